import { describe, expect, test } from "vitest";
import { basisOf, evidenceInWords, explain, explanationInWords } from "@/domain/explain";
import { findRule, rules } from "@/domain/rules/catalogue";
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

describe("a piece of evidence reads", () => {
  const score = {
    kind: "score",
    checkInId: "b",
    instrument: "phq-9",
    measure: "total",
    value: 12,
    label: "latest",
    at,
  } as const;
  const answer = {
    kind: "answer",
    checkInId: "b",
    linkId: "asq.5",
    question: "Right now?",
    answer: "Yes",
    previous: null,
    at,
  } as const;
  test.each<[Evidence, string]>([
    [answer, '"Right now?" answered "Yes" on Nov 24, 2026'],
    [
      { ...answer, previous: { answer: "No", at: "2026-11-17T02:00:00Z" } },
      '"Right now?" answered "Yes" on Nov 24, 2026, last time "No" on Nov 17, 2026',
    ],
    [score, "PHQ-9 total 12 (latest, Nov 24, 2026)"],
    [{ ...score, instrument: "mood-daily", measure: "mood" }, "Daily mood Mood 12 (latest, Nov 24, 2026)"],
    [{ ...score, measure: "old" }, "PHQ-9 old 12 (latest, Nov 24, 2026)"],
    [{ ...score, instrument: "gone", measure: "old" }, "gone old 12 (latest, Nov 24, 2026)"],
    [{ kind: "fact", text: "Dose of 100 mg", at }, "Dose of 100 mg (Nov 24, 2026)"],
    [{ kind: "fact", text: "No dose", at: null }, "No dose"],
  ])("%j", (one, words) => {
    expect(evidenceInWords(one, "UTC")).toBe(words);
  });
});

describe("the numbers of an explanation", () => {
  test("are all it was judged by, those no rule reads any more by name, each marked when it is the clinic's own", () => {
    const thresholds = { severeDepression: 20, reliableDepression: 7, retired: 3 };
    const basis = { logic: "", source: "", thresholdsVersion: 2, thresholds };
    expect(explain({ ...flag, basis }, "UTC").numbers.map(({ value, isOwn }) => [value, isOwn])).toEqual([
      ["20 points", false],
      ["7 points", true],
      ["3", false],
    ]);
    expect(explanationInWords(explain({ ...flag, basis }, "UTC"))).toContain(
      "severe band begins: 20 points; Rise of PHQ-9 over baseline beyond measurement noise: 7 points; retired: 3.",
    );
  });

  test("of a rule that is not known are none", () => {
    expect(basisOf(null, defaultSet)).toStrictEqual({
      logic: "",
      source: "",
      thresholdsVersion: 0,
      thresholds: {},
      ofPatient: [],
    });
  });

  test("that were the patient's own are told, among those the rule read", () => {
    const set = thresholdSet(0, {}, { onTrackBelow: 4, week4Score: 18 });
    const basis = basisOf(findRule("CHG-05"), set);
    expect(basis.ofPatient).toEqual(["onTrackBelow", "week4Score"]);
    expect(explain({ ...flag, ruleId: "CHG-05", basis }, "UTC").judgedBy).toBe(
      "CHG-05 version 1, Heron's default numbers, and numbers set for this patient",
    );
    expect(basisOf(severe, set).ofPatient).toEqual([]);
    expect(explain({ ...flag, basis: basisOf(severe, set) }, "UTC").judgedBy).toBe(
      "CHG-01 version 1, Heron's default numbers",
    );
  });
});

test("an explanation in words leaves out what there is not", () => {
  const bare = explain({ ...flag, ruleId: "OLD-01", evidence: [], basis: null }, "UTC");
  expect(explanationInWords(bare)).toBe(
    "PHQ-9 went from 19 to 20. Judged by OLD-01 version 1, Heron's default numbers.",
  );
});

test("an explanation names its rule, and takes words the flag did not keep from the catalogue", () => {
  const basis = { logic: "", source: "", thresholdsVersion: 0, thresholds: {} };
  expect(explain({ ...flag, basis }, "UTC")).toMatchObject({
    sentence: flag.summary,
    title: severe?.title,
    logic: severe?.logic,
    source: severe?.source,
  });
  expect(explain({ ...flag, basis: null }, "UTC").source).toBe(severe?.source);
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
  "%s keeps its words and every number it reads",
  (_, rule) => {
    const basis = basisOf(rule, defaultSet);
    expect(basis.logic).toBe(rule.logic);
    expect(Object.keys(basis.thresholds)).toEqual(readBy(rule.id));
  },
);
