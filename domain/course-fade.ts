import type { Dose } from "@/domain/dose";
import type { Measure } from "@/domain/instruments/instrument";
import { addDays, daysBetween, localDay } from "@/domain/local-day";
import type { ScoredPoint } from "@/domain/patient-record";
import { worsening } from "@/domain/trajectory";

/** A pause longer than this ends a course of doses. (Design choice: longer than any planned interval, as long as PHQ-9 looks back) */
export const pauseDays = 14;
/** Days before a course whose last score is the one it started from, as for a baseline; and after it, in which a gain still shows. */
const scoreDays = 14;

/** Doses taken without a long pause, by local days. */
export type Course = { readonly firstOn: string; readonly lastOn: string; readonly doses: number };

/** Courses in the order of time. Doses oldest first; those skipped are none. */
export function coursesOf(doses: readonly Pick<Dose, "at" | "kind">[], timeZone: string): Course[] {
  const courses: Course[] = [];
  for (const { at, kind } of doses) {
    if (kind === "skipped") continue;
    const on = localDay(at, timeZone);
    const last = courses.at(-1);
    if (last && daysBetween(last.lastOn, on) <= pauseDays) {
      courses[courses.length - 1] = { ...last, lastOn: on, doses: last.doses + 1 };
    } else courses.push({ firstOn: on, lastOn: on, doses: 1 });
  }
  return courses;
}

/**
 * What became of the gain of a course that has ended. `days` are whole local days since its last dose.
 * - back: the first score after it that was no longer reliably better than the one before the course. It came back after
 *   `stillOn` days, when a score was still better, and within `days`.
 * - holding: reliably better at the last score known.
 */
export type CourseFade =
  | {
      readonly kind: "back";
      readonly course: Course;
      readonly before: ScoredPoint;
      readonly at: ScoredPoint;
      readonly stillOn: number;
      readonly days: number;
    }
  | {
      readonly kind: "holding";
      readonly course: Course;
      readonly before: ScoredPoint;
      readonly at: ScoredPoint;
      readonly days: number;
    };

/**
 * How long the gain of each ended course held, in the order of time. Left out: courses still running on `today`, those without
 * a score in the two weeks before them, and those at whose end no score was reliably better.
 * @param points oldest first
 */
export function courseFades(
  points: readonly ScoredPoint[],
  doses: readonly Pick<Dose, "at" | "kind">[],
  measure: Measure,
  today: string,
  timeZone: string,
): CourseFade[] {
  const noise = measure.reliableChange?.points;
  if (noise === undefined) return [];
  const dated = points.map((point) => ({ point, on: localDay(point.authoredAt, timeZone) }));
  const courses = coursesOf(doses, timeZone);
  return courses.flatMap((course, i): CourseFade[] => {
    if (daysBetween(course.lastOn, today) <= pauseDays) return [];
    const before = dated.findLast(
      ({ point, on }) => on >= addDays(course.firstOn, -scoreDays) && on <= course.firstOn && !point.prorated,
    )?.point;
    if (!before) return [];
    const isBetter = ({ value }: ScoredPoint) => (worsening(before.value - value, measure) ?? 0) >= noise;
    const nextOn = courses[i + 1]?.firstOn ?? null;
    const later = dated.filter(({ on }) => nextOn === null || on < nextOn);
    const fromEnd = later.slice(
      Math.max(
        0,
        later.findLastIndex(({ on }) => on <= course.lastOn),
      ),
    );
    const start = fromEnd.findIndex(
      ({ on, point }) => on <= addDays(course.lastOn, scoreDays) && isBetter(point),
    );
    const held = start < 0 ? [] : fromEnd.slice(start);
    const last = held.at(-1);
    if (!last) return [];
    const since = (on: string) => Math.max(0, daysBetween(course.lastOn, on));
    const back = held.findIndex(({ point }) => !isBetter(point));
    const [still, gone] = [held[back - 1], held[back]];
    if (!still || !gone) {
      return [{ kind: "holding", course, before, at: last.point, days: since(last.on) }];
    }
    return [
      {
        kind: "back",
        course,
        before,
        at: gone.point,
        stillOn: since(still.on),
        days: since(gone.on),
      },
    ];
  });
}

/** Shortest and longest days to the return, over courses that were seen to; null with fewer than three. */
export function courseRange(
  fades: readonly CourseFade[],
): { readonly low: number; readonly high: number } | null {
  const days = fades.flatMap((fade) => (fade.kind === "back" ? [fade.days] : []));
  return days.length < fewestCourses ? null : { low: Math.min(...days), high: Math.max(...days) };
}

const fewestCourses = 3;
