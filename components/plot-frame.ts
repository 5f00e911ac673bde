import type { Tick, TimeAxis } from "@/components/time-axis";
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

/** In forced colours the drawing keeps its lines and loses its tints. */
export const forcedInks =
  "forced-colors:[--chart-line:CanvasText] forced-colors:[--chart-threshold:CanvasText] forced-colors:[--chart-label:CanvasText] forced-colors:[--band-0:Canvas] forced-colors:[--band-1:Canvas] forced-colors:[--band-2:Canvas] forced-colors:[--band-3:Canvas] forced-colors:[--band-4:Canvas] forced-colors:[--surface:Canvas]";

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
