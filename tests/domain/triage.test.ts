import { describe, expect, test } from "vitest";
import { priorities } from "@/domain/priority";
import { canClose, caseState, findOutcome, outcomes } from "@/domain/triage";
import { day } from "@/tests/support/records";

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

test.each([
  ["new", null, null, null],
  ["claimed", day(1), null, null],
  ["closed", day(1), null, day(2)],
  ["closed", null, null, day(2)],
  ["closed", day(2), null, day(2)],
  ["claimed", day(3), day(3), null],
  ["returned", day(1), day(3), day(2)],
  ["returned", day(1), day(2), null],
  ["claimed", day(4), day(3), day(2)],
  ["closed", day(4), day(3), day(5)],
] as const)("a case is %s", (state, claimedAt, returnedAt, closedAt) => {
  expect(caseState({ claimedAt, returnedAt, closedAt })).toBe(state);
});
