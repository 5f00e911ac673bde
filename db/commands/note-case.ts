import { type CaseNow, caseNow, happen, onCase, stillWorkedOn } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";

/** Adds a note to a case's timeline, whoever owns it and even when it is closed. Null when it is missing or foreign. */
export async function noteCase(
  viewer: Viewer,
  caseId: string,
  note: string,
  now: Date,
): Promise<{ case: CaseNow } | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held) => {
    const noted = await happen(tx, viewer, held, now, "noted", stillWorkedOn(viewer, held, now), { note });
    return { case: caseNow(noted) };
  });
}
