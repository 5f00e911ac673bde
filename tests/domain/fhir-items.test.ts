import { describe, expect, test } from "vitest";
import { expressionOf, flatten, isObject } from "@/domain/fhir-items";

function read(items: unknown) {
  const issues: string[] = [];
  const flat = flatten(items, (code, expression, diagnostics) =>
    issues.push(`${code} ${expression}: ${diagnostics}`),
  );
  return { flat, issues };
}
const item = (linkId: string, more: object = {}) => ({ linkId, ...more });
const flat = (linkId: string, more: object = {}) => ({
  ...{ linkId, codes: [linkId, linkId], answers: [], children: [] },
  ...more,
});

describe("an item may be known by", () => {
  test.each([
    ["its linkId, whole and as it ends", item("/a/44250-9"), ["/a/44250-9", "44250-9"]],
    [
      "the end of its definition",
      item("1", { definition: "http://loinc.org/q/44250-9" }),
      ["1", "1", "44250-9"],
    ],
    ["a fragment", item("1", { definition: "http://x.org/q/y#a" }), ["1", "1", "a"]],
    ["what follows a bar", item("1", { definition: "urn:x|b" }), ["1", "1", "b"]],
    ["no definition that is no text", item("1", { definition: 7 }), ["1", "1"]],
    ["nothing, with an empty linkId", item(""), []],
  ])("%s", (_, one, codes) => {
    expect(read([one])).toEqual({ flat: [{ ...flat(one.linkId), codes }], issues: [] });
  });
});

describe("items inside", () => {
  test("an item, and inside its answer, are its children", () => {
    const answer = [{ valueInteger: 1, item: [item("in-answer")] }];
    expect(read([item("a", { item: [item("in-item")], answer })])).toEqual({
      flat: [flat("a", { answers: answer, children: [flat("in-item"), flat("in-answer")] })],
      issues: [],
    });
  });

  const structure = "structure QuestionnaireResponse.item: ";
  const tooDeep = [`${structure}Items must be arrays, nested at most 16 deep.`];
  const inItems = (depth: number): object[] =>
    depth === 1 ? [item("x")] : [item("x", { item: inItems(depth - 1) })];
  const inAnswers = (depth: number): object[] =>
    depth === 1 ? [item("x")] : [item("x", { answer: [{ valueInteger: 1, item: inAnswers(depth - 1) }] })];
  test.each([
    ["items", inItems],
    ["answers", inAnswers],
  ])("%s are read 16 deep, not 17", (_, nested) => {
    expect(read(nested(16)).issues).toEqual([]);
    expect(read(nested(17)).issues).toEqual(tooDeep);
  });

  test("what is no list is said, and what is no item; the others are read", () => {
    expect(read({})).toEqual({ flat: [], issues: tooDeep });
    expect(read([item("a", { item: "b" })])).toEqual({ flat: [flat("a")], issues: tooDeep });
    const nameless = `${structure}Every item needs a linkId.`;
    expect(read([null, { linkId: 7 }, "x", item("a")])).toEqual({
      flat: [flat("a")],
      issues: [nameless, nameless, nameless],
    });
  });

  test("that are left out are asked for", () => {
    expect(read(undefined)).toEqual({
      flat: [],
      issues: ["required QuestionnaireResponse.item: There are no answers."],
    });
    expect(read([])).toEqual({ flat: [], issues: [] });
  });
});

describe("answers", () => {
  test.each([
    [[{ valueInteger: 1 }]],
    [[{ valueInteger: 1 }, { valueInteger: 2 }]],
    [[{ id: "x", valueInteger: 1 }]],
    [[{ _valueInteger: {}, valueInteger: 1 }]],
    [[]],
  ])("%j are read", (answer) => {
    expect(read([item("a", { answer })])).toEqual({ flat: [flat("a", { answers: answer })], issues: [] });
  });

  const at = "structure QuestionnaireResponse.item.where(linkId='a').answer: ";
  const asList = 'Send answer as an array of objects, such as [{"valueInteger": 2}].';
  const oneEach =
    "Give each answer exactly one value[x], such as valueInteger. Leave answer out when the item was skipped.";
  test.each([
    [{ valueInteger: 1 }, asList],
    [null, asList],
    [[1], asList],
    [[{ valueInteger: 1 }, 1], asList],
    [[{}], oneEach],
    [[{ valueInteger: 1 }, {}], oneEach],
    [[{ valueInteger: 1, valueString: "x" }], oneEach],
    [[{ valueInteger: null }], oneEach],
  ])("%j are not", (answer, why) => {
    expect(read([item("a", { answer })])).toEqual({ flat: [flat("a")], issues: [`${at}${why}`] });
  });
});

test.each([
  ["a", "QuestionnaireResponse.item.where(linkId='a')"],
  ["o'a", "QuestionnaireResponse.item.where(linkId='oa')"],
  ["a".repeat(81), `QuestionnaireResponse.item.where(linkId='${"a".repeat(80)}')`],
])("%s is where to look", (linkId, expression) => {
  expect(expressionOf(linkId)).toBe(expression);
});

test.each([
  [{}, true],
  [null, false],
  [[], false],
  ["x", false],
  [undefined, false],
])("%j is an object: %j", (value, expected) => {
  expect(isObject(value)).toBe(expected);
});
