import { type SQL, sql } from "drizzle-orm";
import { seal, unseal } from "@/db/sealed";
import type { Viewer } from "@/domain/access";
import type { CaseloadAsked, CaseloadSort } from "@/domain/caseload";
import { isUuid } from "@/domain/cursor";
import { localDay } from "@/domain/local-day";

export const pageSize = 50;

/** Counted no further: beyond it the screen says 10,000+. */
const mostCounted = 10_000;

type Key = { readonly column: SQL; readonly type: SQL };

/** What each order goes by, smallest first; the patient's id comes last. Each has its index. */
const keys: Record<CaseloadSort, readonly Key[]> = {
  deterioration: [key("s", "by_deterioration", "bigint"), key("s", "by_due", "date")],
  score: [key("s", "by_score", "double precision")],
  rise: [key("s", "by_rise", "smallint")],
  baseline: [key("s", "by_baseline", "smallint")],
  due: [key("s", "by_due", "date")],
  heard: [key("s", "by_heard", "timestamptz")],
  name: [key("i", "family_name", "text"), key("i", "given_name", "text")],
};

function key(table: "s" | "i", column: string, type: string): Key {
  return { column: sql.raw(`${table}.${column}`), type: sql.raw(type) };
}

/** A place in an order: the keys as they were and whose they were. Of names only the id is kept. */
export type CaseloadPlace = { readonly keys: readonly string[]; readonly patientId: string };

/** The keys of a row as text, to make its place of. */
export function keysOf(sort: CaseloadSort): SQL<string[]> {
  if (sort === "name") return sql`'[]'::jsonb`;
  return sql`jsonb_build_array(${list(keys[sort].map(({ column }) => sql`${column}::text`))})`;
}

/**
 * A place for a URL. It says where the row stood when it was shown, so that reading on is right though the row has moved since;
 * and since that is a score, or when somebody was heard from, it is sealed.
 */
export function placeText({ clinicId }: Viewer, sort: CaseloadSort, place: CaseloadPlace): string {
  return seal(JSON.stringify([...place.keys, place.patientId]), `caseload ${clinicId} ${sort}`);
}

/** Null for what this clinic's Heron did not write for this order. */
export function parsePlace({ clinicId }: Viewer, sort: CaseloadSort, text: string): CaseloadPlace | null {
  const opened = unseal(text, `caseload ${clinicId} ${sort}`);
  if (opened === null) return null;
  const parts: unknown = JSON.parse(opened);
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === "string")) return null;
  const patientId = parts.pop() ?? "";
  return isUuid(patientId) ? { keys: parts, patientId } : null;
}

/** Rows on one side of a place, which the order's index finds without reading those before. */
export function beyond(
  { clinicId }: Viewer,
  sort: CaseloadSort,
  { keys: kept, patientId }: CaseloadPlace,
  side: "after" | "before",
): SQL {
  const own = keys[sort];
  const table = sort === "name" ? sql`app.patient_identities i` : sql`app.standings s`;
  const alias = sort === "name" ? sql.raw("i") : sql.raw("s");
  const values = own.map(({ column, type }, at) =>
    kept.length === own.length
      ? sql`${kept[at]}::${type}`
      : sql`(select ${column} from ${table} where ${alias}.clinic_id = ${clinicId} and ${alias}.patient_id = ${patientId}::uuid)`,
  );
  const row = list([...own.map(({ column }) => column), sql`${alias}.patient_id`]);
  const comes = sql.raw(side === "after" ? ">" : "<");
  return sql`(${row}) ${comes} (${list([...values, sql`${patientId}::uuid`])})`;
}

export function orderOf(sort: CaseloadSort, side: "after" | "before" = "after"): SQL {
  const turn = sql.raw(side === "after" ? "asc" : "desc");
  const alias = sql.raw(sort === "name" ? "i" : "s");
  return list(
    [...keys[sort].map(({ column }) => column), sql`${alias}.patient_id`].map((one) => sql`${one} ${turn}`),
  );
}

/** The rows an order walks through. */
export function sourceOf({ clinicId }: Viewer, sort: CaseloadSort, isFiltered: boolean): SQL {
  if (sort !== "name") return sql`app.standings s where s.clinic_id = ${clinicId}`;
  const stands = sql`app.standings s on s.clinic_id = ${clinicId} and s.patient_id = i.patient_id`;
  return isFiltered
    ? sql`app.patient_identities i join ${stands} where i.clinic_id = ${clinicId}`
    : sql`app.patient_identities i where i.clinic_id = ${clinicId}`;
}

/**
 * The filters as one condition, the same text whatever is chosen: a connection keeps the plan of each text, and there are
 * thousands of choices.
 */
export function matches(
  viewer: Pick<Viewer, "clinicId" | "staffId" | "timeZone">,
  { filters }: CaseloadAsked,
  now: Date,
): SQL {
  const { clinicId, staffId } = viewer;
  if (Object.keys(filters).length === 0) return sql`true`;
  const today = sql`${localDay(now, viewer.timeZone)}::date`;
  const { case: open = null, band = null, course = null, due = null, heard = null } = filters;
  const heardBefore = new Date(now.getTime() - (Number(heard) || 0) * 86_400_000).toISOString();
  const held = sql`select 1 from app.cases c where c.clinic_id = ${clinicId} and c.patient_id = s.patient_id and c.status <> 'closed'`;
  return sql`(${open}::text is null or case ${open}::text
      when 'urgent' then s.open_rank = 0 when 'pressing' then s.open_rank <= 1 when 'any' then s.open_rank < 9
      when 'none' then s.open_rank = 9
      when 'mine' then s.open_rank < 9 and exists (${held} and c.owner_id = ${staffId})
      else s.open_rank < 9 and exists (${held} and not exists (select 1 from app.memberships m
        where m.clinic_id = ${clinicId} and m.staff_id = c.owner_id and m.ended_at is null)) end)
    and (${band}::text is null or s.band = ${band}::text)
    and (${course}::text is null or case ${course}::text
      when 'worse' then s.reliable = 'worse' when 'off-track' then s.on_track = false
      when 'same' then s.reliable = 'no-reliable-change' when 'improved' then s.reliable = 'improved'
      when 'response' then s.response is not null else s.response = 'remission' end)
    and (${due}::text is null or case ${due}::text
      when 'late' then s.next_due_on < ${today} when 'late-week' then s.next_due_on < ${today} - 7
      else s.next_due_on between ${today} and ${today} + 7 end)
    and (${heard}::text is null or case ${heard}::text
      when 'never' then s.last_check_in_at is null else s.last_check_in_at < ${heardBefore}::timestamptz end)`;
}

export function countOf(viewer: Viewer, asked: CaseloadAsked, now: Date): SQL {
  // Of everybody, an index alone tells how many there are; without an order the plan reads the rows themselves.
  const order = Object.keys(asked.filters).length === 0 ? sql`order by s.by_due, s.patient_id` : sql``;
  return sql`select count(*)::int as total from (select 1 from app.standings s where s.clinic_id = ${viewer.clinicId}
    and ${matches(viewer, asked, now)} ${order} limit ${sql.raw(String(mostCounted))}) counted`;
}

function list(parts: readonly SQL[]): SQL {
  return sql.join([...parts], sql`, `);
}
