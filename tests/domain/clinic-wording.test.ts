import { describe, expect, test } from "vitest";
import { answerText } from "@/domain/answer-text";
import { cssrsScreener } from "@/domain/instruments/c-ssrs-screener";
import { licenceStatement, parseWording, worded, wordingFields } from "@/domain/instruments/clinic-wording";
import { phq9 } from "@/domain/instruments/phq-9";
import { textsOfQuestionnaire } from "@/domain/instruments/questionnaire-texts";
import { sds } from "@/domain/instruments/sds";
import { who5 } from "@/domain/instruments/who-5";

/** A text for every field, different in each. */
const filled = (instrument = sds) =>
  Object.fromEntries(wordingFields(instrument).map(({ key }) => [key, `Words for ${key}`]));

describe("the fields to fill", () => {
  test("ask for each question once, and once for answers that questions share", () => {
    const keys = (instrument: typeof sds) => wordingFields(instrument).map((field) => field.key);
    expect(keys(cssrsScreener)).toEqual(["stem", ...cssrsScreener.items.map((item) => item.linkId)]);
    expect(keys(who5)).toHaveLength(1 + 5 + 6);
    expect(keys(sds)).toHaveLength(1 + 5 + 4 + 4);
    expect(wordingFields(sds).find((field) => field.key === "sds.1=0")?.label).toBe(
      "Answer scored 0 (questions 1 to 4)",
    );
    expect(wordingFields(sds).find((field) => field.key === "sds.5=3")?.label).toBe(
      "Answer scored 3 (question 5)",
    );
  });

  test("are an introduction that may be left out, then each question and its answers", () => {
    expect(wordingFields(sds).slice(0, 3)).toEqual([
      { key: "stem", kind: "stem", label: "Introduction", required: false, maxLength: 1000 },
      {
        key: "sds.1",
        kind: "question",
        label: "Question 1: use felt out of control",
        required: true,
        maxLength: 1000,
      },
      {
        key: "sds.1=0",
        kind: "answer",
        label: "Answer scored 0 (questions 1 to 4)",
        required: true,
        maxLength: 200,
      },
    ]);
  });
});

