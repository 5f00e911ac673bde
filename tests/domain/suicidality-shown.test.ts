import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { asq, checkIn, cssrs, day, followup, item9, mood, recordWith } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const negative = asq({}, day(7, -0.2));
const safe = followup(0, day(7, -0.1));
const attempt = (at: Date, id = at.toISOString()) => asq({ "asq.4": true, "asq.5": false }, at, { id });
const everyAsqNo = ["asq.1: No", "asq.2: No", "asq.3: No", "asq.4: No"];

describe("SUI-01", () => {
  test.each([
    [1, "I am not sure"],
    [2, "No"],
  ])("quotes the answer %i about keeping safe, with the wish for contact", (answer, words) => {
    expect(said("SUI-01", [followup(answer, day(7))])).toEqual({
      summary: `Asked about keeping safe right now, the patient answered "${words}".`,
      shown: [`sf.safe: ${words}`, "sf.contact: No, thank you"],
    });
  });

  test("shows thoughts right now first, then what was asked before, then item 9", () => {
    const now = asq({ "asq.1": true, "asq.5": true }, day(7, 0.1));
    expect(said("SUI-01", [item9(2, day(7)), now])?.shown).toEqual([
      "asq.5: Yes",
      "asq.4: No",
      "asq.3: No",
      "asq.2: No",
      "asq.1: Yes",
      "phq9.9: More than half the days",
    ]);
  });

  test("leaves out item 9 of another session", () => {
    expect(said("SUI-01", [item9(2, day(0)), followup(1, day(7))])?.shown).toHaveLength(2);
  });
});

describe("SUI-02 to SUI-05 quote item 9, the answer before and the safety questions of the session", () => {
  test.each([
    ["SUI-02", 3, "Nearly every day"],
    ["SUI-03", 2, "More than half the days"],
    ["SUI-04", 1, "Several days"],
  ])("%s, first answer", (ruleId, answer, words) => {
    expect(said(ruleId, [negative, safe, item9(answer, day(7))])).toEqual({
      summary: `The patient answered "${words}" to item 9 (death or self-harm thoughts).`,
      shown: [`phq9.9: ${words}`, "sf.safe: Yes", ...everyAsqNo],
    });
  });

  test.each([
    ["SUI-02", 3, "Nearly every day"],
    ["SUI-03", 2, "More than half the days"],
    ["SUI-04", 1, "Several days"],
  ])("%s, answered before and left out in between", (ruleId, answer, words) => {
    const before = [item9(0, day(-7)), item9(null, day(0))];
    expect(said(ruleId, [...before, item9(answer, day(7))])).toEqual({
      summary: `The patient answered "${words}" to item 9 (death or self-harm thoughts); the time before, "Not at all".`,
      shown: [`phq9.9: ${words}`],
    });
  });

  test("SUI-05 adds the day on which the safety plan was reviewed, in the patient's time zone", () => {
    const stable = [item9(1, day(0)), negative, safe, item9(1, day(7))];
    const shown = ["phq9.9: Several days", "sf.safe: Yes", ...everyAsqNo];
    const reviewed = (at: Date) => ({ staff: { safetyPlanReviewedAt: at, lastContactAt: null } });
    const summary = `The patient answered "Several days" to item 9 (death or self-harm thoughts); the time before, "Several days".`;
    expect(said("SUI-05", stable)).toEqual({ summary, shown });
    expect(said("SUI-05", stable, reviewed(day(2, 11)))).toEqual({
      summary,
      shown: [...shown, "Safety plan reviewed 2026-08-05"],
    });
    expect(said("SUI-05", stable, reviewed(day(7)))?.shown).toHaveLength(shown.length + 1);
    expect(said("SUI-05", stable, reviewed(day(-24)))).toEqual({ summary, shown });
  });
});

test.each([0, 2, 3])("SUI-05 says nothing of item 9 at %i, however well it is known", (answer) => {
  expect(said("SUI-05", [item9(1, day(0)), negative, safe, item9(answer, day(7))])).toBeNull();
});

