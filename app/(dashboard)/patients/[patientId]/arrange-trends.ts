import type { FlagMark } from "@/components/flag-lane";
import { longestWait } from "@/components/longest-wait";
import { columnOf, type FoldAxis } from "@/components/plot-fold";
import { type PlotFrame, type PlotPoint, thresholdsOf } from "@/components/plot-frame";
import { stepText } from "@/components/step-text";
import { isOn, percentOf, type TimeAxis, ticksOf, timeAxis, unbroken } from "@/components/time-axis";
import type { TrendStep } from "@/components/trend-steps";
import type { Trend, TrendSheet } from "@/db/queries/find-trend";
import { foldText } from "@/domain/fold-text";
import type { Instrument, Measure } from "@/domain/instruments/instrument";
import { addDays } from "@/domain/local-day";
import type { ScoredPoint } from "@/domain/patient-record";
import { type Folded, type SinceDose, sinceDose } from "@/domain/since-dose";
import { chartText, type ItemNine } from "@/domain/summary";
import { findBaseline } from "@/domain/trajectory";

export type Course = {
  readonly firstDoseOn: string | null;
  readonly startedOn: string;
  /** The patient's. */
  readonly timeZone: string;
};

/** The axis that all trends of the page share: from the first score or dose in the range to now. */
export function sharedAxis({ series, doses }: Trend, weeks: number | null, now: Date): TimeAxis {
  const moments = [...Object.values(series).flat(), ...doses].map(({ at }) => at).filter((at) => at <= now);
  return timeAxis(moments, weeks, now);
}

/** The points of a series that are on the axis, by the days since the dose told before each. */
export function foldOn(axis: TimeAxis, points: readonly PlotPoint[], { doses }: Trend, { timeZone }: Course) {
  const taken = doses.filter(({ kind }) => kind !== "skipped");
  return sinceDose(
    points.filter((point) => isOn(axis, point.at)),
    taken,
    timeZone,
  );
}

export type ArrangedTrend = ReturnType<typeof arrangeTrend>;

/** One instrument's total, ready to be drawn, read out and tabulated. */
export function arrangeTrend(
  instrument: Instrument,
  measure: Measure,
  trend: Trend,
  axis: TimeAxis,
  course: Course,
  timeZone: string,
) {
  const all = trend.series[`${instrument.id}/${measure.id}`] ?? [];
  const points = all.filter((point) => isOn(axis, point.at));
  const first = points[0];
  const baseline = baselineOf(all, course);
  const frame: PlotFrame = {
    axis,
    ticks: ticksOf(axis, timeZone),
    measure: { range: measure.range, bands: measure.bands, outcomes: measure.outcomes },
    thresholds: thresholdsOf(measure),
    baseline: baseline?.value ?? null,
    within: measure.reliableChange?.points ?? null,
  };
  return {
    instrument,
    measure,
    points,
    before: first ? (all[all.indexOf(first) - 1] ?? null) : null,
    baseline: baseline && { value: baseline.value, at: baseline.authoredAt },
    frame,
    runs: unbroken(
      points,
      longestWait(instrument.id, course.firstDoseOn ?? course.startedOn, course.timeZone),
    ),
    folded: foldOn(axis, points, trend, course),
    summary: chartText({ measure, points: points.map(scored), baseline, flags: 0, timeZone }),
    foldSummary: (folded: Folded<PlotPoint>) => foldText(folded, measure),
  };
}

/** The score this course is measured from, as rules take it: of the episode, not of one before. */
export function baselineOf(points: readonly PlotPoint[], course: Course): ScoredPoint | null {
  const from = new Date(addDays(course.startedOn, -14));
  return findBaseline(points.filter(({ at }) => at >= from).map(scored), course.firstDoseOn, course.timeZone);
}

/** The check-ins that the slider walks through, where they stand in time or in the fold. */
export function stepsOf(
  { points, before, measure, frame, folded }: ArrangedTrend,
  flags: readonly FlagMark[],
  fold: FoldAxis | null,
  timeZone: string,
): TrendStep[] {
  const [low, high] = measure.range;
  const days = new Map(folded.since.map(({ point, days }: SinceDose<PlotPoint>) => [point.checkInId, days]));
  return points.flatMap((point, i) => {
    const text = stepText(point, points[i - 1] ?? before, measure, flags, timeZone);
    const step = { at: point.at.getTime(), value: point.value };
    if (!fold) return [{ ...step, x: percentOf(frame.axis, point.at), text }];
    const since = days.get(point.checkInId);
    if (since === undefined) return [];
    return [
      {
        ...step,
        x: percentOf(fold.axis, columnOf(since)),
        y: (high - point.value) / (high - low),
        text: `${text}, ${since === 0 ? "on a dose day" : `${since} ${since === 1 ? "day" : "days"} after a dose`}`,
      },
    ];
  });
}

/** Answers to PHQ-9 item 9, oldest first. */
export function itemNineOf(sheets: readonly TrendSheet[]): ItemNine[] {
  return sheets
    .filter(({ instrument }) => instrument === "phq-9")
    .map(({ answers, status }) => {
      const answer = answers["phq9.9"];
      const isFinished = status === "completed" || status === "amended";
      return typeof answer === "number" ? answer : isFinished ? null : "not-finished";
    });
}

export function scored({ checkInId, at, value, prorated }: PlotPoint): ScoredPoint {
  return { checkInId, authoredAt: at, value, prorated };
}
