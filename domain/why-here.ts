import { daysBetween } from "@/domain/local-day";
import type { Priority } from "@/domain/priority";
import { calendarDayInWords, dayInWords, plainNumber, signed } from "@/domain/wording";

type Stands = {
  /** PHQ-9 totals. */
  readonly phq9: { readonly value: number } | null;
  readonly baseline: number | null;
  readonly changeFromBaseline: number | null;
  readonly changeFromPrevious: number | null;
  readonly previousAt: Date | null;
  readonly reliable: "improved" | "worse" | "no-reliable-change" | null;
  readonly nextDueOn: string | null;
};

/**
 * What puts a patient where they are when a caseload is sorted by deterioration: the first of its keys that says something,
 * an open case with the next one after it.
 * @param today day from which what is due is late
 */
export function whyHere(
  openPriority: Priority | null,
  stands: Stands,
  today: string,
  timeZone: string,
): string {
  const scores = worsening(stands, timeZone) ?? lateness(stands, today);
  if (openPriority === null) return scores ?? lastChange(stands, timeZone);
  return scores === null ? `${openPriority} case open` : `${openPriority} case open; ${scores}`;
}

function worsening(stands: Stands, timeZone: string): string | null {
  const { phq9, baseline, changeFromBaseline, changeFromPrevious, previousAt } = stands;
  if (!phq9) return null;
  const value = plainNumber(phq9.value);
  if (stands.reliable === "worse" && baseline !== null && changeFromBaseline !== null) {
    return `PHQ-9 ${value}, reliably worse than baseline ${plainNumber(baseline)} (${signed(changeFromBaseline)})`;
  }
  if (changeFromPrevious === null || changeFromPrevious <= 0) return null;
  return `PHQ-9 ${signed(changeFromPrevious)}${since(previousAt, timeZone)}`;
}

function lateness({ nextDueOn }: Stands, today: string): string | null {
  const late = nextDueOn === null ? 0 : daysBetween(nextDueOn, today);
  return nextDueOn !== null && late > 0 ? `PHQ-9 due ${calendarDayInWords(nextDueOn)}, ${late} d late` : null;
}

function lastChange({ phq9, changeFromPrevious, previousAt }: Stands, timeZone: string): string {
  if (!phq9) return "no PHQ-9 yet";
  if (changeFromPrevious === null) return "one PHQ-9, nothing to compare it with";
  if (changeFromPrevious === 0) return `PHQ-9 unchanged${since(previousAt, timeZone)}`;
  return `PHQ-9 ${signed(changeFromPrevious)}${since(previousAt, timeZone)}`;
}

function since(at: Date | null, timeZone: string): string {
  return at ? ` since ${dayInWords(at, timeZone)}` : " since the one before";
}