describe("reading what was pasted", () => {
  test("takes all texts, trimmed, and no introduction where there is none", () => {
    const parsed = parseWording(sds, { ...filled(), stem: " ", "sds.1": "  One \n" });
    if (parsed.kind !== "ok") throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.wording.texts["sds.1"]).toBe("One");
    expect(parsed.wording.texts).not.toHaveProperty("stem");
  });

  test.each([
    ["an empty question", { "sds.2": " " }, "sds.2", /"Question 2: .*" is empty\. Paste its wording\./],
    ["a whole page", { "sds.3": "x".repeat(1001) }, "sds.3", /has 1001 characters\. Use at most 1000/],
    ["a broken character", { "sds.3": "a\uD800" }, "sds.3", /Paste it as plain text/],
    ["one question twice", { "sds.4": "Words for sds.1" }, "sds.4", /same words as "Question 1/],
    ["one answer twice", { "sds.1=2": "Words for sds.1=1" }, "sds.1=2", /same words as "Answer scored 1/],
    ["a field it does not have", { "sds.9": "more" }, "sds.9", /SDS has no "sds\.9"\. Leave it out\./],
  ])("names the field and the mend: %s", (_, change, field, message) => {
    const parsed = parseWording(sds, { ...filled(), ...change });
    expect(parsed.kind === "invalid" && parsed.problems).toEqual([
      { field, message: expect.stringMatching(message) },
    ]);
  });

  test("reports everything at once", () => {
    const parsed = parseWording(cssrsScreener, {});
    expect(parsed.kind === "invalid" && parsed.problems).toHaveLength(7);
  });

  test.each([
    ["answers to different questions that are alike", { "sds.5=0": "Words for sds.1=0" }],
    ["an answer in the words of a question", { "sds.1=0": "Words for sds.1" }],
    ["a question in the words of the introduction", { "sds.1": "Words for stem" }],
    ["a question of 1000 characters", { "sds.3": "x".repeat(1000) }],
  ])("takes %s", (_, change) => {
    expect(parseWording(sds, { ...filled(), ...change }).kind).toBe("ok");
  });
});

describe("an instrument in the clinic's words", () => {
  const wording = { texts: filled() };

  test("shows them in questions and in answers, shared ones too", () => {
    const shown = worded(sds, wording);
    expect(shown.items.map((item) => item.text)).toContain("Words for sds.3");
    const [, , third, , fifth] = shown.items;
    expect(third && answerText(third, 2)).toBe("Words for sds.1=2");
    expect(fifth && answerText(fifth, 2)).toBe("Words for sds.5=2");
    expect(shown.stem).toBe("Words for stem");
  });

  test("shows them in questions answered with yes or no, and keeps the rest of the item", () => {
    const shown = worded(cssrsScreener, { texts: filled(cssrsScreener) });
    expect(shown.items[0]).toEqual({ ...cssrsScreener.items[0], text: "Words for cssrs.1" });
  });

  test("without them an answer is shown by its value, and our own words stay", () => {
    const item = worded(sds, null).items[0];
    expect(item && answerText(item, 2)).toBe("2");
    expect(worded(phq9, { texts: { "phq9.1": "changed" } })).toBe(phq9);
  });

  test("scores as before", () => {
    const answers = { "sds.1": 1, "sds.2": 2, "sds.3": 3, "sds.4": 0, "sds.5": 1 };
    expect(worded(sds, wording).measures[0]?.score(answers).value).toBe(7);
  });
});

test("what the administrator confirms names the clinic, the instrument and its owner", () => {
  expect(licenceStatement(who5, "Alder Clinic")).toMatch(/^Alder Clinic may use .* WHO-5 .* CC BY-NC-SA/);
});

describe("texts from a FHIR Questionnaire", () => {
  const option = (value: number) => ({ valueCoding: { code: String(value), display: `Answer ${value}` } });

  test("are found by linkId or LOINC code, in groups too, and by the value of an answer", () => {
    const questionnaire = {
      resourceType: "Questionnaire",
      item: [
        { linkId: "group", item: [{ linkId: "sds.1", text: "One", answerOption: [0, 1, 2, 3].map(option) }] },
        { linkId: "sds.2", text: "Two", answerOption: [{ valueInteger: 0 }, option(1)] },
        { linkId: "sds.9", text: "Not ours" },
      ],
    };
    expect(textsOfQuestionnaire(sds, questionnaire)).toEqual({
      "sds.1": "One",
      "sds.1=0": "Answer 0",
      "sds.1=1": "Answer 1",
      "sds.1=2": "Answer 2",
      "sds.1=3": "Answer 3",
      "sds.2": "Two",
    });
  });

  const textsOf = (instrument: typeof sds, ...item: unknown[]) =>
    textsOfQuestionnaire(instrument, { resourceType: "Questionnaire", item });
  const weight = { url: "http://hl7.org/fhir/StructureDefinition/ordinalValue", valueDecimal: 2 };

  test.each([
    ["a linkId that is a LOINC code", { linkId: "/93247-5", text: "Words" }, { "cssrs.2": "Words" }],
    ["a LOINC code", { linkId: "q2", code: [{ code: "93247-5" }], text: "Words" }, { "cssrs.2": "Words" }],
    ["another code", { linkId: "q2", code: [{ code: "44250-9" }], text: "Words" }, {}],
    [
      "answers to a question of yes and no",
      { linkId: "cssrs.1", text: "Words", answerOption: [option(1)] },
      { "cssrs.1": "Words" },
    ],
  ])("by %s", (_, item, texts) => {
    expect(textsOf(cssrsScreener, item)).toEqual(texts);
  });

  test.each([
    ["by its ordinal weight", { extension: [weight], valueString: "Often" }, { "sds.1=2": "Often" }],
    [
      "by the weight of its coding",
      { valueCoding: { code: "LA2", display: "Often", extension: [weight] } },
      { "sds.1=2": "Often" },
    ],
    ["only when it is scored", { valueCoding: { code: "9", display: "Often" } }, {}],
    ["only when it is a text", { valueCoding: { code: "2", display: 2 } }, {}],
    ["only when there is one", { valueCoding: { code: "2", display: "" } }, {}],
  ])("an answer is known %s", (_, offered, texts) => {
    expect(textsOf(sds, { linkId: "sds.1", answerOption: [offered] })).toStrictEqual(texts);
  });

  test("what is no item, no text and no code of ours is passed over", () => {
    const odd = { linkId: "q", code: [{ display: "No code" }], text: "Words" };
    expect(textsOf(sds, null, "sds.1", { linkId: "sds.1", text: 1 }, odd)).toStrictEqual({});
  });

  test("eight groups deep an item is found, and no deeper", () => {
    const within = (groups: number): unknown =>
      groups === 0 ? { linkId: "sds.1", text: "Deep" } : { linkId: "g", item: [within(groups - 1)] };
    expect(textsOf(sds, within(8))).toEqual({ "sds.1": "Deep" });
    expect(textsOf(sds, within(9))).toEqual({});
  });

  test.each([[null], [[]], [{ resourceType: "Patient" }]])("%j is no Questionnaire", (json) => {
    expect(textsOfQuestionnaire(sds, json)).toBeNull();
  });
});
