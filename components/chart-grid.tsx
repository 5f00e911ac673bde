import type { ReactNode } from "react";
import { forcedInks, heightOf, type PlotFrame, topOf } from "@/components/plot-frame";
import { percent, shareOf, type Tick, type TimeAxis } from "@/components/time-axis";
import type { Measure } from "@/domain/instruments/instrument";

/** Three columns that every row of a trend shares, so that one moment stands at one place in all of them. */
export const chartColumns =
  "grid grid-cols-[1.25rem_minmax(0,1fr)_1.5rem] gap-x-2 @2xl:grid-cols-[1.5rem_minmax(0,1fr)_12.75rem]";

type Props = {
  frame: PlotFrame;
  /** Where the newest score stands; null without one. */
  newest: { readonly value: number; readonly prorated: boolean } | null;
  height: "h-64 @2xl:h-72" | "h-48" | "h-36";
  plot: ReactNode;
  /** Rows below the plot, on the same time axis. */
  rows?: readonly {
    /** Above the row where there is no room beside it. */
    readonly name: string;
    readonly label: ReactNode;
    readonly content: ReactNode;
  }[];
};

/** A plot with its scales: scores at the left, the newest value and, where there is room, bands at the right, time below. */
export function ChartGrid({ frame, newest, height, plot, rows = [] }: Props) {
  return (
    <div className={`relative ${chartColumns} ${forcedInks}`}>
      <ScoreScale frame={frame} className={height} />
      <div className={`relative ${height}`}>{plot}</div>
      <EndLabels frame={frame} newest={newest} className={height} />
      {rows.map(({ name, label, content }) => (
        <div key={name} className="col-span-3 grid grid-cols-subgrid pt-2">
          <p aria-hidden="true" className="col-start-2 text-xs text-muted @2xl:hidden">
            {name}
          </p>
          <div className="col-start-2">{content}</div>
          <div className="hidden pl-5 text-xs text-muted @2xl:block">{label}</div>
        </div>
      ))}
      <TimeScale axis={frame.axis} ticks={frame.ticks} />
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-0 bottom-6 col-start-2 col-end-3 row-start-1"
      >
        <div
          data-crosshair=""
          className="absolute inset-y-0 w-px -translate-x-1/2 bg-[var(--chart-line)] opacity-60 print:hidden"
          style={{ left: "var(--step)" }}
        />
      </div>
    </div>
  );
}

function ScoreScale({ frame, className }: { frame: PlotFrame; className: string }) {
  const { measure, thresholds } = frame;
  const values = [...new Set([measure.range[0], ...thresholds, measure.range[1]])];
  return (
    <div aria-hidden="true" className={`relative ${className}`}>
      {values.map((value) => (
        <span
          key={value}
          className="absolute right-0 -translate-y-1/2 text-xs text-[var(--chart-label)]"
          style={{ top: percent(heightOf(measure, value)) }}
        >
          {value}
        </span>
      ))}
      {measure.bands.map((band, i) => (
        <span
          key={band.code}
          className="pointer-events-none absolute left-full z-1 ml-3 -translate-y-1/2 text-[0.6875rem] whitespace-nowrap text-[var(--chart-label)] @2xl:hidden"
          style={{ top: percent(middleOf(measure, i)) }}
        >
          {shortBand(band.label)}
        </span>
      ))}
    </div>
  );
}

function middleOf(measure: PlotFrame["measure"], band: number): number {
  return (heightOf(measure, measure.bands[band]?.low ?? 0) + heightOf(measure, topOf(measure, band))) / 2;
}

/** The newest score in bold and the baseline beside the plot, then the bands at their height. */
function EndLabels({ frame, newest, className }: Pick<Props, "frame" | "newest"> & { className: string }) {
  const { measure, baseline } = frame;
  const newestAt = newest ? heightOf(measure, newest.value) : null;
  return (
    <div aria-hidden="true" className={`relative ${className} text-xs text-[var(--chart-label)]`}>
      {newest && newestAt !== null && (
        <span
          className="absolute left-0.5 -translate-y-1/2 text-base font-bold text-[var(--chart-line)]"
          style={{ top: percent(newestAt) }}
        >
          {newest.value}
          {newest.prorated && "*"}
        </span>
      )}
      {baseline !== null && (
        <span
          className="absolute left-0.5 -translate-y-1/2 whitespace-nowrap"
          style={{
            top: percent(
              apart(heightOf(measure, baseline), newestAt, className === "h-64 @2xl:h-72" ? 0.07 : 0.1),
            ),
          }}
        >
          <span className="@max-2xl:hidden">was </span>
          {baseline}
        </span>
      )}
      {measure.bands.map((band, i) => (
        <span
          key={band.code}
          className="absolute left-13 hidden -translate-y-1/2 whitespace-nowrap @2xl:inline"
          style={{ top: percent(middleOf(measure, i)) }}
        >
          {band.label} {band.low}–{band.high}
        </span>
      ))}
    </div>
  );
}

/** Moves a label off another so that both can be read. */
function apart(wanted: number, taken: number | null, least: number): number {
  if (taken === null || Math.abs(wanted - taken) >= least) return wanted;
  return wanted < taken ? taken - least : taken + least;
}

function shortBand(label: string): string {
  return label.replace("Moderately", "Mod.").replace(" or none", "");
}

function TimeScale({ axis, ticks }: { axis: TimeAxis; ticks: readonly Tick[] }) {
  return (
    <div aria-hidden="true" className="relative col-start-2 mt-1 h-5 text-xs text-[var(--chart-label)]">
      {ticks.map(({ at, label, minor }) => (
        <span
          key={at}
          className={`absolute -translate-x-1/2 whitespace-nowrap ${minor ? "hidden @2xl:inline" : ""}`}
          style={{ left: percent(shareOf(axis, at)) }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

export function directionWords(direction: Measure["direction"]): string {
  if (direction === "neither") return "";
  return direction === "lower-is-better" ? "lower is better" : "higher is better";
}
