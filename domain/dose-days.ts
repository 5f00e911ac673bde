import { addDays, daysBetween } from "@/domain/local-day";
import type { Prescription } from "@/domain/prescription";

type Plan = Pick<Prescription, "schedule" | "startsOn" | "endsOn">;

/**
 * Whether the plan asks for a dose on a calendar day of the patient's zone. Null when doses are taken as needed. Before
 * the first and after the last day of the plan there is none. A cycle counts from the first day of the plan, weekdays
 * are 0 (Sunday) to 6.
 */
export function isDoseDay({ schedule, startsOn, endsOn }: Plan, on: string): boolean | null {
  if (on < startsOn || (endsOn !== null && on > endsOn)) return false;
  if (schedule.kind === "as-needed") return null;
  if (schedule.kind === "weekly") return schedule.weekdays.includes(new Date(on).getUTCDay());
  const length = schedule.onDays + schedule.offDays;
  return daysBetween(startsOn, on) % length < schedule.onDays;
}

/** Longest stretch of days that is walked through. */
const mostDays = 400;

/** The days from one to another, both included, on which the plan asks for a dose; null when taken as needed. */
export function doseDays(plan: Plan, fromOn: string, toOn: string): string[] | null {
  if (plan.schedule.kind === "as-needed") return null;
  const days: string[] = [];
  const count = Math.min(mostDays, daysBetween(fromOn, toOn) + 1);
  for (let i = 0; i < count; i++) {
    const on = addDays(fromOn, i);
    if (isDoseDay(plan, on)) days.push(on);
  }
  return days;
}
