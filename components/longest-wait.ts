import { addDays, daysBetween, localDay } from "@/domain/local-day";
import { dueDays } from "@/domain/schedule";

const day = 86_400_000;

/**
 * Milliseconds after a point until its line breaks: twice what the check-in calendar asks for at that time, and half a
 * day, since one answers in the morning and another in the evening.
 */
export function longestWait(
  instrument: string,
  startOn: string,
  timeZone: string,
): (after: { at: Date }) => number {
  if (instrument === "mood-daily") return () => twice(1);
  if (instrument === "dose-journal") return () => twice(7);
  return ({ at }) => {
    const on = localDay(at, timeZone);
    const due = dueDays(startOn, addDays(on > startOn ? on : startOn, 8 * 7));
    const answered = due.reduce((best, one) => (apart(one, on) < apart(best, on) ? one : best), startOn);
    const next = due[due.indexOf(answered) + 1];
    return twice(next ? daysBetween(answered, next) : 7);
  };
}

function twice(days: number): number {
  return (2 * days + 0.5) * day;
}

function apart(a: string, b: string): number {
  return Math.abs(daysBetween(a, b));
}
