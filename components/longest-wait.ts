import { addDays, daysBetween, localDay } from "@/domain/local-day";
import { dueDays } from "@/domain/schedule";

const day = 86_400_000;

/** Milliseconds after a point until its line breaks: twice what the check-in calendar asks for at that time. */
export function longestWait(
  instrument: string,
  startOn: string,
  timeZone: string,
): (after: { at: Date }) => number {
  if (instrument === "mood-daily") return () => 2 * day;
  if (instrument === "dose-journal") return () => 14 * day;
  return ({ at }) => {
    const on = localDay(at, timeZone);
    const due = dueDays(startOn, addDays(on > startOn ? on : startOn, 8 * 7));
    const next = Math.max(
      1,
      due.findIndex((one) => one > on),
    );
    return 2 * day * daysBetween(due[next - 1] ?? on, due[next] ?? addDays(on, 7));
  };
}
