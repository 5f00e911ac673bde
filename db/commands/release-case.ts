import { type CaseNow, caseNow, happen, inTheQueue, notMine, onCase, type Refusal } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { mayHappen } from "@/domain/transitions";

/** Gives a case back to the queue; only its owner can. Null when it is missing or foreign. */
export async function releaseCase(
  viewer: Viewer,
  caseId: string,
  now: Date,
): Promise<{ kind: "released"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held) => {
    const refusal = notMine(viewer, held);
    if (refusal) return refusal;
    if (!held.ownerId || !mayHappen("released", held.status))
      return { kind: "released", case: caseNow(held) };
    const next = await happen(tx, viewer, held, now, "released", inTheQueue(held, now));
    return { kind: "released", case: caseNow(next) };
  });
}
