import { expect, test } from "vitest";
import { type FlagGroup, tallyRules } from "@/domain/rule-tally";
import { isActedOn, outcomes, spokeWithPatient } from "@/domain/triage";

const group = (ruleId: string, count: number, more: Partial<FlagGroup> = {}): FlagGroup => ({
  ruleId,
  safety: false,
  outcome: null,
  urgencyWas: null,
  count,
  ...more,
});

test("what ended is counted by whether staff acted, and what they said of the urgency", () => {
  const groups = [
    group("CHG-01", 3),
    group("CHG-01", 2, { outcome: "visit-booked", urgencyWas: "right" }),
    group("CHG-01", 4, { outcome: "no-action-needed", urgencyWas: "too-high" }),
    group("CHG-01", 1, { outcome: "left-message", urgencyWas: "too-low" }),
  ];
  expect(tallyRules(groups)).toEqual([
    {
      ruleId: "CHG-01",
      safety: false,
      raised: 10,
      ended: 7,
      acted: 3,
      urgency: { right: 2, "too-high": 4, "too-low": 1 },
    },
  ]);
});

test("safety rules come first, then those that raised most, then by name", () => {
  const groups = [
    group("DOS-01", 9),
    group("SUI-05", 1, { safety: true }),
    group("AE-02", 2),
    group("AE-01", 2),
    group("SUI-01", 4, { safety: true }),
  ];
  expect(tallyRules(groups).map(({ ruleId }) => ruleId)).toEqual([
    "SUI-01",
    "SUI-05",
    "DOS-01",
    "AE-01",
    "AE-02",
  ]);
});

test("three outcomes say that nothing had to be done, three that staff and patient spoke", () => {
  const codes = outcomes.map(({ code }) => code);
  expect(codes.filter((code) => !isActedOn(code))).toEqual([
    "known-and-expected",
    "no-action-needed",
    "data-error",
  ]);
  expect(codes.filter(spokeWithPatient)).toEqual([
    "contacted-safe",
    "contacted-plan-changed",
    "safety-plan-reviewed",
  ]);
});
