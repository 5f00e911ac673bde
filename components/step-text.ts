import { signed } from "@/components/change-text";
import type { FlagMark } from "@/components/flag-lane";
import type { PlotPoint } from "@/components/plot-frame";
import type { Measure } from "@/domain/instruments/instrument";
import { localDay } from "@/domain/local-day";
import { dayInWords, plainNumber } from "@/domain/wording";

const hour = 3_600_000;

/** The flags an answer raised: those of the same sitting. */
export function flagsOf(point: PlotPoint, flags: readonly FlagMark[]): FlagMark[] {
  return flags.filter((flag) => Math.abs(flag.at.getTime() - point.at.getTime()) <= hour);
}

/** "Nov 23, 2026: 18 of 27, moderately severe, +3 since Nov 16, flag SUI-04": the flags of the whole day, as the lane shows them. */
export function stepText(
  point: PlotPoint,
  previous: PlotPoint | null,
  measure: Measure,
  flags: readonly FlagMark[],
  timeZone: string,
): string {
  const band = measure.bands.find((one) => one.code === point.band)?.label.toLowerCase();
  const day = localDay(point.at, timeZone);
  const ofDay = flags.filter((flag) => localDay(flag.at, timeZone) === day).map((flag) => flag.ruleId);
  const rules = [...new Set(ofDay)].map((rule) => {
    const times = ofDay.filter((one) => one === rule).length;
    return times > 1 ? `${rule} ×${times}` : rule;
  });
  const change = previous && Math.round((point.value - previous.value) * 10) / 10;
  return [
    `${dayInWords(point.at, timeZone, true)}: ${plainNumber(point.value)} of ${measure.range[1]}${point.prorated ? " (prorated)" : ""}`,
    band ?? null,
    previous && change !== null
      ? `${change === 0 ? "unchanged" : signed(change)} since ${dayInWords(previous.at, timeZone)}`
      : null,
    rules.length > 0 ? `${ofDay.length === 1 ? "flag" : "flags"} ${rules.join(", ")}` : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}
