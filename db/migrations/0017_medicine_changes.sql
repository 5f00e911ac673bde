CREATE TABLE "app"."medicine_changes" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid NOT NULL,
	"change" text NOT NULL,
	"name" text NOT NULL,
	"class" text NOT NULL,
	CONSTRAINT "medicine_changes_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "medicine_changes_change" CHECK ("app"."medicine_changes"."change" in ('added', 'removed'))
);
--> statement-breakpoint
ALTER TABLE "app"."medicine_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "app"."medicine_changes" ADD CONSTRAINT "medicine_changes_clinic_id_patient_id_patients_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "app"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."medicine_changes" ADD CONSTRAINT "medicine_changes_clinic_id_staff_id_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "medicine_changes_of_patient" ON "app"."medicine_changes" USING btree ("clinic_id","patient_id","at");--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."medicine_changes" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
GRANT SELECT, INSERT ON "app"."medicine_changes" TO heron_app;
