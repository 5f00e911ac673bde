import type { Dose } from "@/domain/dose";
import type { Measure } from "@/domain/instruments/instrument";
import { phq9Total } from "@/domain/instruments/phq-9";
import { localDay } from "@/domain/local-day";
import type { ScoredPoint } from "@/domain/patient-record";
import { isAbovePlan } from "@/domain/rules/doses";
import type { Thresholds } from "@/domain/rules/thresholds";
import { bandOf } from "@/domain/scoring";
import { type Trajectory, trajectory, worsening } from "@/domain/trajectory";
import { counted, dayInWords, momentInWords, plainNumber, signed } from "@/domain/wording";

export type SummaryFacts = {
  /** PHQ-9 totals, oldest first: the same as the chart shows. */
  readonly points: readonly ScoredPoint[];
  readonly baseline: ScoredPoint | null;
  /** Whether the baseline is from before the first dose; else it is the first score there is. */
  readonly baselineBeforeDose: boolean;
  /** Answers to PHQ-9 item 9, oldest first; null where it was skipped, and where the PHQ-9 was not finished. */
  readonly item9: readonly ItemNine[];
  readonly doses: readonly Pick<Dose, "at" | "kind" | "mg" | "plannedMg">[];
  /** The numbers in force for the patient. */
  readonly thresholds: Pick<Thresholds, "doseTolerance">;
  readonly lastCheckInAt: Date | null;
  readonly now: Date;
  /** IANA zone in which dates are written. */
  readonly timeZone: string;
};

export type ItemNine = number | null | "not-finished";

const doseDays = 14;

/** The at-a-glance sentences: which way, item 9, doses, compared with baseline, when last heard from. */
export function summarise(facts: SummaryFacts): string {
  const { points, baseline, timeZone, lastCheckInAt } = facts;
  const course = trajectory(points, baseline, phq9Total);
  return [
    course ? direction(course, phq9Total, timeZone) : "No PHQ-9 score yet.",
    item9(facts.item9),
    doses(facts),
    course ? againstBaseline(course, phq9Total, facts.baselineBeforeDose) : null,
    lastCheckInAt ? `Last check-in ${momentInWords(lastCheckInAt, timeZone)}.` : "No check-in yet.",
  ]
    .filter((sentence) => sentence !== null)
    .join(" ");
}

function direction(course: Trajectory, measure: Measure, timeZone: string): string {
  const { latest, previous, best, baseline } = course;
  const now = `${latest.value}${described(measure, latest)}`;
  const noise = measure.reliableChange?.points ?? Number.POSITIVE_INFINITY;
  if (best && (worsening(latest.value - best.value, measure) ?? 0) >= noise) {
    return `Worse since ${dayInWords(best.authoredAt, timeZone)}: ${measure.label} ${best.value} → ${now}.`;
  }
  if (course.reliable === "improved" && baseline) {
    return `Improved since ${dayInWords(baseline.authoredAt, timeZone)}: ${measure.label} ${baseline.value} → ${now}.`;
  }
  const change = course.changeFromPrevious;
  if (!previous || change === null) return `${measure.label} ${now}.`;
  const since = dayInWords(previous.authoredAt, timeZone);
  return `${measure.label} ${now}, ${change === 0 ? "unchanged" : signed(change)} since ${since}.`;
}

function item9(answers: readonly ItemNine[]): string | null {
  const latest = answers.at(-1);
  if (latest === undefined) return null;
  if (latest === null) return "Item 9 was not answered.";
  if (latest === "not-finished") return "The latest PHQ-9 was not finished; it has no answer to item 9.";
  const previous = answers.slice(0, -1).findLast((answer) => typeof answer === "number");
  if (previous === undefined) return latest > 0 ? `Item 9 is ${latest}.` : null;
  if (latest === previous) return latest > 0 ? `Item 9 is ${latest}, as before.` : null;
  return `Item 9 ${latest > previous ? "rose" : "fell"} ${previous} → ${latest}.`;
}

