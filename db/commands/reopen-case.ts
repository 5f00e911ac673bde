import { openAgain, otherOpenCase } from "@/db/reopening";
import { type CaseNow, caseNow, happen, onCase } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { dueAt } from "@/domain/deadline";

type Reopened = { kind: "reopened"; case: CaseNow } | { kind: "other-open"; caseId: string };

/**
 * Takes back a closing, however long ago: the case returns to the queue with the flags that closed with it, its clock
 * starting now. When the patient has another open case, that one is named instead. Null when it is missing or foreign.
 */
export async function reopenCase(viewer: Viewer, caseId: string, now: Date): Promise<Reopened | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held): Promise<Reopened> => {
    if (held.status !== "closed") return { kind: "reopened", case: caseNow(held) };
    const other = await otherOpenCase(tx, held);
    if (other) return { kind: "other-open", caseId: other };
    await openAgain(tx, held);
    const next = await happen(tx, viewer, held, now, "reopened", {
      status: "returned",
      closedAt: null,
      closedBy: null,
      outcome: null,
      ownOutcome: null,
      owner: null,
      ownerId: null,
      claimedAt: null,
      escalatedTo: null,
      dueAt: dueAt(held.priority, now, held.calendar),
    });
    return { kind: "reopened", case: caseNow(next) };
  });
}
