import { describe, expect, test } from "vitest";
import { basisOf, explain, explanationInWords } from "@/domain/explain";
import { rules } from "@/domain/rules/catalogue";
import type { Evidence } from "@/domain/rules/rule";
import { defaultSet, readBy, thresholdSet } from "@/domain/rules/threshold-set";

const severe = rules.find((rule) => rule.id === "CHG-01") ?? null;
const at = "2026-11-24T02:00:00Z";
const evidence: Evidence[] = [
  { kind: "score", checkInId: "b", instrument: "phq-9", measure: "total", value: 20, label: "latest", at },
  {
    kind: "answer",
    checkInId: "b",
    linkId: "phq9.9",
    question: "Thoughts",
    answer: "Not at all",
    previous: { answer: "Several days", at: "2026-11-17T02:00:00Z" },
    at,
  },
  { kind: "fact", text: "No check-in since then", at: null },
];
const flag = { ruleId: "CHG-01", ruleVersion: 1, summary: "PHQ-9 went from 19 to 20.", evidence };

describe("an explanation", () => {
  test("says in one text the sentence, what was seen, the rule, its numbers, its source and who judged", () => {
    const basis = basisOf(severe, thresholdSet(2, { severeDepression: 21 }, {}));
    expect(explanationInWords(explain({ ...flag, basis }, "America/New_York"))).toBe(
      'PHQ-9 went from 19 to 20. Seen: PHQ-9 total 20 (latest, Nov 23, 2026); "Thoughts" answered "Not at all" on Nov 23, 2026, last time "Several days" on Nov 16, 2026; No check-in since then. ' +
        `Rule: ${severe?.logic} Numbers: PHQ-9 total from which the severe band begins: 21 points. Source: ${severe?.source}. ` +
        "Judged by CHG-01 version 1, the clinic's numbers, version 2.",
    );
  });

  test("keeps the words and numbers of the day, whatever the catalogue says today", () => {
    const basis = {
      logic: "As it was.",
      source: "A book",
      thresholdsVersion: 0,
      thresholds: { severeDepression: 19 },
    };
    const shown = explain({ ...flag, basis }, "UTC");
    expect(shown).toMatchObject({ logic: "As it was.", source: "A book" });
    expect(shown.numbers).toEqual([
      { means: "PHQ-9 total from which the severe band begins", value: "19 points", isOwn: true },
    ]);
  });

  test("of a flag without a basis, or of a rule that is gone, shows what there is", () => {
    expect(explain({ ...flag, basis: null }, "UTC").logic).toBe(severe?.logic);
    const gone = explain({ ...flag, ruleId: "OLD-01", basis: null }, "UTC");
    expect(gone).toMatchObject({ title: null, logic: "", source: "", numbers: [] });
    expect(explanationInWords(gone)).toContain("Judged by OLD-01 version 1, Heron's default numbers.");
  });
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
  "%s keeps its words and every number it reads",
  (_, rule) => {
    const basis = basisOf(rule, defaultSet);
    expect(basis.logic).toBe(rule.logic);
    expect(Object.keys(basis.thresholds)).toEqual(readBy(rule.id));
  },
);
