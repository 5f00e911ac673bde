import { describe, expect, test } from "vitest";
import { reconcile } from "@/domain/reconcile";
import type { Finding } from "@/domain/rules/rule";
import { day, flag } from "@/tests/support/records";

const found = (ruleId: string, priority: Finding["priority"]): Finding => ({
  ruleId,
  priority,
  summary: "",
  evidence: [],
});

describe("of several flags of one rule", () => {
  const [early, late] = [
    flag("CHG-01", "high", day(0), day(1)),
    flag("CHG-01", "high", day(20), day(21)),
  ] as const;

  test.each([
    ["oldest first", [early, late]],
    ["newest first", [late, early]],
  ])("the one raised last decides, listed %s", (_, flags) => {
    expect(reconcile([found("CHG-01", "high")], flags, day(40))).toEqual([
      { kind: "keep-quiet", finding: found("CHG-01", "high"), flag: late, reason: "closed-recently" },
    ]);
  });

  test("the open one decides, even when another was raised after it", () => {
    const open = flag("CHG-01", "high", day(10));
    expect(reconcile([found("CHG-01", "high")], [early, late, open], day(40))).toEqual([
      { kind: "join", finding: found("CHG-01", "high"), flag: open, again: false },
    ]);
  });
});

test("silence that goes on is kept quiet because its flag is open", () => {
  const open = flag("ENG-01", "low", day(0));
  expect(reconcile([found("ENG-01", "low")], [open], day(1))).toEqual([
    { kind: "keep-quiet", finding: found("ENG-01", "low"), flag: open, reason: "already-open" },
  ]);
});

test.each([
  ["a rule that is asked by check-ins as well as by silence", "ENG-04"],
  ["a rule that the catalogue no longer knows", "OLD-01"],
])("%s is counted on its open flag", (_, ruleId) => {
  const open = flag(ruleId, "low", day(0));
  expect(reconcile([found(ruleId, "low")], [open], day(1))).toEqual([
    { kind: "join", finding: found(ruleId, "low"), flag: open, again: false },
  ]);
});
