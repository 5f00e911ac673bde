const dayMs = 86_400_000;
const minuteMs = 60_000;
const offsets = new Map<string, number>();
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A local day counted from 1970-01-01: days are added and compared as whole numbers. */
export type DayNumber = number;

export function dayNumber(on: string): DayNumber {
  return Date.parse(`${on}T00:00:00Z`) / dayMs;
}

/** YYYY-MM-DD. */
export function isoDay(day: DayNumber): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** 0 Sunday to 6 Saturday, as `Prescription.schedule.weekdays` counts. */
export function weekday(day: DayNumber): number {
  return new Date(day * dayMs).getUTCDay();
}

/** The moment `minutes` after local midnight. The day's offset is read at noon: right but for the hours around a clock change. */
export function at(day: DayNumber, minutes: number, timeZone: string): Date {
  return new Date(day * dayMs + Math.round(minutes * 60) * 1000 - offsetMinutes(day, timeZone) * minuteMs);
}

export function localDay(moment: Date, timeZone: string): DayNumber {
  const utcDay = Math.floor(moment.getTime() / dayMs);
  return Math.floor((moment.getTime() + offsetMinutes(utcDay, timeZone) * minuteMs) / dayMs);
}

/** Minutes after local midnight. */
export function localMinutes(moment: Date, timeZone: string): number {
  const day = localDay(moment, timeZone);
  return (moment.getTime() - at(day, 0, timeZone).getTime()) / minuteMs;
}

export function hoursBefore(moment: Date, hours: number): Date {
  return new Date(moment.getTime() - hours * 60 * minuteMs);
}

export function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + Math.round(minutes * minuteMs));
}

function offsetMinutes(day: DayNumber, timeZone: string): number {
  const key = `${timeZone}/${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const noon = new Date(day * dayMs + 12 * 60 * minuteMs);
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(noon)
      .map((p) => [p.type, Number(p.value)]),
  );
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0 } = parts;
  const offset = (Date.UTC(year, month - 1, date, hour, minute) - noon.getTime()) / minuteMs;
  offsets.set(key, offset);
  return offset;
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  formatters.set(timeZone, made);
  return made;
}
