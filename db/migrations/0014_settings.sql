ALTER TABLE "app"."notifications" ALTER COLUMN "case_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."notification_preferences" ADD COLUMN "email_off" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."notification_preferences" ADD COLUMN "quiet_zone" text;--> statement-breakpoint
CREATE INDEX "notifications_of_case" ON "app"."notifications" USING btree ("clinic_id","case_id");--> statement-breakpoint
CREATE INDEX "notifications_of_endpoint" ON "app"."notifications" USING btree ("clinic_id","endpoint_id","created_at") WHERE endpoint_id is not null;--> statement-breakpoint
ALTER TABLE "app"."notifications" ADD CONSTRAINT "notifications_case" CHECK (case_id is not null or step = 'test');--> statement-breakpoint
-- A secret is replaced in its row, so that what waits for the endpoint is signed with the new one.
GRANT UPDATE ("sealed_secret") ON "app"."webhook_endpoints" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("time_zone", "hours", "holidays") ON "app"."clinics" TO heron_app;
