import type { RecordedCheckIn } from "@/domain/check-in";
import { answered, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

/**
 * Asked by the overdue sweep. Speaks of safety questions that were begun: those never begun are what SUI-02 to SUI-04 raise as high or
 * urgent when item 9 arrives, and SUI-08 after low mood. Once staff have spoken with the patient it says nothing.
 */
export const safetyUnfinished: Rule = {
  id: "SUI-09",
  version: 1,
  family: "suicidality",
  safety: true,
  title: "Safety questions left unfinished",
  logic:
    "After a PHQ-9 with a positive item 9 the safety follow-up or the ASQ was begun, and 2 hours later a question of it had no answer. Urgent when item 9 was 2 or more, otherwise high. Looks back 7 days; not once staff have spoken with the patient or closed a flag about it.",
  action: "Safety questions were left unfinished. Call and ask them by voice.",
  source: "Design choice: missing is not zero",
  on: ["silence"],
  evaluate(view, thresholds) {
    const positive = view.checkInsOf("phq-9").filter((one) => (graded(one, "phq9.9") ?? 0) > 0);
    const [begun] = unfinished(view, positive, thresholds);
    if (!begun) return null;
    const worst = positive
      .filter((one) => one.authoredAt <= begun.authoredAt && isRecent(view, one, thresholds))
      .reduce((a, b) => ((graded(b, "phq9.9") ?? 0) >= (graded(a, "phq9.9") ?? 0) ? b : a));
    const urgent = (graded(worst, "phq9.9") ?? 0) >= thresholds.unfinishedUrgent;
    return {
      ruleId: "SUI-09",
      priority: urgent ? "urgent" : "high",
      summary: `The ${names[begun.instrument]} was begun after a positive item 9 and not finished within ${thresholds.unfinishedHours} hours.`,
      evidence: [
        answered(view, worst, "phq9.9"),
        ...questions[begun.instrument as SafetyQuestions].map((linkId) => answered(view, begun, linkId)),
      ],
    };
  },
};

type SafetyQuestions = "safety-followup" | "asq";
const questions: Readonly<Record<SafetyQuestions, readonly string[]>> = {
  "safety-followup": ["sf.safe"],
  asq: ["asq.1", "asq.2", "asq.3", "asq.4"],
};
const names: Readonly<Record<string, string>> = { "safety-followup": "safety follow-up", asq: "ASQ" };

/** Safety questions begun after a positive item 9, whose time is over and which nobody has dealt with; newest first. */
function unfinished(
  view: View,
  positive: readonly RecordedCheckIn[],
  thresholds: Thresholds,
): RecordedCheckIn[] {
  const instruments = Object.keys(questions) as SafetyQuestions[];
  const begun = instruments.flatMap((instrument) => {
    const all = view.checkInsOf(instrument);
    return all.filter(
      (one) =>
        !isFinished(one) &&
        !all.some((later) => isFinished(later) && later.authoredAt >= one.authoredAt) &&
        positive.some((phq9) => phq9.authoredAt <= one.authoredAt && isRecent(view, phq9, thresholds)) &&
        hoursBetween(one.authoredAt, view.now) >= thresholds.unfinishedHours &&
        !isDealtWith(view, one),
    );
  });
  return begun.sort((a, b) => b.authoredAt.getTime() - a.authoredAt.getTime());
}

function isRecent(view: View, { authoredAt }: RecordedCheckIn, { unfinishedDays }: Thresholds): boolean {
  return hoursBetween(authoredAt, view.now) <= unfinishedDays * 24;
}

/** Every question of it that everybody is asked has an answer; in the ASQ, also the one about right now where it was asked. */
function isFinished({ instrument, answers }: RecordedCheckIn): boolean {
  const asked = questions[instrument as SafetyQuestions];
  const complete = asked.every((linkId) => (answers[linkId] ?? null) !== null);
  const anyYes = asked.some((linkId) => answers[linkId] === true);
  return complete && (!anyYes || typeof answers["asq.5"] === "boolean");
}

/** Staff have closed a flag about it, or spoken with the patient since. */
function isDealtWith(view: View, { authoredAt }: RecordedCheckIn): boolean {
  const { lastContactAt } = view.record.staff;
  if (lastContactAt && lastContactAt >= authoredAt && lastContactAt <= view.now) return true;
  return view.record.flags.some(
    ({ ruleId, closedAt }) =>
      ruleId === "SUI-09" && closedAt && closedAt >= authoredAt && closedAt <= view.now,
  );
}
