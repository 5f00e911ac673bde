CREATE TABLE "app"."caseload_views" (
	"clinic_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"asked" text NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "caseload_views_clinic_id_staff_id_id_pk" PRIMARY KEY("clinic_id","staff_id","id"),
	CONSTRAINT "caseload_views_name" CHECK (name <> '' and length(name) <= 60),
	CONSTRAINT "caseload_views_asked" CHECK (length(asked) <= 300)
);
--> statement-breakpoint
ALTER TABLE "app"."caseload_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "app"."standings_caseload";--> statement-breakpoint
DROP INDEX "app"."standings_due";--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "previous_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "baseline_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "on_track" boolean;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "by_deterioration" bigint GENERATED ALWAYS AS (open_rank::bigint * 4294967296 - deterioration::bigint) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "by_due" date GENERATED ALWAYS AS (coalesce(next_due_on, '9999-12-31'::date)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "by_score" double precision GENERATED ALWAYS AS (coalesce(-(phq9->'value')::double precision, 1000)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "by_rise" smallint GENERATED ALWAYS AS (coalesce(-change_from_previous, 1000)::smallint) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "by_baseline" smallint GENERATED ALWAYS AS (coalesce(-change_from_baseline, 1000)::smallint) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "by_heard" timestamp with time zone GENERATED ALWAYS AS (coalesce(last_check_in_at, '0001-01-01T00:00:00Z'::timestamptz)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "app"."standings" ADD COLUMN "band" text GENERATED ALWAYS AS (phq9->>'band') STORED;--> statement-breakpoint
ALTER TABLE "app"."caseload_views" ADD CONSTRAINT "caseload_views_clinic_id_staff_id_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "caseload_views_by_name" ON "app"."caseload_views" USING btree ("clinic_id","staff_id","name") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "caseload_views_default" ON "app"."caseload_views" USING btree ("clinic_id","staff_id") WHERE is_default and removed_at is null;--> statement-breakpoint
CREATE INDEX "scores_phq9_by_time" ON "app"."scores" USING btree ("clinic_id","authored_at") INCLUDE ("patient_id", "value") WHERE instrument = 'phq-9' and measure = 'total' and value is not null and not superseded;--> statement-breakpoint
CREATE INDEX "patient_identities_by_name" ON "app"."patient_identities" USING btree ("clinic_id","family_name","given_name","patient_id");--> statement-breakpoint
CREATE INDEX "standings_by_deterioration" ON "app"."standings" USING btree ("clinic_id","by_deterioration","by_due","patient_id");--> statement-breakpoint
CREATE INDEX "standings_by_due" ON "app"."standings" USING btree ("clinic_id","by_due","patient_id");--> statement-breakpoint
CREATE INDEX "standings_by_score" ON "app"."standings" USING btree ("clinic_id","by_score","patient_id");--> statement-breakpoint
CREATE INDEX "standings_by_rise" ON "app"."standings" USING btree ("clinic_id","by_rise","patient_id");--> statement-breakpoint
CREATE INDEX "standings_by_baseline" ON "app"."standings" USING btree ("clinic_id","by_baseline","patient_id");--> statement-breakpoint
CREATE INDEX "standings_by_heard" ON "app"."standings" USING btree ("clinic_id","by_heard","patient_id");--> statement-breakpoint
CREATE INDEX "cases_opened" ON "app"."cases" USING btree ("clinic_id","opened_at");--> statement-breakpoint
ALTER TABLE "app"."standings" DROP COLUMN "why";--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."caseload_views" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
--> statement-breakpoint
-- A view is changed or removed by its owner; the row stays.
GRANT SELECT, INSERT ON "app"."caseload_views" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("asked", "is_default", "saved_at", "removed_at") ON "app"."caseload_views" TO heron_app;--> statement-breakpoint
-- What standings did not hold before: told from the scores, as the next judgement will.
UPDATE "app"."standings" s SET "previous_at" = (
	SELECT authored_at FROM "app"."scores" c WHERE c.clinic_id = s.clinic_id AND c.patient_id = s.patient_id
		AND c.instrument = 'phq-9' AND c.measure = 'total' AND c.value IS NOT NULL AND NOT c.superseded
	ORDER BY authored_at DESC OFFSET 1 LIMIT 1) WHERE previous IS NOT NULL;
