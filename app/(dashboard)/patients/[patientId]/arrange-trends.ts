import type { FlagMark } from "@/components/flag-lane";
import { longestWait } from "@/components/longest-wait";
import { type PlotFrame, type PlotPoint, thresholdsOf } from "@/components/plot";
import { isOn, type TimeAxis, ticksOf, timeAxis, unbroken } from "@/components/time-axis";
import type { Trend } from "@/db/queries/find-trend";
import type { Instrument, Measure } from "@/domain/instruments/instrument";
import type { ScoredPoint } from "@/domain/patient-record";
import { chartText } from "@/domain/summary";
import { findBaseline } from "@/domain/trajectory";

type Course = { readonly firstDoseOn: string | null; readonly startedOn: string; readonly timeZone: string };

/** The axis that all trends of the page share: from the first score or dose in the range to now. */
export function sharedAxis({ series, doses }: Trend, weeks: number | null, now: Date): TimeAxis {
  const moments = [...Object.values(series).flat(), ...doses].map(({ at }) => at).filter((at) => at <= now);
  return timeAxis(moments, weeks, now);
}

/** One instrument's total, ready to be drawn, read out and tabulated. */
export function arrangeTrend(
  instrument: Instrument,
  measure: Measure,
  all: readonly PlotPoint[],
  flags: readonly FlagMark[],
  axis: TimeAxis,
  course: Course,
  timeZone: string,
) {
  const points = all.filter((point) => isOn(axis, point.at));
  const first = points[0];
  const baseline = findBaseline(all.map(scored), course.firstDoseOn, course.timeZone);
  const shownFlags = flags.filter((flag) => isOn(axis, flag.at));
  const frame: PlotFrame = {
    axis,
    ticks: ticksOf(axis, timeZone),
    measure: { range: measure.range, bands: measure.bands, outcomes: measure.outcomes },
    thresholds: thresholdsOf(measure),
    baseline: baseline?.value ?? null,
    within: measure.reliableChange?.points ?? null,
  };
  return {
    points,
    before: first ? (all[all.indexOf(first) - 1] ?? null) : null,
    baseline: baseline && { value: baseline.value, at: baseline.authoredAt },
    frame,
    runs: unbroken(
      points,
      longestWait(instrument.id, course.firstDoseOn ?? course.startedOn, course.timeZone),
    ),
    summary: chartText({ measure, points: points.map(scored), baseline, flags: shownFlags.length, timeZone }),
  };
}

export function scored({ checkInId, at, value, prorated }: PlotPoint): ScoredPoint {
  return { checkInId, authoredAt: at, value, prorated };
}
