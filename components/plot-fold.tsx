import { heightOf, type PlotFrame, type PlotPoint } from "@/components/plot-frame";
import { PlotGround } from "@/components/plot-ground";
import { percent, shareOf, type TimeAxis } from "@/components/time-axis";
import { type DayOfFold, daysOfFold, type SinceDose } from "@/domain/since-dose";

/** Days since a dose that have a place of their own; what came later shares the last one. */
const lastDay = 14;
/** Fewer scores than this have no middle worth a mark. */
const fewestForMiddle = 3;

/** A column for each day since a dose, in place of time, and where in it a day stands. */
export type FoldAxis = { readonly axis: TimeAxis; readonly labels: readonly string[] };

/** As many days as the longest wait that is in any of the series, so that all have one axis. */
export function foldAxis(series: readonly (readonly SinceDose<unknown>[])[]): FoldAxis {
  const longest = Math.max(2, ...series.flat().map(({ days }) => days));
  const columns = Math.min(longest, lastDay) + 1;
  const labels = Array.from({ length: columns }, (_, day) =>
    day === 0 ? "dose" : day === lastDay && longest > lastDay ? `≥${lastDay} d` : `+${day} d`,
  );
  return { axis: { from: 0, to: columns }, labels };
}

/** The middle of a day's column. */
export function columnOf(days: number): number {
  return Math.min(days, lastDay) + 0.5;
}

type Props = Omit<PlotFrame, "axis" | "ticks"> & {
  readonly id: string;
  readonly fold: FoldAxis;
  readonly since: readonly SinceDose<PlotPoint>[];
  readonly size: "large" | "small";
};

/**
 * Scores laid over each other by the days since the last dose. Equal scores of one day are one dot whose area is their
 * number, and the middle of a day is a bar: no line joins scores of different weeks.
 */
export function PlotFold({ id, fold, since, size, ...frame }: Props) {
  const { measure } = frame;
  const { axis } = fold;
  const unit = size === "large" ? 3.5 : 1.6;
  return (
    <svg aria-hidden="true" data-fold={id} className="absolute inset-0 size-full overflow-visible">
      <PlotGround id={`fold-${id}`} {...frame} axis={axis} ticks={[]} />
      {columnsOf(since).map((column) => (
        <svg
          key={column.days}
          aria-hidden="true"
          x={percent(shareOf(axis, columnOf(column.days)))}
          width="1"
          overflow="visible"
        >
          {tally(column).map(({ value, count }) => (
            <circle
              key={value}
              cy={percent(heightOf(measure, value))}
              r={unit * Math.sqrt(count)}
              fill="var(--chart-line)"
              fillOpacity="0.55"
              stroke="var(--chart-line)"
            />
          ))}
          {column.points.length >= fewestForMiddle && (
            <line
              data-middle={column.days}
              x1={size === "large" ? -16 : -8}
              x2={size === "large" ? 16 : 8}
              y1={percent(heightOf(measure, column.median))}
              y2={percent(heightOf(measure, column.median))}
              stroke="var(--chart-line)"
              strokeWidth={size === "large" ? 3 : 2}
            />
          )}
        </svg>
      ))}
    </svg>
  );
}

/** How many scores stand on each day: a pattern of few is none. */
export function FoldCounts({ fold, since }: Pick<Props, "fold" | "since">) {
  return (
    <div aria-hidden="true" className="relative mt-1.5 h-4 text-xs text-[var(--chart-label)]">
      {columnsOf(since).map(({ days, points }) => (
        <span
          key={days}
          className="absolute -translate-x-1/2"
          style={{ left: percent(shareOf(fold.axis, columnOf(days))) }}
        >
          {points.length}
        </span>
      ))}
    </div>
  );
}

/** The days under the columns, where no scale of the chart says them. */
export function FoldDays({ fold }: Pick<Props, "fold">) {
  return (
    <div aria-hidden="true" className="relative h-4 text-[0.6875rem] text-muted">
      {fold.labels.map((label, day) => (
        <span
          key={label}
          className="absolute -translate-x-1/2"
          style={{ left: percent(shareOf(fold.axis, columnOf(day))) }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

function columnsOf(since: Props["since"]): DayOfFold<PlotPoint>[] {
  return daysOfFold(since.map((one) => ({ ...one, days: Math.min(one.days, lastDay) })));
}

function tally({ points }: DayOfFold<PlotPoint>): { value: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const { value } of points) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count }));
}
