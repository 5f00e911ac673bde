import type { Dose } from "@/domain/dose";
import { daysBetween, localDay } from "@/domain/local-day";

/** One daily rating, such as mood 0 to 10, where more is better. */
export type Rating = { readonly at: Date; readonly value: number };

/** Days before a dose whose ratings, up to the dose itself, make the level it started from. (Design choice) */
export const levelDays = 3;
/** Points above that level that count as a lift on a 0-10 rating. (Design choice, above the noise of single ratings: Bauer 2018) */
export const liftPoints = 1;
/** A lift shows on the day of the dose or the next. (Ketamine's effect is full within 24 hours: McInnes 2022) */
const liftWithinDays = 1;

/**
 * What became of the lift after one dose. `days` are whole local days since the dose day; `lift` is the mean of the days on
 * which it can show minus the level before, whether or not it counts as one.
 * - faded: the first day whose rating was back at the level before the dose, or below. A day without a rating tells nothing,
 *   so it may have been earlier.
 * - lasted: above it on every rated day; `days` is the last one known, so the lift lasted at least that long.
 * - no-lift: rated on the first days, never clearly above.
 * - unknown: not rated before the dose, or not rated soon enough after it.
 */
export type Fade =
  | { readonly kind: "faded" | "lasted"; readonly days: number; readonly lift: number }
  | { readonly kind: "no-lift"; readonly lift: number }
  | { readonly kind: "unknown" };

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
  const above = (day: number) =>
    (mean(after.filter((one) => daysSince(one) === day).map(({ value }) => value)) ?? level) - level;
  const lift = mean(early.map(above)) ?? 0;
  const liftedOn = early.find((day) => above(day) >= liftPoints);
  if (liftedOn === undefined) return { kind: "no-lift", lift };
  const faded = days.find((day) => day > liftedOn && above(day) <= 0);
  return faded === undefined
    ? { kind: "lasted", days: days.at(-1) ?? 0, lift }
    : { kind: "faded", days: faded, lift };
}

/** A dose day and what became of the lift after it. */
export type DoseFade = { readonly on: string; readonly fade: Fade };

/**
 * The lift after each planned dose, oldest first, up to the dose after it. The doses of one local day are one. A day of extra
 * doses alone ends the one before and starts none: extra doses are taken on bad days, and what follows a bad day is better
 * by itself.
 * @param doses oldest first
 */
export function doseFades(
  ratings: readonly Rating[],
  doses: readonly Pick<Dose, "at" | "kind">[],
  timeZone: string,
): DoseFade[] {
  const days: { on: string; at: Date; isPlanned: boolean }[] = [];
  for (const { at, kind } of doses) {
    if (kind === "skipped") continue;
    const on = localDay(at, timeZone);
    const last = days.at(-1);
    const isPlanned = kind !== "extra";
    if (last?.on === on) last.isPlanned ||= isPlanned;
    else days.push({ on, at, isPlanned });
  }
  return days.flatMap(({ on, at, isPlanned }, i) =>
    isPlanned ? [{ on, fade: responseFade(ratings, at, days[i + 1]?.at ?? null, timeZone) }] : [],
  );
}

function mean(values: readonly number[]): number | null {
  const told = values.filter(Number.isFinite);
  return told.length === 0 ? null : told.reduce((a, b) => a + b, 0) / told.length;
}
