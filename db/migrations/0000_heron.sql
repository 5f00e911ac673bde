CREATE SCHEMA IF NOT EXISTS "app";
--> statement-breakpoint
CREATE TABLE "app"."audit_events" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject_id" text,
	"patient_id" uuid,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "audit_events_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "app"."audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."check_ins" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"instrument" text NOT NULL,
	"instrument_version" text NOT NULL,
	"status" text NOT NULL,
	"source" text NOT NULL,
	"identifier" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"replaces_id" uuid,
	"content_hash" text NOT NULL,
	"authored_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"language" text NOT NULL,
	"answers" jsonb NOT NULL,
	"stated_total" double precision,
	"self_harm" smallint GENERATED ALWAYS AS (greatest(
        case when jsonb_typeof(answers->'phq9.9') = 'number' then (answers->'phq9.9')::smallint else 0 end,
        case when answers->'asq.5' = 'true'::jsonb then 3 else 0 end,
        case when answers->'asq.1' = 'true'::jsonb or answers->'asq.2' = 'true'::jsonb or answers->'asq.3' = 'true'::jsonb then 2 else 0 end,
        case when jsonb_typeof(answers->'sf.safe') = 'number' and (answers->'sf.safe')::smallint >= 1 then 3 else 0 end
      )::smallint) STORED,
	CONSTRAINT "check_ins_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "check_ins_identifier" UNIQUE("clinic_id","source","identifier","version")
);
--> statement-breakpoint
ALTER TABLE "app"."check_ins" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."doses" (
	"clinic_id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"local_on" date NOT NULL,
	"route" text,
	"mg" double precision,
	"planned_mg" double precision,
	"effect" smallint,
	"help" smallint,
	"superseded" boolean DEFAULT false NOT NULL,
	CONSTRAINT "doses_clinic_id_check_in_id_pk" PRIMARY KEY("clinic_id","check_in_id")
);
--> statement-breakpoint
ALTER TABLE "app"."doses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."idempotency_keys" (
	"clinic_id" uuid NOT NULL,
	"source" text NOT NULL,
	"key" text NOT NULL,
	"content_hash" text NOT NULL,
	"check_in_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_clinic_id_source_key_pk" PRIMARY KEY("clinic_id","source","key")
);
--> statement-breakpoint
ALTER TABLE "app"."idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."judgements" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"judged_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"rules_version" text NOT NULL,
	"findings" jsonb NOT NULL,
	CONSTRAINT "judgements_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "app"."judgements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."scores" (
	"clinic_id" uuid NOT NULL,
	"check_in_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"instrument" text NOT NULL,
	"measure" text NOT NULL,
	"authored_at" timestamp with time zone NOT NULL,
	"value" double precision,
	"band" text,
	"prorated" boolean NOT NULL,
	"answered" smallint NOT NULL,
	"of" smallint NOT NULL,
	"superseded" boolean DEFAULT false NOT NULL,
	CONSTRAINT "scores_clinic_id_check_in_id_measure_pk" PRIMARY KEY("clinic_id","check_in_id","measure")
);
--> statement-breakpoint
ALTER TABLE "app"."scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."api_tokens" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "api_tokens_scope" CHECK ("app"."api_tokens"."scope" in ('intake'))
);
--> statement-breakpoint
ALTER TABLE "app"."api_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."clinics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"hours" jsonb NOT NULL,
	"holidays" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"crisis_contacts" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "clinics_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "app"."clinics" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."memberships" (
	"clinic_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"role" text NOT NULL,
	"display_name" text NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "memberships_clinic_id_staff_id_pk" PRIMARY KEY("clinic_id","staff_id"),
	CONSTRAINT "memberships_role" CHECK ("app"."memberships"."role" in ('administrator', 'clinician', 'coordinator', 'auditor'))
);
--> statement-breakpoint
ALTER TABLE "app"."memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"clinic_id" uuid NOT NULL,
	"assurance" integer DEFAULT 1 NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "app"."sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email"),
	CONSTRAINT "staff_email_lowercase" CHECK ("app"."staff"."email" = lower("app"."staff"."email"))
);
--> statement-breakpoint
ALTER TABLE "app"."staff" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."care_episodes" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"started_on" date NOT NULL,
	"first_dose_on" date,
	"ended_on" date,
	CONSTRAINT "care_episodes_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "app"."care_episodes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."patient_identities" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"born_on" date NOT NULL,
	"phone" text,
	"email" text,
	"emergency_contact" jsonb,
	CONSTRAINT "patient_identities_clinic_id_patient_id_pk" PRIMARY KEY("clinic_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "app"."patient_identities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."patients" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"language" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "patients_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "patients_number" UNIQUE("clinic_id","number")
);
--> statement-breakpoint
ALTER TABLE "app"."patients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."prescriptions" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"episode_id" uuid NOT NULL,
	"drug" text NOT NULL,
	"route" text NOT NULL,
	"form" text NOT NULL,
	"strength_mg" double precision NOT NULL,
	"dose_mg" double precision NOT NULL,
	"max_dose_mg" double precision NOT NULL,
	"max_doses_per_day" integer NOT NULL,
	"schedule" jsonb NOT NULL,
	"min_interval_hours" integer NOT NULL,
	"titration" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"dispensed_units" double precision,
	"dispensed_on" date,
	"days_supply" integer,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "prescriptions_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "prescriptions_doses" CHECK ("app"."prescriptions"."dose_mg" > 0 and "app"."prescriptions"."max_dose_mg" >= "app"."prescriptions"."dose_mg" and "app"."prescriptions"."strength_mg" > 0)
);
--> statement-breakpoint
ALTER TABLE "app"."prescriptions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."standings" (
	"clinic_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"open_rank" smallint DEFAULT 9 NOT NULL,
	"open_flags" integer DEFAULT 0 NOT NULL,
	"deterioration" double precision DEFAULT 0 NOT NULL,
	"why" text,
	"phq9" jsonb,
	"previous" smallint,
	"baseline" smallint,
	"change_from_previous" smallint,
	"change_from_baseline" smallint,
	"reliable" text,
	"response" text,
	"sparkline" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"last_check_in_at" timestamp with time zone,
	"next_due_on" date,
	CONSTRAINT "standings_clinic_id_patient_id_pk" PRIMARY KEY("clinic_id","patient_id")
);
--> statement-breakpoint
ALTER TABLE "app"."standings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."cases" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"status" text NOT NULL,
	"priority" text NOT NULL,
	"rank" smallint GENERATED ALWAYS AS (case priority when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end) STORED,
	"due_at" timestamp with time zone NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"owner_id" uuid,
	"claimed_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"outcome" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "cases_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "cases_closed_with_outcome" CHECK ((status = 'closed') = (closed_at is not null and outcome is not null)),
	CONSTRAINT "cases_claimed_with_owner" CHECK (status <> 'claimed' or owner_id is not null)
);
--> statement-breakpoint
ALTER TABLE "app"."cases" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."flags" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"rule_id" text NOT NULL,
	"rule_version" integer NOT NULL,
	"priority" text NOT NULL,
	"safety" boolean NOT NULL,
	"summary" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"check_in_id" uuid,
	"raised_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"seen" integer DEFAULT 1 NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "flags_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "app"."flags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."outbox" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"topic" text NOT NULL,
	"case_id" uuid NOT NULL,
	"priority" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"available_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "outbox_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "app"."outbox" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."triage_events" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"patient_id" uuid NOT NULL,
	"flag_id" uuid,
	"kind" text NOT NULL,
	"staff_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "triage_events_clinic_id_id_pk" PRIMARY KEY("clinic_id","id")
);
--> statement-breakpoint
ALTER TABLE "app"."triage_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "app"."audit_events" ADD CONSTRAINT "audit_events_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "app"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."check_ins" ADD CONSTRAINT "check_ins_clinic_id_patient_id_patients_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "app"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."doses" ADD CONSTRAINT "doses_clinic_id_check_in_id_check_ins_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "app"."check_ins"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."judgements" ADD CONSTRAINT "judgements_clinic_id_check_in_id_check_ins_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "app"."check_ins"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."scores" ADD CONSTRAINT "scores_clinic_id_check_in_id_check_ins_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "app"."check_ins"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."api_tokens" ADD CONSTRAINT "api_tokens_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "app"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."memberships" ADD CONSTRAINT "memberships_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "app"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."memberships" ADD CONSTRAINT "memberships_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "app"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "app"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."care_episodes" ADD CONSTRAINT "care_episodes_clinic_id_patient_id_patients_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "app"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."patient_identities" ADD CONSTRAINT "patient_identities_clinic_id_patient_id_patients_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "app"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."patients" ADD CONSTRAINT "patients_clinic_id_clinics_id_fk" FOREIGN KEY ("clinic_id") REFERENCES "app"."clinics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."prescriptions" ADD CONSTRAINT "prescriptions_clinic_id_patient_id_patients_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "app"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."prescriptions" ADD CONSTRAINT "prescriptions_clinic_id_episode_id_care_episodes_clinic_id_id_fk" FOREIGN KEY ("clinic_id","episode_id") REFERENCES "app"."care_episodes"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD CONSTRAINT "standings_clinic_id_patient_id_patients_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "app"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD CONSTRAINT "cases_clinic_id_patient_id_patients_clinic_id_id_fk" FOREIGN KEY ("clinic_id","patient_id") REFERENCES "app"."patients"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD CONSTRAINT "cases_clinic_id_owner_id_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","owner_id") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."cases" ADD CONSTRAINT "cases_clinic_id_closed_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","closed_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."flags" ADD CONSTRAINT "flags_clinic_id_case_id_cases_clinic_id_id_fk" FOREIGN KEY ("clinic_id","case_id") REFERENCES "app"."cases"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."flags" ADD CONSTRAINT "flags_clinic_id_check_in_id_check_ins_clinic_id_id_fk" FOREIGN KEY ("clinic_id","check_in_id") REFERENCES "app"."check_ins"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."outbox" ADD CONSTRAINT "outbox_clinic_id_case_id_cases_clinic_id_id_fk" FOREIGN KEY ("clinic_id","case_id") REFERENCES "app"."cases"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."triage_events" ADD CONSTRAINT "triage_events_clinic_id_case_id_cases_clinic_id_id_fk" FOREIGN KEY ("clinic_id","case_id") REFERENCES "app"."cases"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."triage_events" ADD CONSTRAINT "triage_events_clinic_id_staff_id_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_newest" ON "app"."audit_events" USING btree ("clinic_id","at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "audit_events_of_patient" ON "app"."audit_events" USING btree ("clinic_id","patient_id","at");--> statement-breakpoint
CREATE INDEX "check_ins_of_patient" ON "app"."check_ins" USING btree ("clinic_id","patient_id","authored_at");--> statement-breakpoint
CREATE INDEX "check_ins_received" ON "app"."check_ins" USING btree ("clinic_id","received_at");--> statement-breakpoint
CREATE INDEX "check_ins_self_harm" ON "app"."check_ins" USING btree ("clinic_id","received_at") WHERE self_harm > 0;--> statement-breakpoint
CREATE INDEX "doses_of_patient" ON "app"."doses" USING btree ("clinic_id","patient_id","taken_at");--> statement-breakpoint
CREATE INDEX "judgements_of_check_in" ON "app"."judgements" USING btree ("clinic_id","check_in_id");--> statement-breakpoint
CREATE INDEX "scores_trend" ON "app"."scores" USING btree ("clinic_id","patient_id","instrument","measure","authored_at") INCLUDE ("value","band","prorated","check_in_id","superseded");--> statement-breakpoint
CREATE INDEX "api_tokens_by_hash" ON "app"."api_tokens" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "memberships_by_staff" ON "app"."memberships" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "care_episodes_of_patient" ON "app"."care_episodes" USING btree ("clinic_id","patient_id","started_on");--> statement-breakpoint
CREATE INDEX "prescriptions_of_patient" ON "app"."prescriptions" USING btree ("clinic_id","patient_id","starts_on");--> statement-breakpoint
CREATE INDEX "standings_caseload" ON "app"."standings" USING btree ("clinic_id","open_rank","deterioration" DESC NULLS LAST,"patient_id");--> statement-breakpoint
CREATE INDEX "standings_due" ON "app"."standings" USING btree ("clinic_id","next_due_on","patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_one_open" ON "app"."cases" USING btree ("clinic_id","patient_id") WHERE status <> 'closed';--> statement-breakpoint
CREATE INDEX "cases_queue" ON "app"."cases" USING btree ("clinic_id","rank","due_at","id") WHERE status <> 'closed';--> statement-breakpoint
CREATE INDEX "cases_closed" ON "app"."cases" USING btree ("clinic_id","closed_at") WHERE status = 'closed';--> statement-breakpoint
CREATE INDEX "cases_of_patient" ON "app"."cases" USING btree ("clinic_id","patient_id","opened_at");--> statement-breakpoint
CREATE INDEX "flags_of_case" ON "app"."flags" USING btree ("clinic_id","case_id");--> statement-breakpoint
CREATE INDEX "flags_of_patient" ON "app"."flags" USING btree ("clinic_id","patient_id","raised_at");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_one_open" ON "app"."flags" USING btree ("clinic_id","patient_id","rule_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "app"."outbox" USING btree ("clinic_id","available_at") WHERE delivered_at is null;--> statement-breakpoint
CREATE INDEX "triage_events_of_case" ON "app"."triage_events" USING btree ("clinic_id","case_id","at");--> statement-breakpoint
CREATE INDEX "triage_events_of_patient" ON "app"."triage_events" USING btree ("clinic_id","patient_id","at");--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."audit_events" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."check_ins" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."doses" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."idempotency_keys" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."judgements" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."scores" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."clinics" AS PERMISSIVE FOR ALL TO "heron_app" USING (id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."memberships" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."care_episodes" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."patient_identities" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."patients" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."prescriptions" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."standings" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."cases" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."flags" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."outbox" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."triage_events" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);