import type { DoseMark } from "@/components/dose-marks";
import type { Sheet } from "@/components/pdf-sheet";
import { heightOf, topOf, weightOf } from "@/components/plot-frame";
import type { SummaryChart } from "@/components/summary-layout";
import { shareOf } from "@/components/time-axis";
import { plainNumber } from "@/domain/wording";

/** Points kept for the scores at the left, the bands at the right, the time below and the doses. */
const room = { left: 18, right: 118, time: 18, doses: 34, gap: 6 };
const line = "#1b2559";
const threshold = "#5b6780";
const label = "#2e3a52";
/** Greys that copy: the boundary is the line and its label, the tint only helps. */
const tints = ["#ffffff", "#f4f5f7", "#e8eaee", "#dcdfe5", "#cfd3db"];

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** Draws in ink alone: hollow is prorated, dashed is the baseline, and every value that matters is a number. */
export function drawSummaryChart(sheet: Sheet, chart: SummaryChart, height: number, alt: string): void {
  const { x, y } = sheet;
  const w = sheet.width - room.left - room.right;
  const plot: Box = { x: x + room.left, y: y + 4, w, h: height - room.time - room.doses - room.gap - 4 };
  const doses: Box = { x: plot.x, y: plot.y + plot.h + room.gap, w, h: room.doses };
  sheet.figure(alt, height, () => {
    drawBands(sheet, chart, plot);
    drawScores(sheet, chart, plot);
    drawDoses(sheet, chart, doses);
    drawTime(sheet, chart, plot, doses);
  });
}

function drawBands({ doc }: Sheet, { frame }: SummaryChart, plot: Box): void {
  const { measure, thresholds, baseline, within } = frame;
  const at = (value: number) => plot.y + heightOf(measure, value) * plot.h;
  doc.font("text").fontSize(8);
  for (const [i, band] of measure.bands.entries()) {
    const high = topOf(measure, i);
    doc.rect(plot.x, at(high), plot.w, at(band.low) - at(high)).fill(tints[i] ?? "#ffffff");
    const middle = (at(high) + at(band.low)) / 2;
    doc
      .fillColor(label)
      .text(`${band.label} ${band.low}–${band.high}`, plot.x + plot.w + 20, middle - 5, { lineBreak: false });
  }
  if (baseline !== null && within !== null) drawZone(doc, plot, at, measure.range, baseline, within);
  for (const value of thresholds) {
    doc
      .moveTo(plot.x, at(value))
      .lineTo(plot.x + plot.w, at(value))
      .lineWidth(weightOf(measure, value) * 0.6)
      .strokeColor(threshold)
      .stroke();
  }
  for (const value of [measure.range[0], ...thresholds, measure.range[1]]) {
    doc.fillColor(label).text(String(value), plot.x - room.left, at(value) - 5, {
      width: room.left - 4,
      align: "right",
      lineBreak: false,
    });
  }
  if (baseline !== null) {
    doc
      .moveTo(plot.x, at(baseline))
      .lineTo(plot.x + plot.w, at(baseline))
      .lineWidth(0.9)
      .dash(4, { space: 3 })
      .strokeColor(line)
      .stroke()
      .undash();
  }
}

/** Hatched: no reliable change from the baseline. */
function drawZone(
  doc: PDFKit.PDFDocument,
  plot: Box,
  at: (value: number) => number,
  range: readonly [number, number],
  baseline: number,
  within: number,
): void {
  const high = at(Math.min(range[1], baseline + within - 0.5));
  const low = at(Math.max(range[0], baseline - within + 0.5));
  doc
    .save()
    .rect(plot.x, high, plot.w, low - high)
    .clip();
  for (let x = plot.x - (low - high); x < plot.x + plot.w; x += 6) {
    doc.moveTo(x, low).lineTo(x + low - high, high);
  }
  doc.lineWidth(0.3).strokeColor(threshold).stroke().restore();
}

