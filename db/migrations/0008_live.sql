-- For open queues: which sessions have not ended. Asking does not keep one alive, as find_session does.
CREATE FUNCTION app.open_sessions_of(session_token_hashes text[])
RETURNS TABLE (token_hash text, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  select s.token_hash, m.role from app.sessions s
  join app.staff p on p.id = s.staff_id and p.disabled_at is null
  join app.memberships m on m.clinic_id = s.clinic_id and m.staff_id = s.staff_id and m.ended_at is null
  where s.token_hash = any(session_token_hashes) and s.closed_at is null
    and s.expires_at > clock_timestamp() and s.last_seen_at > clock_timestamp() - interval '60 minutes'
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION app.open_sessions_of(text[]) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION app.open_sessions_of(text[]) TO heron_app;
