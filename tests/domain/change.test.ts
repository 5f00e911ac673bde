import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import { day, gad7, judged, phq9, point } from "@/tests/support/records";

/** One PHQ-9 a week: the first on day 0, where it is the baseline. */
const weekly = (totals: readonly number[]): RecordedCheckIn[] =>
  totals.map((total, week) => phq9(total, day(week * 7)));
const weeklyGad = (totals: readonly number[]) => totals.map((total, week) => gad7(total, day(week * 7)));

test.each([
  [[19, 20], "high"],
  [[20, 22], null],
  [[18, 19], null],
  [[22, 19, 20], "high"],
  [[20], null],
])("CHG-01 severe depression entered: PHQ-9 %j gives %j", (totals, priority) => {
  expect(judged("CHG-01", weekly(totals))).toBe(priority);
});

test("CHG-01 is not asked again by a PHQ-9 without a total", () => {
  const unscorable = phq9({ "phq9.1": null, "phq9.2": null, "phq9.3": null }, day(14));
  expect(judged("CHG-01", [...weekly([19, 20]), unscorable])).toBeNull();
});

test.each([
  [[14, 15], "medium"],
  [[10, 15], "medium"],
  [[9, 14, 15], "high"],
  [[9, 15], "high"],
  [[15, 16], null],
  [[13, 14], null],
  [[15], null],
])("CHG-02 severe anxiety entered: GAD-7 %j gives %j", (totals, priority) => {
  expect(judged("CHG-02", weeklyGad(totals))).toBe(priority);
});

test.each([
  [[12, 18], "high"],
  [[12, 17], null],
  [[6, 12], null],
  [[6, 12, 12], "high"],
  [[6, 12, 11], null],
  [[8, 14], null],
  [[9, 15], "high"],
  [[6, 12, 12, 12], null],
  [[6, 12, 8, 12], null],
  [[12, 18, 10, 18], "high"],
])("CHG-03 reliably worse: PHQ-9 %j from baseline gives %j", (totals, priority) => {
  expect(judged("CHG-03", weekly(totals))).toBe(priority);
});

test("CHG-03 says nothing without a baseline", () => {
  expect(judged("CHG-03", weekly([6, 20]), { baselines: {} })).toBeNull();
});

test.each([
  [[8, 14], null],
  [[8, 14, 14], "medium"],
  [[9, 15], "medium"],
  [[9, 14, 14], null],
  [[10, 15], null],
  [[9, 15, 16], null],
])("CHG-04 anxiety reliably worse: GAD-7 %j from baseline gives %j", (totals, priority) => {
  expect(judged("CHG-04", weeklyGad(totals))).toBe(priority);
});

describe("CHG-05 not on track", () => {
  test.each([
    ["week 4, 20 % better", 20, 16, 28, null],
    ["week 4, less than 20 % better", 20, 17, 28, "medium"],
    ["week 4, 15 to 12 is 20 %", 15, 12, 28, null],
    ["week 4, 15 to 13", 15, 13, 28, "medium"],
    ["week 4, much better but still 17", 25, 17, 28, "medium"],
    ["week 4, worse", 10, 12, 28, "medium"],
    ["week 4, 4 all along", 4, 4, 28, null],
    ["week 4, 5 all along", 5, 5, 28, "medium"],
    ["day 24", 20, 20, 24, null],
    ["day 25", 20, 20, 25, "medium"],
    ["day 35", 20, 20, 35, "medium"],
    ["day 36", 20, 20, 36, null],
    ["week 9, half better", 26, 13, 63, null],
    ["week 9, less than half better at 13", 25, 13, 63, "medium"],
    ["week 9, less than half better at 12", 20, 12, 63, null],
    ["day 59", 25, 13, 59, null],
    ["day 60", 25, 13, 60, "medium"],
    ["day 70", 25, 13, 70, "medium"],
    ["day 71", 25, 13, 71, null],
    ["week 14, less than half better at 9", 17, 9, 98, "medium"],
    ["week 14, less than half better at 8", 15, 8, 98, null],
    ["week 14, half better", 18, 9, 98, null],
    ["day 94", 18, 18, 94, null],
    ["day 95", 18, 18, 95, "medium"],
    ["day 106", 18, 18, 106, null],
  ])("%s", (_, baseline, total, on, priority) => {
    expect(judged("CHG-05", [phq9(baseline, day(0)), phq9(total, day(on))])).toBe(priority);
  });

  test("a baseline of 0 cannot be improved on", () => {
    expect(judged("CHG-05", [phq9(0, day(0)), phq9(5, day(28))])).toBe("medium");
  });

  test.each([
    ["before it", 27.9, "medium"],
    ["of the same moment", 28, null],
    ["after it", 30, null],
  ])("is compared with a baseline %s", (_, on, priority) => {
    const baselines = { "phq-9": point(20, day(on)), "gad-7": undefined };
    expect(judged("CHG-05", [phq9(20, day(28))], { baselines })).toBe(priority);
  });

  test("says nothing before a first dose", () => {
    const episode = { startedOn: "2026-07-27", firstDoseOn: null };
    expect(judged("CHG-05", weekly([20, 20, 20, 20, 20]), { episode })).toBeNull();
  });
});
