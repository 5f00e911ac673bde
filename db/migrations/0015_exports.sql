CREATE TABLE "app"."data_export_parts" (
	"clinic_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"file" smallint NOT NULL,
	"seq" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "data_export_parts_clinic_id_export_id_file_seq_pk" PRIMARY KEY("clinic_id","export_id","file","seq")
);
--> statement-breakpoint
ALTER TABLE "app"."data_export_parts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."data_exports" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"what" text NOT NULL,
	"selection" jsonb NOT NULL,
	"reason" text NOT NULL,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"rows_expected" bigint,
	"rows_done" bigint DEFAULT 0 NOT NULL,
	"progress" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"manifest" jsonb,
	CONSTRAINT "data_exports_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "data_exports_state" CHECK (state in ('queued', 'running', 'ready', 'sent', 'failed', 'deleted', 'expired'))
);
--> statement-breakpoint
ALTER TABLE "app"."data_exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "app"."data_export_parts" ADD CONSTRAINT "data_export_parts_clinic_id_export_id_data_exports_clinic_id_id_fk" FOREIGN KEY ("clinic_id","export_id") REFERENCES "app"."data_exports"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."data_exports" ADD CONSTRAINT "data_exports_clinic_id_requested_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","requested_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_exports_recent" ON "app"."data_exports" USING btree ("clinic_id","requested_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "data_exports_due" ON "app"."data_exports" USING btree ("clinic_id","next_at") WHERE state in ('queued', 'running', 'ready');--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."data_export_parts" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."data_exports" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
--> statement-breakpoint
-- What left Heron is never forgotten: rows stay, and parts are emptied rather than removed.
GRANT SELECT, INSERT ON "app"."data_exports", "app"."data_export_parts" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("state", "rows_done", "progress", "attempts", "failures", "next_at", "settled_at", "manifest") ON "app"."data_exports" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("bytes") ON "app"."data_export_parts" TO heron_app;--> statement-breakpoint
-- For the worker: one probe of an index a clinic says where there is something to make or to let expire.
CREATE FUNCTION app.clinics_to_export(due timestamptz) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  select c.id from app.clinics c
  where exists (select 1 from app.data_exports e
    where e.clinic_id = c.id and e.state in ('queued', 'running', 'ready') and e.next_at <= due)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION app.clinics_to_export(timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app.clinics_to_export(timestamptz) TO heron_app;
