CREATE TABLE "app"."lookers" (
	"clinic_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"looked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lookers_clinic_id_staff_id_pk" PRIMARY KEY("clinic_id","staff_id")
);
--> statement-breakpoint
ALTER TABLE "app"."lookers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."own_outcomes" (
	"clinic_id" uuid NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"stands_for" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "own_outcomes_clinic_id_code_pk" PRIMARY KEY("clinic_id","code"),
	CONSTRAINT "own_outcomes_code" CHECK (code ~ '^[a-z]{2}[a-z0-9-]{0,30}$')
);
--> statement-breakpoint
ALTER TABLE "app"."own_outcomes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."triage_settings" (
	"clinic_id" uuid PRIMARY KEY NOT NULL,
	"claim_minutes" integer NOT NULL,
	"on_call" jsonb,
	"lead_id" uuid,
	"remote_urgent" boolean NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "triage_settings_claim_minutes" CHECK (claim_minutes between 15 and 1440),
	CONSTRAINT "triage_settings_remote_urgent_on_call" CHECK (not remote_urgent or (coalesce(on_call->>'name', '') <> '' and coalesce(on_call->>'phone', '') <> ''))
);
--> statement-breakpoint
ALTER TABLE "app"."triage_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "claim_expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "waiting_reason" text;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "waiting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "waiting_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "snooze_reason" text;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "snoozed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "snoozed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "wake_at_rank" smallint;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "escalated_to" text;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD COLUMN "own_outcome" text;--> statement-breakpoint
ALTER TABLE "app"."triage_events" ADD COLUMN "seq" integer;--> statement-breakpoint
ALTER TABLE "app"."lookers" ADD CONSTRAINT "lookers_clinic_id_staff_id_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."lookers" ADD CONSTRAINT "lookers_clinic_id_case_id_cases_clinic_id_id_fk" FOREIGN KEY ("clinic_id","case_id") REFERENCES "app"."cases"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."own_outcomes" ADD CONSTRAINT "own_outcomes_clinic_id_added_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","added_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."triage_settings" ADD CONSTRAINT "triage_settings_clinic_id_lead_id_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","lead_id") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."triage_settings" ADD CONSTRAINT "triage_settings_clinic_id_changed_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","changed_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_due" ON "app"."cases" USING btree ("clinic_id","due_at") WHERE status <> 'closed';--> statement-breakpoint
ALTER TABLE "app"."cases" ADD CONSTRAINT "cases_status" CHECK (status in ('new', 'claimed', 'waiting', 'snoozed', 'returned', 'closed'));--> statement-breakpoint
ALTER TABLE "app"."cases" ADD CONSTRAINT "cases_waiting_for_something" CHECK ((status = 'waiting') = (waiting_reason is not null and waiting_since is not null and waiting_until is not null)
        and (status <> 'waiting' or owner_id is not null));--> statement-breakpoint
ALTER TABLE "app"."cases" ADD CONSTRAINT "cases_snoozed_for_a_time" CHECK ((status = 'snoozed') = (snoozed_at is not null and snoozed_until is not null and wake_at_rank is not null)
        and (snoozed_until <= snoozed_at + interval '30 days'));--> statement-breakpoint
ALTER TABLE "app"."cases" ADD CONSTRAINT "cases_urgent_never_snoozed" CHECK (status <> 'snoozed' or priority <> 'urgent');--> statement-breakpoint
ALTER TABLE "app"."cases" ADD CONSTRAINT "cases_escalated_to" CHECK (escalated_to in ('owner', 'pool', 'lead'));--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."lookers" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."own_outcomes" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."triage_settings" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
--> statement-breakpoint
-- Settings and own outcomes are changed, never removed; a looker's row is written over.
GRANT SELECT, INSERT, UPDATE ON "app"."triage_settings", "app"."lookers" TO heron_app;--> statement-breakpoint
GRANT SELECT, INSERT ON "app"."own_outcomes" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("label", "retired_at") ON "app"."own_outcomes" TO heron_app;--> statement-breakpoint
-- What was claimed before claims ended by themselves has the usual time from now.
UPDATE "app"."cases" SET "claim_expires_at" = now() + interval '2 hours' WHERE "status" = 'claimed';
