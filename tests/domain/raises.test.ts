import { expect, test } from "vitest";
import type { Priority } from "@/domain/priority";
import { mayRaise, type Raises, raisesFromFile } from "@/domain/raises";
import { day } from "@/tests/support/records";

test.each<[number, number, Raises]>([
  [0, 0, "all"],
  [-1, -1, "all"],
  [14, 14, "all"],
  [14, 3, "all"],
  [15, 15, "safety"],
  [15, 14, "none"],
  [90, 90, "safety"],
  [91, 91, "none"],
])("answered %d days ago, the newest of its instrument %d days ago: raises %s", (ago, newestAgo, raises) => {
  const now = day(200);
  const newest = new Map([["phq-9", day(200 - newestAgo)]]);
  expect(raisesFromFile({ instrument: "phq-9", authoredAt: day(200 - ago) }, newest, now)).toBe(raises);
});

test("where none is known, a check-in is the newest of its instrument", () => {
  expect(raisesFromFile({ instrument: "asq", authoredAt: day(0) }, new Map(), day(40))).toBe("safety");
});

test.each<[string, Raises, boolean]>([
  ["SUI-03", "all", true],
  ["CHG-01", "all", true],
  ["SUI-03", "safety", true],
  ["CHG-01", "safety", false],
  ["X-1", "safety", true],
  ["SUI-03", "none", false],
  ["ENGINE-01", "none", true],
])("a finding of %s where %s may be raised: %s", (ruleId, raises, may) => {
  const priority: Priority = "high";
  expect(mayRaise({ ruleId, priority, summary: "", evidence: [] }, raises)).toBe(may);
});
