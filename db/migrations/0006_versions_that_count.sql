ALTER TABLE "app"."check_ins" ADD COLUMN "superseded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "silence_asked_at" timestamp with time zone;--> statement-breakpoint
GRANT UPDATE ("superseded") ON "app"."check_ins" TO heron_app;--> statement-breakpoint
-- Of all versions the last one counted so far.
UPDATE "app"."check_ins" c SET "superseded" = true WHERE EXISTS (SELECT 1 FROM "app"."check_ins" later
  WHERE later."clinic_id" = c."clinic_id" AND later."source" = c."source" AND later."identifier" = c."identifier" AND later."version" > c."version");--> statement-breakpoint
-- A check-in that is not finished has no score.
UPDATE "app"."scores" s SET "superseded" = true FROM "app"."check_ins" c
  WHERE c."clinic_id" = s."clinic_id" AND c."id" = s."check_in_id" AND c."status" = 'in-progress';
