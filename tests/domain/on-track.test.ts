import { describe, expect, test } from "vitest";
import { decisionWeek, decisionWeekBy, improvement, isOnTrack } from "@/domain/on-track";
import { defaultThresholds } from "@/domain/rules/thresholds";

describe("a decision week", () => {
  test.each([
    [24, null, null],
    [25, 4, 4],
    [35, 4, 4],
    [36, null, 4],
    [59, null, 4],
    [60, 9, 9],
    [70, 9, 9],
    [71, null, 9],
    [94, null, 9],
    [95, 14, 14],
    [105, 14, 14],
    [106, null, 14],
  ])("of day %i is %s, and its cut points are of week %s", (day, within, by) => {
    expect(decisionWeek(day, defaultThresholds)).toBe(within);
    expect(decisionWeekBy(day, defaultThresholds)).toBe(by);
  });
});

describe("on track", () => {
  test.each([
    [4, 20, 16, true],
    [4, 20, 17, false],
    [4, 25, 17, false],
    [4, 10, 9, false],
    [4, 10, 8, true],
    [4, 4, 4, true],
    [4, 5, 5, false],
    [4, 0, 5, false],
    [4, 0, 4, true],
    [9, 20, 13, false],
    [9, 20, 12, true],
    [9, 26, 13, true],
    [14, 20, 9, true],
    [14, 18, 9, true],
    [14, 17, 9, false],
    [14, 17, 8, true],
  ] as const)("in week %i, from %i to %i: %s", (week, baseline, latest, expected) => {
    expect(isOnTrack(week, baseline, latest, defaultThresholds)).toBe(expected);
  });

  test.each([
    [20, 15, 25],
    [20, 25, -25],
    [20, 20, 0],
    [0, 3, null],
  ])("improvement from %i to %i is %s percent", (baseline, latest, percent) => {
    expect(improvement(baseline, latest)).toBe(percent);
  });
});
