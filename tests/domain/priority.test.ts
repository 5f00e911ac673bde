import { expect, test } from "vitest";
import { isWorse, type Priority, priorities, rank, worst } from "@/domain/priority";

test("urgent is worse than high, high than medium, medium than low, and none than itself", () => {
  for (const a of priorities) {
    for (const b of priorities) expect(isWorse(a, b)).toBe(rank(a) < rank(b));
  }
  expect(priorities.map(rank)).toEqual([0, 1, 2, 3]);
});

test.each<[readonly Priority[], Priority]>([
  [[], "low"],
  [["low"], "low"],
  [["medium", "low"], "medium"],
  [["low", "urgent", "high"], "urgent"],
  [["high", "medium"], "high"],
  [["medium", "high"], "high"],
])("the worst of %j is %s", (list, priority) => {
  expect(worst(list)).toBe(priority);
});
