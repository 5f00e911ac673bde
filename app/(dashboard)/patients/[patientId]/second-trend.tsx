import { ChartGrid } from "@/components/chart-grid";
import { FoldPanel } from "@/components/fold-panel";
import { Plot } from "@/components/plot";
import type { FoldAxis } from "@/components/plot-fold";
import { ScoreTable } from "@/components/score-table";
import { PanelHeader } from "@/components/trend-panel";
import { UnbrokenNames } from "@/components/unbroken-names";
import type { ArrangedTrend } from "./arrange-trends";

type Props = { arranged: ArrangedTrend; fold: FoldAxis | null; isTable: boolean; timeZone: string };

/** GAD-7, beside which the rest of the page stands: same time, its own range. */
export function SecondTrend({ arranged, fold, isTable, timeZone }: Props) {
  const { instrument, measure, frame, points, runs, folded, foldSummary, summary } = arranged;
  return (
    <section aria-labelledby={instrument.id} className="card @container px-4 py-3">
      <PanelHeader id={instrument.id} measure={measure} />
      <p className="mt-1 mb-3 max-w-[110ch] text-sm text-pretty text-muted">
        <UnbrokenNames>{fold ? foldSummary(folded) : summary}</UnbrokenNames>
      </p>
      {isTable ? (
        <ScoreTable
          name={measure.label}
          flags={[]}
          timeZone={timeZone}
          {...arranged}
          since={fold && folded.since}
        />
      ) : fold ? (
        <FoldPanel id={instrument.id} {...arranged} fold={fold} height="h-48" />
      ) : points.length > 0 ? (
        <ChartGrid
          frame={frame}
          newest={points.at(-1) ?? null}
          height="h-48"
          plot={<Plot id="gad" {...frame} runs={runs} dots="all" />}
        />
      ) : null}
    </section>
  );
}
