import type { Measure } from "@/domain/instruments/instrument";
import { daysOfFold, type Folded } from "@/domain/since-dose";
import { counted, plainNumber } from "@/domain/wording";

/** What a chart by days since a dose shows, for those who cannot see it: every day's count and middle, and what is left out. */
export function foldText(
  { since, before }: Folded<{ readonly value: number }>,
  { label, direction }: Pick<Measure, "label" | "direction">,
): string {
  const left =
    before > 0
      ? `${counted(before, "score")} from before the first dose told ${before === 1 ? "is" : "are"} left out.`
      : null;
  if (since.length === 0) {
    return [`${label}: no score after a dose in this period.`, left]
      .filter((part) => part !== null)
      .join(" ");
  }
  const days = daysOfFold(since).map(
    ({ days: day, points, median }) =>
      `day ${day}: ${counted(points.length, "score")}, middle ${plainNumber(median)}`,
  );
  return [
    `${label} by days since the last dose told, ${counted(since.length, "score")}.`,
    directions[direction],
    `${capital(days.join("; "))}.`,
    left,
  ]
    .filter((part) => part !== null)
    .join(" ");
}

const directions = {
  "lower-is-better": "Lower is better.",
  "higher-is-better": "Higher is better.",
  neither: null,
} as const;

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
