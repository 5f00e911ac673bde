import type { Route } from "@/domain/prescription";

/** Share of a dose that reaches the blood as ketamine, 0 to 1, with the range between published means. */
export type Bioavailability = {
  readonly typical: number;
  readonly low: number;
  readonly high: number;
  readonly source: string;
};

/**
 * Published bioavailability of racemic ketamine by route. These are estimates: the studies have 3 to 10 people each,
 * people differ by more than the ranges here, and norketamine, which adds to the effect most when swallowed, is not
 * counted. They are for comparing doses taken by different routes, never for setting one. Null where no figure was found.
 */
export const bioavailability: Readonly<Record<Route, Bioavailability | null>> = {
  sublingual: {
    typical: 0.3,
    low: 0.24,
    high: 0.32,
    source:
      "Yanagihara 2003, doi:10.1002/bdd.336 (about 30 %, n=3); Rolan 2014, PMC4093926 (29 %, 90 % CI 27 to 31, n=8); Chong 2006 (32 %, n=6); 24 % from memory, unverified",
  },
  buccal: {
    typical: 0.3,
    low: 0.24,
    high: 0.32,
    source: "No study of its own found; taken to be as under the tongue",
  },
  swallowed: {
    typical: 0.2,
    low: 0.15,
    high: 0.29,
    source:
      "Yanagihara 2003, doi:10.1002/bdd.336 (about 20 %, n=3); Chong 2006 (23 %, n=6); Hasan 2021, Anesthesiology 135:326 (15 to 19 %, slow release); 29 % from Peltoniemi 2016, from memory, unverified",
  },
  "nasal-spray": {
    typical: 0.45,
    low: 0.11,
    high: 0.5,
    source:
      "Yanagihara 2003, doi:10.1002/bdd.336 (about 45 %, n=3); PMC9118341, table 6 (11 to 17 %, n=7 to 10); 50 % by secondary citation",
  },
  rectal: {
    typical: 0.3,
    low: 0.25,
    high: 0.3,
    source: "Yanagihara 2003, doi:10.1002/bdd.336 (about 30 %, n=3); 25 % from memory, unverified",
  },
  injected: {
    typical: 0.93,
    low: 0.93,
    high: 1,
    source: "Clements 1982 (93 % into a muscle), by secondary citation; 100 % into a vein by definition",
  },
  snorted: null,
  other: null,
};

/** Milligrams as an estimate between a low and a high one, whole numbers. */
export type Estimate = { readonly mg: number; readonly low: number; readonly high: number };

/**
 * About how many milligrams by one route reach the blood as much as a dose by another does. The range takes the lowest of
 * one with the highest of the other. Null where either has no published figure.
 */
export function equivalentMg(mg: number, from: Route, to: Route): Estimate | null {
  const [a, b] = [bioavailability[from], bioavailability[to]];
  if (!a || !b || !Number.isFinite(mg) || mg < 0) return null;
  if (from === to) return { mg, low: mg, high: mg };
  return {
    mg: Math.round((mg * a.typical) / b.typical),
    low: Math.round((mg * a.low) / b.high),
    high: Math.round((mg * a.high) / b.low),
  };
}
