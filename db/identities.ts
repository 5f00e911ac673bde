import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { StaffRole } from "@/domain/access";

/** Who is behind a sign-in, a cookie or a token. Importable by auth/ only; these functions are all the application role can reach. */

export async function findSignIn(email: string): Promise<{ staffId: string; passwordHash: string } | null> {
  const [row] = await database().execute<{ staff_id: string; password_hash: string }>(
    sql`select staff_id, password_hash from app.find_sign_in(${email})`,
  );
  return row ? { staffId: row.staff_id, passwordHash: row.password_hash } : null;
}

/** Opens a session for a person in their clinic; null when they no longer work anywhere. */
export async function openSession(tokenHash: string, staffId: string): Promise<{ clinicId: string } | null> {
  const [row] = await database().execute<{ clinic_id: string }>(
    sql`select clinic_id from app.open_session(${tokenHash}, ${staffId})`,
  );
  return row ? { clinicId: row.clinic_id } : null;
}

export type FoundSession = {
  staffId: string;
  clinicId: string;
  role: StaffRole;
  displayName: string;
  clinicName: string;
  timeZone: string;
};

/** The session of a cookie, if it is still open, recent and its person still works there. */
export async function findSession(tokenHash: string): Promise<FoundSession | null> {
  const [row] = await database().execute<{
    staff_id: string;
    clinic_id: string;
    role: StaffRole;
    display_name: string;
    clinic_name: string;
    time_zone: string;
  }>(
    sql`select staff_id, clinic_id, role, display_name, clinic_name, time_zone from app.find_session(${tokenHash})`,
  );
  if (!row) return null;
  return {
    staffId: row.staff_id,
    clinicId: row.clinic_id,
    role: row.role,
    displayName: row.display_name,
    clinicName: row.clinic_name,
    timeZone: row.time_zone,
  };
}

/** Which of these sessions are still open, and in what role. Asking does not count as use. */
export async function openSessionsOf(
  tokenHashes: string[],
): Promise<{ tokenHash: string; role: StaffRole }[]> {
  const rows = await database().execute<{ token_hash: string; role: StaffRole }>(
    sql`select token_hash, role from app.open_sessions_of(array[${sql.join(
      tokenHashes.map((hash) => sql`${hash}`),
      sql`, `,
    )}]::text[])`,
  );
  return rows.map((row) => ({ tokenHash: row.token_hash, role: row.role }));
}

export async function closeSession(tokenHash: string): Promise<void> {
  await database().execute(sql`select app.close_session(${tokenHash})`);
}

export async function findApiToken(tokenHash: string) {
  const [row] = await database().execute<{ id: string; clinic_id: string; name: string; scope: string }>(
    sql`select id, clinic_id, name, scope from app.find_api_token(${tokenHash})`,
  );
  return row ? { id: row.id, clinicId: row.clinic_id, name: row.name, scope: row.scope } : null;
}

/** Every clinic, for the sweeps, which enter each in turn. */
export async function listClinicIds(): Promise<string[]> {
  const rows = await database().execute<{ id: string }>(sql`select id from app.list_clinic_ids()`);
  return rows.map((row) => row.id);
}

/** Clinics where something is to be planned, or to be sent by one of these channels. */
export async function listClinicsToNotify(channels: readonly string[], now: Date): Promise<string[]> {
  const rows = await database().execute<{ id: string }>(sql`select id from app.clinics_to_notify(
    (select coalesce(array_agg(one), '{}') from jsonb_array_elements_text(${JSON.stringify(channels)}::jsonb) one), ${now.toISOString()}::timestamptz)`);
  return rows.map((row) => row.id);
}

/** Clinics where an export is to be made, or to be let expire. */
export async function listClinicsToExport(now: Date): Promise<string[]> {
  const rows = await database().execute<{ id: string }>(
    sql`select id from app.clinics_to_export(${now.toISOString()}::timestamptz)`,
  );
  return rows.map((row) => row.id);
}
