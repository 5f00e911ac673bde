import { type SQL, sql } from "drizzle-orm";
import type { Viewer } from "@/domain/access";
import { parsePlace, placeText } from "@/domain/cursor";
import { endOfDay, localDay, parseMoment } from "@/domain/local-day";
import type { Lane, QueueTab } from "@/domain/queue";

export const pageSize = 50;

/** Counted no further: beyond it the screen says 99+. */
const mostCounted = 100;

/**
 * The ids of a page and one more, to be joined with what a row shows. Each part walks one stretch of an index and no further
 * than the page goes, whatever else is open or was ever closed. How many it reads is written out, not a parameter: the plan,
 * made once for all pages, then knows that it is few.
 */
export function pageOf(
  viewer: Viewer,
  tab: QueueTab,
  lane: Lane | null,
  after: string | null,
  now: Date,
): SQL {
  const most = sql.raw(String(pageSize + 1));
  if (tab === "done") {
    return sql`select c.id from app.cases c where ${closedToday(viewer, now)} and ${beforeCursor(after)}
      order by c.closed_at desc, c.id desc limit ${most}`;
  }
  const parts = stretches(viewer, lane, now).map(
    (stretch) => sql`(select c.id, c.rank, c.due_at from app.cases c
      where ${inTab(viewer, tab)} and ${stretch} and ${afterCursor(after)} order by c.rank, c.due_at, c.id limit ${most})`,
  );
  return sql`select id from (${sql.join(parts, sql` union all `)}) parts order by rank, due_at, id limit ${most}`;
}

/** How many cases lie in each tab and lane, counted to a hundred at most. */
export function countsOf(viewer: Viewer, now: Date): SQL {
  const most = sql.raw(String(mostCounted));
  const count = (...parts: SQL[]) => {
    // Without an order the plan may read the table itself, where what is open lies behind all that was closed.
    const all = parts.map(
      (part) => sql`(select 1 from app.cases c where ${part} order by c.rank, c.due_at, c.id limit ${most})`,
    );
    return sql`(select least(count(*), ${most})::int from (${sql.join(all, sql` union all `)}) counted)`;
  };
  const inLane = (lane: Lane) =>
    stretches(viewer, lane, now).map((stretch) => sql`${inTab(viewer, "open")} and ${stretch}`);
  return sql`select
    ${count(inTab(viewer, "open"))} as open,
    ${count(inTab(viewer, "mine"))} as mine,
    ${count(inTab(viewer, "unclaimed"))} as unclaimed,
    ${count(inTab(viewer, "snoozed"))} as snoozed,
    ${count(...inLane("now"))} as now,
    ${count(...inLane("week"))} as week,
    (select count(*)::int from (select 1 from app.cases c where ${closedToday(viewer, now)} order by c.closed_at desc limit ${most}) counted) as done`;
}

/** Where a lane's cases lie in the index of the queue, which is by rank and deadline. */
function stretches({ timeZone }: Viewer, lane: Lane | null, now: Date): SQL[] {
  const today = sql`${endOfDay(localDay(now, timeZone), timeZone).toISOString()}::timestamptz`;
  if (lane === "now")
    return [
      sql`c.rank <= 1`,
      ...[2, 3].map((rank) => sql`c.rank = ${sql.raw(String(rank))} and c.due_at < ${today}`),
    ];
  if (lane === "week")
    return [2, 3].map((rank) => sql`c.rank = ${sql.raw(String(rank))} and c.due_at >= ${today}`);
  return [sql`true`];
}

/** States are written out, not parameters, as the indexes say them. */
function inTab({ clinicId, staffId }: Viewer, tab: Exclude<QueueTab, "done">): SQL {
  const unclosed = sql`c.clinic_id = ${clinicId} and c.status <> 'closed'`;
  if (tab === "snoozed") return sql`${unclosed} and c.status = 'snoozed'`;
  const awake = sql`${unclosed} and c.status <> 'snoozed'`;
  if (tab === "mine") return sql`${awake} and c.owner_id = ${staffId}`;
  if (tab === "unclaimed")
    return sql`${awake} and not exists (select 1 from app.memberships m
      where m.clinic_id = ${clinicId} and m.staff_id = c.owner_id and m.ended_at is null)`;
  return awake;
}

function closedToday({ clinicId, timeZone }: Viewer, now: Date): SQL {
  const midnight = parseMoment(`${localDay(now, timeZone)}T00:00`, timeZone) ?? now;
  return sql`c.clinic_id = ${clinicId} and c.status = 'closed' and c.closed_at >= ${midnight.toISOString()}::timestamptz`;
}

type Last = { rank: number | null; dueAt: Date; closedAt: Date | null; caseId: string };

export function cursorOf(tab: QueueTab, { rank, dueAt, closedAt, caseId: id }: Last): string | null {
  if (tab !== "done") return `${rank}_${placeText({ at: dueAt, id })}`;
  return closedAt && placeText({ at: closedAt, id });
}

/** A cursor that cannot be read starts the list anew: it is only ever ours. */
function afterCursor(after: string | null): SQL {
  const [, rank, rest = ""] = /^([0-3])_(.+)$/.exec(after ?? "") ?? [];
  const place = parsePlace(rest);
  if (!rank || !place) return sql`true`;
  return sql`(c.rank, c.due_at, c.id) > (${Number(rank)}::smallint, ${place.at.toISOString()}::timestamptz, ${place.id}::uuid)`;
}

function beforeCursor(after: string | null): SQL {
  const place = parsePlace(after ?? "");
  if (!place) return sql`true`;
  return sql`(c.closed_at, c.id) < (${place.at.toISOString()}::timestamptz, ${place.id}::uuid)`;
}
