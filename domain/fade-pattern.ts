import type { Fade } from "@/domain/response-fade";

/** Lifts that must have been followed, and how many of them to their end, before a range is told. (Design choice) */
export const fewestLifts = 8;
export const fewestFaded = 5;
/** Two-sided 95 %: of a normal distribution, and of Student's with as few doses as are asked for. */
const z = 1.96;
const t = 2.365;

/** Days since a dose within which so many of a patient's lifts were back at the level before. */
export type FadePattern = {
  /** Doses whose first days were rated, a lift or none. */
  readonly told: number;
  readonly lifted: number;
  readonly faded: number;
  /** Mean points above the level before, over all doses told, with its 95 % interval. */
  readonly lift: { readonly mean: number; readonly low: number; readonly high: number };
  /** Days by which a quarter, half and three quarters of the lifts were back; null where that many were not seen to end. */
  readonly quarter: number;
  readonly half: number;
  readonly threeQuarters: number | null;
  /** Days between which the middle lies with 95 %; no upper end is known where `high` is null. */
  readonly halfBetween: { readonly low: number; readonly high: number | null };
  /** Share of lifts back by each day on which one was seen to end, first day first. */
  readonly backBy: readonly { readonly days: number; readonly share: number }[];
};

/**
 * - shown: enough doses, a lift beyond chance, and half of the lifts seen to end.
 * - too-few: fewer lifts than are asked for, or too few of them seen to end.
 * - no-clear-lift: over all doses told, the days after them are not clearly above the days before, so there is nothing to fade.
 * - outlasts: more than half of the lifts lasted to the next dose or as long as was rated; their middle is not known.
 */
export type FadeAnswer =
  | ({ readonly kind: "shown" } & FadePattern)
  | {
      readonly kind: "too-few" | "no-clear-lift" | "outlasts";
      readonly told: number;
      readonly lifted: number;
      readonly faded: number;
    };

/**
 * How long lifts lasted over many doses. A lift that lasted to the next dose counts as one that lasted at least so long
 * (Kaplan & Meier 1958), so that short intervals between doses do not make it look short. The interval of the middle is where
 * Rothman's interval of the share (1978) holds a half.
 */
export function fadePattern(fades: readonly Fade[]): FadeAnswer {
  const lifts = fades.flatMap((fade) => (fade.kind === "unknown" ? [] : [fade.lift]));
  const followed = fades.flatMap((fade) =>
    fade.kind === "faded" || fade.kind === "lasted"
      ? [{ days: fade.days, isBack: fade.kind === "faded" }]
      : [],
  );
  const faded = followed.filter(({ isBack }) => isBack).length;
  const counts = { told: lifts.length, lifted: followed.length, faded };
  if (followed.length < fewestLifts || faded < fewestFaded) return { kind: "too-few", ...counts };
  const lift = meanWithin(lifts);
  if (lift.low <= 0) return { kind: "no-clear-lift", ...counts };
  const steps = lasting(followed);
  const by = (share: number) => steps.find((step) => step.still <= 1 - share + rounding)?.days ?? null;
  const [quarter, half] = [by(0.25), by(0.5)];
  if (quarter === null || half === null) return { kind: "outlasts", ...counts };
  return {
    kind: "shown",
    ...counts,
    lift,
    quarter,
    half,
    threeQuarters: by(0.75),
    halfBetween: {
      low: steps.find((step) => step.low <= 0.5)?.days ?? half,
      high: steps.find((step) => step.high <= 0.5)?.days ?? null,
    },
    backBy: steps.map(({ days, still }) => ({ days, share: 1 - still })),
  };
}

const rounding = 1e-9;

type Step = { days: number; still: number; low: number; high: number };

/** The share of lifts that last beyond each day on which one ended, with its interval. */
function lasting(followed: readonly { days: number; isBack: boolean }[]): Step[] {
  const ends = [...new Set(followed.filter(({ isBack }) => isBack).map(({ days }) => days))];
  let still = 1;
  let greenwood = 0;
  return ends
    .sort((a, b) => a - b)
    .map((day) => {
      const followedTo = followed.filter(({ days }) => days >= day).length;
      const ended = followed.filter(({ days, isBack }) => isBack && days === day).length;
      still *= 1 - ended / followedTo;
      greenwood += ended / (followedTo * (followedTo - ended));
      // As many lifts as would tell the share as well had all been followed to their end; at 0 those followed so far.
      const worth = still > 0 ? (1 - still) / (still * greenwood) : followedTo;
      return { days: day, still, ...rothman(still, worth) };
    });
}

function rothman(share: number, n: number): { low: number; high: number } {
  const middle = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = n / (n + z * z);
  return { low: scale * (middle - spread), high: scale * (middle + spread) };
}

function meanWithin(values: readonly number[]) {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const spread = t * Math.sqrt(variance / n);
  return { mean, low: mean - spread, high: mean + spread };
}

/** The share of lifts that were back by a day since the dose, 0 to 1. */
export function shareBackBy({ backBy }: Pick<FadePattern, "backBy">, days: number): number {
  return backBy.findLast((step) => step.days <= days)?.share ?? 0;
}
