import { and, asc, desc, eq, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { countsOf, cursorOf, pageOf, pageSize } from "@/db/queue-page";
import { memberships } from "@/db/schema/clinics";
import { patientIdentities, patients } from "@/db/schema/patients";
import { cases } from "@/db/schema/triage";
import { ownerOf } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import type { Escalated } from "@/domain/escalation";
import type { Priority } from "@/domain/priority";
import type { Lane, QueueTab } from "@/domain/queue";
import type { CaseState } from "@/domain/transitions";
import type { Outcome } from "@/domain/triage";

export type QueueRow = {
  caseId: string;
  version: number;
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
  /** The most pressing open flags first, at most three. */
  flags: { ruleId: string; summary: string; priority: Priority; seen: number }[];
  flagCount: number;
  /** Whether a safety rule is among its open flags. */
  safety: boolean;
};

export type Queue = {
  rows: QueueRow[];
  /** Pass as `after` to read on; null at the end. */
  next: string | null;
  /** Cases by tab, counted to 100 at most. */
  counts: Record<QueueTab | Lane, number>;
};

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
        version: cases.version,
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
        safety: sql<boolean>`exists (select 1 ${flag} and f.safety)`,
      })
      .from(sql`(${pageOf(viewer, tab, lane, after, now)}) page`)
      .innerJoin(cases, and(eq(cases.clinicId, viewer.clinicId), eq(cases.id, sql`page.id`)))
      .innerJoin(patients, and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, cases.patientId)))
      .innerJoin(
        patientIdentities,
        and(
          eq(patientIdentities.clinicId, viewer.clinicId),
          eq(patientIdentities.patientId, cases.patientId),
        ),
      )
      .leftJoin(memberships, ownerOf(viewer.clinicId))
      .orderBy(
        ...(tab === "done"
          ? [desc(cases.closedAt), desc(cases.id)]
          : [asc(cases.rank), asc(cases.dueAt), asc(cases.id)]),
      );

    const counts = tx.execute<Queue["counts"]>(countsOf(viewer, now));
    const [found, [count]] = await Promise.all([rows, counts]);
    const page = found.slice(0, pageSize);
    const last = page.at(-1);
    return {
      rows: page.map(({ rank: _, ...row }) => row),
      next: found.length > pageSize && last ? cursorOf(tab, last) : null,
      counts: count ?? { open: 0, mine: 0, unclaimed: 0, snoozed: 0, done: 0, now: 0, week: 0 },
    };
  });
}