function doses({ doses: all, now, thresholds }: SummaryFacts): string | null {
  const from = now.getTime() - doseDays * 86_400_000;
  const recent = all.filter((dose) => dose.at.getTime() > from && dose.at <= now);
  const extra = recent.filter((dose) => dose.kind === "extra").length;
  const above = recent.filter((dose) => isAbovePlan(dose, thresholds)).length;
  const parts = [
    extra > 0 ? counted(extra, "extra dose") : null,
    above > 0 ? `${counted(above, "dose")} above the plan` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? `${parts.join(" and ")} in ${doseDays} days.` : null;
}

function againstBaseline(
  { baseline, reliable, remission }: Trajectory,
  { reliableChange }: Measure,
  isBeforeDose: boolean,
): string | null {
  const below5 = remission?.confirmed ? " Two scores in a row below 5." : "";
  if (!baseline || !reliable || !reliableChange) return below5.trim() || null;
  const constant = `baseline ${baseline.value}; reliable change ${reliableChange.points}, ${reliableChange.name}`;
  const start = isBeforeDose ? "before treatment" : "the first score, which came after the first dose";
  const said = {
    worse: `Reliably worse than ${start}`,
    improved: `Reliably better than ${start}`,
    "no-reliable-change": `No reliable change from ${start}`,
  }[reliable];
  return `${said} (${constant}).${below5}`;
}

/** What is told of the PHQ-9: everything since the start of the episode, and the part of it that a chart shows. */
export type TrendFacts = SummaryFacts &
  Pick<ChartFacts, "flags"> & { readonly shown: readonly ScoredPoint[] };

/** The sentences at a glance and the text of the chart, from one set of numbers, for screen and paper alike. */
export function tellTrend(facts: TrendFacts): { readonly atAGlance: string; readonly chart: string } {
  return {
    atAGlance: summarise(facts),
    chart: chartText({ ...facts, measure: phq9Total, points: facts.shown }),
  };
}

export type ChartFacts = {
  readonly measure: Measure;
  /** Oldest first, as drawn. */
  readonly points: readonly ScoredPoint[];
  readonly baseline: ScoredPoint | null;
  readonly flags: number;
  readonly timeZone: string;
};

/** What a chart shows, for those who cannot see it: exact numbers, in reading order. */
export function chartText({ measure, points, baseline, flags, timeZone }: ChartFacts): string {
  const course = trajectory(points, baseline, measure);
  const [first] = points;
  if (!course || !first) return `${measure.label}: no scores in this period.`;
  const { latest } = course;
  const to = dayInWords(latest.authoredAt, timeZone, true);
  const from = dayInWords(
    first.authoredAt,
    timeZone,
    !sameYear(first.authoredAt, latest.authoredAt, timeZone),
  );
  const period = points.length === 1 ? to : `${from} to ${to}`;
  const heading = `${measure.label}, ${period}, ${counted(points.length, "check-in")}.`;
  const newest = `Latest ${plainNumber(latest.value)} of ${measure.range[1]}${described(measure, latest)}`;
  const news = [newest, ...changes(course, timeZone)].join("; ");
  return [
    heading,
    directions[measure.direction],
    `${news}.`,
    extreme(points, measure, timeZone),
    flagCount(flags),
  ]
    .filter((part) => part !== null)
    .join(" ");
}

function sameYear(a: Date, b: Date, timeZone: string): boolean {
  return localDay(a, timeZone).slice(0, 4) === localDay(b, timeZone).slice(0, 4);
}

const directions = {
  "lower-is-better": "Lower is better.",
  "higher-is-better": "Higher is better.",
  neither: null,
} as const;

const reliableInWords = {
  worse: "reliably worse",
  improved: "reliably better",
  "no-reliable-change": "no reliable change",
} as const;

function changes({ previous, baseline, reliable, ...by }: Trajectory, timeZone: string): string[] {
  const { changeFromPrevious, changeFromBaseline } = by;
  const last =
    previous && changeFromPrevious !== null
      ? [
          `${changeFromPrevious === 0 ? "unchanged" : signed(changeFromPrevious)} since ${dayInWords(previous.authoredAt, timeZone)}`,
        ]
      : [];
  const word = reliable ? `, ${reliableInWords[reliable]}` : "";
  const start =
    baseline && changeFromBaseline !== null
      ? [
          `${changeFromBaseline === 0 ? "unchanged" : signed(changeFromBaseline)} from baseline ${plainNumber(baseline.value)}${word}`,
        ]
      : [];
  return [...last, ...start];
}

/** The best score shown, the most recent one of equals. Not that of the trajectory, which looks only since the baseline. */
function extreme(
  points: readonly ScoredPoint[],
  measure: Pick<Measure, "direction">,
  timeZone: string,
): string | null {
  if (measure.direction === "neither") return null;
  const [first, ...rest] = points;
  if (!first) return null;
  const best = rest.reduce((a, b) => ((worsening(b.value - a.value, measure) ?? 0) <= 0 ? b : a), first);
  const word = measure.direction === "lower-is-better" ? "Lowest" : "Highest";
  return `${word} ${plainNumber(best.value)} on ${dayInWords(best.authoredAt, timeZone)}.`;
}

function flagCount(flags: number): string | null {
  return flags > 0 ? `${counted(flags, "flag")}.` : null;
}

/** " (moderately severe)", " (prorated, severe)" or nothing. */
function described({ bands }: Measure, { value, prorated }: ScoredPoint): string {
  const code = bandOf(bands, value);
  const label = bands.find((band) => band.code === code)?.label.toLowerCase();
  const words = [...(prorated ? ["prorated"] : []), ...(label ? [label] : [])];
  return words.length > 0 ? ` (${words.join(", ")})` : "";
}
