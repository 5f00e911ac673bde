import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { answersIn, flagGroupsIn, mostAnswers } from "@/db/safety-report";
import { authorize, type Viewer } from "@/domain/access";
import type { Period } from "@/domain/period";
import { type RuleTally, tallyRules } from "@/domain/rule-tally";
import { type FollowedAnswer, inReportOrder } from "@/domain/safety-report";

export type SafetyReport = {
  /** In the order of the report; at most 500, the newest. */
  answers: FollowedAnswer[];
  /** Whether more arrived in the period than are listed and counted. */
  isCut: boolean;
  /** Of the flags raised in the period. */
  rules: RuleTally[];
};

/** Every positive safety answer that arrived in a period, and what became of it. Read, and its reading put on record, in one round trip. */
export async function findSafetyReport(viewer: Viewer, period: Period, now: Date): Promise<SafetyReport> {
  authorize(viewer, "view-safety-report");
  return inClinic(viewer, async (tx) => {
    const { from, to } = period;
    const [found, groups] = await Promise.all([
      answersIn(tx, viewer.clinicId, period),
      flagGroupsIn(tx, viewer.clinicId, period),
      append(tx, viewer, now, { action: "safety-report-viewed", detail: { from, to } }),
    ]);
    return {
      answers: inReportOrder(found.slice(0, mostAnswers)),
      isCut: found.length > mostAnswers,
      rules: tallyRules(groups),
    };
  });
}
