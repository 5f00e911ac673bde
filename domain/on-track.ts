import type { Thresholds } from "@/domain/rules/thresholds";

/** The weeks of a course in which continuing, adjusting or stopping is decided. */
export type DecisionWeek = 4 | 9 | 14;

/** The decision week whose days hold a day of the course (0 is that of the first dose); null between them. */
export function decisionWeek(day: number, thresholds: Thresholds): DecisionWeek | null {
  const found = startsOf(thresholds).find(
    ([, from]) => day >= from && day < from + thresholds.decisionWindowDays,
  );
  return found?.[0] ?? null;
}

/** The last decision week begun by a day of the course: its cut points hold until the next. Null before the first. */
export function decisionWeekBy(day: number, thresholds: Thresholds): DecisionWeek | null {
  return startsOf(thresholds).findLast(([, from]) => day >= from)?.[0] ?? null;
}

function startsOf(thresholds: Thresholds) {
  return [
    [4, thresholds.week4FromDay],
    [9, thresholds.week9FromDay],
    [14, thresholds.week14FromDay],
  ] as const;
}

/** Whether a PHQ-9 total shows enough benefit by the cut points of a decision week (CHG-05). */
export function isOnTrack(
  week: DecisionWeek,
  baseline: number,
  latest: number,
  thresholds: Thresholds,
): boolean {
  if (latest < thresholds.onTrackBelow) return true;
  const improved = improvement(baseline, latest) ?? Number.NEGATIVE_INFINITY;
  if (week === 4) return improved >= thresholds.earlyImprovement && latest < thresholds.week4Score;
  const score = week === 9 ? thresholds.week9Score : thresholds.week14Score;
  return improved >= thresholds.laterImprovement || latest < score;
}

/** Percent of baseline by which the score fell, negative when it rose; null from a baseline of 0. */
export function improvement(baseline: number, latest: number): number | null {
  return baseline === 0 ? null : ((baseline - latest) * 100) / baseline;
}
