import type { ClinicCalendar } from "@/domain/deadline";
import { isTimeZone } from "@/domain/local-day";

export const weekdays = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

const mostHolidays = 200;

type Refusal = { reason: string; field: string };

/** Null when a clinic may work by this calendar, else what to mend, with the field of the form it is in. */
export function canChangeCalendar({ timeZone, hours, holidays }: ClinicCalendar): Refusal | null {
  if (!isTimeZone(timeZone)) return { reason: "Time zone: choose one of the list.", field: "timeZone" };
  if (hours.length !== weekdays.length) return { reason: "Hours: say them for seven days.", field: "hours" };
  for (const [index, opening] of hours.entries()) {
    const refusal = opening && canOpen(opening, weekdays[index] ?? "", index);
    if (refusal) return refusal;
  }
  if (hours.every((opening) => opening === null))
    return { reason: "Hours: enter at least one day. Deadlines count in them.", field: "opens1" };
  if (holidays.length > mostHolidays)
    return { reason: `Closed on: enter at most ${mostHolidays} days.`, field: "holidays" };
  const wrong = holidays.find((day) => !isDay(day));
  return wrong === undefined
    ? null
    : { reason: `Closed on: “${wrong}” is no date. Write days like 2026-12-25.`, field: "holidays" };
}

function canOpen([opens, closes]: readonly [string, string], day: string, index: number): Refusal | null {
  if (!isTime(opens) || opens === "24:00")
    return {
      reason: `${day}: enter when the clinic opens, or leave both times empty.`,
      field: `opens${index}`,
    };
  if (!isTime(closes))
    return {
      reason: `${day}: enter when the clinic closes, or leave both times empty.`,
      field: `closes${index}`,
    };
  return opens < closes
    ? null
    : { reason: `${day}: the clinic closes before it opens. Midnight is 00:00.`, field: `closes${index}` };
}

/** "HH:MM", up to "24:00". */
function isTime(text: string): boolean {
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text);
}

function isDay(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}