function drawScores({ doc }: Sheet, { frame, runs }: SummaryChart, plot: Box): void {
  const place = (point: { at: Date; value: number }) =>
    [
      plot.x + shareOf(frame.axis, point.at) * plot.w,
      plot.y + heightOf(frame.measure, point.value) * plot.h,
    ] as const;
  for (const run of runs) {
    for (const [i, point] of run.entries()) {
      if (i === 0) doc.moveTo(...place(point));
      else doc.lineTo(...place(point));
    }
    doc.lineWidth(1.3).lineJoin("round").strokeColor(line).stroke();
  }
  for (const point of runs.flat()) {
    doc
      .circle(...place(point), 2.3)
      .lineWidth(0.9)
      .fillAndStroke(point.prorated ? "#ffffff" : line, line);
  }
  const newest = runs.at(-1)?.at(-1);
  if (!newest) return;
  const [, y] = place(newest);
  doc
    .font("strong")
    .fontSize(10)
    .fillColor(line)
    .text(`${plainNumber(newest.value)}${newest.prorated ? "*" : ""}`, plot.x + plot.w + 4, y - 6, {
      lineBreak: false,
    });
}

/** Tallest bar, as a multiple of the plan. */
const cap = 2.5;

function drawDoses({ doc }: Sheet, { frame, doses, plannedMg }: SummaryChart, box: Box): void {
  const shown = doses.filter(({ at }) => shareOf(frame.axis, at) >= 0 && shareOf(frame.axis, at) <= 1);
  const ratio = ({ mg, plannedMg: of }: DoseMark) => (mg !== null && of ? Math.min(cap, mg / of) : 0.5);
  const tallest = Math.max(1.25, ...shown.map(ratio));
  const foot = box.y + box.h;
  const up = (share: number) => foot - (share / tallest) * box.h * 0.78;
  doc
    .moveTo(box.x, foot)
    .lineTo(box.x + box.w, foot)
    .lineWidth(0.5)
    .strokeColor(threshold)
    .stroke();
  doc
    .moveTo(box.x, up(1))
    .lineTo(box.x + box.w, up(1))
    .dash(1.5, { space: 2 })
    .stroke()
    .undash();
  for (const dose of shown) {
    const x = box.x + shareOf(frame.axis, dose.at) * box.w;
    if (dose.kind === "skipped") cross(doc, x, foot - 4);
    else {
      doc
        .moveTo(x, foot)
        .lineTo(x, up(ratio(dose)))
        .lineWidth(1)
        .strokeColor(line);
      if (dose.mg === null) doc.dash(1.5, { space: 1.5 });
      doc.stroke().undash();
      if (dose.kind === "extra") plus(doc, x, up(ratio(dose)) - 4);
    }
  }
  doc.font("text").fontSize(8).fillColor(label);
  doc.text("Doses", box.x + box.w + 20, box.y, { lineBreak: false });
  if (plannedMg !== null)
    doc.text(`plan ${plainNumber(plannedMg)} mg`, box.x + box.w + 20, up(1) - 4, { lineBreak: false });
}

function cross(doc: PDFKit.PDFDocument, x: number, y: number): void {
  doc
    .moveTo(x - 2, y - 2)
    .lineTo(x + 2, y + 2)
    .moveTo(x + 2, y - 2)
    .lineTo(x - 2, y + 2)
    .lineWidth(0.8)
    .strokeColor(line)
    .stroke();
}

function plus(doc: PDFKit.PDFDocument, x: number, y: number): void {
  doc
    .moveTo(x - 2.5, y)
    .lineTo(x + 2.5, y)
    .moveTo(x, y - 2.5)
    .lineTo(x, y + 2.5)
    .lineWidth(0.9)
    .strokeColor(line)
    .stroke();
}

function drawTime({ doc }: Sheet, { frame }: SummaryChart, plot: Box, doses: Box): void {
  const foot = doses.y + doses.h;
  doc.font("text").fontSize(8).fillColor(label);
  for (const { at, label: words } of frame.ticks) {
    const x = plot.x + shareOf(frame.axis, at) * plot.w;
    doc
      .moveTo(x, foot)
      .lineTo(x, foot + 2)
      .lineWidth(0.5)
      .strokeColor(threshold)
      .stroke();
    doc.text(words, x - 25, foot + 3, { width: 50, align: "center", lineBreak: false });
  }
}
