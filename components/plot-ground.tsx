import { heightOf, type PlotFrame, tintOf, topOf, weightOf } from "@/components/plot-frame";
import { percent, shareOf } from "@/components/time-axis";

/** What scores are drawn on: bands, time, thresholds, the zone of no reliable change and the baseline. Part of an svg. */
export function PlotGround({
  id,
  axis,
  ticks,
  measure,
  thresholds,
  baseline,
  within,
}: PlotFrame & { readonly id: string }) {
  const y = (value: number) => percent(heightOf(measure, value));
  return (
    <>
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
    </>
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
