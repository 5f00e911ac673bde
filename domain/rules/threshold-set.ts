import { findRule } from "@/domain/rules/catalogue";
import {
  defaultThresholds,
  type Thresholds,
  thresholdSpecs,
  thresholdsWith,
} from "@/domain/rules/thresholds";

export type ThresholdName = keyof Thresholds;

export const thresholdNames = Object.keys(thresholdSpecs) as ThresholdName[];

/** The numbers in force for one patient. Version 0 is Heron's own defaults; a clinic's approved sets count from 1. */
export type ThresholdSet = { readonly version: number; readonly values: Thresholds };

export const defaultSet: ThresholdSet = { version: 0, values: defaultThresholds };

/** Defaults, a clinic's own numbers over them, a patient's own over those. What cannot be read is passed over: the default holds. */
export function thresholdSet(
  version: number,
  clinic: Readonly<Record<string, unknown>>,
  patient: Readonly<Record<string, unknown>>,
): ThresholdSet {
  return { version, values: thresholdsWith({ ...readable(clinic), ...readable(patient) }) };
}

function readable(values: Readonly<Record<string, unknown>>): Partial<Thresholds> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => isThreshold(name) && problemWith(name, value) === null),
  );
}

/** Lowest and highest value a clinic may choose, by unit: wide enough for any clinical choice, narrow enough to stop a slip. */
const ranges = {
  points: [1, 27],
  hours: [0, 720],
  days: [1, 366],
  percent: [0, 200],
  times: [1, 50],
  "times the plan": [1, 10],
  mmHg: [1, 300],
  minutes: [1, 1440],
  seconds: [0.1, 60],
  years: [0, 120],
  count: [1, 50],
} as const satisfies Record<(typeof thresholdSpecs)[ThresholdName]["unit"], readonly [number, number]>;

/** Points count from 1, so that an item left out is never reached; only a number that answers lie at or below may be 0. */
export function rangeOf(name: ThresholdName): readonly [number, number] {
  const [low, high] = ranges[thresholdSpecs[name].unit];
  return name === "veryLowMood" ? [0, high] : [low, high];
}

export function isThreshold(name: string): name is ThresholdName {
  return Object.hasOwn(thresholdSpecs, name);
}

/** What is wrong with a number, ready to show; null when nothing is. */
export function problemWith(name: ThresholdName, value: unknown): string | null {
  const [low, high] = rangeOf(name);
  if (typeof value === "number" && value >= low && value <= high) return null;
  return `${thresholdSpecs[name].means}: give a number from ${low} to ${high}.`;
}

/** The names of the numbers that a rule reads, in the order of their list. */
export function readBy(ruleId: string): ThresholdName[] {
  return thresholdNames.filter((name) => (thresholdSpecs[name].rules as readonly string[]).includes(ruleId));
}

/** A safety rule watches every patient with the same numbers, so what one reads cannot be set for one patient. */
export function mayDifferByPatient(name: ThresholdName): boolean {
  return thresholdSpecs[name].rules.every((id) => findRule(id)?.safety === false);
}

/** "20 points", "1.5 times the plan"; a count stands alone. */
export function thresholdInWords(name: ThresholdName, value: number): string {
  const { unit } = thresholdSpecs[name];
  if (unit === "count") return `${value}`;
  if (unit === "percent") return `${value} %`;
  return `${value} ${value === 1 ? unit.replace(/s$/, "") : unit}`;
}
