import { describe, expect, test } from "vitest";
import { priorities, rank } from "@/domain/priority";
import {
  canClose,
  canCloseAmongMany,
  canSnooze,
  canWait,
  findOutcome,
  outcomes,
  standsStill,
  wakeAtRank,
} from "@/domain/triage";

test("outcomes have one digit each, in order, and are found by code", () => {
  expect(outcomes.map((outcome) => outcome.digit)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const outcome of outcomes) expect(findOutcome(outcome.code)).toBe(outcome);
  expect(findOutcome("resolved")).toBeNull();
});

describe("closing a case", () => {
  test.each([
    ["urgent", false],
    ["high", false],
    ["medium", true],
    ["low", true],
  ] as const)("a message left closes %s: %j", (priority, closes) => {
    expect(canClose(priority, false, "left-message", null) === null).toBe(closes);
    expect(canClose(priority, true, "left-message", true) === null).toBe(closes);
  });

  test("a safety case asks whether a risk assessment was recorded; either answer will do", () => {
    for (const priority of priorities) {
      expect(canClose(priority, true, "contacted-safe", null)).toMatch(/risk assessment/);
      expect(canClose(priority, true, "contacted-safe", true)).toBeNull();
      expect(canClose(priority, true, "contacted-safe", false)).toBeNull();
      expect(canClose(priority, false, "contacted-safe", null)).toBeNull();
    }
  });
});

const monday = new Date("2026-03-02T16:00:00Z");
const days = (count: number) => new Date(monday.getTime() + count * 86_400_000);

describe("snoozing a case", () => {
  const stands = { priority: "medium", status: "claimed", dueAt: days(2), safety: false } as const;

  test.each([
    ["for a week", {}, 7, null],
    ["for 30 days", {}, 30, null],
    ["for longer", {}, 31, /30 days/],
    ["until now", {}, 0, /still to come/],
    ["an urgent one", { priority: "urgent" }, 1, /urgent case cannot/],
    ["a high one before its deadline", { priority: "high" }, 1, null],
    ["a high one until its deadline", { priority: "high" }, 2, null],
    ["a high one beyond it", { priority: "high" }, 3, /until its deadline/],
    ["a safety case nobody looked at", { safety: true, status: "new" }, 1, /Claim the case/],
    ["a safety case that came back", { safety: true, status: "returned" }, 1, /Claim the case/],
    ["a safety case in someone's hands", { safety: true }, 1, null],
    ["an unclaimed one without safety flags", { status: "new" }, 1, null],
  ] as const)("%s", (_, change, count, reason) => {
    const why = canSnooze({ ...stands, ...change }, days(count), monday);
    if (reason) expect(why).toMatch(reason);
    else expect(why).toBeNull();
  });

  test("only worse wakes", () => {
    expect(wakeAtRank("low")).toBe(rank("medium"));
    expect(wakeAtRank("medium")).toBe(rank("high"));
    expect(wakeAtRank("high")).toBe(rank("urgent"));
  });
});

test.each([
  [0, /still to come/],
  [1, null],
  [14, null],
  [15, /14 days/],
] as const)("waiting for %s days", (count, reason) => {
  const why = canWait(days(count), monday);
  if (reason) expect(why).toMatch(reason);
  else expect(why).toBeNull();
});

test.each([
  ["waiting", "urgent", false],
  ["waiting", "high", true],
  ["waiting", "low", true],
  ["snoozed", "high", false],
  ["snoozed", "medium", true],
  ["claimed", "low", false],
] as const)("the clock of a case that is %s and %s stands still: %s", (status, priority, still) => {
  expect(standsStill(status, priority)).toBe(still);
});

test.each([
  ["urgent", false, /one by one/],
  ["high", false, /one by one/],
  ["medium", true, /safety flag/],
  ["medium", false, null],
  ["low", false, null],
] as const)("many %s cases at once, safety %s", (priority, safety, reason) => {
  const why = canCloseAmongMany(priority, safety);
  if (reason) expect(why).toMatch(reason);
  else expect(why).toBeNull();
});
