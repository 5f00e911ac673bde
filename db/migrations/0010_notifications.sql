CREATE TABLE "app"."notification_preferences" (
	"clinic_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"email" boolean NOT NULL,
	"quiet_from" text,
	"quiet_to" text,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notification_preferences_clinic_id_staff_id_pk" PRIMARY KEY("clinic_id","staff_id"),
	CONSTRAINT "notification_preferences_quiet" CHECK ((quiet_from is null) = (quiet_to is null) and quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        and quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
);
--> statement-breakpoint
ALTER TABLE "app"."notification_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."notifications" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"dedupe_key" text NOT NULL,
	"step" text NOT NULL,
	"channel" text NOT NULL,
	"staff_id" uuid,
	"endpoint_id" uuid,
	"case_id" uuid NOT NULL,
	"priority" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"subject" text,
	"last_error" text,
	CONSTRAINT "notifications_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "notifications_once" UNIQUE("clinic_id","dedupe_key"),
	CONSTRAINT "notifications_state" CHECK (state in ('pending', 'failed', 'sent', 'dead', 'unneeded')),
	CONSTRAINT "notifications_recipient" CHECK ((channel = 'email' and staff_id is not null and endpoint_id is null)
        or (channel = 'webhook' and endpoint_id is not null and staff_id is null))
);
--> statement-breakpoint
ALTER TABLE "app"."notifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "app"."webhook_endpoints" (
	"clinic_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"url" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "webhook_endpoints_clinic_id_id_pk" PRIMARY KEY("clinic_id","id"),
	CONSTRAINT "webhook_endpoints_https" CHECK (url like 'https://%')
);
--> statement-breakpoint
ALTER TABLE "app"."webhook_endpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "app"."outbox" ADD COLUMN "actor_id" uuid;--> statement-breakpoint
ALTER TABLE "app"."outbox" ADD COLUMN "to_id" uuid;--> statement-breakpoint
ALTER TABLE "app"."notification_preferences" ADD CONSTRAINT "notification_preferences_clinic_id_staff_id_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."notifications" ADD CONSTRAINT "notifications_clinic_id_case_id_cases_clinic_id_id_fk" FOREIGN KEY ("clinic_id","case_id") REFERENCES "app"."cases"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."notifications" ADD CONSTRAINT "notifications_clinic_id_staff_id_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","staff_id") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."notifications" ADD CONSTRAINT "notifications_clinic_id_endpoint_id_webhook_endpoints_clinic_id_id_fk" FOREIGN KEY ("clinic_id","endpoint_id") REFERENCES "app"."webhook_endpoints"("clinic_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app"."webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_clinic_id_added_by_memberships_clinic_id_staff_id_fk" FOREIGN KEY ("clinic_id","added_by") REFERENCES "app"."memberships"("clinic_id","staff_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notifications_due" ON "app"."notifications" USING btree ("clinic_id","channel","next_attempt_at") WHERE state in ('pending', 'failed');--> statement-breakpoint
CREATE INDEX "notifications_recent" ON "app"."notifications" USING btree ("clinic_id","created_at");--> statement-breakpoint
CREATE INDEX "notifications_dead" ON "app"."notifications" USING btree ("clinic_id","created_at") WHERE state = 'dead';--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."notification_preferences" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."notifications" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own_clinic" ON "app"."webhook_endpoints" AS PERMISSIVE FOR ALL TO "heron_app" USING (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid) WITH CHECK (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
--> statement-breakpoint
-- What was planned is settled, never removed; an endpoint is ended.
GRANT SELECT, INSERT ON "app"."notifications", "app"."webhook_endpoints" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("state", "attempts", "failures", "next_attempt_at", "settled_at", "subject", "last_error") ON "app"."notifications" TO heron_app;--> statement-breakpoint
GRANT UPDATE ("ended_at") ON "app"."webhook_endpoints" TO heron_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON "app"."notification_preferences" TO heron_app;--> statement-breakpoint
-- The address of a colleague in the clinic that was entered, for sending; staff itself stays out of reach.
CREATE FUNCTION app.address_of(member uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  select s.email from app.staff s join app.memberships m on m.staff_id = s.id
  where m.staff_id = member and m.clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid
    and m.ended_at is null and s.disabled_at is null
$$;
--> statement-breakpoint
-- For the worker: one probe of an index a clinic says where there is something to plan or send.
CREATE FUNCTION app.clinics_to_notify(channels text[], due timestamptz) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  select c.id from app.clinics c
  where exists (select 1 from app.outbox o where o.clinic_id = c.id and o.delivered_at is null and o.available_at <= due)
    or exists (select 1 from unnest(channels) as one(channel) cross join lateral (select 1 from app.notifications n
      where n.clinic_id = c.id and n.channel = one.channel and n.state in ('pending', 'failed') and n.next_attempt_at <= due limit 1) due_now)
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION app.address_of(uuid), app.clinics_to_notify(text[], timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app.address_of(uuid), app.clinics_to_notify(text[], timestamptz) TO heron_app;
