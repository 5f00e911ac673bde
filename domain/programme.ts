import { addDays } from "@/domain/local-day";
import { type Share, shareOf } from "@/domain/share";

/**
 * How long cases waited: minutes from their opening, or from when they first were urgent or high, to the first time after it that
 * staff had them before their eyes.
 */
export type Wait = {
  readonly cases: number;
  /** Of which somebody looked at. */
  readonly looked: number;
  readonly withinDay: number;
  /** Null where half, or nine in ten, were not looked at yet, or there are none. */
  readonly median: number | null;
  readonly ninth: number | null;
  /** The 95 % interval of the median; null of fewer than six, and where it reaches into what nobody has looked at. */
  readonly medianLow: number | null;
  readonly medianHigh: number | null;
};

/** What was counted of one calendar month of the clinic. */
export type MonthCounts = {
  /** First day, YYYY-MM-DD. */
  readonly month: string;
  readonly inCare: number;
  readonly stopped: number;
  /** Patients with a PHQ-9 in the month and a baseline before it. */
  readonly compared: number;
  readonly worse: number;
  /** Of those, who began at 10 or more. */
  readonly begun: number;
  readonly responded: number;
  readonly remitted: number;
  readonly flags: number;
  readonly cases: number;
  /** Urgent or high. */
  readonly pressing: number;
  readonly casePatients: number;
  readonly pressingWait: Wait;
  readonly otherWait: Wait;
};

/** Days without a word after which somebody counts as having stopped. */
export const silentDays = 42;
/** Fewer than this many, and a single person moves the share by more than ten points. */
const few = 10;

/** Every share that the programme is told by, what it means and where that comes from. */
export const programmeMeasures = [
  {
    id: "response",
    title: "Response",
    means:
      "Of patients whose baseline PHQ-9 was 10 or more and who answered one in the month: the last of the month is at most half the baseline.",
    source:
      "Kroenke 2001; NCQA HEDIS, Depression Remission or Response (there: 4 to 8 months after the index score)",
    counts: ({ responded, begun }: MonthCounts) => [responded, begun] as const,
  },
  {
    id: "remission",
    title: "Remission",
    means: "Of the same patients: the last PHQ-9 of the month is below 5.",
    source: "Kroenke 2001; MN Community Measurement, depression remission (there: at 6 or 12 months)",
    counts: ({ remitted, begun }: MonthCounts) => [remitted, begun] as const,
  },
  {
    id: "worse",
    title: "Reliably worse",
    means:
      "Of patients with a baseline who answered a PHQ-9 in the month: the last of the month is 6 points or more above the baseline.",
    source: "Reliable change of 6 points, NHS Talking Therapies manual",
    counts: ({ worse, compared }: MonthCounts) => [worse, compared] as const,
  },
  {
    id: "stopped",
    title: "Stopped answering",
    means:
      "Of patients in care from whom something came in the month or later: the last of it came in the month, nothing for 42 days since, and care was not ended. Who answers again no longer counts.",
    source: "Our choice: planned check-ins are four weeks apart at most, and two more weeks have passed",
    counts: ({ stopped, inCare }: MonthCounts) => [stopped, inCare] as const,
  },
  {
    id: "alarmed",
    title: "Patients with a new case",
    means: "Of the same patients in care: a case was opened for them in the month.",
    source:
      "Our choice; a closed-loop oncology programme raised alarms on 7.8 % of questionnaires (e38483, 2022)",
    counts: ({ casePatients, inCare }: MonthCounts) => [Math.min(casePatients, inCare), inCare] as const,
  },
  {
    id: "looked",
    title: "Urgent or high, looked at within 24 hours",
    means:
      "Of urgent or high cases opened in the month: staff had the case before their eyes, or did something with it, within 24 hours of when it first was urgent or high. One that nobody has looked at counts as not.",
    source: "Our choice; deadlines are in docs/triage.md",
    counts: ({ pressingWait }: MonthCounts) => [pressingWait.withinDay, pressingWait.cases] as const,
  },
] as const;

export type ProgrammeMeasure = (typeof programmeMeasures)[number];

/** One share of one month, and what keeps it from being read like the others. */
export type Reading = {
  readonly month: string;
  /** Null of nobody, and while it cannot be known. */
  readonly share: Share | null;
  readonly note: "too-early" | "running" | "few" | null;
};

/** @param today day of the clinic */
export function readingOf(measure: ProgrammeMeasure, counts: MonthCounts, today: string): Reading {
  const { month } = counts;
  if (measure.id === "stopped" && today < addDays(monthAfter(month), silentDays)) {
    return { month, share: null, note: "too-early" };
  }
  const share = shareOf(...measure.counts(counts));
  if (month.slice(0, 7) === today.slice(0, 7)) return { month, share, note: "running" };
  return { month, share, note: share && share.of < few ? "few" : null };
}

/** First day of the next month. */
export function monthAfter(month: string): string {
  return `${addDays(month, 31).slice(0, 7)}-01`;
}

/** Months from the first in which there was somebody in care, or something happened. */
export function fromFirst(months: readonly MonthCounts[]): MonthCounts[] {
  const first = months.findIndex((one) => one.inCare + one.compared + one.cases + one.flags > 0);
  return first === -1 ? [] : months.slice(first);
}

/**
 * Places, from 1, of the values that bound the 95 % interval of a median among n in order (Campbell and Gardner 1988). Null of
 * fewer than six, where the whole range does not reach 95 %.
 */
export function medianRanks(n: number): { readonly low: number; readonly high: number } | null {
  const half = 0.98 * Math.sqrt(n);
  const [low, high] = [Math.round(n / 2 - half), Math.round(1 + n / 2 + half)];
  return low < 1 || high > n ? null : { low, high };
}

/** "34 min", "3.5 h", "2.1 d". */
export function waitText(minutes: number): string {
  if (minutes < 90) return `${Math.round(minutes)} min`;
  if (minutes < 36 * 60) return `${tenths(minutes / 60)} h`;
  return `${tenths(minutes / 1440)} d`;
}

function tenths(value: number): string {
  return String(Math.round(value * 10) / 10);
}
