import type { RecordedCheckIn } from "@/domain/check-in";
import { addDays, localDay } from "@/domain/local-day";
import { isTaken } from "@/domain/rules/doses";
import { answered, currentOf, fact, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";
import { plainNumber } from "@/domain/wording";

type Slump = {
  readonly mean: number;
  readonly usual: number;
  readonly days: number;
};

/** Fires on the day the week becomes low; while it stays low it says nothing. */
export const moodSlump: Rule = {
  id: "CHG-08",
  version: 1,
  family: "change",
  safety: false,
  title: "Daily mood below the person's own level",
  logic:
    "Raised when it comes about: the mean mood of 7 days (at least 4 of them told, each by its lowest) is below the person's own mean of the 28 days before by 2 points or 1.5 standard deviations, whichever is more. Medium when doses rise as well: 15 % more milligrams a dose, or more extra doses a day than in the 28 days before.",
  action: "Mood is drifting down before the next PHQ-9. Look at what changed, doses included.",
  source: "Bauer 2018, daily mood ratings reliable at .80 to .88; limits are design choices",
  on: ["mood-daily"],
  evaluate(view, thresholds) {
    const current = currentOf(view, "mood-daily");
    if (!current || graded(current, "md.mood") === null) return null;
    const checks = view.checkInsOf("mood-daily").filter((one) => graded(one, "md.mood") !== null);
    const slump = slumpAt(view, checks, current.authoredAt, thresholds);
    if (!slump) return null;
    const before = checks.filter((one) => one.id !== current.id);
    const last = before.at(-1);
    if (last && slumpAt(view, before, last.authoredAt, thresholds)) return null;
    const rising = risingDoses(view, current.authoredAt, thresholds);
    return {
      ruleId: "CHG-08",
      priority: rising ? "medium" : "low",
      summary: `Mood averaged ${plainNumber(slump.mean)} over ${slump.days} of 7 days, against a usual ${plainNumber(slump.usual)}.`,
      evidence: [
        answered(view, current, "md.mood"),
        fact(`Usual mood: ${plainNumber(slump.usual)}, over the 4 weeks before`, current.authoredAt),
        ...(rising ? [fact(rising, current.authoredAt)] : []),
      ],
    };
  },
};

function slumpAt(
  view: View,
  checks: readonly RecordedCheckIn[],
  at: Date,
  { slumpDays, slumpDaysTold, usualMoodDays, usualMoodDaysTold, slumpPoints, slumpDeviations }: Thresholds,
): Slump | null {
  const on = localDay(at, view.record.timeZone);
  const byDay = lowestByDay(checks, view.record.timeZone);
  const between = (from: string, to: string) =>
    [...byDay].filter(([day]) => day > from && day <= to).map(([, value]) => value);
  const weekAgo = addDays(on, -slumpDays);
  const week = between(weekAgo, on);
  const usual = between(addDays(weekAgo, -usualMoodDays), weekAgo);
  if (week.length < slumpDaysTold || usual.length < usualMoodDaysTold) return null;
  const level = mean(usual);
  const deviation = Math.sqrt(mean(usual.map((value) => (value - level) ** 2)));
  if (mean(week) > level - Math.max(slumpPoints, slumpDeviations * deviation)) return null;
  return { mean: mean(week), usual: level, days: week.length };
}

function lowestByDay(checks: readonly RecordedCheckIn[], timeZone: string): Map<string, number> {
  const byDay = new Map<string, number>();
  for (const one of checks) {
    const on = localDay(one.authoredAt, timeZone);
    byDay.set(on, Math.min(byDay.get(on) ?? Number.POSITIVE_INFINITY, graded(one, "md.mood") ?? 0));
  }
  return byDay;
}

/** In words, how doses of the last week exceed those of the four weeks before; null when they do not. */
function risingDoses(
  view: View,
  at: Date,
  { slumpDays, usualMoodDays, risingDose }: Thresholds,
): string | null {
  const age = (dose: { at: Date }) => hoursBetween(dose.at, at) / 24;
  const taken = view.doses.filter(isTaken);
  const recent = taken.filter((dose) => age(dose) >= 0 && age(dose) < slumpDays);
  const before = taken.filter((dose) => age(dose) >= slumpDays && age(dose) < slumpDays + usualMoodDays);
  const amounts = (doses: typeof taken) => doses.flatMap(({ mg }) => (mg === null ? [] : [mg]));
  const [now, usual] = [amounts(recent), amounts(before)];
  if (mean(now) * 100 >= mean(usual) * (100 + risingDose)) {
    return `Doses averaged ${plainNumber(mean(now))} mg in the last week, ${plainNumber(mean(usual))} mg in the 4 weeks before`;
  }
  const extra = (doses: typeof taken) => doses.filter(({ kind }) => kind === "extra").length;
  if (before.length > 0 && extra(recent) * usualMoodDays > extra(before) * slumpDays) {
    return `Extra doses in the last week: ${extra(recent)}; in the 4 weeks before: ${extra(before)}`;
  }
  return null;
}

/** NaN of none, which is never more nor less than another number. */
function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
