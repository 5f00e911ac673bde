import { describe, expect, test } from "vitest";
import { day, judged, sideEffects } from "@/tests/support/records";

test.each([
  ["AE-01", "se.breath"],
  ["AE-01", "se.collapse"],
  ["AE-01", "se.chest"],
  ["AE-02", "se.uBlood"],
  ["AE-05", "se.jaundice"],
])("%s: %s is urgent when yes, silent when no or not answered", (ruleId, linkId) => {
  expect(judged(ruleId, [sideEffects({ [linkId]: true }, day(7))])).toBe("urgent");
  expect(judged(ruleId, [sideEffects({ [linkId]: false }, day(7))])).toBeNull();
  expect(judged(ruleId, [sideEffects({ [linkId]: null }, day(7))])).toBeNull();
});

describe("AE-03 clear bladder symptoms", () => {
  const base = sideEffects({ "se.uNight": 1 }, day(-1));
  test.each([
    ["pain 1", [sideEffects({ "se.uPain": 1 }, day(7))], null],
    ["pain 2", [sideEffects({ "se.uPain": 2 }, day(7))], "high"],
    ["score 4", [sideEffects({ "se.uFreq": 2, "se.uUrg": 2 }, day(7))], null],
    ["score 5", [sideEffects({ "se.uFreq": 3, "se.uUrg": 2 }, day(7))], "high"],
    ["3 nights, an item at 2", [sideEffects({ "se.uNight": 3, "se.uFreq": 2 }, day(7))], "high"],
    ["3 nights, items at 1", [sideEffects({ "se.uNight": 3, "se.uFreq": 1 }, day(7))], null],
    ["2 nights, an item at 2", [sideEffects({ "se.uNight": 2, "se.uFreq": 2 }, day(7))], null],
    ["2 nights more than baseline", [base, sideEffects({ "se.uNight": 3, "se.uUrg": 2 }, day(7))], "high"],
    [
      "0 to 2 nights",
      [sideEffects({}, day(-1)), sideEffects({ "se.uNight": 2, "se.uUrg": 2 }, day(7))],
      "high",
    ],
    ["1 night more than baseline", [base, sideEffects({ "se.uNight": 2, "se.uUrg": 2 }, day(7))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("AE-03", checkIns)).toBe(priority);
  });
});

describe("AE-04 mild bladder symptoms that persist", () => {
  const mild = (on: number, value = 1) => sideEffects({ "se.uFreq": value }, day(on));
  test.each([
    ["one check", [mild(7)], null],
    ["two checks 7 days apart", [mild(7), mild(14)], "medium"],
    ["two checks 6 days apart", [mild(7), mild(13)], null],
    ["another symptom the second time", [mild(7), sideEffects({ "se.uUrg": 1 }, day(14))], "medium"],
    ["a calm check between", [mild(7), mild(10, 0), mild(14)], null],
    ["a check without bladder questions between", [mild(7), noBladder(10), mild(14)], "medium"],
    ["as before treatment", [mild(-1), mild(7), mild(14)], null],
    ["more than before treatment", [mild(-1), mild(7, 2), mild(14, 2)], "medium"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("AE-04", checkIns)).toBe(priority);
  });

  function noBladder(on: number) {
    return sideEffects({ "se.uFreq": null, "se.uUrg": null, "se.uPain": null }, day(on));
  }
});

describe("AE-05 upper-belly pain", () => {
  const pain = (on: number, value: number | null) => sideEffects({ "se.abdo": value }, day(on));
  test.each([
    ["2 once", [pain(7, 2)], null],
    ["3 once", [pain(7, 3)], "high"],
    ["2 twice", [pain(7, 2), pain(14, 2)], "medium"],
    ["1, then 2", [pain(7, 1), pain(14, 2)], null],
    ["2, not answered, 2", [pain(7, 2), pain(10, null), pain(14, 2)], "medium"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("AE-05", checkIns)).toBe(priority);
  });
});
