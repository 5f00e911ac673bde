import { and, eq, isNull } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { caseloadViews } from "@/db/schema/caseload-views";
import { authorize, type Viewer } from "@/domain/access";

/** Takes one of the viewer's views away. Null when there is no such view of theirs. */
export async function removeView(
  viewer: Viewer,
  viewId: string,
  now: Date,
): Promise<{ kind: "removed" } | null> {
  authorize(viewer, "view-patients");
  return inClinic(viewer, async (tx) => {
    const removed = await tx
      .update(caseloadViews)
      .set({ removedAt: now, isDefault: false })
      .where(
        and(
          eq(caseloadViews.clinicId, viewer.clinicId),
          eq(caseloadViews.staffId, viewer.staffId),
          eq(caseloadViews.id, viewId),
          isNull(caseloadViews.removedAt),
        ),
      )
      .returning({ id: caseloadViews.id });
    if (removed.length === 0) return null;
    await append(tx, viewer, now, { action: "view-removed", subjectId: viewId });
    return { kind: "removed" };
  });
}
