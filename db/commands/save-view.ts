import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { newId } from "@/db/ids";
import { caseloadViews } from "@/db/schema/caseload-views";
import { authorize, type Viewer } from "@/domain/access";
import { type CaseloadAsked, caseloadText } from "@/domain/caseload";
import { mostViews } from "@/domain/caseload-view";

type Saved = { name: string; asked: CaseloadAsked; isDefault: boolean };

/** Keeps a way of looking at the caseload for the viewer; one of the same name is written over. */
export async function saveView(
  viewer: Viewer,
  { name, asked, isDefault }: Saved,
  now: Date,
): Promise<{ kind: "saved"; id: string } | { kind: "not-allowed"; reason: string; field: string }> {
  authorize(viewer, "view-patients");
  const { clinicId, staffId } = viewer;
  const own = and(
    eq(caseloadViews.clinicId, clinicId),
    eq(caseloadViews.staffId, staffId),
    isNull(caseloadViews.removedAt),
  );
  return inClinic(viewer, async (tx) => {
    const [others] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(caseloadViews)
      .where(and(own, ne(caseloadViews.name, name)));
    if ((others?.count ?? 0) >= mostViews) {
      return {
        kind: "not-allowed",
        reason: `You have ${mostViews} views, as many as there can be. Remove one first.`,
        field: "name",
      };
    }
    if (isDefault) await tx.update(caseloadViews).set({ isDefault: false }).where(own);
    const row = { asked: caseloadText(asked), isDefault, savedAt: now };
    const [saved] = await tx
      .insert(caseloadViews)
      .values({ clinicId, staffId, id: newId(), name, ...row })
      .onConflictDoUpdate({
        target: [caseloadViews.clinicId, caseloadViews.staffId, caseloadViews.name],
        targetWhere: sql`removed_at is null`,
        set: row,
      })
      .returning({ id: caseloadViews.id });
    if (!saved) throw new Error("the view was not saved");
    await append(tx, viewer, now, {
      action: "view-saved",
      subjectId: saved.id,
      detail: { default: isDefault },
    });
    return { kind: "saved", id: saved.id };
  });
}
