import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { answersIn, mostAnswers } from "@/db/safety-report";
import { authorize, type Viewer } from "@/domain/access";
import type { Period } from "@/domain/period";
import { type FollowedAnswer, inReportOrder } from "@/domain/safety-report";

/** The positive safety answers of a period as the report lists them, and the export's audit row. */
export async function exportSafetyReport(
  viewer: Viewer,
  period: Period,
  now: Date,
): Promise<FollowedAnswer[]> {
  authorize(viewer, "export");
  return inClinic(viewer, async (tx) => {
    const { from, to } = period;
    const [found] = await Promise.all([
      answersIn(tx, viewer.clinicId, period),
      append(tx, viewer, now, { action: "safety-report-exported", detail: { from, to } }),
    ]);
    return inReportOrder(found.slice(0, mostAnswers));
  });
}
