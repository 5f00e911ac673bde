import { describe, expect, test } from "vitest";
import { day, judged, phq9 } from "@/tests/support/records";

/** One PHQ-9 every `days`: the first on day 0, where it is the baseline. */
const every = (days: number, totals: readonly number[]) =>
  totals.map((total, index) => phq9(total, day(index * days)));

describe("CHG-06 symptoms returned after remission", () => {
  test.each([
    ["3, 4 then 9", [18, 3, 4, 9], null],
    ["10 once", [18, 3, 4, 10], null],
    ["10, 11 in a week", [18, 3, 4, 10, 11], "medium"],
    ["16 at once", [18, 3, 4, 16], "high"],
    ["15 at once", [18, 3, 4, 15], "high"],
    ["14 at once", [18, 3, 4, 14], null],
    ["still there", [18, 3, 4, 10, 11, 12], null],
    ["still there, high", [18, 3, 4, 16, 17], null],
    ["then up to 15", [18, 3, 4, 10, 11, 15], "high"],
    ["from 16 down to 12", [18, 3, 4, 16, 12], null],
    ["a 9 between", [18, 3, 4, 16, 9, 15], "high"],
    ["no remission before", [18, 4, 6, 16], null],
    ["without a baseline before", [3, 4, 16], "high"],
  ])("%s", (_, totals, priority) => {
    expect(judged("CHG-06", every(7, totals))).toBe(priority);
  });

  test.each([
    [14, "medium"],
    [15, null],
  ])("repeated after %i days", (days, priority) => {
    expect(judged("CHG-06", every(days, [18, 3, 4, 10, 11]))).toBe(priority);
  });

  test("is not asked again by a PHQ-9 without a total", () => {
    const unscorable = phq9({ "phq9.1": null, "phq9.2": null, "phq9.3": null }, day(28));
    expect(judged("CHG-06", [...every(7, [18, 3, 4, 16]), unscorable])).toBeNull();
  });
});

describe("CHG-07 fast rise within a week", () => {
  test.each([
    ["by 5 to 11", 7, [14, 6, 11], "medium"],
    ["by 5 to 10", 7, [14, 5, 10], "medium"],
    ["by 4", 7, [14, 7, 11], null],
    ["to 9", 7, [14, 4, 9], null],
    ["into the severe band is CHG-01", 7, [18, 15, 20], null],
    ["beyond baseline is CHG-03", 7, [9, 9, 15], null],
    ["after remission is CHG-06", 7, [18, 3, 4, 16], null],
    ["after remission, not yet sure", 7, [18, 3, 4, 12], "medium"],
    ["over 10 days", 10, [14, 6, 11], "medium"],
    ["over 11 days", 11, [14, 6, 11], null],
    ["the first", 7, [12], null],
  ])("%s", (_, days, totals, priority) => {
    expect(judged("CHG-07", every(days, totals))).toBe(priority);
  });
});
