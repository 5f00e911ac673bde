import { and, eq, isNull, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { cases } from "@/db/schema/triage";
import { type CaseNow, findCaseNow, type Refusal, tell } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";

/** Claims a case. Of many who try, one wins; the others are told who did. Null when it is missing or foreign. */
export async function claimCase(
  viewer: Viewer,
  caseId: string,
  now: Date,
): Promise<{ kind: "claimed"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return inClinic(viewer, async (tx) => {
    const [claimed] = await tx
      .update(cases)
      .set({ status: "claimed", ownerId: viewer.staffId, claimedAt: now, version: sql`${cases.version} + 1` })
      .where(
        and(
          eq(cases.clinicId, viewer.clinicId),
          eq(cases.id, caseId),
          isNull(cases.ownerId),
          sql`${cases.status} <> 'closed'`,
        ),
      )
      .returning({ patientId: cases.patientId, version: cases.version });
    if (claimed) {
      const { patientId, version } = claimed;
      await tell(tx, viewer, { caseId, patientId, now }, "claimed");
      const owner = { owner: viewer.displayName, ownerId: viewer.staffId };
      return { kind: "claimed", case: { id: caseId, patientId, status: "claimed", version, ...owner } };
    }
    const stands = await findCaseNow(tx, viewer.clinicId, caseId);
    if (!stands) return null;
    if (stands.status === "closed") return { kind: "closed", case: stands };
    if (stands.ownerId === viewer.staffId) return { kind: "claimed", case: stands };
    return { kind: "taken", by: stands.owner ?? "a colleague", case: stands };
  });
}
