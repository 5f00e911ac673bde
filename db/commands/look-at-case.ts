import { sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { authorize, type Viewer } from "@/domain/access";

/** Says that the viewer is looking at a case; it holds for 30 seconds, or until they look at another. False when it is missing or foreign. */
export async function lookAtCase(viewer: Viewer, caseId: string): Promise<boolean> {
  authorize(viewer, "view-queue");
  return inClinic(viewer, async (tx) => {
    // The database's clock on both sides: application servers need not agree to the second.
    const rows = await tx.execute(sql`insert into app.lookers (clinic_id, staff_id, case_id, looked_at)
      select ${viewer.clinicId}, ${viewer.staffId}, id, now() from app.cases where clinic_id = ${viewer.clinicId} and id = ${caseId}
      on conflict (clinic_id, staff_id) do update set case_id = excluded.case_id, looked_at = excluded.looked_at
      returning 1`);
    return rows.length > 0;
  });
}
