ALTER TABLE "app"."care_episodes" ADD COLUMN "medicines" jsonb;--> statement-breakpoint
ALTER TABLE "app"."patients" ADD COLUMN "sex" text;--> statement-breakpoint
ALTER TABLE "app"."prescriptions" ADD COLUMN "concentration_mg_per_ml" double precision;--> statement-breakpoint
ALTER TABLE "app"."prescriptions" ADD COLUMN "intent" text;--> statement-breakpoint
ALTER TABLE "app"."care_episodes" ADD CONSTRAINT "care_episodes_medicines" CHECK (case when jsonb_typeof("app"."care_episodes"."medicines") = 'array' then jsonb_array_length("app"."care_episodes"."medicines") <= 40 else "app"."care_episodes"."medicines" is null end);--> statement-breakpoint
ALTER TABLE "app"."patients" ADD CONSTRAINT "patients_sex" CHECK ("app"."patients"."sex" in ('female', 'male', 'other', 'unknown'));--> statement-breakpoint
ALTER TABLE "app"."prescriptions" ADD CONSTRAINT "prescriptions_concentration" CHECK ("app"."prescriptions"."concentration_mg_per_ml" > 0);--> statement-breakpoint
ALTER TABLE "app"."prescriptions" ADD CONSTRAINT "prescriptions_intent" CHECK ("app"."prescriptions"."intent" in ('sub-perceptual', 'perceptual'));