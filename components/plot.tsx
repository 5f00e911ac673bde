import { percent, shareOf, type Tick, type TimeAxis } from "@/components/time-axis";
import type { Band, Measure } from "@/domain/instruments/instrument";

/** One score as charts draw it. */
export type PlotPoint = {
  readonly checkInId: string;
  readonly at: Date;
  readonly value: number;
  readonly band: string | null;
  readonly prorated: boolean;
};

/** What a plot shows besides the scores. */
export type PlotFrame = {
  readonly axis: TimeAxis;
  readonly ticks: readonly Tick[];
  readonly measure: Pick<Measure, "range" | "bands" | "outcomes">;
  /** Scores at which a line is drawn: where bands meet, or from where a rule looks. */
  readonly thresholds: readonly number[];
  readonly baseline: number | null;
  /** Points either way that are not a reliable change. */
  readonly within: number | null;
};

type Props = PlotFrame & {
  readonly id: string;
  readonly runs: readonly (readonly PlotPoint[])[];
  readonly dots: "all" | "lone";
};

/** In forced colours the drawing keeps its lines and loses its tints. */
export const forcedInks =
  "forced-colors:[--chart-line:CanvasText] forced-colors:[--chart-threshold:CanvasText] forced-colors:[--chart-label:CanvasText] forced-colors:[--band-0:Canvas] forced-colors:[--band-1:Canvas] forced-colors:[--band-2:Canvas] forced-colors:[--band-3:Canvas] forced-colors:[--band-4:Canvas] forced-colors:[--surface:Canvas]";

/** Scores over time, drawn on the server: prints, needs no script, and is what readers see until the live chart takes over. */
export function Plot({ id, axis, ticks, measure, thresholds, baseline, within, runs, dots }: Props) {
  const y = (value: number) => percent(heightOf(measure, value));
  const newest = runs.at(-1)?.at(-1);
  return (
    <svg aria-hidden="true" data-plot={id} className="absolute inset-0 size-full overflow-visible">
      {measure.bands.map((band, i) => (
        <rect
          key={band.code}
          x="0"
          width="100%"
          y={y(topOf(measure, i))}
          height={percent(heightOf(measure, band.low) - heightOf(measure, topOf(measure, i)))}
          fill={tintOf(band)}
        />
      ))}
      {ticks.map(({ at }) => (
        <line
          key={at}
          x1={percent(shareOf(axis, at))}
          x2={percent(shareOf(axis, at))}
          y1="0"
          y2="100%"
          stroke="var(--line)"
        />
      ))}
      {thresholds.map((value) => (
        <line
          key={value}
          x1="0"
          x2="100%"
          y1={y(value)}
          y2={y(value)}
          stroke="var(--chart-threshold)"
          strokeWidth={weightOf(measure, value)}
        />
      ))}
      {baseline !== null && within !== null && (
        <Zone
          id={id}
          top={y(Math.min(measure.range[1], baseline + within - 0.5))}
          measure={measure}
          baseline={baseline}
          within={within}
        />
      )}
      {baseline !== null && (
        <line
          x1="0"
          x2="100%"
          y1={y(baseline)}
          y2={y(baseline)}
          stroke="var(--chart-line)"
          strokeWidth="1.25"
          strokeDasharray="5 4"
        />
      )}
      <svg
        aria-hidden="true"
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        width="100%"
        height="100%"
        overflow="visible"
      >
        <path
          d={pathOf(runs, axis, measure)}
          fill="none"
          stroke="var(--chart-line)"
          strokeWidth={dots === "all" ? 2 : 1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      {runs.flatMap((run) =>
        (dots === "all" ? run : run.length === 1 ? run : []).map((point) => (
          <circle
            key={point.checkInId}
            cx={percent(shareOf(axis, point.at))}
            cy={y(point.value)}
            r={dots === "all" ? 4 : 1.75}
            fill={point.prorated ? "var(--surface)" : "var(--chart-line)"}
            stroke={point.prorated ? "var(--chart-line)" : "var(--surface)"}
            strokeWidth={dots === "all" ? 1.5 : 0}
          />
        )),
      )}
      {newest && dots === "lone" && (
        <circle
          cx={percent(shareOf(axis, newest.at))}
          cy={y(newest.value)}
          r="3.5"
          fill="var(--chart-line)"
          stroke="var(--surface)"
          strokeWidth="1.5"
        />
      )}
    </svg>
  );
}

function Zone({
  id,
  top,
  measure,
  baseline,
  within,
}: {
  id: string;
  top: string;
  measure: PlotFrame["measure"];
  baseline: number;
  within: number;
}) {
  const low = Math.max(measure.range[0], baseline - within + 0.5);
  const high = Math.min(measure.range[1], baseline + within - 0.5);
  return (
    <>
      <pattern
        id={`hatch-${id}`}
        width="7"
        height="7"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line
          x1="0"
          y1="0"
          x2="0"
          y2="7"
          stroke="var(--chart-threshold)"
          strokeWidth="1"
          strokeOpacity="0.4"
        />
      </pattern>
      <rect
        x="0"
        width="100%"
        y={top}
        height={percent(heightOf(measure, low) - heightOf(measure, high))}
        fill={`url(#hatch-${id})`}
      />
    </>
  );
}

/** 0 at the top of the range, 1 at its foot. */
export function heightOf({ range }: Pick<Measure, "range">, value: number): number {
  return (range[1] - value) / (range[1] - range[0]);
}

/** Where bands meet. */
export function thresholdsOf({ bands }: Pick<Measure, "bands">): number[] {
  return bands.slice(1).map((band) => band.low);
}

/** The score from which response is judged, where symptoms are usually called clinical, is drawn a little heavier. */
export function weightOf({ outcomes }: Pick<Measure, "outcomes">, value: number): number {
  return outcomes?.responseMinBaseline === value ? 1.75 : 1;
}

/** A band ends where the next begins. */
export function topOf({ bands, range }: Pick<Measure, "bands" | "range">, index: number): number {
  return bands[index + 1]?.low ?? range[1];
}

const tints: Record<string, string> = {
  minimal: "var(--band-0)",
  mild: "var(--band-1)",
  moderate: "var(--band-2)",
  "moderately-severe": "var(--band-3)",
  severe: "var(--band-4)",
};

export function tintOf(band: Pick<Band, "code">): string {
  return tints[band.code] ?? "var(--band-1)";
}

function pathOf(runs: Props["runs"], axis: TimeAxis, measure: PlotFrame["measure"]): string {
  const at = (point: PlotPoint) =>
    `${round(shareOf(axis, point.at) * 100)} ${round(heightOf(measure, point.value) * 100)}`;
  return runs.map((run) => (run.length > 1 ? `M${run.map(at).join("L")}` : "")).join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
