import { and, desc, eq, gte, notInArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { openAgain, otherOpenCase } from "@/db/reopening";
import { memberships } from "@/db/schema/clinics";
import { notifications } from "@/db/schema/notifications";
import { outbox, type StoodBefore, triageEvents } from "@/db/schema/triage";
import { type CaseNow, caseNow, type HeldCase, happen, onCase, type Refusal } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { type CaseEventKind, eventKinds, isUndoable, leavesState, undoSeconds } from "@/domain/transitions";

type Undone =
  | { kind: "undone"; undid: CaseEventKind; case: CaseNow }
  | { kind: "other-open"; caseId: string }
  | Refusal;

/**
 * Takes back the last thing the viewer did to a case, within ten seconds, as one more event: nothing is erased. Null when it
 * is missing or foreign.
 */
export async function undoCase(viewer: Viewer, caseId: string, now: Date): Promise<Undone | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held): Promise<Undone> => {
    const last = await findLast(tx, held);
    const before = last?.detail.before;
    if (!last || !before || !isUndoable(last.kind) || last.staffId !== viewer.staffId) {
      return { kind: "changed", case: caseNow(held) };
    }
    if (now.getTime() - last.at.getTime() > undoSeconds * 1000) {
      const reason = "This can be undone for ten seconds only. A closed case can be reopened at any time.";
      return { kind: "not-allowed", reason, field: "undo" };
    }
    const other = last.kind === "closed" ? await otherOpenCase(tx, held) : null;
    if (other) return { kind: "other-open", caseId: other };
    if (last.kind === "closed") await openAgain(tx, held);
    await needAgain(tx, held, last.at, now);
    const owner = before.ownerId ? await nameOf(tx, held.clinicId, before.ownerId) : null;
    const change = { ...asItStood(held, before), owner };
    const next = await happen(
      tx,
      viewer,
      held,
      now,
      "undone",
      change,
      { undid: last.kind },
      { undid: last.kind },
    );
    return { kind: "undone", undid: last.kind, case: caseNow(next) };
  });
}

const kindsThatMove = eventKinds.filter((kind) => !leavesState(kind));

/** What happened last of all that says where the case stands. */
async function findLast(tx: Transaction, { clinicId, id }: HeldCase) {
  const [last] = await tx
    .select({
      kind: triageEvents.kind,
      staffId: triageEvents.staffId,
      at: triageEvents.at,
      detail: triageEvents.detail,
    })
    .from(triageEvents)
    .where(
      and(
        eq(triageEvents.clinicId, clinicId),
        eq(triageEvents.caseId, id),
        notInArray(
          triageEvents.kind,
          eventKinds.filter((kind) => !kindsThatMove.includes(kind)),
        ),
      ),
    )
    .orderBy(sql`${triageEvents.seq} desc nulls last`, desc(triageEvents.id))
    .limit(1);
  return last;
}

/** A deadline that became earlier since stays so. */
function asItStood(held: HeldCase, before: StoodBefore) {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  const dueAt = new Date(before.dueAt);
  return {
    status: before.status,
    ownerId: before.ownerId,
    claimedAt: moment(before.claimedAt),
    claimExpiresAt: moment(before.claimExpiresAt),
    waitingReason: before.waitingReason,
    waitingSince: moment(before.waitingSince),
    waitingUntil: moment(before.waitingUntil),
    snoozeReason: before.snoozeReason,
    snoozedAt: moment(before.snoozedAt),
    snoozedUntil: moment(before.snoozedUntil),
    wakeAtRank: before.wakeAtRank,
    pausedAt: moment(before.pausedAt),
    dueAt: dueAt < held.dueAt ? dueAt : held.dueAt,
    closedAt: null,
    closedBy: null,
    outcome: null,
    ownOutcome: null,
  };
}

/** What was let go meanwhile, because the case seemed taken or closed, is looked at once more: workers' clocks may differ from ours. */
async function needAgain(tx: Transaction, { clinicId, id }: HeldCase, at: Date, now: Date): Promise<void> {
  const since = new Date(at.getTime() - 60_000);
  await tx
    .update(notifications)
    .set({ state: "pending", settledAt: null, nextAttemptAt: now })
    .where(
      and(
        eq(notifications.clinicId, clinicId),
        eq(notifications.caseId, id),
        eq(notifications.state, "unneeded"),
        gte(notifications.settledAt, since),
      ),
    );
  await tx
    .update(outbox)
    .set({ deliveredAt: null })
    .where(and(eq(outbox.clinicId, clinicId), eq(outbox.caseId, id), gte(outbox.deliveredAt, since)));
}

async function nameOf(tx: Transaction, clinicId: string, staffId: string): Promise<string | null> {
  const [found] = await tx
    .select({ name: memberships.displayName })
    .from(memberships)
    .where(and(eq(memberships.clinicId, clinicId), eq(memberships.staffId, staffId)));
  return found?.name ?? null;
}
