import { openSheet, type Paper, type Sheet, width } from "@/components/pdf-sheet";
import { columnShares, type SummaryChart } from "@/components/summary-layout";
import { drawSummaryChart } from "@/components/summary-pdf-chart";
import type { SummaryPage, SummaryTable } from "@/domain/summary-page";

const muted = "#4b5565";

/** The one-page summary as a PDF: one page, its words selectable and tagged, and the same bytes from the same page. */
export async function summaryPdf(
  page: SummaryPage,
  chart: SummaryChart | null,
  madeAt: Date,
  paper: Paper,
): Promise<Uint8Array> {
  // No name: a viewer shows the title in its window.
  const { sheet, close } = openSheet("Check-in summary", madeAt, paper);
  writePage(sheet, page, chart);
  return close();
}

function writePage(sheet: Sheet, page: SummaryPage, chart: SummaryChart | null): void {
  sheet.line("H1", page.who.join("   "), { font: "strong", size: 13 });
  sheet.line("P", `${page.title}. ${page.made}`, { color: muted, after: 5 });
  sheet.line("H2", "At a glance", { font: "strong", size: 9.5, after: 1 });
  sheet.line("P", page.glance, { size: 9, after: 6 });
  sheet.line("H2", "PHQ-9 and doses", { font: "strong", size: 9.5, after: 1 });
  sheet.line("P", page.chart, { color: muted, after: 4 });
  // The chart takes what the words leave.
  const rest =
    tableHeight(sheet, page.checkIns, columnShares.checkIns) +
    tableHeight(sheet, page.flags, columnShares.flags) +
    linesHeight(sheet, page.plan.lines) +
    footHeight(sheet, page.foot);
  if (chart) drawSummaryChart(sheet, chart, Math.min(190, Math.max(110, sheet.left - rest - 8)), page.chart);
  writeTable(sheet, page.checkIns, columnShares.checkIns);
  sheet.line("H2", page.plan.title, { font: "strong", size: 9.5, after: 1 });
  for (const line of page.plan.lines) sheet.line("P", line);
  sheet.skip(5);
  writeTable(sheet, page.flags, columnShares.flags);
  sheet.toFoot(footHeight(sheet, page.foot));
  sheet.rule();
  for (const line of page.foot) sheet.line("P", line, { color: muted });
}

const headSize = 9.5;
const gap = 6;

function writeTable(sheet: Sheet, table: SummaryTable, shares: readonly number[]): void {
  sheet.line("H2", table.title, { font: "strong", size: headSize, after: 1 });
  if (table.rows.length > 0) {
    sheet.table((row) => {
      row("TH", table.columns, shares);
      for (const cells of table.rows) row("TD", cells, shares);
    });
  }
  if (table.note) sheet.line("P", table.note, { color: muted });
  sheet.skip(gap);
}

function tableHeight(sheet: Sheet, table: SummaryTable, shares: readonly number[]): number {
  const rows = table.rows.length > 0 ? [table.columns, ...table.rows] : [];
  const heights = rows.map((cells) => sheet.rowHeight(cells, shares));
  const note = table.note ? sheet.height(table.note) : 0;
  return sheet.height(table.title, width, headSize) + 1 + heights.reduce((a, b) => a + b, 0) + note + gap;
}

function linesHeight(sheet: Sheet, lines: readonly string[]): number {
  return (
    sheet.height("Title", width, headSize) + 1 + lines.reduce((sum, line) => sum + sheet.height(line), 0) + 5
  );
}

function footHeight(sheet: Sheet, lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + sheet.height(line), 4);
}
