import { and, asc, desc, eq, gt, gte, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { listLookers } from "@/db/lookers";
import { memberships } from "@/db/schema/clinics";
import { patientIdentities, patients } from "@/db/schema/patients";
import { cases } from "@/db/schema/triage";
import { ownerOf } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { parsePlace, placeText } from "@/domain/cursor";
import type { Escalated } from "@/domain/escalation";
import { endOfDay, localDay, parseMoment } from "@/domain/local-day";
import type { Priority } from "@/domain/priority";
import type { CaseState } from "@/domain/transitions";
import type { Outcome } from "@/domain/triage";

export const queueTabs = ["open", "mine", "unclaimed", "snoozed", "done"] as const;
export type QueueTab = (typeof queueTabs)[number];

/** Now: urgent, high, overdue or due on the clinic's day. Week: the rest. */
export const lanes = ["now", "week"] as const;
export type Lane = (typeof lanes)[number];

export type QueueRow = {
  caseId: string;
  patientId: string;
  givenName: string;
  familyName: string;
  number: string;
  priority: Priority;
  status: CaseState;
  dueAt: Date;
  answeredAt: Date;
  openedAt: Date;
  closedAt: Date | null;
  outcome: Outcome | null;
  /** The clinic's own words for the outcome. */
  ownOutcome: string | null;
  owner: string | null;
  ownerId: string | null;
  claimExpiresAt: Date | null;
  waitingReason: string | null;
  waitingUntil: Date | null;
  snoozeReason: string | null;
  snoozedUntil: Date | null;
  /** Since when the deadline has stood still; null while it runs. */
  pausedAt: Date | null;
  escalatedTo: Escalated | null;
  /** Who else looks at it right now, by name. */
  lookers: string[];
  /** The most pressing open flags first, at most three. */
  flags: { ruleId: string; summary: string; priority: Priority; seen: number }[];
  flagCount: number;
};

export type Queue = {
  rows: QueueRow[];
  /** Pass as `after` to read on; null at the end. */
  next: string | null;
  /** Cases by tab, counted to 100 at most. */
  counts: Record<QueueTab | Lane, number>;
};

const pageSize = 50;

/**
 * One page of cases: priority, then deadline, then age. What sleeps is in "snoozed" only; "done" holds what was closed on the
 * clinic's day, newest first. A lane narrows the tabs of what is open.
 */
export async function listQueue(
  viewer: Viewer,
  tab: QueueTab,
  after: string | null,
  now: Date,
  lane: Lane | null = null,
): Promise<Queue> {
  authorize(viewer, "view-queue");
  return inClinic(viewer, async (tx) => {
    const flag = sql`from app.flags f where f.clinic_id = ${viewer.clinicId} and f.case_id = ${cases.id} and (f.closed_at is null or ${cases.status} = 'closed')`;
    const rows = tx
      .select({
        caseId: cases.id,
        patientId: cases.patientId,
        givenName: patientIdentities.givenName,
        familyName: patientIdentities.familyName,
        number: patients.number,
        priority: cases.priority,
        rank: cases.rank,
        status: cases.status,
        dueAt: cases.dueAt,
        answeredAt: cases.answeredAt,
        openedAt: cases.openedAt,
        closedAt: cases.closedAt,
        outcome: cases.outcome,
        ownOutcome: sql<
          string | null
        >`(select label from app.own_outcomes where clinic_id = ${viewer.clinicId} and code = ${cases.ownOutcome})`,
        owner: memberships.displayName,
        ownerId: memberships.staffId,
        claimExpiresAt: cases.claimExpiresAt,
        waitingReason: cases.waitingReason,
        waitingUntil: cases.waitingUntil,
        snoozeReason: cases.snoozeReason,
        snoozedUntil: cases.snoozedUntil,
        pausedAt: cases.pausedAt,
        escalatedTo: cases.escalatedTo,
        flags: sql<QueueRow["flags"]>`coalesce((select jsonb_agg(top.flag) from (
          select jsonb_build_object('ruleId', f.rule_id, 'summary', f.summary, 'priority', f.priority, 'seen', f.seen) as flag ${flag}
          order by case f.priority when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end, f.last_seen_at desc limit 3) top), '[]'::jsonb)`,
        flagCount: sql<number>`(select count(*)::int ${flag})`,
      })
      .from(cases)
      .innerJoin(patients, and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, cases.patientId)))
      .innerJoin(
        patientIdentities,
        and(
          eq(patientIdentities.clinicId, viewer.clinicId),
          eq(patientIdentities.patientId, cases.patientId),
        ),
      )
      .leftJoin(memberships, ownerOf(viewer.clinicId))
      .where(
        and(
          eq(cases.clinicId, viewer.clinicId),
          inTab(viewer, tab, now),
          inLane(viewer, tab, lane, now),
          afterCursor(tab, after),
        ),
      )
      .orderBy(
        ...(tab === "done"
          ? [desc(cases.closedAt), desc(cases.id)]
          : [asc(cases.rank), asc(cases.dueAt), asc(cases.id)]),
      )
      .limit(pageSize + 1);

    const open = sql`from app.cases c where c.clinic_id = ${viewer.clinicId} and c.status <> 'closed'`;
    const awake = sql`${open} and c.status <> 'snoozed'`;
    const held = sql`exists (select 1 from app.memberships m where m.clinic_id = ${viewer.clinicId} and m.staff_id = c.owner_id and m.ended_at is null)`;
    const today = sql`${endOfToday(viewer, now).toISOString()}::timestamptz`;
    const upTo100 = (from: SQL) => sql`(select count(*)::int from (select 1 ${from} limit 100) counted)`;
    // The order of what is done makes its count walk the index from today back, not the history.
    const counts = tx.execute<Queue["counts"]>(sql`select
      ${upTo100(awake)} as open,
      ${upTo100(sql`${awake} and c.owner_id = ${viewer.staffId}`)} as mine,
      ${upTo100(sql`${awake} and not ${held}`)} as unclaimed,
      ${upTo100(sql`${open} and c.status = 'snoozed'`)} as snoozed,
      ${upTo100(sql`${awake} and (c.rank <= 1 or c.due_at < ${today})`)} as now,
      ${upTo100(sql`${awake} and c.rank >= 2 and c.due_at >= ${today}`)} as week,
      ${upTo100(sql`from app.cases c where c.clinic_id = ${viewer.clinicId} and c.status = 'closed' and c.closed_at >= ${midnight(viewer, now).toISOString()} order by c.closed_at desc`)} as done`);

    const [found, [count], looking] = await Promise.all([rows, counts, listLookers(tx, viewer)]);
    const page = found.slice(0, pageSize);
    const last = page.at(-1);
    return {
      rows: page.map(({ rank: _, ...row }) => ({ ...row, lookers: looking.get(row.caseId) ?? [] })),
      next: found.length > pageSize && last ? cursorOf(tab, last) : null,
      counts: count ?? { open: 0, mine: 0, unclaimed: 0, snoozed: 0, done: 0, now: 0, week: 0 },
    };
  });
}

