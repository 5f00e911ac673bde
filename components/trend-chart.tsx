"use client";

import {
  ComposedChart,
  Line,
  type MouseHandlerDataParam,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useTrendSteps } from "@/components/trend-steps";

/** All a trend chart draws, as plain numbers: scores, milliseconds since 1970 and colour tokens. */
export type TrendChartData = {
  readonly time: readonly [from: number, to: number];
  readonly range: readonly [low: number, high: number];
  /** Oldest first. A row without a value breaks the line: nobody answered for longer than the calendar allows. */
  readonly rows: readonly {
    readonly at: number;
    readonly value: number | null;
    readonly prorated: boolean;
  }[];
  readonly bands: readonly { readonly low: number; readonly high: number; readonly tint: string }[];
  readonly thresholds: readonly { readonly value: number; readonly weight: number }[];
  readonly ticks: readonly number[];
  readonly baseline: number | null;
  /** Scores between these are no reliable change from the baseline. */
  readonly zone: readonly [low: number, high: number] | null;
};

/** The live chart. It draws just what the still one drew, in the same place, and follows the pointer to a check-in. */
export function TrendChart({ time, range, rows, bands, thresholds, ticks, baseline, zone }: TrendChartData) {
  const { steps, index, choose } = useTrendSteps();
  const step = steps[index];
  const follow = ({ activeLabel }: MouseHandlerDataParam) => {
    if (activeLabel !== undefined) choose(nearest(steps, Number(activeLabel)));
  };
  return (
    <ComposedChart
      responsive
      data={[...rows]}
      margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      onMouseMove={follow}
      onClick={follow}
      className="trend-chart absolute inset-0 size-full [&_.recharts-surface]:overflow-visible"
      style={{ width: "100%", height: "100%", overflow: "visible" }}
    >
      <defs>
        <pattern
          id="hatch-live"
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
      </defs>
      <XAxis dataKey="at" type="number" scale="time" domain={[...time]} hide />
      <YAxis type="number" domain={[...range]} hide width={0} />
      {bands.map(({ low, high, tint }) => (
        <ReferenceArea key={low} y1={low} y2={high} fill={tint} fillOpacity={1} stroke="none" zIndex={0} />
      ))}
      {ticks.map((at) => (
        <ReferenceLine key={at} x={at} stroke="var(--line)" zIndex={1} />
      ))}
      {thresholds.map(({ value, weight }) => (
        <ReferenceLine
          key={value}
          y={value}
          stroke="var(--chart-threshold)"
          strokeWidth={weight}
          zIndex={2}
        />
      ))}
      {zone && (
        <ReferenceArea
          y1={zone[0]}
          y2={zone[1]}
          fill="url(#hatch-live)"
          fillOpacity={1}
          stroke="none"
          zIndex={3}
        />
      )}
      {baseline !== null && (
        <ReferenceLine
          y={baseline}
          stroke="var(--chart-line)"
          strokeWidth={1.25}
          strokeDasharray="5 4"
          zIndex={4}
        />
      )}
      <Tooltip cursor={false} content={() => null} isAnimationActive={false} />
      <Line
        dataKey="value"
        type="linear"
        stroke="var(--chart-line)"
        strokeWidth={2}
        strokeLinejoin="round"
        strokeLinecap="round"
        connectNulls={false}
        isAnimationActive={false}
        dot={Dot}
        activeDot={false}
      />
      {step && (
        <ReferenceDot
          x={step.at}
          y={step.value}
          r={8}
          fill="none"
          stroke="var(--chart-line)"
          strokeWidth={2}
          zIndex={900}
        />
      )}
    </ComposedChart>
  );
}

type DotProps = {
  cx?: number;
  cy?: number;
  payload?: { at: number; value: number | null; prorated: boolean };
};

/** Filled; hollow when some answers were missing and the total was prorated. */
function Dot({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || !payload || payload.value === null) return null;
  return (
    <circle
      key={payload.at}
      data-at={payload.at}
      cx={cx}
      cy={cy}
      r={4}
      fill={payload.prorated ? "var(--surface)" : "var(--chart-line)"}
      stroke={payload.prorated ? "var(--chart-line)" : "var(--surface)"}
      strokeWidth={1.5}
    />
  );
}

function nearest(steps: readonly { readonly at: number }[], at: number): number {
  return steps.reduce(
    (best, step, i) => (Math.abs(step.at - at) < Math.abs((steps[best]?.at ?? 0) - at) ? i : best),
    0,
  );
}
