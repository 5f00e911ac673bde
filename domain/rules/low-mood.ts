import type { RecordedCheckIn } from "@/domain/check-in";
import { addDays, localDay } from "@/domain/local-day";
import { answered, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

/** Asked by the overdue sweep, since only time tells that the safety questions stayed unanswered. */
export const lowMoodRun: Rule = {
  id: "SUI-08",
  version: 1,
  family: "suicidality",
  safety: true,
  title: "Very low mood, safety questions unanswered",
  logic:
    "Mood was 1 or less on 2 of 3 days, and 12 hours after the last of them neither the safety follow-up nor the ASQ was answered since the first. Asked for 3 days after that, and not once staff have closed a flag about it.",
  action: "Two very low mood days and the safety questions are unanswered. Call and ask.",
  source: "Design choice",
  on: ["silence"],
  evaluate(view, thresholds) {
    const run = latestRun(view, thresholds);
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last || wasAnsweredSince(view, first) || wasClosedSince(view, last)) return null;
    return {
      ruleId: "SUI-08",
      priority: "medium",
      summary: `Mood was very low on ${run.length} of ${thresholds.veryLowMoodWindowDays} days; the safety questions are unanswered.`,
      evidence: run.map((one) => answered(view, one, "md.mood")),
    };
  },
};

/** The newest run whose time to answer has passed, one check-in a day; empty without one. */
function latestRun(view: View, thresholds: Thresholds): RecordedCheckIn[] {
  const { veryLowMood, veryLowMoodDays, veryLowMoodWindowDays, safetyAnswerHours } = thresholds;
  const { timeZone } = view.record;
  const low = view
    .checkInsOf("mood-daily")
    .filter((one) => (graded(one, "md.mood") ?? Number.POSITIVE_INFINITY) <= veryLowMood);
  const byDay = new Map(low.toReversed().map((one) => [localDay(one.authoredAt, timeZone), one]));
  for (const [on, last] of byDay) {
    const waited = hoursBetween(last.authoredAt, view.now);
    if (waited > veryLowMoodWindowDays * 24 + safetyAnswerHours) break;
    const fromOn = addDays(on, 1 - veryLowMoodWindowDays);
    const run = [...byDay].filter(([day]) => day >= fromOn && day <= on).map(([, one]) => one);
    if (run.length >= veryLowMoodDays && waited >= safetyAnswerHours) return run.reverse();
  }
  return [];
}

function wasAnsweredSince(view: View, { authoredAt }: RecordedCheckIn): boolean {
  const followups = view.checkInsOf("safety-followup").filter((one) => graded(one, "sf.safe") !== null);
  const asqs = view.checkInsOf("asq").filter((one) => typeof one.answers["asq.1"] === "boolean");
  return [...followups, ...asqs].some((one) => one.authoredAt >= authoredAt);
}

/** Staff have closed a flag about this very run. */
function wasClosedSince(view: View, { authoredAt }: RecordedCheckIn): boolean {
  return view.record.flags.some(
    ({ ruleId, closedAt }) =>
      ruleId === "SUI-08" && closedAt !== null && closedAt >= authoredAt && closedAt <= view.now,
  );
}
