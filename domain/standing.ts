import { phq9Total } from "@/domain/instruments/phq-9";
import { daysBetween, localDay } from "@/domain/local-day";
import type { PatientRecord, ScoredPoint } from "@/domain/patient-record";
import { nextDue } from "@/domain/schedule";
import { bandOf } from "@/domain/scoring";
import { type Trajectory, trajectory } from "@/domain/trajectory";
import { pointsOf } from "@/domain/view";
import { calendarDayInWords, dayInWords, signed } from "@/domain/wording";

/** Where one patient stands, in one bounded row for the caseload. All scores are PHQ-9 totals. */
export type Standing = {
  readonly latest: {
    readonly value: number;
    readonly band: string | null;
    readonly at: Date;
    readonly prorated: boolean;
  } | null;
  readonly previous: number | null;
  readonly baseline: number | null;
  /** In points as scored: positive is worse. */
  readonly changeFromPrevious: number | null;
  readonly changeFromBaseline: number | null;
  readonly reliable: Trajectory["reliable"];
  readonly response: boolean;
  readonly remission: { readonly now: boolean; readonly confirmed: boolean };
  /** [ISO moment, value], oldest first: the last of each week, at most 26. */
  readonly sparkline: readonly (readonly [at: string, value: number])[];
  /** Of any instrument. */
  readonly lastCheckInAt: Date | null;
  /** Local day the next PHQ-9 is due, today or earlier when it is waiting. */
  readonly nextDueOn: string;
  readonly daysLate: number;
  /** Larger is worse; a whole number below 2³¹. See `deteriorationKey`. */
  readonly deteriorationKey: number;
  /** What decided the key, for "Why here"; null when nothing did. */
  readonly why: string | null;
};

const maxPoints = 26;

export function standing(record: PatientRecord, now: Date): Standing {
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
    baseline: record.baselines["phq-9"]?.value ?? null,
    changeFromPrevious: course?.changeFromPrevious ?? null,
    changeFromBaseline: course?.changeFromBaseline ?? null,
    reliable: course?.reliable ?? null,
    response: course?.response ?? false,
    remission: course?.remission ?? { now: false, confirmed: false },
    sparkline: weekly(points, record.timeZone).map((point) => [point.authoredAt.toISOString(), point.value]),
    lastCheckInAt: known.at(-1)?.authoredAt ?? null,
    nextDueOn: due.nextOn,
    daysLate: due.daysLate,
    deteriorationKey: deteriorationKey(course, due.daysLate),
    why: why(course, due, record.timeZone),
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

/**
 * Sorts a caseload below the priority of open cases: reliable worsening from baseline (as a multiple of the reliable
 * change), then change from the last score, then days late.
 */
function deteriorationKey(course: Trajectory | null, daysLate: number): number {
  const reliable = course?.reliable === "worse" ? (course.changeFromBaseline ?? 0) / reliablePoints : 0;
  const change = Math.min(99, Math.max(0, (course?.changeFromPrevious ?? 0) + 50));
  return Math.round(reliable * 100) * 1_000_000 + change * 10_000 + Math.min(9_999, daysLate);
}

const reliablePoints = phq9Total.reliableChange?.points ?? 1;

function why(
  course: Trajectory | null,
  due: { nextOn: string; daysLate: number },
  timeZone: string,
): string | null {
  const { latest, previous, baseline } = course ?? {};
  const change = course?.changeFromPrevious ?? 0;
  if (course?.reliable === "worse" && latest && baseline) {
    return `PHQ-9 ${latest.value}, reliably worse than baseline ${baseline.value} (${signed(latest.value - baseline.value)})`;
  }
  if (previous && change > 0) {
    return `PHQ-9 ${signed(change)} since ${dayInWords(previous.authoredAt, timeZone)}`;
  }
  if (due.daysLate > 0) return `PHQ-9 due ${calendarDayInWords(due.nextOn)}, ${due.daysLate} d late`;
  return null;
}
