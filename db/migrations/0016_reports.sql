CREATE INDEX "flags_raised" ON "app"."flags" USING btree ("clinic_id","raised_at");--> statement-breakpoint
CREATE INDEX "triage_events_recent" ON "app"."triage_events" USING btree ("clinic_id","at");