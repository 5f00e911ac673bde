import { momentAt } from "@/domain/wall-clock";

type Zone = { readonly formatter: Intl.DateTimeFormat; readonly days: Map<number, string> };

const zones = new Map<string, Zone>();
const quarterHour = 900_000;
const mostDays = 10_000;

/** The calendar day (YYYY-MM-DD) it is in an IANA zone at a moment. */
export function localDay(date: Date, timeZone: string): string {
  let zone = zones.get(timeZone);
  if (!zone) {
    // Swedish writes dates the ISO way.
    const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    zone = { formatter: new Intl.DateTimeFormat("sv-SE", { timeZone, ...parts }), days: new Map() };
    zones.set(timeZone, zone);
  }
  // Formatting is slow and rules ask often. Since 1972 every zone differs from UTC by whole quarter hours.
  const quarter = Math.floor(date.getTime() / quarterHour);
  const known = zone.days.get(quarter);
  if (known !== undefined) return known;
  const day = zone.formatter.format(date);
  if (date.getTime() > firstWhole) {
    if (zone.days.size >= mostDays) zone.days.clear();
    zone.days.set(quarter, day);
  }
  return day;
}

/** 1973: Liberia was the last to leave an offset of odd minutes. */
const firstWhole = Date.UTC(1973, 0, 1);

/** Whether this names an IANA zone that we know the rules of, by whichever of its names. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Z][\w+-]*(\/[\w+-]+)*$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

const msPerDay = 86_400_000;

/** Calendar days; clock changes do not matter. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * msPerDay).toISOString().slice(0, 10);
}

/** Whole days from one calendar day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / msPerDay);
}

/** The moment a calendar day ends in a zone. The day must be a real one. */
export function endOfDay(day: string, timeZone: string): Date {
  return momentAt(`${addDays(day, 1)}T00:00`, timeZone) ?? new Date(Number.NaN);
}

/** Whole years lived on a calendar day; a birthday counts from its day on. */
export function ageOn(day: string, bornOn: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/**
 * The moment a patient wrote down. With an offset it is exact; a wall-clock time is read in the patient's zone, a
 * bare day as its noon there. Null when it is not a time, or outside the years 1900 to 2199.
 */
export function parseMoment(text: string, timeZone: string): Date | null {
  const moment = readMoment(text, timeZone);
  return moment && moment >= earliest && moment < latest ? moment : null;
}

const earliest = new Date("1900-01-01T00:00:00Z");
const latest = new Date("2200-01-01T00:00:00Z");

function readMoment(text: string, timeZone: string): Date | null {
  if (/(Z|[+-]\d\d:?\d\d)$/i.test(text) && text.includes("T")) return new Date(text);
  return momentAt(text.includes("T") ? text : `${text}T12:00`, timeZone);
}
