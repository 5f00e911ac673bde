import type { ClinicCalendar } from "@/domain/deadline";

const calendars = new Map<string, ClinicCalendar>();

/** The same object for the same calendar: deadlines remember opening times by it. */
export function calendarOf(clinic: ClinicCalendar): ClinicCalendar {
  const key = JSON.stringify(clinic);
  const known = calendars.get(key) ?? clinic;
  if (!calendars.has(key)) {
    if (calendars.size > 1000) calendars.clear();
    calendars.set(key, known);
  }
  return known;
}
