-- Learnt or corrected after registration: rules read both.
GRANT UPDATE ("sex") ON "app"."patients" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("medicines") ON "app"."care_episodes" TO heron_app;