test("SUI-03 shows the questions of the ASQ that were asked, and item 9 of the session", () => {
  const positive = asq({ "asq.2": null, "asq.5": false }, day(7, 0.1));
  expect(said("SUI-03", [item9(1, day(7)), positive])?.shown).toEqual([
    "asq.1: No",
    "asq.2: not answered",
    "asq.3: No",
    "asq.4: No",
    "asq.5: No",
    "phq9.9: Several days",
  ]);
});

test.each([
  ["SUI-01", { "cssrs.2": true, "cssrs.3": false, "cssrs.4": true, "cssrs.5": false }, /intent, to a plan/],
  ["SUI-03", { "cssrs.6": true, "cssrs.6b": false }, /earlier behaviour/],
  ["SUI-04", { "cssrs.1": true }, /wish to be dead/],
])("%s says which level of the C-SSRS screener was reached", (ruleId, answers, words) => {
  expect(said(ruleId, [cssrs(answers, day(7))])?.summary).toMatch(words);
});

test("SUI-03 shows item 9 of the session with the C-SSRS screener", () => {
  const checkIns = [item9(1, day(7)), cssrs({ "cssrs.6": true, "cssrs.6b": false }, day(7, 0.1))];
  expect(said("SUI-03", checkIns)?.shown.at(-1)).toBe("phq9.9: Several days");
});

describe("SUI-06", () => {
  test("shows the last answer that there was, whatever it was", () => {
    const left = item9(null, day(7));
    const sentence = "Item 9 (death or self-harm thoughts) was not answered";
    expect(said("SUI-06", [left])).toEqual({ summary: `${sentence}.`, shown: ["phq9.9: not answered"] });
    expect(said("SUI-06", [item9(0, day(0)), left])).toEqual({
      summary: `${sentence}.`,
      shown: ["phq9.9: not answered", "phq9.9: Not at all"],
    });
    expect(said("SUI-06", [item9(1, day(-7)), item9(null, day(0)), left])).toEqual({
      summary: `${sentence}; the last answer to it was positive.`,
      shown: ["phq9.9: not answered", "phq9.9: Several days"],
    });
  });
});

describe("SUI-07", () => {
  test("says whether today or when convenient, and shows the note", () => {
    const asked = (contact: number) => [mood({ "md.contact": contact, "md.note": "After six" }, day(7))];
    expect(said("SUI-07", asked(2))).toEqual({
      summary: "The patient asked to be contacted today.",
      shown: ["md.contact: Yes, today", "md.note: After six"],
    });
    expect(said("SUI-07", asked(1))).toEqual({
      summary: "The patient asked to be contacted when convenient.",
      shown: ["md.contact: Yes, when convenient", "md.note: After six"],
    });
  });

  test("shows how the patient wants to be reached", () => {
    const reach = { "sf.safe": 0, "sf.contact": 1, "sf.best": "By phone, at home" };
    expect(said("SUI-07", [checkIn("safety-followup", reach, day(7))])?.shown).toEqual([
      "sf.contact: Yes",
      "sf.best: By phone, at home",
    ]);
  });
});

describe("the safety questions of a session", () => {
  const now = item9(1, day(7));
  test.each([
    ["an earlier ASQ of it was positive", [asq({ "asq.1": true }, day(7, -0.3)), negative, safe, now]],
    [
      "an attempt was first told of in one ASQ of it, and told of again in another",
      [attempt(day(7, -0.3)), attempt(day(7, -0.2)), safe, now],
    ],
    [
      "an attempt was first told of in two ASQs of one moment",
      [attempt(day(7, -0.2), "a"), attempt(day(7, -0.2), "b"), safe, now],
    ],
    ["an earlier follow-up of it was unsure", [negative, followup(1, day(7, -0.3)), safe, now]],
  ])("ease nothing when %s", (_, checkIns) => {
    const record = recordWith(checkIns);
    const findings = evaluate(record, now, day(7), defaultThresholds);
    expect(findings.find((one) => one.ruleId === "SUI-04")?.priority).toBe("high");
  });

  test("a lifetime attempt is told of before only in an earlier ASQ, not in this one", () => {
    const told = asq({ "asq.4": true, "asq.5": false }, day(7));
    const later = asq({ "asq.4": true, "asq.5": false }, day(7, 1));
    expect(said("SUI-03", [later, told])).not.toBeNull();
  });
});
