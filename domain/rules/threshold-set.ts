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
export type ThresholdSet = {
  readonly version: number;
  readonly values: Thresholds;
  /** Those that are this patient's own. */
  readonly ofPatient: readonly ThresholdName[];
};

export const defaultSet: ThresholdSet = { version: 0, values: defaultThresholds, ofPatient: [] };

/**
 * Defaults, a clinic's own numbers over them, a patient's own over those. What cannot be read, lies out of range or may not
 * differ by patient is passed over, however it was stored: the number below it holds.
 */
export function thresholdSet(
  version: number,
  clinic: Readonly<Record<string, unknown>>,
  patient: Readonly<Record<string, unknown>>,
): ThresholdSet {
  const own = Object.fromEntries(
    Object.entries(readable(patient)).filter(([name]) => mayDifferByPatient(name as ThresholdName)),
  );
  const values = thresholdsWith({ ...readable(clinic), ...own });
  return { version, values, ofPatient: Object.keys(own) as ThresholdName[] };
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

/** What a safety rule reads has a range of its own: no number of a clinic's makes such a rule fall silent or ease for long. (Our choice) */
const safetyRanges: Partial<Record<ThresholdName, readonly [number, number]>> = {
  sessionHours: [0, 12],
  stableIdeationDays: [1, 90],
  safetyPlanDays: [1, 60],
  recentContactDays: [1, 30],
  // Answers lie at or below it, so 0 is a number like others.
  veryLowMood: [0, 10],
  veryLowMoodDays: [1, 3],
  veryLowMoodWindowDays: [3, 14],
  safetyAnswerHours: [0, 48],
  unfinishedHours: [0, 24],
  unfinishedUrgent: [1, 3],
  unfinishedDays: [2, 30],
  severeBellyPain: [1, 4],
  bellyPain: [1, 4],
  systolic: [130, 200],
  diastolic: [80, 130],
  bpRepeatMinutes: [1, 60],
};

/** Points count from 1, so that an item left out is never reached. */
export function rangeOf(name: ThresholdName): readonly [number, number] {
  return safetyRanges[name] ?? ranges[thresholdSpecs[name].unit];
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
