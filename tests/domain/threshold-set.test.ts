import { expect, test } from "vitest";
import { rules } from "@/domain/rules/catalogue";
import {
  defaultSet,
  mayDifferByPatient,
  problemWith,
  rangeOf,
  readBy,
  thresholdInWords,
  thresholdNames,
  thresholdSet,
} from "@/domain/rules/threshold-set";
import { defaultThresholds, thresholdSpecs } from "@/domain/rules/thresholds";

test.each(thresholdNames)("%s is read by rules that exist, and its default is within its range", (name) => {
  const ids = new Set(rules.map((rule) => rule.id));
  for (const id of thresholdSpecs[name].rules) expect(ids, id).toContain(id);
  expect(thresholdSpecs[name].rules.length).toBeGreaterThan(0);
  expect(problemWith(name, defaultThresholds[name])).toBeNull();
});

test("a patient's number goes before the clinic's, and that before the default", () => {
  const set = thresholdSet(3, { onTrackBelow: 6, week4Score: 18 }, { onTrackBelow: 4 });
  expect(set).toEqual({
    version: 3,
    values: { ...defaultThresholds, onTrackBelow: 4, week4Score: 18 },
    ofPatient: ["onTrackBelow"],
  });
  expect(thresholdSet(0, {}, {})).toEqual(defaultSet);
});

test("a number that cannot be read is passed over: the one below it holds", () => {
  const broken = { onTrackBelow: "6", week4Score: Number.NaN, week9Score: 900, unknown: 1, toString: 1 };
  expect(thresholdSet(1, broken, { onTrackBelow: null }).values).toEqual(defaultThresholds);
});

test("a patient's own number that a safety rule reads is passed over, however it came to be stored", () => {
  expect(thresholdSet(1, { systolic: 160 }, { systolic: 200 })).toEqual({
    version: 1,
    values: { ...defaultThresholds, systolic: 160 },
    ofPatient: [],
  });
});

test.each([["low"], ["high"]])("just beyond the %s end of its range a number is refused by name", (end) => {
  for (const name of thresholdNames) {
    const [low, high] = rangeOf(name);
    const [within, beyond] = end === "low" ? [low, low - 0.01] : [high, high + 0.01];
    expect(problemWith(name, within)).toBeNull();
    expect(problemWith(name, beyond)).toBe(
      `${thresholdSpecs[name].means}: give a number from ${low} to ${high}.`,
    );
  }
});

test.each([
  ["bladderPain", 0],
  ["unfinishedUrgent", 0],
  ["intoxicationSeverity", 0],
] as const)("%s may not be %d: an item left out would count as reached", (name, value) => {
  expect(problemWith(name, value)).not.toBeNull();
});

test("very low mood may be 0, the lowest answer: moods lie at or below it", () => {
  expect(problemWith("veryLowMood", 0)).toBeNull();
});

test("a rule reads the numbers that name it", () => {
  expect(readBy("CHG-02")).toEqual(["severeAnxiety", "reliableAnxiety"]);
  expect(readBy("AE-01")).toEqual([]);
});

test("no number that a safety rule reads may differ by patient, and some others may", () => {
  for (const rule of rules.filter((one) => one.safety))
    for (const name of readBy(rule.id)) expect(mayDifferByPatient(name), name).toBe(false);
  expect(mayDifferByPatient("onTrackBelow")).toBe(true);
});

test.each([
  ["severeDepression", 20, "20 points"],
  ["safetyPlanDays", 1, "1 day"],
  ["earlyImprovement", 20, "20 %"],
  ["overDoseRepeat", 2, "2"],
  ["overDoseHighRatio", 1.25, "1.25 times the plan"],
  ["overDoseHighRatio", 1, "1 times the plan"],
  ["doseTolerance", 12.25, "12.25 %"],
  ["systolic", 180, "180 mmHg"],
  ["systolic", 180.25, "180.25 mmHg"],
] as const)("%s %d reads %s", (name, value, words) => {
  expect(thresholdInWords(name, value)).toBe(words);
});
