import { and, eq, inArray } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { emptyParts } from "@/db/exports/parts";
import { dataExports } from "@/db/schema/exports";
import { authorize, type Viewer } from "@/domain/access";

/** Takes away what is kept of an export, and stops one that is being made. False when there is nothing to take away: missing, foreign or over. */
export async function deleteExport(viewer: Viewer, exportId: string, now: Date): Promise<boolean> {
  authorize(viewer, "export");
  const { clinicId } = viewer;
  return inClinic(viewer, async (tx) => {
    const deleted = await tx
      .update(dataExports)
      .set({ state: "deleted", settledAt: now })
      .where(
        and(
          eq(dataExports.clinicId, clinicId),
          eq(dataExports.id, exportId),
          inArray(dataExports.state, ["queued", "running", "ready"]),
        ),
      )
      .returning({ id: dataExports.id });
    if (deleted.length === 0) return false;
    await emptyParts(tx, clinicId, exportId);
    await append(tx, viewer, now, { action: "export-deleted", subjectId: exportId });
    return true;
  });
}
