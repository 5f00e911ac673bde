import { and, eq, isNull, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { caseloadViews } from "@/db/schema/caseload-views";
import { authorize, type Viewer } from "@/domain/access";
import { readCaseload } from "@/domain/caseload";
import type { CaseloadView } from "@/domain/caseload-view";

/** The viewer's own views of the caseload, by name. */
export async function listViews(viewer: Viewer): Promise<CaseloadView[]> {
  authorize(viewer, "view-patients");
  const rows = await inClinic(viewer, (tx) =>
    tx
      .select({
        id: caseloadViews.id,
        name: caseloadViews.name,
        asked: caseloadViews.asked,
        isDefault: caseloadViews.isDefault,
      })
      .from(caseloadViews)
      .where(
        and(
          eq(caseloadViews.clinicId, viewer.clinicId),
          eq(caseloadViews.staffId, viewer.staffId),
          isNull(caseloadViews.removedAt),
        ),
      )
      .orderBy(sql`lower(${caseloadViews.name})`, caseloadViews.id),
  );
  return rows.map((row) => ({ ...row, asked: readCaseload(new URLSearchParams(row.asked)) }));
}
