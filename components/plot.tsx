import { heightOf, type PlotFrame, type PlotPoint } from "@/components/plot-frame";
import { PlotGround } from "@/components/plot-ground";
import { percent, shareOf, type TimeAxis } from "@/components/time-axis";

type Props = PlotFrame & {
  readonly id: string;
  readonly runs: readonly (readonly PlotPoint[])[];
  readonly dots: "all" | "lone";
};

/** Scores over time, drawn on the server: prints, needs no script, and is what readers see until the live chart takes over. */
export function Plot({ id, axis, ticks, measure, thresholds, baseline, within, runs, dots }: Props) {
  const y = (value: number) => percent(heightOf(measure, value));
  const newest = runs.at(-1)?.at(-1);
  return (
    <svg aria-hidden="true" data-plot={id} className="absolute inset-0 size-full overflow-visible">
      <PlotGround id={id} {...{ axis, ticks, measure, thresholds, baseline, within }} />
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

function pathOf(runs: Props["runs"], axis: TimeAxis, measure: PlotFrame["measure"]): string {
  const at = (point: PlotPoint) =>
    `${round(shareOf(axis, point.at) * 100)} ${round(heightOf(measure, point.value) * 100)}`;
  return runs.map((run) => (run.length > 1 ? `M${run.map(at).join("L")}` : "")).join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
