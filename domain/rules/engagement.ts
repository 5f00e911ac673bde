import { fact } from "@/domain/rules/evidence";
import type { Rule } from "@/domain/rules/rule";
import { nextDue } from "@/domain/schedule";

export const checkInsMissed: Rule = {
  id: "ENG-01",
  version: 1,
  family: "engagement",
  safety: false,
  title: "Check-ins missed",
  logic: "Two PHQ-9 check-ins in a row are more than 48 hours overdue.",
  action: "Try another way to reach the patient.",
  source: "Brighten study: median completion 37.6 %, lower with worse depression",
  on: ["silence"],
  evaluate(view, { graceHours, missedInARow }) {
    const { missedOn } = nextDue(view.record, view.now, graceHours);
    const [first] = missedOn;
    if (first === undefined || missedOn.length < missedInARow) return null;
    const last = view.phq9.at(-1);
    return {
      ruleId: "ENG-01",
      priority: "low",
      summary: `${missedOn.length} PHQ-9 check-ins in a row were missed, the first due ${first}.`,
      evidence: [
        ...missedOn.slice(-4).map((on) => fact(`PHQ-9 due ${on}, not received`)),
        last ? fact(`Last PHQ-9: ${last.value}`, last.authoredAt) : fact("No PHQ-9 in the record"),
      ],
    };
  },
};
