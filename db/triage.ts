import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { type AuditEntry, append } from "@/db/audit";
import { calendarOf } from "@/db/calendars";
import { enqueueNews } from "@/db/case-news";
import { inClinic, type Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { memberships } from "@/db/schema/clinics";
import { cases, type TriageDetail, triageEvents } from "@/db/schema/triage";
import { claimMinutesOf } from "@/db/triage-settings";
import type { Heron, Viewer } from "@/domain/access";
import { type ClinicCalendar, claimEndsAt, dueAfterPause } from "@/domain/deadline";
import { type CaseEventKind, type CaseState, leavesState, mayHappen } from "@/domain/transitions";

/** Where a case stands after a command, as its caller shows it. */
export type CaseNow = {
  id: string;
  patientId: string;
  status: CaseState;
  version: number;
  owner: string | null;
  ownerId: string | null;
};

/** Why a command could not be carried out; the caller shows it and loses nothing typed. */
export type Refusal =
  | { kind: "taken"; by: string; since: Date | null; case: CaseNow }
  | { kind: "closed-already"; case: CaseNow }
  | { kind: "changed"; case: CaseNow }
  | { kind: "not-allowed"; reason: string; field: string };

/** A case while a command works on it: nobody else changes it, nor can an answer arrive, until the transaction ends. */
export type HeldCase = Omit<typeof cases.$inferSelect, "rank"> & {
  /** Whose it is; null when nobody's, or when its owner has left. */
  owner: string | null;
  ownerId: string | null;
  /** Its owner no longer works here. */
  hasLeft: boolean;
  /** Whether a safety rule is among its open flags. */
  safety: boolean;
  calendar: ClinicCalendar;
  claimMinutes: number;
};

/** Whose case it is, as a join. Someone who has left holds no open case; what they closed stays theirs. */
export function ownerOf(clinicId: string): SQL | undefined {
  return and(
    eq(memberships.clinicId, clinicId),
    eq(memberships.staffId, cases.ownerId),
    or(isNull(memberships.endedAt), eq(cases.status, "closed")),
  );
}

/** Works on one case that is held meanwhile. Null when it is missing or foreign. */
export async function onCase<T>(
  actor: Viewer | Heron,
  caseId: string,
  work: (tx: Transaction, held: HeldCase) => Promise<T>,
): Promise<T | null> {
  return inClinic(actor, async (tx) => {
    const held = await holdCase(tx, actor.clinicId, caseId);
    return held && work(tx, held);
  });
}

/** Holds the patient, then the case, then reads: three statements sent at once, each seeing what was committed before it ran. */
async function holdCase(tx: Transaction, clinicId: string, caseId: string): Promise<HeldCase | null> {
  const own = sql`clinic_id = ${clinicId} and id = ${caseId}`;
  const [, , [found]] = await Promise.all([
    tx.execute(sql`select 1 from app.patients p where p.clinic_id = ${clinicId}
      and p.id = (select patient_id from app.cases where ${own}) for no key update`),
    tx.execute(sql`select 1 from app.cases where ${own} for no key update`),
    tx
      .select({
        case: cases,
        owner: memberships.displayName,
        ownerId: memberships.staffId,
        safety: sql<boolean>`exists (select 1 from app.flags f where f.clinic_id = ${clinicId} and f.case_id = ${caseId} and f.closed_at is null and f.safety)`,
        calendar: sql<ClinicCalendar>`(select json_build_object('timeZone', time_zone, 'hours', hours, 'holidays', holidays) from app.clinics where id = ${clinicId})`,
        claimMinutes: claimMinutesOf(clinicId),
      })
      .from(cases)
      .leftJoin(memberships, ownerOf(clinicId))
      .where(and(eq(cases.clinicId, clinicId), eq(cases.id, caseId))),
  ]);
  if (!found) return null;
  const { case: row, owner, ownerId, safety, calendar, claimMinutes } = found;
  const hasLeft = row.ownerId !== null && ownerId === null;
  return { ...row, owner, ownerId, hasLeft, safety, calendar: calendarOf(calendar), claimMinutes };
}

export function caseNow({ id, patientId, status, version, owner, ownerId }: HeldCase): CaseNow {
  return { id, patientId, status, version, owner, ownerId };
}

type Change = Partial<Omit<typeof cases.$inferInsert, "version" | "rank">> & {
  owner?: string | null;
  hasLeft?: boolean;
};

/**
 * Lets something happen to a held case: the row, the event and the audit say the same. What leaves the state alone makes no
 * new version, so that a note or a missed deadline does not keep anybody from closing.
 */
export async function happen(
  tx: Transaction,
  actor: Viewer | Heron,
  held: HeldCase,
  now: Date,
  kind: CaseEventKind,
  { owner = held.owner, hasLeft = held.hasLeft, ...columns }: Change = {},
  detail: TriageDetail = {},
  audit: AuditEntry["detail"] = {},
): Promise<HeldCase> {
  if (!mayHappen(kind, held.status))
    throw new Error(`${kind} cannot happen to a case that is ${held.status}`);
  const version = held.version + (leavesState(kind) ? 0 : 1);
  const at = { caseId: held.id, patientId: held.patientId, now, seq: version };
  await Promise.all([
    Object.keys(columns).length > 0 &&
      tx
        .update(cases)
        .set({ ...columns, version })
        .where(and(eq(cases.clinicId, actor.clinicId), eq(cases.id, held.id))),
    tell(tx, actor, at, kind, detail, audit),
  ]);
  return { ...held, ...columns, owner, hasLeft, version } as HeldCase;
}

/** Tells what happened, on the case's timeline and in the audit; `audit` holds ids and codes only. */
export async function tell(
  tx: Transaction,
  actor: Viewer | Heron,
  at: { caseId: string; patientId: string; now: Date; seq: number },
  kind: CaseEventKind,
  detail: TriageDetail = {},
  audit: AuditEntry["detail"] = {},
): Promise<void> {
  const { caseId, patientId, now, seq } = at;
  const { clinicId } = actor;
  const staffId = actor.kind === "staff" ? actor.staffId : null;
  await Promise.all([
    tx
      .insert(triageEvents)
      .values({ clinicId, id: newId(), caseId, patientId, kind, staffId, at: now, seq, detail }),
    append(tx, actor, now, { action: `case-${kind}`, subjectId: caseId, patientId, detail: audit }),
    enqueueNews(tx, actor, { caseId, now, kind, toId: detail.toId }),
  ]);
}

/** Nothing of a waiting or a snooze, and the deadline running on from where it stood still. */
export function going(held: HeldCase, now: Date) {
  return {
    ...awake,
    dueAt: dueAfterPause(held.dueAt, held.pausedAt, now, held.calendar),
    ...(held.pausedAt ? { escalatedTo: null } : {}),
  };
}

/** What is set on a case that is put aside. */
export const awake = {
  waitingReason: null,
  waitingSince: null,
  waitingUntil: null,
  snoozeReason: null,
  snoozedAt: null,
  snoozedUntil: null,
  wakeAtRank: null,
  pausedAt: null,
} as const;

/** In somebody's hands from now on. */
export function inHandsOf(
  held: HeldCase,
  owner: { staffId: string; displayName: string },
  now: Date,
): Change {
  return {
    ...going(held, now),
    status: "claimed",
    owner: owner.displayName,
    ownerId: owner.staffId,
    claimedAt: now,
    claimExpiresAt: claimEndsAt(held.priority, now, held.claimMinutes, held.calendar),
  };
}

/** Back in the queue, in nobody's hands. */
export function inTheQueue(held: HeldCase, now: Date): Change {
  return {
    ...going(held, now),
    status: "returned",
    owner: null,
    ownerId: null,
    claimedAt: null,
    claimExpiresAt: null,
  };
}

/** The case of someone who has left is nobody's: said once, before anything else happens to it. */
export async function freeOfWhoLeft(
  tx: Transaction,
  actor: Viewer | Heron,
  held: HeldCase,
  now: Date,
): Promise<HeldCase> {
  if (!held.hasLeft || held.status === "closed") return held;
  const freed = { ...inTheQueue(held, now), hasLeft: false };
  return happen(tx, actor, held, now, "owner-left", freed);
}

/** What undoing would put back. */
export function stoodBefore(held: HeldCase): NonNullable<TriageDetail["before"]> {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    status: held.status,
    ownerId: held.ownerId,
    claimedAt: iso(held.claimedAt),
    claimExpiresAt: iso(held.claimExpiresAt),
    waitingReason: held.waitingReason,
    waitingSince: iso(held.waitingSince),
    waitingUntil: iso(held.waitingUntil),
    snoozeReason: held.snoozeReason,
    snoozedAt: iso(held.snoozedAt),
    snoozedUntil: iso(held.snoozedUntil),
    wakeAtRank: held.wakeAtRank,
    pausedAt: iso(held.pausedAt),
    dueAt: held.dueAt.toISOString(),
  };
}

/** Null unless the case is another's or closed. */
export function notMine(viewer: Viewer, held: HeldCase): Refusal | null {
  const stands = caseNow(held);
  if (held.status === "closed") return { kind: "closed-already", case: stands };
  if (held.ownerId && held.ownerId !== viewer.staffId) {
    return { kind: "taken", by: held.owner ?? "a colleague", since: held.claimedAt, case: stands };
  }
  return null;
}

/** What its owner does makes a claim last on. */
export function stillWorkedOn(viewer: Viewer, held: HeldCase, now: Date): Change {
  if (held.status !== "claimed" || held.ownerId !== viewer.staffId) return {};
  return { claimExpiresAt: claimEndsAt(held.priority, now, held.claimMinutes, held.calendar) };
}
