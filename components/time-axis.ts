import { addDays, localDay, parseMoment } from "@/domain/local-day";

/** The stretch of real time that a chart, its flag lane and its dose strip share, in milliseconds since 1970. */
export type TimeAxis = { readonly from: number; readonly to: number };

const day = 86_400_000;

/**
 * From `weeks` ago (or the day before the first moment, when that is later or no weeks are given) to now, and at least
 * two weeks. It begins at a midnight UTC, as an export "since" a day does, so that both hold the same scores.
 */
export function timeAxis(moments: readonly Date[], weeks: number | null, now: Date): TimeAxis {
  const to = Math.max(now.getTime(), ...moments.map((at) => at.getTime()));
  const first = Math.min(to - 14 * day, ...moments.map((at) => at.getTime() - day));
  const from = weeks === null ? first : Math.max(first, to - weeks * 7 * day);
  return { from: Math.floor(from / day) * day, to };
}

/** Where a moment stands: 0 at the left edge, 1 at the right. */
export function shareOf(axis: TimeAxis, at: Date | number): number {
  return (Number(at) - axis.from) / (axis.to - axis.from);
}

/** The same as CSS and SVG take it, "63.21%". */
export function percentOf(axis: TimeAxis, at: Date | number): string {
  return percent(shareOf(axis, at));
}

export function percent(share: number): string {
  return `${Math.round(share * 100_000) / 1000}%`;
}

export function isOn(axis: TimeAxis, at: Date): boolean {
  return at.getTime() >= axis.from && at.getTime() <= axis.to;
}

export type Tick = {
  readonly at: number;
  readonly label: string;
  /** Every other tick: the first to go where there is no room. */
  readonly minor: boolean;
};

type Step = { readonly days: number } | { readonly months: number };
const steps: readonly Step[] = [
  { days: 2 },
  { days: 7 },
  { days: 14 },
  ...[1, 2, 3, 6, 12, 24, 60].map((months) => ({ months })),
];
const most = 9;

/** Midnights of the clinic's zone at one even step, at most nine: days, weeks from Monday, months or years. */
export function ticksOf(axis: TimeAxis, timeZone: string): Tick[] {
  const days = steps.map((step) => daysOf(axis, timeZone, step)).find((list) => list.length <= most) ?? [];
  return days.map(({ on, at }, i) => ({ at, label: labelOf(on), minor: (days.length - 1 - i) % 2 === 1 }));
}

function daysOf(axis: TimeAxis, timeZone: string, step: Step): { on: string; at: number }[] {
  const found: { on: string; at: number }[] = [];
  const last = localDay(new Date(axis.to), timeZone);
  for (let on = anchor(localDay(new Date(axis.from), timeZone), step); on <= last; on = next(on, step)) {
    const at = parseMoment(`${on}T00:00`, timeZone)?.getTime();
    if (at !== undefined && at >= axis.from && at <= axis.to) found.push({ on, at });
    if (found.length > most) break;
  }
  return found;
}

/** The last even day at or before one: a Monday, or the first of a month that the step divides. */
function anchor(on: string, step: Step): string {
  if ("days" in step) {
    const sinceMonday = (new Date(`${on}T00:00Z`).getUTCDay() + 6) % 7;
    return addDays(on, -sinceMonday);
  }
  const month = (Number(on.slice(0, 4)) - 2000) * 12 + Number(on.slice(5, 7)) - 1;
  return monthDay(2000, Math.floor(month / step.months) * step.months);
}

function next(on: string, step: Step): string {
  if ("days" in step) return addDays(on, step.days);
  return monthDay(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1 + step.months);
}

function monthDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "Oct 1"; the first of a year is the year. */
function labelOf(on: string): string {
  const [year, month, date] = on.split("-").map(Number);
  return month === 1 && date === 1 ? String(year) : `${names[(month ?? 1) - 1]} ${date}`;
}

/** Points in runs: a wait longer than `longest` milliseconds ends one, so that no line is drawn across it. */
export function unbroken<Point extends { readonly at: Date }>(
  points: readonly Point[],
  longest: (after: Point) => number,
): Point[][] {
  const runs: Point[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && point.at.getTime() - before.at.getTime() <= longest(before)) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

export type Cluster<Item> = { readonly share: number; readonly items: readonly Item[] };

/** Joins marks that would stand closer than `room` (a share of the axis) into one, at their middle. */
export function cluster<Item>(
  marks: readonly { share: number; item: Item }[],
  room: number,
): Cluster<Item>[] {
  let groups = [...marks]
    .sort((a, b) => a.share - b.share)
    .map(({ share, item }) => ({ first: share, last: share, items: [item] }));
  const middle = (group: { first: number; last: number }) => (group.first + group.last) / 2;
  for (let i = 1; i < groups.length; i++) {
    const [a, b] = [groups[i - 1], groups[i]];
    if (!a || !b || middle(b) - middle(a) >= room) continue;
    groups = groups.toSpliced(i - 1, 2, { first: a.first, last: b.last, items: [...a.items, ...b.items] });
    i = Math.max(0, i - 2);
  }
  return groups.map((group) => ({ share: middle(group), items: group.items }));
}
