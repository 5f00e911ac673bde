import type { Measure } from "@/domain/instruments/instrument";
import { addDays, localDay } from "@/domain/local-day";
import type { ScoredPoint } from "@/domain/patient-record";

/** Days before the first dose (its own day included) in which a score may be the baseline. */
const baselineDays = 14;

/**
 * The score a course is measured from: the last complete one in the 14 days up to and including the first dose day,
 * else the first complete one. A prorated score only stands in where no complete one exists. `points` oldest first.
 */
export function findBaseline(
  points: readonly ScoredPoint[],
  firstDoseOn: string | null,
  timeZone: string,
): ScoredPoint | null {
  const complete = points.filter((point) => !point.prorated);
  const candidates = complete.length > 0 ? complete : points;
  return (
    (firstDoseOn ? lastBeforeDose(candidates, firstDoseOn, timeZone) : undefined) ?? candidates[0] ?? null
  );
}

/** Whether a baseline is from before treatment: answered by the end of the first dose day, or no dose is known yet. */
export function isBeforeDose(
  baseline: Pick<ScoredPoint, "authoredAt">,
  firstDoseOn: string | null,
  timeZone: string,
): boolean {
  return firstDoseOn === null || localDay(baseline.authoredAt, timeZone) <= firstDoseOn;
}

function lastBeforeDose(points: readonly ScoredPoint[], firstDoseOn: string, timeZone: string) {
  const fromOn = addDays(firstDoseOn, -baselineDays);
  return points.findLast((point) => {
    const on = localDay(point.authoredAt, timeZone);
    return on >= fromOn && on <= firstDoseOn;
  });
}

export type Trajectory = {
  readonly latest: ScoredPoint;
  readonly previous: ScoredPoint | null;
  readonly baseline: ScoredPoint | null;
  /** Latest minus previous, in points as scored. */
  readonly changeFromPrevious: number | null;
  /** Latest minus baseline, in points as scored; null while the latest is the baseline itself or older. */
  readonly changeFromBaseline: number | null;
  /** Null without a baseline to compare with or without a published constant. */
  readonly reliable: "improved" | "worse" | "no-reliable-change" | null;
  /** At most half the baseline, from a baseline of at least 10; null where that is not defined. */
  readonly response: boolean | null;
  /** Below the remission score, and whether the score before was too; null where that is not defined. */
  readonly remission: { readonly now: boolean; readonly confirmed: boolean } | null;
  /** From a baseline of at least the recovery score to below it, and whether the score before was too; null where that is not defined. */
  readonly recovery: { readonly now: boolean; readonly confirmed: boolean } | null;
  /** The best score since the baseline, the most recent one of equals. */
  readonly best: ScoredPoint | null;
};

/** How one measure has moved, from points oldest first. Null without points. */
export function trajectory(
  points: readonly ScoredPoint[],
  baseline: ScoredPoint | null | undefined,
  measure: Measure,
): Trajectory | null {
  const latest = points.at(-1);
  if (!latest) return null;
  const previous = points.at(-2) ?? null;
  const start = baseline && baseline.authoredAt < latest.authoredAt ? baseline : null;
  const changeFromBaseline = start ? latest.value - start.value : null;
  return {
    latest,
    previous,
    baseline: baseline ?? null,
    changeFromPrevious: previous ? latest.value - previous.value : null,
    changeFromBaseline,
    reliable: reliability(changeFromBaseline, measure),
    response: start ? hasResponded(latest.value, start.value, measure) : null,
    remission: remission(latest, previous, measure),
    recovery: start ? recovery(latest, previous, start, measure) : null,
    best: best(points, start, measure),
  };
}

/** A change in the direction of getting worse, as a positive number; null where neither direction is worse. */
export function worsening(change: number, measure: Pick<Measure, "direction">): number | null {
  if (measure.direction === "neither") return null;
  return measure.direction === "lower-is-better" ? change : -change;
}

function reliability(change: number | null, measure: Measure): Trajectory["reliable"] {
  const worse = change === null ? null : worsening(change, measure);
  if (worse === null || !measure.reliableChange) return null;
  if (worse >= measure.reliableChange.points) return "worse";
  return worse <= -measure.reliableChange.points ? "improved" : "no-reliable-change";
}

function hasResponded(latest: number, baseline: number, { outcomes }: Measure): boolean | null {
  if (!outcomes || baseline < outcomes.responseMinBaseline) return null;
  return latest <= baseline * outcomes.responseShare;
}

function remission(latest: ScoredPoint, previous: ScoredPoint | null, { outcomes }: Measure) {
  if (!outcomes) return null;
  const now = latest.value < outcomes.remissionBelow;
  return { now, confirmed: now && previous !== null && previous.value < outcomes.remissionBelow };
}

function recovery(
  latest: ScoredPoint,
  previous: ScoredPoint | null,
  baseline: ScoredPoint,
  { outcomes }: Measure,
) {
  if (!outcomes || baseline.value < outcomes.recoveryBelow) return null;
  const now = latest.value < outcomes.recoveryBelow;
  return { now, confirmed: now && previous !== null && previous.value < outcomes.recoveryBelow };
}

function best(
  points: readonly ScoredPoint[],
  start: ScoredPoint | null,
  measure: Measure,
): ScoredPoint | null {
  if (measure.direction === "neither") return null;
  const since = start ? points.filter((point) => point.authoredAt > start.authoredAt) : points;
  return since.reduce<ScoredPoint | null>(
    (a, b) => (a === null || (worsening(b.value - a.value, measure) ?? 0) <= 0 ? b : a),
    null,
  );
}
