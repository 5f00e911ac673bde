import { type SQL, sql } from "drizzle-orm";
import { matches } from "@/db/caseload-page";
import { readCaseload } from "@/domain/caseload";
import type { Selection } from "@/domain/exports/export";
import { addDays, endOfDay } from "@/domain/local-day";

/** Which rows an export holds. */
export type Scope = {
  readonly clinicId: string;
  /** Who asked: a view may be of "my" patients. */
  readonly staffId: string;
  readonly timeZone: string;
  readonly selection: Selection;
  /** What arrived later is not in it, whenever it is made. */
  readonly asOf: Date;
  /** By a key that tells nothing, where the order of registration might tell who it is. */
  readonly isHidden: boolean;
  /** The `place` after which to go on; null for the beginning. */
  readonly after: string | null;
};

/** The patients of a scope in order, as `p`: id, number, time_zone, and the place by which rows are ordered and gone on from. */
export function patientsOf(scope: Scope): SQL {
  const { clinicId, selection, isHidden, after } = scope;
  const place = isHidden ? sql`md5(q.id::text)` : sql`q.id::text`;
  const from = after === null ? sql`true` : isHidden ? sql`${place} > ${after}` : sql`q.id > ${after}::uuid`;
  return sql`(select q.id, q.number, q.time_zone, ${place} as place from app.patients q
    where q.clinic_id = ${clinicId} and ${whose(scope, selection)} and ${from} order by ${isHidden ? place : sql`q.id`} offset 0) p`;
}

/** Rows are ordered by this first. */
export function placeOf({ isHidden }: Scope): SQL {
  return isHidden ? sql`p.place` : sql`p.id`;
}

function whose(scope: Scope, { patientId, view }: Selection): SQL {
  if (patientId) return sql`q.id = ${patientId}::uuid`;
  if (view === null) return sql`true`;
  return sql`exists (select 1 from app.standings s where s.clinic_id = ${scope.clinicId} and s.patient_id = q.id
    and ${matches(scope, readCaseload(new URLSearchParams(view)), scope.asOf)})`;
}

/** Whether a moment lies in the days asked for, of the clinic's calendar. */
export function within(column: SQL, { selection: { from, to }, timeZone }: Scope): SQL {
  const bounds = [
    from && sql`${column} >= ${endOfDay(addDays(from, -1), timeZone).toISOString()}::timestamptz`,
    to && sql`${column} < ${endOfDay(to, timeZone).toISOString()}::timestamptz`,
  ].filter((one) => one !== null && one !== "");
  return bounds.length === 0 ? sql`true` : sql.join(bounds as SQL[], sql` and `);
}

/** ISO 8601 in UTC, as Date.toISOString() writes it: made where it is cheap. */
export function iso(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
