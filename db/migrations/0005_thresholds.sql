CREATE TABLE "app"."threshold_overrides" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"name" text NOT NULL,
	"value" double precision NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_by" uuid,
	"ended_at" timestamp with time zone,
	CONSTRAINT "threshold_overrides_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "threshold_overrides_term" CHECK (expires_at > set_at and expires_at <= set_at + interval '366 days'),
	CONSTRAINT "threshold_overrides_ended" CHECK ((ended_at is null) = (ended_by is null))
);
--> statement-breakpoint
ALTER TABLE "app"."threshold_overrides" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."threshold_sets" (
	"clinic_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"values" jsonb NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decision" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "threshold_sets_clinic_id_version_pk" PRIMARY KEY("clinic_id","version"),
	CONSTRAINT "threshold_sets_version" CHECK (version > 0),
	CONSTRAINT "threshold_sets_values" CHECK (jsonb_typeof("values") = 'object'),
	CONSTRAINT "threshold_sets_decided" CHECK ((decided_at is null) = (decision is null) and (decided_at is null) = (decided_by is null)),
	CONSTRAINT "threshold_sets_two_people" CHECK (decision is distinct from 'approved' or decided_by <> proposed_by),
	CONSTRAINT "threshold_sets_decision" CHECK (decision in ('approved', 'declined'))
);
--> statement-breakpoint
ALTER TABLE "app"."threshold_sets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "app"."flags" ADD COLUMN "basis" jsonb;--> statement-breakpoint
ALTER TABLE "app"."threshold_overrides" ADD CONSTRAINT "threshold_overrides_clinic_id_patient_id_patients_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "app"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."threshold_overrides" ADD CONSTRAINT "threshold_overrides_clinic_id_set_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","set_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."threshold_overrides" ADD CONSTRAINT "threshold_overrides_clinic_id_ended_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","ended_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."threshold_sets" ADD CONSTRAINT "threshold_sets_clinic_id_proposed_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","proposed_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."threshold_sets" ADD CONSTRAINT "threshold_sets_clinic_id_decided_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","decided_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "threshold_overrides_of_patient" ON "app"."threshold_overrides" USING btree ("clinic_id","patient_id","set_at");--> statement-breakpoint
CREATE UNIQUE INDEX "threshold_sets_one_open" ON "app"."threshold_sets" USING btree ("clinic_id") WHERE decided_at is null;--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."threshold_overrides" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "undecided_only" ON "app"."threshold_sets" AS RESTRICTIVE FOR UPDATE TO "heron_app" USING (decided_at is null) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."threshold_sets" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
--> statement-breakpoint
-- A version is proposed whole and decided once; a patient's number is set once and may be ended.
GRANT SELECT, INSERT ON "app"."threshold_sets", "app"."threshold_overrides" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("decision", "decided_by", "decided_at") ON "app"."threshold_sets" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("ended_by", "ended_at") ON "app"."threshold_overrides" TO heron_app;
