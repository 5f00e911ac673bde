import { type CaseNow, caseNow, happen, notMine, onCase, type Refusal, stoodBefore } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { canWait, standsStill } from "@/domain/triage";

/**
 * Says what the owner of a case waits for, and until when; the deadline of all but urgent cases stands still meanwhile.
 * Null when it is missing or foreign.
 */
export async function waitOnCase(
  viewer: Viewer,
  caseId: string,
  { reason, until }: { reason: string; until: Date },
  now: Date,
): Promise<{ kind: "waiting"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held) => {
    const refusal = notMine(viewer, held);
    if (refusal) return refusal;
    if (!held.ownerId || held.status === "snoozed") {
      return { kind: "not-allowed", reason: "Claim the case first: who waits owns it.", field: "reason" };
    }
    const why = canWait(until, now);
    if (why) return { kind: "not-allowed", reason: why, field: "until" };
    const next = await happen(
      tx,
      viewer,
      held,
      now,
      "waiting",
      {
        status: "waiting",
        claimExpiresAt: null,
        waitingReason: reason,
        waitingSince: held.waitingSince ?? now,
        waitingUntil: until,
        pausedAt: held.pausedAt ?? (standsStill("waiting", held.priority) ? now : null),
      },
      { reason, until: until.toISOString(), before: stoodBefore(held) },
    );
    return { kind: "waiting", case: caseNow(next) };
  });
}
