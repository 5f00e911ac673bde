import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import type { Answers } from "@/domain/instruments/instrument";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { cssrs, day, item9, recordWith } from "@/tests/support/records";

const thoughts = { "cssrs.2": true, "cssrs.3": false, "cssrs.4": false, "cssrs.5": false };
const earlier = { "cssrs.6": true, "cssrs.6b": false };
const contact = (at: Date) => ({ staff: { safetyPlanReviewedAt: null, lastContactAt: at } });

/** Rule and priority of all that is found in the last of these screeners, 100 days in. */
function found(screeners: readonly (readonly [Answers, number])[], more = {}) {
  const checkIns = screeners.map(([answers, at]) => cssrs(answers, day(at)));
  const current = checkIns.at(-1) ?? null;
  const findings = evaluate(recordWith(checkIns, more), current, day(100), defaultThresholds);
  return findings.map(({ ruleId, priority }) => `${ruleId} ${priority}`);
}

describe("C-SSRS screener, by level", () => {
  test.each<[string, Answers, string[]]>([
    ["all no", {}, []],
    ["4: some intent", { ...thoughts, "cssrs.4": true }, ["SUI-01 urgent"]],
    ["5: plan and intent", { ...thoughts, "cssrs.5": true }, ["SUI-01 urgent"]],
    ["6: behaviour within 3 months", { "cssrs.6": true, "cssrs.6b": true }, ["SUI-01 urgent"]],
    ["6: behaviour earlier", earlier, ["SUI-03 high"]],
    ["6: behaviour, when not answered", { "cssrs.6": true, "cssrs.6b": null }, ["SUI-03 high"]],
    ["3: with a method", { ...thoughts, "cssrs.3": true }, ["SUI-03 high"]],
    ["a question not answered", { "cssrs.1": null }, ["SUI-03 high"]],
    ["1: a wish to be dead, new", { "cssrs.1": true }, ["SUI-04 high"]],
    ["2: thoughts, new", thoughts, ["SUI-04 high"]],
  ])("%s", (_, answers, findings) => {
    expect(found([[answers, 100]])).toEqual(findings);
  });

  test.each<[string, readonly (readonly [Answers, number])[], object, string]>([
    ["known for 60 days", [[thoughts, 40]], {}, "SUI-05 medium"],
    ["known, but 61 days ago", [[thoughts, 39]], {}, "SUI-04 high"],
    ["known at a higher level", [[earlier, 90]], {}, "SUI-05 medium"],
    ["all no before", [[{}, 90]], {}, "SUI-04 high"],
    ["in contact right now", [], contact(day(100)), "SUI-05 medium"],
    ["in contact 7 days ago", [], contact(day(93)), "SUI-05 medium"],
    ["in contact 8 days ago", [], contact(day(92)), "SUI-04 high"],
    ["in contact only afterwards", [], contact(day(101)), "SUI-04 high"],
  ])("thoughts only, %s", (_, before, more, finding) => {
    expect(found([...before, [thoughts, 100]], more)).toEqual([finding]);
  });

  test("shows every question asked, in the clinic's words, and item 9 of the session", () => {
    const current = cssrs({ ...thoughts, "cssrs.5": true }, day(7));
    const wordings = { "c-ssrs-screener": { texts: { "cssrs.5": "Words for question 5, as loaded" } } };
    const record = recordWith([item9(2, day(7, -0.1)), current], { wordings });
    const [finding] = evaluate(record, current, day(7), defaultThresholds);
    expect(finding?.evidence).toHaveLength(7);
    expect(finding?.evidence).toContainEqual(
      expect.objectContaining({ question: "Words for question 5, as loaded", answer: "Yes" }),
    );
    expect(finding?.evidence).toContainEqual(
      expect.objectContaining({ linkId: "cssrs.1", question: "Wish to be dead", answer: "No" }),
    );
    expect(finding?.evidence.at(-1)).toMatchObject({ linkId: "phq9.9", answer: "More than half the days" });
  });
});
