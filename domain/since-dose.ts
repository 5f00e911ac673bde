import { daysBetween, localDay } from "@/domain/local-day";

/** A point in time and the whole local days since the last dose before it. */
export type SinceDose<Point> = { readonly point: Point; readonly days: number };

export type Folded<Point> = {
  /** In the order of the points. */
  readonly since: readonly SinceDose<Point>[];
  /** Points before the first dose: they have no such day. */
  readonly before: number;
};

/**
 * Lays points over each other by the days since the last dose that was told before them, by the patient's calendar: 0 is the
 * dose day from the dose on. A dose nobody wrote down is unknown, so a true number of days may be smaller, never larger.
 * @param doses taken, oldest first
 */
export function sinceDose<Point extends { readonly at: Date }>(
  points: readonly Point[],
  doses: readonly { readonly at: Date }[],
  timeZone: string,
): Folded<Point> {
  const since = points.flatMap((point) => {
    const last = doses.findLast((dose) => dose.at <= point.at);
    return last
      ? [{ point, days: daysBetween(localDay(last.at, timeZone), localDay(point.at, timeZone)) }]
      : [];
  });
  return { since, before: points.length - since.length };
}

/** What was told on one day since a dose. */
export type DayOfFold<Point> = {
  readonly days: number;
  readonly points: readonly Point[];
  /** The middle value; of an even number the mean of the two middle ones. */
  readonly median: number;
};

/** The points of a fold by day, from day 0 on; days without a point are left out. */
export function daysOfFold<Point extends { readonly value: number }>(
  since: readonly SinceDose<Point>[],
): DayOfFold<Point>[] {
  const days = [...new Set(since.map((one) => one.days))].sort((a, b) => a - b);
  return days.map((day) => {
    const points = since.filter((one) => one.days === day).map(({ point }) => point);
    return { days: day, points, median: medianOf(points.map(({ value }) => value)) };
  });
}

/** NaN of nothing. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}
