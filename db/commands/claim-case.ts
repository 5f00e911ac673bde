import { and, eq, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { cases } from "@/db/schema/triage";
import { type CaseNow, findCaseNow, holdPatientOf, type Refusal, tell } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";

/**
 * Claims a case. Of many who try, one wins; the others are told who did, and may take it over: the colleague may be off
 * shift. The case of someone who has left is nobody's. Null when it is missing or foreign.
 */
export async function claimCase(
  viewer: Viewer,
  caseId: string,
  now: Date,
  { takeOver = false } = {},
): Promise<{ kind: "claimed"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return inClinic(viewer, async (tx) => {
    await holdPatientOf(tx, viewer.clinicId, caseId);
    const before = await findCaseNow(tx, viewer.clinicId, caseId);
    if (!before) return null;
    const { patientId, owner, ownerId } = before;
    if (before.status === "closed") return { kind: "closed-already", case: before };
    if (ownerId === viewer.staffId) return { kind: "claimed", case: before };
    if (ownerId && !takeOver) return { kind: "taken", by: owner ?? "a colleague", case: before };

    await tx
      .update(cases)
      .set({ status: "claimed", ownerId: viewer.staffId, claimedAt: now, version: sql`${cases.version} + 1` })
      .where(and(eq(cases.clinicId, viewer.clinicId), eq(cases.id, caseId)));
    const at = { caseId, patientId, now };
    if (ownerId) await tell(tx, viewer, at, "taken-over", { from: owner ?? "" }, { from: ownerId });
    else await tell(tx, viewer, at, "claimed");
    const mine = { owner: viewer.displayName, ownerId: viewer.staffId };
    return { kind: "claimed", case: { ...before, ...mine, status: "claimed", version: before.version + 1 } };
  });
}
