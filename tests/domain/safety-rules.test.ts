import { expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import { rules } from "@/domain/rules/catalogue";
import { couldNotBeJudged } from "@/domain/rules/engine";
import { rangeOf, readBy, thresholdNames } from "@/domain/rules/threshold-set";
import { defaultThresholds, type Thresholds, thresholdsWith } from "@/domain/rules/thresholds";
import { viewOf } from "@/domain/view";
import { asq, day, dose, followup, item9, mood, recordWith, sideEffects } from "@/tests/support/records";

test("the safety rules are these, and only a known, stable answer may stay quiet", () => {
  expect(rules.filter(({ safety }) => safety).map(({ id }) => id)).toEqual([
    ...["SUI-01", "SUI-02", "SUI-03", "SUI-04", "SUI-05", "SUI-06", "SUI-07", "SUI-08", "SUI-09"],
    ...["AE-01", "AE-02", "AE-05", "VIT-01", "ENGINE-01"],
  ]);
  expect(rules.filter(({ mayStayQuiet }) => mayStayQuiet).map(({ id }) => id)).toEqual(["SUI-05"]);
});

test.each([
  ["SUI", "suicidality"],
  ["AE", "adverse-effects"],
  ["VIT", "vital-signs"],
])("every %s rule is of the %s family", (prefix, name) => {
  const families = rules.filter(({ id }) => id.startsWith(`${prefix}-`)).map(({ family }) => family);
  expect(new Set(families)).toEqual(new Set([name]));
});

test("ENGINE-01 is raised by the engine: no check-in asks it, and asked it says nothing", () => {
  expect(couldNotBeJudged).toMatchObject({ family: "engine", safety: true, on: [] });
  const view = viewOf(recordWith([]), null, day(0), defaultThresholds);
  expect(couldNotBeJudged.evaluate(view, defaultThresholds)).toBeNull();
});

/** Every number a safety rule reads, at one end of what a clinic may choose. */
function numbersAt(end: 0 | 1): Thresholds {
  const read = new Set(rules.filter(({ safety }) => safety).flatMap(({ id }) => readBy(id)));
  const names = thresholdNames.filter((name) => read.has(name));
  return thresholdsWith(Object.fromEntries(names.map((name) => [name, rangeOf(name)[end]])));
}

const thoughts = item9(1, day(7));
const stable = [item9(1, day(6, 23.5)), asq({}, day(7)), followup(0, day(7)), thoughts];
const low = [0, 1, 2].map((n) => mood({ "md.mood": 0 }, day(5 + n)));
const worst: [string, RecordedCheckIn[], Date | null][] = [
  ["SUI-01", [followup(2, day(7))], null],
  ["SUI-02", [item9(3, day(7))], null],
  ["SUI-03", [item9(2, day(7))], null],
  ["SUI-04", [thoughts], null],
  ["SUI-05", stable, null],
  ["SUI-06", [item9(null, day(7))], null],
  ["SUI-07", [mood({ "md.contact": 2 }, day(7))], null],
  ["SUI-08", low, day(9)],
  ["SUI-09", [item9(3, day(7)), followup(null, day(7, 0.1))], day(8, 0.1)],
  ["AE-01", [sideEffects({ "se.breath": true }, day(7))], null],
  ["AE-02", [sideEffects({ "se.uBlood": true }, day(7))], null],
  ["AE-05", [sideEffects({ "se.abdo": 4 }, day(7))], null],
  ["VIT-01", [dose({ "dj.bpPre": { sys: 200, dia: 130 } }, day(7))], null],
];

test.each(worst)("%s is not silenced by any number a clinic may choose", (id, checkIns, silentUntil) => {
  const current = silentUntil ? null : (checkIns.at(-1) ?? null);
  for (const end of [0, 1] as const) {
    const findings = evaluate(recordWith(checkIns), current, silentUntil ?? day(7), numbersAt(end));
    expect(findings.map(({ ruleId }) => ruleId)).toContain(id);
  }
});

test("every safety rule but the engine's own has such a row", () => {
  const safety = rules.filter((rule) => rule.safety && rule !== couldNotBeJudged).map(({ id }) => id);
  expect(worst.map(([id]) => id)).toEqual(safety);
});
