-- What drizzle-kit cannot say: how a clinic is entered, what the application role may do, and who finds a sign-in.

-- The only way into a clinic. set_config() does not reach Citus workers; SET LOCAL does.
CREATE FUNCTION app.enter_clinic(clinic uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('set local app.clinic_id = %L', clinic);
END $$;
--> statement-breakpoint

-- Signing in happens before a clinic is known, so the application role reaches these tables only through the functions below.
CREATE FUNCTION app.find_sign_in(sign_in_email text)
RETURNS TABLE (staff_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  select s.id, s.password_hash from app.staff s where s.email = lower(sign_in_email) and s.disabled_at is null
$$;
--> statement-breakpoint

CREATE FUNCTION app.open_session(session_token_hash text, session_staff_id uuid)
RETURNS TABLE (clinic_id uuid, expires_at timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  insert into app.sessions (token_hash, staff_id, clinic_id, expires_at)
  select session_token_hash, m.staff_id, m.clinic_id, clock_timestamp() + interval '12 hours'
  from app.memberships m join app.staff s on s.id = m.staff_id
  where m.staff_id = session_staff_id and m.ended_at is null and s.disabled_at is null
  order by m.clinic_id limit 1
  returning sessions.clinic_id, sessions.expires_at
$$;
--> statement-breakpoint

-- One round trip answers who asks: a disabled person, an ended membership or a closed session bites on the next request.
CREATE FUNCTION app.find_session(session_token_hash text)
RETURNS TABLE (staff_id uuid, clinic_id uuid, role text, display_name text, clinic_name text, time_zone text, assurance integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  update app.sessions s set last_seen_at = clock_timestamp()
  where s.token_hash = session_token_hash and s.closed_at is null
    and s.last_seen_at between clock_timestamp() - interval '60 minutes' and clock_timestamp() - interval '30 seconds';
  return query
  select s.staff_id, s.clinic_id, m.role, m.display_name, c.name, c.time_zone, s.assurance
  from app.sessions s
  join app.staff p on p.id = s.staff_id and p.disabled_at is null
  join app.memberships m on m.clinic_id = s.clinic_id and m.staff_id = s.staff_id and m.ended_at is null
  join app.clinics c on c.id = s.clinic_id
  where s.token_hash = session_token_hash and s.closed_at is null
    and s.expires_at > clock_timestamp() and s.last_seen_at > clock_timestamp() - interval '60 minutes';
END $$;
--> statement-breakpoint

CREATE FUNCTION app.close_session(session_token_hash text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
  update app.sessions set closed_at = clock_timestamp() where token_hash = session_token_hash and closed_at is null
$$;
--> statement-breakpoint

CREATE FUNCTION app.find_api_token(api_token_hash text)
RETURNS TABLE (id uuid, clinic_id uuid, name text, scope text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  select t.id, t.clinic_id, t.name, t.scope from app.api_tokens t
  where t.token_hash = api_token_hash and t.revoked_at is null and t.expires_at > clock_timestamp()
$$;
--> statement-breakpoint

-- For the sweeps, which then enter each clinic like everybody else.
CREATE FUNCTION app.list_clinic_ids() RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  select c.id from app.clinics c
$$;
--> statement-breakpoint

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app TO heron_app;
--> statement-breakpoint

-- Nothing is ever deleted; what states a fact is never changed. staff, sessions and api_tokens have no grant at all.
GRANT SELECT ON app.clinics, app.memberships TO heron_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON app.patients, app.check_ins, app.scores, app.doses, app.judgements, app.idempotency_keys,
  app.triage_events, app.audit_events, app.prescriptions, app.care_episodes, app.patient_identities,
  app.standings, app.cases, app.flags, app.outbox TO heron_app;
--> statement-breakpoint
GRANT UPDATE ON app.patient_identities, app.standings, app.cases, app.flags, app.outbox TO heron_app;
--> statement-breakpoint
GRANT UPDATE (language, time_zone) ON app.patients TO heron_app;
--> statement-breakpoint
GRANT UPDATE (first_dose_on, ended_on) ON app.care_episodes TO heron_app;
--> statement-breakpoint
GRANT UPDATE (ends_on) ON app.prescriptions TO heron_app;
--> statement-breakpoint
GRANT UPDATE (superseded) ON app.scores, app.doses TO heron_app;
