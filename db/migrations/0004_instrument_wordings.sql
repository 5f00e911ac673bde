CREATE TABLE "app"."instrument_wordings" (
	"clinic_id" uuid NOT NULL,
	"instrument" text NOT NULL,
	"version" integer NOT NULL,
	"language" text NOT NULL,
	"edition" text NOT NULL,
	"wording" jsonb NOT NULL,
	"licence_statement" text NOT NULL,
	"loaded_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "instrument_wordings_clinic_id_instrument_version_pk" PRIMARY KEY("clinic_id","instrument","version"),
	CONSTRAINT "instrument_wordings_version" CHECK ("app"."instrument_wordings"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "app"."instrument_wordings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "app"."check_ins" drop column "self_harm";--> statement-breakpoint
ALTER TABLE "app"."check_ins" ADD COLUMN "self_harm" smallint GENERATED ALWAYS AS (greatest(
        case when jsonb_typeof(answers->'phq9.9') = 'number' then (answers->'phq9.9')::smallint else 0 end,
        case when answers->'asq.5' = 'true'::jsonb then 3 else 0 end,
        case when answers->'asq.1' = 'true'::jsonb or answers->'asq.2' = 'true'::jsonb or answers->'asq.3' = 'true'::jsonb then 2 else 0 end,
        case when jsonb_typeof(answers->'sf.safe') = 'number' and (answers->'sf.safe')::smallint >= 1 then 3 else 0 end,
        case when answers->'cssrs.4' = 'true'::jsonb or answers->'cssrs.5' = 'true'::jsonb or answers->'cssrs.6b' = 'true'::jsonb then 3
          when answers->'cssrs.3' = 'true'::jsonb or answers->'cssrs.6' = 'true'::jsonb then 2
          when answers->'cssrs.1' = 'true'::jsonb or answers->'cssrs.2' = 'true'::jsonb then 1 else 0 end
      )::smallint) STORED;--> statement-breakpoint
ALTER TABLE "app"."instrument_wordings" ADD CONSTRAINT "instrument_wordings_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "app"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."instrument_wordings" ADD CONSTRAINT "instrument_wordings_clinic_id_loaded_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","loaded_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."instrument_wordings" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
-- Went with the column it was on.
CREATE INDEX "check_ins_self_harm" ON "app"."check_ins" USING btree ("clinic_id","received_at") WHERE self_harm > 0;--> statement-breakpoint
-- Loaded and read, never changed.
GRANT SELECT, INSERT ON "app"."instrument_wordings" TO heron_app;
