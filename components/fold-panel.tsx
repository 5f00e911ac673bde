import type { ReactNode } from "react";
import { ChartGrid } from "@/components/chart-grid";
import { type FoldAxis, FoldCounts, PlotFold } from "@/components/plot-fold";
import type { PlotFrame, PlotPoint } from "@/components/plot-frame";
import type { Instrument, Measure } from "@/domain/instruments/instrument";
import type { Folded } from "@/domain/since-dose";

type Props = {
  id: string;
  instrument: Instrument;
  measure: Measure;
  frame: PlotFrame;
  fold: FoldAxis;
  folded: Folded<PlotPoint>;
  height: "h-64 @2xl:h-72" | "h-48";
  children?: ReactNode;
};

/** A measure by days since the last dose, with how many scores each day has. */
export function FoldPanel({ id, instrument, measure, frame, fold, folded, height, children }: Props) {
  if (folded.since.length === 0) return null;
  const { recall } = instrument;
  return (
    <>
      <ChartGrid
        frame={{
          ...frame,
          axis: fold.axis,
          ticks: fold.labels.map((label, day) => ({
            at: day + 0.5,
            label,
            minor: day % 2 === 1 && fold.labels.length > 6,
          })),
        }}
        newest={null}
        height={height}
        plot={
          <>
            <PlotFold id={id} {...frame} fold={fold} since={folded.since} size="large" />
            {children && (
              <div
                aria-hidden="true"
                data-step-ring=""
                className="absolute size-4 -translate-1/2 rounded-full border-2 border-[var(--chart-line)] print:hidden"
                style={{ left: "var(--step)", top: "var(--step-y)" }}
              />
            )}
          </>
        }
        rows={[
          {
            name: "Scores on each day",
            label: <p aria-hidden="true">Scores on each day</p>,
            content: <FoldCounts fold={fold} since={folded.since} />,
          },
        ]}
      />
      <div className="mt-2 space-y-2 border-t border-line pt-2">
        {children}
        <p className="text-xs text-pretty text-muted">
          Scores of the whole period laid over each other by whole days since the last dose told; a dose
          nobody wrote down makes a day look later than it was. Equal scores of one day are one larger dot;
          the bar is their middle, from three scores on.
          {recall.days !== null &&
            recall.days > 7 &&
            ` ${measure.label} asks about the ${recall.text}, so each score covers several doses: differences between days say little.`}
        </p>
      </div>
    </>
  );
}
