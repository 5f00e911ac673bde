import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import { thresholdsWith } from "@/domain/rules/thresholds";
import { day, judged, recordWith, sideEffects } from "@/tests/support/records";

const lasting = (item: string, severity: number | null, minutes: number | null) =>
  sideEffects({ [`se.${item}`]: severity, [`se.${item}.dur`]: minutes }, day(7));

describe("AE-06 dissociation that lasts", () => {
  test.each([
    ["none", 0, null, null],
    ["very severe, 1 to 2 hours", 4, 120, null],
    ["mild, 2 to 4 hours", 1, 240, null],
    ["moderate, 2 to 4 hours", 2, 240, "medium"],
    ["mild, more than 4 hours", 1, 720, "high"],
    ["mild, next day", 1, 1440, "high"],
    ["time not told", 3, null, null],
    ["severity not told", null, 1440, null],
    ["a severity that cannot be", Number.NaN, 1440, null],
  ])("%s", (_, severity, minutes, priority) => {
    expect(judged("AE-06", [lasting("dissoc", severity, minutes)])).toBe(priority);
  });
});

describe("AE-07 perception between doses", () => {
  const percept = (answer: number | null, at: Date) => sideEffects({ "se.percept": answer }, at);
  test.each([
    ["none", [percept(0, day(7))], null],
    ["not answered", [percept(null, day(7))], null],
    ["1 once", [percept(1, day(7))], null],
    ["1 twice", [percept(1, day(7)), percept(0, day(10)), percept(1, day(14))], "high"],
    ["1 before, none now", [percept(1, day(7)), percept(0, day(14))], null],
    ["2", [percept(2, day(7))], "high"],
    ["3", [percept(3, day(7))], "urgent"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("AE-07", checkIns)).toBe(priority);
  });

  test("what is urgent stays so where a clinic has set the number for high above it", () => {
    const current = percept(3, day(7));
    const numbers = thresholdsWith({ offDosePerception: 4 });
    const [finding] = evaluate(recordWith([current]), current, day(7), numbers);
    expect([finding?.ruleId, finding?.priority]).toEqual(["AE-07", "urgent"]);
  });
});

describe("AE-08 marked sedation or lasting confusion", () => {
  test.each([
    ["sedation 2", "sedation", 2, 1440, null],
    ["sedation 3, however short", "sedation", 3, 60, "high"],
    ["confusion 2, 2 to 4 hours", "confusion", 2, 240, null],
    ["confusion 2, more than 4 hours", "confusion", 2, 720, "high"],
    ["confusion 2, next day", "confusion", 2, 1440, "high"],
    ["confusion 1, next day", "confusion", 1, 1440, null],
    ["confusion 4, time not told", "confusion", 4, null, null],
  ])("%s", (_, item, severity, minutes, priority) => {
    expect(judged("AE-08", [lasting(item, severity, minutes)])).toBe(priority);
  });
});

describe("AE-09 memory problems that last", () => {
  const memory = (answer: number | null, at: Date) => sideEffects({ "se.memory": answer }, at);
  test.each([
    ["once", [memory(2, day(7))], null],
    ["24 days apart", [memory(2, day(7)), memory(2, day(31))], null],
    ["25 days apart", [memory(2, day(7)), memory(2, day(32))], "medium"],
    ["a good check between", [memory(2, day(7)), memory(1, day(14)), memory(2, day(35))], null],
    [
      "a check that did not ask between",
      [memory(2, day(7)), memory(null, day(14)), memory(3, day(35))],
      "medium",
    ],
    ["mild", [memory(1, day(7)), memory(1, day(35))], null],
    ["as before treatment", [memory(2, day(-1)), memory(2, day(7)), memory(2, day(35))], null],
    ["worse than before treatment", [memory(2, day(-1)), memory(3, day(7)), memory(3, day(35))], "medium"],
    ["known from the check before", [memory(2, day(7)), memory(2, day(35)), memory(2, day(63))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("AE-09", checkIns)).toBe(priority);
  });
});

describe("AE-10 severe side effect", () => {
  test.each([
    ["3 once", [sideEffects({ "se.nausea": 3 }, day(7))], null],
    ["4 once", [sideEffects({ "se.nausea": 4 }, day(7))], "high"],
    ["4 of an item asked by route", [sideEffects({ "se.nose": 4 }, day(7))], "high"],
    [
      "3 twice in 14 days",
      [sideEffects({ "se.nausea": 3 }, day(7)), sideEffects({ "se.nausea": 3 }, day(21))],
      "medium",
    ],
    [
      "3 twice, later",
      [sideEffects({ "se.nausea": 3 }, day(7)), sideEffects({ "se.nausea": 3 }, day(21, 1))],
      null,
    ],
    [
      "3 of two items",
      [sideEffects({ "se.nausea": 3 }, day(7)), sideEffects({ "se.headache": 3 }, day(8))],
      null,
    ],
    ["pregnancy is no severity", [sideEffects({ "se.preg": 2, "se.uNight": 4 }, day(7))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("AE-10", checkIns)).toBe(priority);
  });
});

test.each([
  [2, "high"],
  [1, "medium"],
  [0, null],
  [null, null],
])("AE-11 pregnancy: %j gives %j", (answer, priority) => {
  expect(judged("AE-11", [sideEffects({ "se.preg": answer }, day(7))])).toBe(priority);
});
