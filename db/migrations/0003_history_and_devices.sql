ALTER TABLE "app"."check_ins" ADD COLUMN "device_id" text;--> statement-breakpoint
ALTER TABLE "app"."patients" ADD COLUMN "bipolar_history" boolean;--> statement-breakpoint
CREATE INDEX "check_ins_on_device" ON "app"."check_ins" USING btree ("clinic_id","device_id","authored_at") WHERE device_id is not null;--> statement-breakpoint
-- Asked at intake, or learnt later.
GRANT UPDATE ("bipolar_history") ON "app"."patients" TO heron_app;
