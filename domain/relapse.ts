import type { Measure } from "@/domain/instruments/instrument";
import type { ScoredPoint } from "@/domain/patient-record";
import { worsening } from "@/domain/trajectory";

/** Scores in a row that make a remission: one may be noise. (Design choice; PHQ-9 below 5 as in Hull 2022) */
const remissionScores = 2;

export type Remission = {
  /** The scores of the run, oldest first. */
  readonly points: readonly ScoredPoint[];
  /** Their mean, in points as scored. */
  readonly mean: number;
};

/** The latest run of at least two scores in a row in remission; null without one. `points` oldest first. */
export function lastRemission(
  points: readonly ScoredPoint[],
  { outcomes }: Pick<Measure, "outcomes">,
): Remission | null {
  if (!outcomes) return null;
  const isLow = ({ value }: ScoredPoint) => value < outcomes.remissionBelow;
  let run: ScoredPoint[] = [];
  let last: ScoredPoint[] = [];
  for (const point of points) {
    run = isLow(point) ? [...run, point] : [];
    if (run.length >= remissionScores) last = run;
  }
  if (last.length === 0) return null;
  return { points: last, mean: last.reduce((sum, { value }) => sum + value, 0) / last.length };
}

/** Numbers a return of symptoms is told by: see `thresholdSpecs`. */
export type RelapseLimits = {
  /** Score from which symptoms count as back (NHS Talking Therapies caseness: PHQ-9 10). */
  readonly score: number;
  /** Points above the mean of the remission (5, the conventional clinically significant change of PHQ-9). */
  readonly rise: number;
  /** Score from which one is enough. */
  readonly alone: number;
  /** Days within which a lower one must be repeated. */
  readonly confirmDays: number;
};

export type Relapse = {
  readonly latest: ScoredPoint;
  readonly remission: Remission;
  /** Enough on its own, repeated in time, or neither yet. */
  readonly sure: "alone" | "repeated" | "not-yet";
};

/** Whether the latest score is a return of symptoms after remission; null when it is none. `points` oldest first. */
export function relapse(
  points: readonly ScoredPoint[],
  measure: Pick<Measure, "outcomes" | "direction">,
  limits: RelapseLimits,
): Relapse | null {
  const latest = points.at(-1);
  const remission = lastRemission(points, measure);
  if (!latest || !remission) return null;
  const last = remission.points.at(-1);
  const ended = last ? points.indexOf(last) : -1;
  const isBack = (point: ScoredPoint) =>
    points.indexOf(point) > ended &&
    point.value >= limits.score &&
    (worsening(point.value - remission.mean, measure) ?? 0) >= limits.rise;
  if (!isBack(latest)) return null;
  const before = points.at(-2);
  const repeated =
    before !== undefined &&
    isBack(before) &&
    latest.authoredAt.getTime() - before.authoredAt.getTime() <= limits.confirmDays * 86_400_000;
  return {
    latest,
    remission,
    sure: latest.value >= limits.alone ? "alone" : repeated ? "repeated" : "not-yet",
  };
}
