import { type CaseNow, caseNow, going, happen, notMine, onCase, type Refusal } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { claimEndsAt } from "@/domain/deadline";

/** Ends the waiting: the case is its owner's to work again, and its clock runs on. Null when it is missing or foreign. */
export async function resumeCase(
  viewer: Viewer,
  caseId: string,
  now: Date,
): Promise<{ kind: "resumed"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held) => {
    const refusal = notMine(viewer, held);
    if (refusal) return refusal;
    if (held.status !== "waiting") return { kind: "resumed", case: caseNow(held) };
    const claimExpiresAt = claimEndsAt(held.priority, now, held.claimMinutes, held.calendar);
    const change = { ...going(held, now), status: "claimed" as const, claimExpiresAt };
    const next = await happen(tx, viewer, held, now, "resumed", change, { why: "staff" });
    return { kind: "resumed", case: caseNow(next) };
  });
}
