import { csvRow } from "@/domain/csv";
import { fromFirst, type MonthCounts, programmeMeasures, readingOf, type Wait } from "@/domain/programme";

const columns = ["month", "measure", "count", "of", "value", "unit", "low_95", "high_95", "interval", "note"];

type Cells = readonly (string | number | null)[];

/** The programme as a table, one figure a row, equal to the screen: shares, loads and waits of each month. */
export function programmeCsv(months: readonly MonthCounts[], today: string): string {
  const rows = fromFirst(months).flatMap((month) => [
    ...shares(month, today),
    ...loads(month),
    ...waits(month),
  ]);
  return [columns, ...rows].map(csvRow).join("");
}

function shares(counts: MonthCounts, today: string): Cells[] {
  return programmeMeasures.map((measure) => {
    const { month, share, note } = readingOf(measure, counts, today);
    const figures = share
      ? [
          share.count,
          share.of,
          percent(share.share),
          "percent",
          percent(share.low),
          percent(share.high),
          "wilson",
        ]
      : [null, null, null, "percent", null, null, "wilson"];
    return [month.slice(0, 7), measure.id, ...figures, note];
  });
}

function loads({ month, inCare, flags, cases, pressing }: MonthCounts): Cells[] {
  const counted = {
    "patients-in-care": inCare,
    "flags-raised": flags,
    "cases-opened": cases,
    "urgent-or-high": pressing,
  };
  return Object.entries(counted).map(([measure, count]) => [
    month.slice(0, 7),
    measure,
    count,
    null,
    count,
    "count",
    null,
    null,
    null,
    null,
  ]);
}

function waits({ month, pressingWait, otherWait }: MonthCounts): Cells[] {
  const row = (kind: string, { looked, cases, median, medianLow, medianHigh, ninth }: Wait): Cells[] => [
    [
      month.slice(0, 7),
      `first-look-median-${kind}`,
      looked,
      cases,
      minutes(median),
      "minutes",
      minutes(medianLow),
      minutes(medianHigh),
      "ranks",
      null,
    ],
    [
      month.slice(0, 7),
      `first-look-9-in-10-${kind}`,
      looked,
      cases,
      minutes(ninth),
      "minutes",
      null,
      null,
      null,
      null,
    ],
  ];
  return [...row("urgent-or-high", pressingWait), ...row("others", otherWait)];
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}

function minutes(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}
