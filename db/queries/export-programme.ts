import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { findProgramme } from "@/db/queries/find-programme";
import { authorize, type Viewer } from "@/domain/access";
import type { MonthCounts } from "@/domain/programme";

/** The programme, to be taken away: that is audited, as every export. */
export async function exportProgramme(viewer: Viewer, now: Date): Promise<MonthCounts[]> {
  authorize(viewer, "view-programme");
  await inClinic(viewer, (tx) => append(tx, viewer, now, { action: "programme-exported" }));
  return findProgramme(viewer, now);
}
