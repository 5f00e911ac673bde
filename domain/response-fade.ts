import { daysBetween, localDay } from "@/domain/local-day";

/** One daily rating, such as mood 0 to 10, where more is better. */
export type Rating = { readonly at: Date; readonly value: number };

/** Days before a dose whose ratings, up to the dose itself, make the level it started from. (Design choice) */
const levelDays = 3;
/** Points above that level that count as a lift on a 0-10 rating. (Design choice, above the noise of single ratings: Bauer 2018) */
const liftPoints = 1;
/** A lift shows on the day of the dose or the next. (Ketamine's effect is full within 24 hours: McInnes 2022) */
const liftWithinDays = 1;
/** Fewer faded doses than this have no typical number of days. (Design choice) */
const fewestDoses = 3;

/**
 * What became of the lift after one dose. `days` are whole local days since the dose day.
 * - faded: the first day whose rating was back at the level before the dose, or below.
 * - lasted: above it on every rated day; `days` is the last one known, so the lift lasted at least that long.
 * - no-lift: rated on the first days, never clearly above.
 * - unknown: not rated before the dose, or not rated soon enough after it.
 */
export type Fade =
  | { readonly kind: "faded" | "lasted"; readonly days: number }
  | { readonly kind: "no-lift" | "unknown" };

/**
 * How long a dose lifted a daily rating. Ratings in any order; those from the next dose on (`until`) are left out.
 * Several ratings of one day count as their mean.
 */
export function responseFade(
  ratings: readonly Rating[],
  doseAt: Date,
  until: Date | null,
  timeZone: string,
): Fade {
  const dosedOn = localDay(doseAt, timeZone);
  const daysSince = ({ at }: Rating) => daysBetween(dosedOn, localDay(at, timeZone));
  const before = ratings.filter((one) => one.at <= doseAt && daysSince(one) >= -levelDays);
  const after = ratings.filter((one) => one.at > doseAt && (until === null || one.at < until));
  const level = mean(before.map(({ value }) => value));
  const days = [...new Set(after.map(daysSince))].sort((a, b) => a - b);
  const early = days.filter((day) => day <= liftWithinDays);
  if (level === null || early.length === 0) return { kind: "unknown" };
  const rated = (day: number) =>
    mean(after.filter((one) => daysSince(one) === day).map(({ value }) => value)) ?? level;
  const liftedOn = early.find((day) => rated(day) - level >= liftPoints);
  if (liftedOn === undefined) return { kind: "no-lift" };
  const faded = days.find((day) => day > liftedOn && rated(day) <= level);
  return faded === undefined ? { kind: "lasted", days: days.at(-1) ?? 0 } : { kind: "faded", days: faded };
}

/**
 * Median days to the return of the level before the dose, over doses that were seen to fade; null with fewer than three.
 * Doses whose lift lasted to the next are left out, so it is short rather than long.
 */
export function typicalFade(fades: readonly Fade[]): number | null {
  const days = fades.flatMap((one) => (one.kind === "faded" ? [one.days] : [])).sort((a, b) => a - b);
  if (days.length < fewestDoses) return null;
  const middle = Math.floor(days.length / 2);
  const [low, high] = [days[days.length % 2 === 0 ? middle - 1 : middle] ?? 0, days[middle] ?? 0];
  return (low + high) / 2;
}

function mean(values: readonly number[]): number | null {
  const told = values.filter(Number.isFinite);
  return told.length === 0 ? null : told.reduce((a, b) => a + b, 0) / told.length;
}
