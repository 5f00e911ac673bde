import type { DoseMark } from "@/components/dose-marks";
import type { PlotFrame, PlotPoint } from "@/components/plot-frame";

/** What the summary's chart draws, on paper and in the PDF: PHQ-9 over its bands, doses below on the same time. */
export type SummaryChart = {
  readonly frame: PlotFrame;
  readonly runs: readonly (readonly PlotPoint[])[];
  readonly doses: readonly DoseMark[];
  readonly plannedMg: number | null;
};

/** Widths of the columns, as shares of the sheet. */
export const columnShares = {
  checkIns: [0.13, 0.08, 0.13, 0.17, 0.12, 0.08, 0.13, 0.16],
  flags: [0.13, 0.09, 0.46, 0.32],
} as const;
