import { and, eq, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { cases } from "@/db/schema/triage";
import { type CaseNow, findCaseNow, type Refusal, tell } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";

/** Gives a claimed case back to the queue; only its owner can. Null when it is missing or foreign. */
export async function releaseCase(
  viewer: Viewer,
  caseId: string,
  now: Date,
): Promise<{ kind: "released"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return inClinic(viewer, async (tx) => {
    const [released] = await tx
      .update(cases)
      .set({ status: "returned", ownerId: null, claimedAt: null, version: sql`${cases.version} + 1` })
      .where(
        and(
          eq(cases.clinicId, viewer.clinicId),
          eq(cases.id, caseId),
          eq(cases.ownerId, viewer.staffId),
          eq(cases.status, "claimed"),
        ),
      )
      .returning({ patientId: cases.patientId });
    if (released) await tell(tx, viewer, { caseId, patientId: released.patientId, now }, "released");
    const stands = await findCaseNow(tx, viewer.clinicId, caseId);
    if (!stands) return null;
    if (released || !stands.ownerId) return { kind: "released", case: stands };
    if (stands.status === "closed") return { kind: "closed-already", case: stands };
    return { kind: "taken", by: stands.owner ?? "a colleague", case: stands };
  });
}
