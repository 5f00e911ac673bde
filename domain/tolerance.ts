import { type Dose, takenDoses } from "@/domain/dose";
import { addDays, localDay } from "@/domain/local-day";
import type { Route } from "@/domain/prescription";

/** Means (a median for hours) over the doses of one stretch; null with too few doses that tell. */
export type Stretch = {
  readonly doses: number;
  readonly mg: number | null;
  readonly plannedMg: number | null;
  /** Median hours from one dose to the next, which a single early dose does not move. */
  readonly intervalHours: number | null;
  /** 0 to 10. */
  readonly effect: number | null;
  /** 0 to 10. */
  readonly help: number | null;
};

/** The first days of treatment beside the last ones, by one route. */
export type DoseCourse = { readonly route: Route | null; readonly early: Stretch; readonly late: Stretch };

export type CourseLimits = {
  /** Days of each stretch. */
  readonly courseDays: number;
  /** Doses a mean needs. */
  readonly courseDoses: number;
};

/**
 * Sets the last days up to `at` against the first days from the first dose on, by the route of the latest dose, so that
 * milligrams compare. Null without a first dose, and while the two stretches overlap.
 */
export function doseCourse(
  doses: readonly Dose[],
  firstDoseOn: string | null,
  at: Date,
  timeZone: string,
  { courseDays, courseDoses }: CourseLimits,
): DoseCourse | null {
  if (firstDoseOn === null) return null;
  const earlyThrough = addDays(firstDoseOn, courseDays - 1);
  const today = localDay(at, timeZone);
  const lateFrom = addDays(today, 1 - courseDays);
  if (lateFrom <= earlyThrough) return null;
  const taken = takenDoses(
    doses.filter((dose) => dose.at <= at),
    timeZone,
  );
  const within = (from: string, through: string) =>
    taken.filter((dose) => {
      const on = localDay(dose.at, timeZone);
      return on >= from && on <= through;
    });
  const late = within(lateFrom, today);
  const route = late.findLast((dose) => dose.route !== null)?.route ?? null;
  return {
    route,
    early: stretch(within(firstDoseOn, earlyThrough), route, courseDoses),
    late: stretch(late, route, courseDoses),
  };
}

/** Mean milligrams rose to so many percent of the first ones and as far above what the plan asked of the late doses. */
export function isCreeping({ early, late }: DoseCourse, percent: number): boolean {
  if (early.mg === null || late.mg === null) return false;
  const rose = (from: number) => (late.mg ?? 0) * 100 >= from * percent - rounding;
  return rose(early.mg) && rose(late.plannedMg ?? 0);
}

/** Doses come so much closer together than at first, and closer than the plan's shortest interval. */
export function isCloser({ early, late }: DoseCourse, percent: number, minIntervalHours: number): boolean {
  if (early.intervalHours === null || late.intervalHours === null) return false;
  return (
    early.intervalHours * 100 >= late.intervalHours * percent - rounding &&
    late.intervalHours < minIntervalHours
  );
}

/** The effect or the help of a dose fell by so many points of 10. */
export function isFading({ early, late }: DoseCourse, points: number): boolean {
  const fell = (from: number | null, to: number | null) =>
    from !== null && to !== null && from - to >= points - rounding;
  return fell(early.effect, late.effect) || fell(early.help, late.help);
}

const rounding = 1e-9;

function stretch(taken: readonly Dose[], route: Route | null, fewest: number): Stretch {
  const same = taken.filter((dose) => dose.route === route);
  const mean = (values: readonly (number | null)[]) => {
    const told = values.filter((value) => value !== null);
    return told.length < Math.max(1, fewest) ? null : told.reduce((a, b) => a + b, 0) / told.length;
  };
  const hours = taken
    .slice(1)
    .map((dose, i) => (dose.at.getTime() - (taken[i]?.at.getTime() ?? 0)) / 3_600_000);
  return {
    doses: same.length,
    mg: mean(same.map((dose) => dose.mg)),
    plannedMg: mean(same.map((dose) => dose.plannedMg)),
    intervalHours: hours.length < Math.max(1, fewest - 1) ? null : median(hours),
    effect: mean(same.map((dose) => dose.effect)),
    help: mean(same.map((dose) => dose.help)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}
