import type { ReactNode } from "react";
import { ChartGrid, directionWords } from "@/components/chart-grid";
import type { CourseEvent } from "@/components/course-events";
import { DoseKey } from "@/components/dose-key";
import type { DoseMark } from "@/components/dose-marks";
import { DoseLabels, DoseStrip } from "@/components/dose-strip";
import { EventLane } from "@/components/event-lane";
import { FlagLane, type FlagMark } from "@/components/flag-lane";
import { LiveTrendChart } from "@/components/live-trend-chart";
import { Plot } from "@/components/plot";
import { type PlotFrame, type PlotPoint, tintOf, topOf, weightOf } from "@/components/plot-frame";
import { TrendSlider } from "@/components/trend-steps";
import type { Instrument, Measure } from "@/domain/instruments/instrument";

type Props = {
  instrument: Instrument;
  measure: Measure;
  frame: PlotFrame;
  runs: readonly (readonly PlotPoint[])[];
  flags: readonly FlagMark[];
  doses: readonly DoseMark[];
  events: readonly CourseEvent[];
  eventHref: (event: CourseEvent) => string;
  /** Of the plan in force now. */
  plannedMg: number | null;
  timeZone: string;
};

/** The main trend: scores over their bands; flags, doses, plan, medicines and words below on the same time; a slider through it all. */
export function TrendPanel({
  instrument,
  measure,
  frame,
  runs,
  flags,
  doses,
  events,
  eventHref,
  plannedMg,
  timeZone,
}: Props) {
  const { axis, ticks, thresholds, baseline, within } = frame;
  const newest = runs.at(-1)?.at(-1) ?? null;
  const [low, high] = measure.range;
  const lanes = [
    { name: "Plan, medicines", events: events.filter(({ kind }) => kind !== "words") },
    { name: "Patient’s words", events: events.filter(({ kind }) => kind === "words") },
  ].filter((lane) => lane.events.length > 0);
  return (
    <>
      <ChartGrid
        frame={frame}
        newest={newest}
        height="h-64 @2xl:h-72"
        plot={
          <LiveTrendChart
            still={<Plot id="main" {...frame} runs={runs} dots="all" />}
            time={[axis.from, axis.to]}
            range={measure.range}
            rows={rowsOf(runs)}
            bands={measure.bands.map((band, i) => ({
              low: band.low,
              high: topOf(measure, i),
              tint: tintOf(band),
            }))}
            thresholds={thresholds.map((value) => ({ value, weight: weightOf(measure, value) }))}
            ticks={ticks.map(({ at }) => at)}
            baseline={baseline}
            zone={
              baseline !== null && within !== null
                ? [Math.max(low, baseline - within + 0.5), Math.min(high, baseline + within - 0.5)]
                : null
            }
          />
        }
        rows={[
          {
            name: "Flags",
            label: <RowLabel>Flags</RowLabel>,
            content: <FlagLane flags={flags} axis={axis} timeZone={timeZone} />,
          },
          {
            name: plannedMg === null ? "Doses" : `Doses, dotted: plan, now ${plannedMg} mg`,
            label: <DoseLabels doses={doses} axis={axis} plannedMg={plannedMg} />,
            content: <DoseStrip doses={doses} axis={axis} timeZone={timeZone} />,
          },
          ...lanes.map((lane) => ({
            name: lane.name,
            label: <RowLabel>{lane.name}</RowLabel>,
            content: <EventLane {...lane} axis={axis} timeZone={timeZone} hrefOf={eventHref} />,
          })),
        ]}
      />
      <div className="mt-2 space-y-2 border-t border-line pt-2">
        <TrendSlider name={measure.label} />
        <DoseKey doses={doses} axis={axis} />
        <p className="text-xs text-pretty text-muted">
          {baseline !== null && `Dashed: baseline ${baseline}. `}
          {baseline !== null && within !== null && measure.reliableChange && (
            <>
              Hatched: {Math.max(low, baseline - within + 1)} to {Math.min(high, baseline + within - 1)}, no
              reliable change (RCI {measure.reliableChange.points}, {measure.reliableChange.name}).{" "}
            </>
          )}
          {instrument.recall.days !== null &&
            instrument.recall.days > 7 &&
            `${measure.label} asks about the ${instrument.recall.text}, so weekly points overlap. `}
          A bar is as high as its share of what was planned that day. Doses are as the patient reported them:
          one nobody wrote down is unknown, not skipped.
        </p>
      </div>
    </>
  );
}

/** A panel's name, which way is better, and what it offers. */
export function PanelHeader({
  id,
  measure,
  children,
}: {
  id: string;
  measure: Measure;
  children?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h2 id={id} className="text-lg font-semibold tracking-tight">
        {measure.label}, <span className="font-normal text-muted">{directionWords(measure.direction)}</span>
      </h2>
      {children}
    </header>
  );
}

function RowLabel({ children }: { children: ReactNode }) {
  return (
    <p aria-hidden="true" className="flex h-7 items-center">
      {children}
    </p>
  );
}

/** The runs as rows for Recharts, an empty one between two: a break in the line, never a zero. */
function rowsOf(runs: Props["runs"]) {
  return runs.flatMap((run, i) => {
    const rows = run.map((point) => ({
      at: point.at.getTime(),
      value: point.value as number | null,
      prorated: point.prorated,
    }));
    const before = runs[i - 1]?.at(-1);
    const first = run[0];
    if (!before || !first) return rows;
    return [{ at: (before.at.getTime() + first.at.getTime()) / 2, value: null, prorated: false }, ...rows];
  });
}
