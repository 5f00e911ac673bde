import { isDay } from "@/domain/cursor";
import { addDays, daysBetween, endOfDay, localDay } from "@/domain/local-day";

/** Whole days in a clinic's zone, both ends included, and the moments they begin and end. */
export type Period = {
  /** YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
  readonly begins: Date;
  /** The first moment after it. */
  readonly ends: Date;
};

export const mostPeriodDays = 366;

const usualDays = 30;

/** The period that a URL asks for; without one, the last 30 days. */
export function periodAsked(
  { from, to }: { from: string | null; to: string | null },
  now: Date,
  timeZone: string,
): ReturnType<typeof parsePeriod> {
  if (from === null && to === null) return { kind: "period", period: lastDays(usualDays, now, timeZone) };
  return parsePeriod(from ?? "", to ?? "", timeZone);
}

/** The period that was asked for, or why it cannot be one. Both days are the clinic's; a day of 23 or 25 hours is one day. */
export function parsePeriod(
  from: string,
  to: string,
  timeZone: string,
): { kind: "period"; period: Period } | { kind: "refused"; reason: string } {
  if (!isDay(from) || !isDay(to)) return refused("Enter both days of the period, such as 2026-11-01.");
  const days = daysBetween(from, to) + 1;
  if (days < 1) return refused("The period ends before it begins.");
  if (days > mostPeriodDays) return refused(`A period has ${mostPeriodDays} days at most.`);
  return { kind: "period", period: periodOf(from, to, timeZone) };
}

function refused(reason: string): { kind: "refused"; reason: string } {
  return { kind: "refused", reason };
}

function periodOf(from: string, to: string, timeZone: string): Period {
  return { from, to, begins: endOfDay(addDays(from, -1), timeZone), ends: endOfDay(to, timeZone) };
}

/** So many days, today the last of them. */
export function lastDays(days: number, now: Date, timeZone: string): Period {
  const today = localDay(now, timeZone);
  return periodOf(addDays(today, 1 - days), today, timeZone);
}

/** The calendar month of a day, or that of so many months before it. */
export function monthOf(day: string, monthsBefore: number, timeZone: string): Period {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const first = (months: number) =>
    new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
  return periodOf(first(-monthsBefore), addDays(first(1 - monthsBefore), -1), timeZone);
}
