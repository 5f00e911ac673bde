import { expect, test } from "vitest";
import { rules } from "@/domain/rules/catalogue";
import { couldNotBeJudged } from "@/domain/rules/engine";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { viewOf } from "@/domain/view";
import { day, recordWith } from "@/tests/support/records";

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
