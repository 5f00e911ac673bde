import { inClinic } from "@/db/client";
import { type CaseNow, findCaseNow, tell } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";

/** Adds a note to a case's timeline, whoever owns it and even when it is closed. Null when it is missing or foreign. */
export async function noteCase(
  viewer: Viewer,
  caseId: string,
  note: string,
  now: Date,
): Promise<{ case: CaseNow } | null> {
  authorize(viewer, "triage");
  return inClinic(viewer, async (tx) => {
    const stands = await findCaseNow(tx, viewer.clinicId, caseId);
    if (!stands) return null;
    await tell(tx, viewer, { caseId, patientId: stands.patientId, now }, "noted", { note });
    return { case: stands };
  });
}
