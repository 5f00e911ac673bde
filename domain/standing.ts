import { phq9Total } from "@/domain/instruments/phq-9";
import { daysBetween, localDay } from "@/domain/local-day";
import { decisionWeekBy, isOnTrack } from "@/domain/on-track";
import type { PatientRecord, ScoredPoint } from "@/domain/patient-record";
import type { Thresholds } from "@/domain/rules/thresholds";
import { nextDue } from "@/domain/schedule";
import { bandOf } from "@/domain/scoring";
import { type Trajectory, trajectory } from "@/domain/trajectory";
import { pointsOf } from "@/domain/view";

/** Where one patient stands, in one bounded row for the caseload. All scores are PHQ-9 totals. */
export type Standing = {
  readonly latest: {
    readonly value: number;
    readonly band: string | null;
    readonly at: Date;
    readonly prorated: boolean;
  } | null;
  readonly previous: number | null;
  readonly previousAt: Date | null;
  readonly baseline: number | null;
  readonly baselineAt: Date | null;
  /** In points as scored: positive is worse. */
  readonly changeFromPrevious: number | null;
  readonly changeFromBaseline: number | null;
  readonly reliable: Trajectory["reliable"];
  readonly response: boolean;
  readonly remission: { readonly now: boolean; readonly confirmed: boolean };
  /** By the cut points of the last decision week begun; null before the first, and without a baseline to compare with. */
  readonly onTrack: boolean | null;
  /** [ISO moment, value], oldest first: the last of each week, at most 26. */
  readonly sparkline: readonly (readonly [at: string, value: number])[];
  /** Of any instrument. */
  readonly lastCheckInAt: Date | null;
  /** Local day the next PHQ-9 is due, today or earlier when it is waiting. */
  readonly nextDueOn: string;
  readonly daysLate: number;
  /** Larger is worse; a whole number below 2³¹. See `deteriorationKey`. */
  readonly deteriorationKey: number;
};

const maxPoints = 26;

export function standing(record: PatientRecord, now: Date, thresholds: Thresholds): Standing {
  // What has arrived is known, even from a sender whose clock runs ahead.
  const known = record.checkIns.filter((one) => one.authoredAt <= now || one.receivedAt <= now);
  const points = pointsOf(
    known.filter((one) => one.instrument === "phq-9"),
    "total",
  );
  const course = trajectory(points, record.baselines["phq-9"], phq9Total);
  const due = nextDue(record, now);
  return {
    latest: course && { ...latestOf(course.latest), band: bandOf(phq9Total.bands, course.latest.value) },
    previous: course?.previous?.value ?? null,
    previousAt: course?.previous?.authoredAt ?? null,
    baseline: record.baselines["phq-9"]?.value ?? null,
    baselineAt: record.baselines["phq-9"]?.authoredAt ?? null,
    changeFromPrevious: course?.changeFromPrevious ?? null,
    changeFromBaseline: course?.changeFromBaseline ?? null,
    reliable: course?.reliable ?? null,
    response: course?.response ?? false,
    remission: course?.remission ?? { now: false, confirmed: false },
    onTrack: course && onTrack(course, record, thresholds),
    sparkline: weekly(points, record.timeZone).map((point) => [point.authoredAt.toISOString(), point.value]),
    lastCheckInAt: known.at(-1)?.authoredAt ?? null,
    nextDueOn: due.nextOn,
    daysLate: due.daysLate,
    deteriorationKey: deteriorationKey(course),
  };
}

function latestOf({ value, authoredAt, prorated }: ScoredPoint) {
  return { value, at: authoredAt, prorated };
}

function weekly(points: readonly ScoredPoint[], timeZone: string): ScoredPoint[] {
  const byWeek = new Map<number, ScoredPoint>();
  for (const point of points) {
    const week = Math.floor(daysBetween("2001-01-01", localDay(point.authoredAt, timeZone)) / 7);
    byWeek.set(week, point);
  }
  return [...byWeek.values()].slice(-maxPoints);
}

function onTrack(course: Trajectory, { episode, timeZone }: PatientRecord, thresholds: Thresholds) {
  const { latest, baseline, changeFromBaseline } = course;
  if (!episode.firstDoseOn || !baseline || changeFromBaseline === null) return null;
  const day = daysBetween(episode.firstDoseOn, localDay(latest.authoredAt, timeZone));
  const week = decisionWeekBy(day, thresholds);
  return week && isOnTrack(week, baseline.value, latest.value, thresholds);
}

/**
 * Sorts a caseload below the priority of open cases: reliable worsening from baseline (as a multiple of the reliable
 * change), then change from the last score. Days late come after it, by the day due: they grow while nothing is stored.
 */
function deteriorationKey(course: Trajectory | null): number {
  const reliable = course?.reliable === "worse" ? (course.changeFromBaseline ?? 0) / reliablePoints : 0;
  const change = Math.min(99, Math.max(0, (course?.changeFromPrevious ?? 0) + 50));
  return Math.round(reliable * 100) * 1_000_000 + change * 10_000;
}

const reliablePoints = phq9Total.reliableChange?.points ?? 1;
