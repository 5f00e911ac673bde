import type { DoseMark } from "@/components/dose-strip";
import type { PlotFrame, PlotPoint } from "@/components/plot";

/** What the summary's chart draws, on paper and in the PDF: PHQ-9 over its bands, doses below on the same time. */
export type SummaryChart = {
  readonly frame: PlotFrame;
  readonly runs: readonly (readonly PlotPoint[])[];
  readonly doses: readonly DoseMark[];
  readonly plannedMg: number | null;
};
