import { and, eq, isNull } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { caseloadViews } from "@/db/schema/caseload-views";
import { authorize, type Viewer } from "@/domain/access";

/** Has Patients open with one of the viewer's views, or no longer. Null when there is no such view of theirs. */
export async function chooseDefaultView(
  viewer: Viewer,
  viewId: string,
  isDefault: boolean,
  now: Date,
): Promise<{ kind: "chosen" } | null> {
  authorize(viewer, "view-patients");
  const own = and(
    eq(caseloadViews.clinicId, viewer.clinicId),
    eq(caseloadViews.staffId, viewer.staffId),
    isNull(caseloadViews.removedAt),
  );
  return inClinic(viewer, async (tx) => {
    const one = and(own, eq(caseloadViews.id, viewId));
    const [found] = await tx.select({ id: caseloadViews.id }).from(caseloadViews).where(one);
    if (!found) return null;
    await tx.update(caseloadViews).set({ isDefault: false }).where(own);
    if (isDefault) await tx.update(caseloadViews).set({ isDefault }).where(one);
    await append(tx, viewer, now, {
      action: "default-view-chosen",
      subjectId: viewId,
      detail: { default: isDefault },
    });
    return { kind: "chosen" };
  });
}
