import { addDays, localDay } from "@/domain/local-day";
import type { Priority } from "@/domain/priority";
import { momentAt, wallClock } from "@/domain/wall-clock";

/** When a clinic works. */
export type ClinicCalendar = {
  /** IANA zone. */
  readonly timeZone: string;
  /** Seven entries, Sunday first: opening and closing time "HH:MM" (up to "24:00"), or null when closed. */
  readonly hours: readonly (readonly [opens: string, closes: string] | null)[];
  /** Local days (YYYY-MM-DD) on which the clinic is closed. */
  readonly holidays: readonly string[];
};

const hour = 3_600_000;
const workingHours = 8;
const clinicDays = 2;
const lowDays = 7;

/** A calendar with nothing open for this long is not set up: then time runs on the clock. */
const searchDays = 60;

/**
 * By when a person must have looked. Urgent: 1 hour on the clock, day and night. High: 8 working hours. Medium: the
 * close of the second clinic day that opens after the answer. Low: the same time of day a week later.
 */
export function dueAt(priority: Priority, authoredAt: Date, calendar: ClinicCalendar): Date {
  if (priority === "urgent") return urgentDueAt(authoredAt);
  if (priority === "high") return afterWorkingTime(authoredAt, workingHours * hour, calendar);
  if (priority === "medium") return afterClinicDays(authoredAt, calendar);
  return afterDays(authoredAt, lowDays, calendar.timeZone);
}

/** The same time of day so many days later. */
function afterDays(from: Date, days: number, timeZone: string): Date {
  const [on = "", time = ""] = wallClock(from, timeZone).split("T");
  const later = momentAt(`${addDays(on, days)}T${time}`, timeZone) ?? from;
  return new Date(later.getTime() + from.getUTCMilliseconds());
}

/** One hour on the clock, whatever the clinic's hours. */
export function urgentDueAt(authoredAt: Date): Date {
  return new Date(authoredAt.getTime() + hour);
}

/** That much working time later; with nothing open, that much later on the clock. Milliseconds. */
export function afterWorkingTime(from: Date, time: number, calendar: ClinicCalendar): Date {
  let left = time;
  for (const { opensAt, closesAt } of openings(from, calendar)) {
    const start = Math.max(opensAt, from.getTime());
    if (closesAt - start >= left) return new Date(start + left);
    left -= Math.max(0, closesAt - start);
  }
  return new Date(from.getTime() + time);
}

/** How long the clinic was open between two moments, in milliseconds; one that is never open works round the clock. */
export function workingTime(from: Date, to: Date, calendar: ClinicCalendar): number {
  let total = 0;
  let isSetUp = false;
  for (const { opensAt, closesAt } of openings(from, calendar)) {
    isSetUp = true;
    total += Math.max(0, Math.min(closesAt, to.getTime()) - Math.max(opensAt, from.getTime()));
  }
  return isSetUp ? total : Math.max(0, to.getTime() - from.getTime());
}

/**
 * The deadline after a pause: as much working time later as passed while it stood still. One that was missed before the
 * pause stays missed.
 */
export function dueAfterPause(dueAt: Date, pausedAt: Date | null, now: Date, calendar: ClinicCalendar): Date {
  if (!pausedAt || dueAt <= pausedAt) return dueAt;
  const paused = workingTime(pausedAt, now, calendar);
  return paused === 0 ? dueAt : afterWorkingTime(dueAt, paused, calendar);
}

/** When a claim ends by itself: working time, but for urgent cases time on the clock. */
export function claimEndsAt(priority: Priority, from: Date, minutes: number, calendar: ClinicCalendar): Date {
  const time = minutes * 60_000;
  return priority === "urgent" ? new Date(from.getTime() + time) : afterWorkingTime(from, time, calendar);
}

function afterClinicDays(authoredAt: Date, calendar: ClinicCalendar): Date {
  let left = clinicDays;
  for (const { opensAt, closesAt } of openings(authoredAt, calendar)) {
    if (opensAt <= authoredAt.getTime()) continue;
    left -= 1;
    if (left === 0) return new Date(closesAt);
  }
  return new Date(authoredAt.getTime() + clinicDays * 24 * hour);
}

export type Opening = { readonly opensAt: number; readonly closesAt: number };

/** The clinic's opening times from the local day of a moment on, in epoch milliseconds. */
export function* openings(from: Date, calendar: ClinicCalendar): Generator<Opening> {
  const day = localDay(from, calendar.timeZone);
  for (let i = 0; i < searchDays; i++) {
    const opening = openingOn(addDays(day, i), calendar);
    if (opening) yield opening;
  }
}

/** Opening times already worked out, so that thousands of deadlines cost a few time-zone look-ups. */
const remembered = new WeakMap<ClinicCalendar, Map<string, Opening | null>>();

function openingOn(day: string, calendar: ClinicCalendar): Opening | null {
  const known = remembered.get(calendar) ?? new Map<string, Opening | null>();
  remembered.set(calendar, known);
  const found = known.get(day);
  if (found !== undefined) return found;
  const opening = workOut(day, calendar);
  known.set(day, opening);
  return opening;
}

function workOut(day: string, calendar: ClinicCalendar): Opening | null {
  const hours = calendar.hours[new Date(day).getUTCDay()];
  if (!hours || calendar.holidays.includes(day)) return null;
  const opensAt = momentOf(day, hours[0], calendar.timeZone);
  const closesAt = momentOf(day, hours[1], calendar.timeZone);
  return closesAt > opensAt ? { opensAt, closesAt } : null;
}

function momentOf(day: string, time: string, timeZone: string): number {
  const wall = time === "24:00" ? `${addDays(day, 1)}T00:00` : `${day}T${time}`;
  return momentAt(wall, timeZone)?.getTime() ?? Number.NaN;
}
