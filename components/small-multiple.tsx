import { directionWords } from "@/components/chart-grid";
import { Plot } from "@/components/plot";
import { type FoldAxis, FoldCounts, FoldDays, PlotFold } from "@/components/plot-fold";
import { forcedInks, heightOf, type PlotPoint } from "@/components/plot-frame";
import { dayText } from "@/components/time";
import { percent, type Tick, type TimeAxis, unbroken } from "@/components/time-axis";
import { foldText } from "@/domain/fold-text";
import type { Measure } from "@/domain/instruments/instrument";
import type { SinceDose } from "@/domain/since-dose";
import { plainNumber } from "@/domain/wording";

type Props = {
  id: string;
  title: string;
  measure: Measure;
  /** From where a rule looks; null without one. */
  threshold: number | null;
  /** Oldest first, all of them on the axis. */
  points: readonly PlotPoint[];
  axis: TimeAxis;
  ticks: readonly Tick[];
  longestWait: (after: { at: Date }) => number;
  timeZone: string;
  /** Laid over by days since a dose; what is told with a dose itself has no such day. Null by the calendar. */
  folded:
    | { readonly fold: FoldAxis; readonly since: readonly SinceDose<PlotPoint>[] }
    | "with-the-dose"
    | null;
};

/** One measure on the shared time axis with its own range. A single score is printed, not drawn. */
export function SmallMultiple({
  id,
  title,
  measure,
  threshold,
  points,
  axis,
  ticks,
  longestWait,
  timeZone,
  folded,
}: Props) {
  const newest = points.at(-1);
  const high = measure.range[1];
  const frame = { measure, thresholds: threshold === null ? [] : [threshold], baseline: null, within: null };
  return (
    <section aria-labelledby={`multiple-${id}`} className={`min-w-0 ${forcedInks}`}>
      <header className="flex items-baseline justify-between gap-2">
        <h3 id={`multiple-${id}`} className="text-sm font-semibold">
          {title} <span className="text-xs font-normal text-muted">{directionWords(measure.direction)}</span>
        </h3>
        {newest && (
          <p className="shrink-0 text-xs text-muted">
            <span className="text-sm font-bold text-ink">{plainNumber(newest.value)}</span> of {high}
            <span className="sr-only"> on </span>
            <span aria-hidden="true">, </span>
            {dayText(newest.at, timeZone, new Date(axis.to))}
          </p>
        )}
      </header>
      {folded === "with-the-dose" ? (
        <p className="mt-2 flex h-16 items-center text-sm text-muted">Told with the dose itself.</p>
      ) : points.length > 1 ? (
        <div className="mt-2 grid grid-cols-[1.25rem_minmax(0,1fr)_0.5rem] gap-x-2">
          <div aria-hidden="true" className="relative h-16 text-xs text-muted">
            {scaleOf(measure, threshold).map((value) => (
              <span
                key={value}
                className="absolute right-0 -translate-y-1/2"
                style={{ top: percent(heightOf(measure, value)) }}
              >
                {value}
              </span>
            ))}
          </div>
          <div className="relative h-16 border-y border-line">
            {folded ? (
              <PlotFold id={id} {...frame} {...folded} size="small" />
            ) : (
              <Plot
                id={id}
                {...frame}
                axis={axis}
                ticks={ticks}
                runs={unbroken(points, longestWait)}
                dots="lone"
              />
            )}
            <div
              aria-hidden="true"
              className="absolute inset-y-0 w-px -translate-x-1/2 bg-[var(--chart-line)] opacity-60 print:hidden"
              style={{ left: "var(--step)" }}
            />
          </div>
          {folded && (
            <div className="col-start-2">
              <FoldCounts {...folded} />
              <FoldDays {...folded} />
              <p className="sr-only">
                {foldText({ since: folded.since, before: points.length - folded.since.length }, measure)}
              </p>
            </div>
          )}
        </div>
      ) : (
        <p className="mt-2 flex h-16 items-center text-sm text-muted">
          {newest ? "One score in this period." : "No scores in this period."}
        </p>
      )}
    </section>
  );
}

/** The ends of the scale and, where there is room for it between them, from where a rule looks. */
function scaleOf(measure: Measure, threshold: number | null): number[] {
  const [low, high] = measure.range;
  const room = (value: number) => Math.min(heightOf(measure, value), 1 - heightOf(measure, value)) >= 0.25;
  return threshold !== null && room(threshold) ? [low, threshold, high] : [low, high];
}
