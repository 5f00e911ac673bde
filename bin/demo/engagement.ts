import { clip } from "@/bin/demo/course";
import { type Life, weekOf } from "@/bin/demo/life";
import { at, type DayNumber, localDay, localMinutes, minutesAfter } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";

/** Chance that a form due in this week is answered. (rules.md §12 "engagement") */
export function completion(
  { engagement, silentFromWeek, stopsInWeek }: Traits,
  week: number,
  phq9: number,
): number {
  if (silentFromWeek !== null && week >= silentFromWeek) return 0;
  if (engagement === "unfailing") return 1;
  const willing =
    engagement === "engaged" ? 0.92 : 0.88 - (engagement === "declining" ? (0.53 * week) / 26 : 0);
  const odds = (clip(willing, 0.35, 0.95) / (1 - clip(willing, 0.35, 0.95))) * 0.95 ** Math.max(0, phq9 - 10);
  const followedUp = stopsInWeek !== null && week >= stopsInWeek ? 0.6 : 1;
  return (odds / (1 + odds)) * followedUp;
}

/** Daily check-ins are answered at three quarters of the weekly rate. */
export const dailyFactor = 0.75;

/** When a form due on a day is answered: from 8:00, a median of 10 hours late, at waking hours. Null when over 3 days late. */
export function answeredAt(random: Random, life: Life, due: DayNumber): Date | null {
  const hours = 10 * Math.exp(random.normal(0, 0.8));
  if (hours > 72) return null;
  const moment = minutesAfter(at(due, 8 * 60, life.timeZone), hours * 60);
  const minutes = localMinutes(moment, life.timeZone);
  const day = localDay(moment, life.timeZone);
  if (minutes >= 7 * 60 && minutes <= 23 * 60) return moment;
  if (minutes > 23 * 60 && random.chance(0.25)) return moment;
  return at(minutes > 23 * 60 ? day + 1 : day, random.between(7 * 60, 10 * 60), life.timeZone);
}

/** Who answers at all today, given how the patient feels. */
export function answersDaily(random: Random, life: Life, day: DayNumber): boolean {
  const week = weekOf(life, day);
  const stopped = life.traits.stopsInWeek !== null && week > life.traits.stopsInWeek + 1;
  return !stopped && random.chance(dailyFactor * completion(life.traits, week, life.course.phq9(week)));
}
