import {
  type CaseNow,
  caseNow,
  freeOfWhoLeft,
  going,
  happen,
  notMine,
  onCase,
  type Refusal,
  stoodBefore,
} from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { canSnooze, standsStill, wakeAtRank } from "@/domain/triage";

/**
 * Puts a case to sleep at the priority it has: the same is counted and stays quiet, worse wakes it. Null when it is missing
 * or foreign.
 */
export async function snoozeCase(
  viewer: Viewer,
  caseId: string,
  { reason, until }: { reason: string; until: Date },
  now: Date,
): Promise<{ kind: "snoozed"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, found) => {
    const held = await freeOfWhoLeft(tx, viewer, found, now);
    const refusal = notMine(viewer, held);
    if (refusal) return refusal;
    if (held.status === "snoozed") {
      return { kind: "not-allowed", reason: "It is asleep already. Wake it first.", field: "until" };
    }
    const { dueAt } = going(held, now);
    const why = canSnooze({ ...held, dueAt }, until, now);
    if (why) return { kind: "not-allowed", reason: why, field: "until" };
    const sleeps = standsStill("snoozed", held.priority);
    const next = await happen(
      tx,
      viewer,
      held,
      now,
      "snoozed",
      {
        status: "snoozed",
        owner: viewer.displayName,
        ownerId: viewer.staffId,
        claimExpiresAt: null,
        waitingReason: null,
        waitingSince: null,
        waitingUntil: null,
        snoozeReason: reason,
        snoozedAt: now,
        snoozedUntil: until,
        wakeAtRank: wakeAtRank(held.priority),
        pausedAt: sleeps ? (held.pausedAt ?? now) : null,
        dueAt: sleeps ? held.dueAt : dueAt,
      },
      { reason, until: until.toISOString(), priority: held.priority, before: stoodBefore(held) },
      { priority: held.priority },
    );
    return { kind: "snoozed", case: caseNow(next) };
  });
}
