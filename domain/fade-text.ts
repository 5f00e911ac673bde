import { type CourseFade, courseRange } from "@/domain/course-fade";
import {
  type FadeAnswer,
  type FadePattern,
  fewestFaded,
  fewestLifts,
  shareBackBy,
} from "@/domain/fade-pattern";
import type { Measure } from "@/domain/instruments/instrument";
import { type Fade, levelDays, liftPoints } from "@/domain/response-fade";
import { calendarDayInWords, counted, plainNumber, signed } from "@/domain/wording";

/** The last dose told and what became of its lift; null without a dose. */
export type LastDose = { readonly days: number; readonly fade: Fade | null } | null;

/** How long this patient's doses lifted their mood, how sure that is, and where today stands in it. */
export function fadeText(answer: FadeAnswer, last: LastDose): readonly string[] {
  return answer.kind === "shown" ? [...patternText(answer), ...todayText(answer, last)] : [notShown(answer)];
}

/** How it was reckoned: of no use to a reader without it. */
export const fadeMethod = `A lift is at least ${counted(liftPoints, "point")} above the mean of the ${levelDays} days before a planned dose, on its day or the next; it is back on the first rated day at that mean or below. A lift that lasted to the next dose counts as at least so long. This is what was rated so far, not a forecast, and single ratings vary by themselves.`;

function patternText(pattern: FadePattern): string[] {
  const { told, lifted, faded, lift, quarter, half, threeQuarters, halfBetween } = pattern;
  const points = (value: number) => signed(Math.round(value * 10) / 10);
  const sure =
    halfBetween.high === null
      ? `day ${halfBetween.low} or later`
      : halfBetween.low === halfBetween.high
        ? `day ${halfBetween.low} itself`
        : `day ${halfBetween.low} to ${halfBetween.high}`;
  const range =
    threeQuarters === null
      ? `from day ${quarter}; a quarter or more lasted longer than could be followed`
      : quarter === threeQuarters
        ? `day ${quarter}`
        : `day ${quarter} to ${threeQuarters}`;
  return [
    `Half of the lifts were back at the level before the dose by day ${half} (95% interval: ${sure}). Usual range ${range}.`,
    `Mood rose after ${lifted} of ${counted(told, "rated dose")}, ${faded} followed to their end; on average over all ${points(lift.mean)} points (95% ${points(lift.low)} to ${points(lift.high)}).`,
  ];
}

function todayText(pattern: FadePattern, last: LastDose): string[] {
  if (!last) return [];
  const share = Math.round(shareBackBy(pattern, last.days) * 100);
  const own = last.fade ? ` ${afterLast(last.fade)}` : "";
  const by = share === 0 ? "none" : share === 100 ? "all" : `about ${share}%`;
  return [
    `Today is day ${last.days} since the last dose told: by then ${by} of the lifts followed were back.${own}`,
  ];
}

function afterLast(fade: Fade): string {
  switch (fade.kind) {
    case "faded":
      return `After that dose mood rose and was back on day ${fade.days}.`;
    case "lasted":
      return `After that dose mood rose and was still above on day ${fade.days}, the last one rated.`;
    case "no-lift":
      return "After that dose mood did not rise by a point.";
    case "unknown":
      return "Around that dose mood was not rated often enough to say.";
  }
}

function notShown({ kind, told, lifted, faded }: Exclude<FadeAnswer, { kind: "shown" }>): string {
  switch (kind) {
    case "too-few":
      return `Not enough to tell: ${counted(lifted, "lift")} of mood in ${counted(told, "rated dose")}, ${faded} followed to their end. A range takes at least ${fewestLifts} and ${fewestFaded}.`;
    case "no-clear-lift":
      return `Over ${counted(told, "rated dose")}, mood on the dose day and the day after was not clearly above the days before. Without a lift there is no day by which it is back.`;
    case "outlasts":
      return `More than half of ${counted(lifted, "lift")} lasted to the next dose, or as long as mood was rated. From these intervals it cannot be told when they end.`;
  }
}

/** One line for each course that has ended, and the range where there are enough of them. */
export function courseText(
  fades: readonly CourseFade[],
  { label, reliableChange }: Measure,
): readonly string[] {
  const zone = `no longer reliably better (${reliableChange?.points} points)`;
  const lines = fades.map((fade) => {
    const { course, before, at } = fade;
    const what = `Course ${calendarDayInWords(course.firstOn)} to ${calendarDayInWords(course.lastOn, true)}, ${counted(course.doses, "dose")}: ${label} ${plainNumber(before.value)} before it`;
    return fade.kind === "back"
      ? `${what}, ${plainNumber(at.value)} and ${zone} between ${fade.stillOn} and ${counted(fade.days, "day")} after its last dose.`
      : `${what}, ${plainNumber(at.value)} and still reliably better ${counted(fade.days, "day")} after its last dose, the last score known.`;
  });
  const range = courseRange(fades);
  return range ? [...lines, `Over these courses: ${range.low} to ${counted(range.high, "day")}.`] : lines;
}
