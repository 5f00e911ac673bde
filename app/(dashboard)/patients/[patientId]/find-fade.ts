import type { Trend } from "@/db/queries/find-trend";
import { courseFades } from "@/domain/course-fade";
import { fadePattern } from "@/domain/fade-pattern";
import { courseText } from "@/domain/fade-text";
import { phq9Total } from "@/domain/instruments/phq-9";
import { addDays, daysBetween, localDay } from "@/domain/local-day";
import { doseFades } from "@/domain/response-fade";
import { type Course, scored } from "./arrange-trends";

/** Days looked back for doses and ratings: what was so half a year ago may be so no more. */
const fadeDays = 182;

/** How long doses and courses lifted this patient, whatever stretch of time the page shows. */
export function findFade(trend: Trend, course: Course, now: Date) {
  const today = localDay(now, course.timeZone);
  const from = new Date([addDays(today, -fadeDays), addDays(course.startedOn, -14)].sort().at(-1) ?? today);
  const ratings = (trend.series["mood-daily/mood"] ?? []).filter(({ at }) => at >= from && at <= now);
  const doses = trend.doses.filter(({ at }) => at >= from && at <= now);
  const fades = doseFades(ratings, doses, course.timeZone);
  const lastOn = doses.filter(({ kind }) => kind !== "skipped").at(-1)?.on;
  return {
    answer: fadePattern(fades.map(({ fade }) => fade)),
    last: lastOn
      ? {
          days: daysBetween(lastOn, today),
          fade: fades.findLast(({ on }) => on === lastOn)?.fade ?? null,
        }
      : null,
    courses: courseText(
      courseFades(
        (trend.series["phq-9/total"] ?? []).map(scored),
        trend.doses,
        phq9Total,
        today,
        course.timeZone,
      ),
      phq9Total,
    ),
  };
}