/** When the clinic's day began. */
function midnight({ timeZone }: Viewer, now: Date): Date {
  return parseMoment(`${localDay(now, timeZone)}T00:00`, timeZone) ?? now;
}

function inTab(viewer: Viewer, tab: QueueTab, now: Date): SQL | undefined {
  if (tab === "done") {
    return and(eq(cases.status, "closed"), gte(cases.closedAt, midnight(viewer, now)));
  }
  // Said first as the index says it, so that the plan uses it whatever the tab.
  const unclosed = sql`${cases.status} <> 'closed'`;
  if (tab === "snoozed") return and(unclosed, eq(cases.status, "snoozed"));
  const open = and(unclosed, sql`${cases.status} <> 'snoozed'`);
  if (tab === "mine") return and(open, eq(cases.ownerId, viewer.staffId));
  if (tab === "unclaimed") return and(open, isNull(memberships.staffId));
  return open;
}

function inLane(viewer: Viewer, tab: QueueTab, lane: Lane | null, now: Date): SQL | undefined {
  if (!lane || tab === "done") return undefined;
  const today = endOfToday(viewer, now);
  if (lane === "now") return or(lte(cases.rank, 1), lt(cases.dueAt, today));
  return and(gte(cases.rank, 2), gte(cases.dueAt, today));
}

function endOfToday({ timeZone }: Viewer, now: Date): Date {
  return endOfDay(localDay(now, timeZone), timeZone);
}

function cursorOf(
  tab: QueueTab,
  {
    rank,
    dueAt,
    closedAt,
    caseId: id,
  }: Pick<QueueRow, "dueAt" | "closedAt" | "caseId"> & { rank: number | null },
): string | null {
  if (tab !== "done") return `${rank}_${placeText({ at: dueAt, id })}`;
  return closedAt && placeText({ at: closedAt, id });
}

/** A cursor that cannot be read starts the list anew: it is only ever ours. */
function afterCursor(tab: QueueTab, after: string | null): SQL | undefined {
  if (tab === "done") {
    const place = parsePlace(after ?? "");
    return place
      ? sql`(${cases.closedAt}, ${cases.id}) < (${place.at.toISOString()}, ${place.id})`
      : undefined;
  }
  const [, rank, rest = ""] = /^([0-3])_(.+)$/.exec(after ?? "") ?? [];
  const place = parsePlace(rest);
  if (!rank || !place) return undefined;
  return or(
    gt(cases.rank, Number(rank)),
    and(
      eq(cases.rank, Number(rank)),
      sql`(${cases.dueAt}, ${cases.id}) > (${place.at.toISOString()}, ${place.id})`,
    ),
  );
}
