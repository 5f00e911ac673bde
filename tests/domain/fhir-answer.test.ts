import { describe, expect, test } from "vitest";
import { isStorable, readAnswer } from "@/domain/fhir-answer";
import type { Item } from "@/domain/instruments/instrument";

const asked = { linkId: "x", label: "", text: "", required: true };
const read = (item: Item, ...answers: Record<string, unknown>[]) => readAnswer(item, answers, []);
const value = (given: unknown) => ({ kind: "value", value: given });
const wrong = (diagnostics: string) => ({ kind: "problem", code: "value", diagnostics });
const system = "http://loinc.org";

describe("one of several options", () => {
  const item: Item = {
    ...asked,
    type: "choice",
    options: [
      { value: 0, text: "Not at all", loinc: "LA6568-5" },
      { value: 1, text: "Several days", loinc: "LA6569-3" },
      { value: "near", text: "Somebody near" },
      { value: 2, text: "" },
    ],
  };
  const weighed = (url: string, valueDecimal: unknown) => ({ extension: [null, { url, valueDecimal }] });
  const ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
  test.each([
    [{ valueInteger: 1 }, 1],
    [{ valueInteger: 0 }, 0],
    [{ valueDecimal: 1 }, 1],
    [{ valueQuantity: { value: 1 } }, 1],
    [{ valueString: "Several days" }, 1],
    [{ valueString: "near" }, "near"],
    [{ valueCoding: { code: "LA6569-3" } }, 1],
    [{ valueCoding: { system, code: "LA6569-3" } }, 1],
    [{ valueCoding: { code: "1" } }, 1],
    [{ valueCoding: { system: "urn:heron:CodeSystem/x", code: "near" } }, "near"],
    [{ valueCoding: { system: "urn:other", code: "0", ...weighed(ordinal, 1) } }, 1],
    [{ valueCoding: weighed("http://hl7.org/fhir/StructureDefinition/itemWeight", 0) }, 0],
  ])("%j is %j", (answer, expected) => {
    expect(read(item, answer)).toEqual(value(expected));
  });

  test.each([
    { valueInteger: 3 },
    { valueInteger: "1" },
    { valueInteger: Number.POSITIVE_INFINITY },
    { valueQuantity: 1 },
    { valueString: "Often" },
    { valueString: "" },
    { valueString: 7 },
    { valueBoolean: true },
    { valueCoding: "LA6569-3" },
    { valueCoding: {} },
    { valueCoding: { code: "9" } },
    { valueCoding: { code: 1 } },
    { valueCoding: { system, code: "LA9", ...weighed(ordinal, 1) } },
    { valueCoding: { system, code: "1" } },
    { valueCoding: { system: "urn:other", code: "LA6569-3" } },
    { valueCoding: { system: "urn:other", code: "1" } },
    { valueCoding: { system: 7, code: "1" } },
    { valueCoding: { extension: "x" } },
    { valueCoding: weighed("urn:other", 1) },
    { valueCoding: weighed(ordinal, "1") },
    { valueCoding: weighed(ordinal, "near") },
    { valueCoding: weighed(ordinal, 5) },
  ])("%j is refused", (answer) => {
    expect(read(item, answer)).toEqual(wrong("Use one of: LA6568-5, LA6569-3, near, 2."));
  });

  test("no answer is a skipped item, two are too many", () => {
    expect(read(item)).toEqual(value(null));
    const two = { kind: "problem", code: "invariant", diagnostics: "This item takes one answer." };
    expect(read(item, { valueInteger: 1 }, { valueInteger: 1 })).toEqual(two);
  });
});

test("several options are kept once each, as words", () => {
  const item: Item = {
    ...asked,
    type: "multi-choice",
    options: [
      { value: "near", text: "Near" },
      { value: 3, text: "Far" },
    ],
  };
  const near = { valueCoding: { code: "near" } };
  expect(read(item, near, { valueInteger: 3 }, near)).toEqual(value(["near", "3"]));
  expect(read(item)).toEqual(value(null));
  expect(read(item, near, { valueCoding: { code: "x" } })).toEqual(wrong("Use any of: near, 3."));
});

describe("yes or no", () => {
  const item: Item = { ...asked, type: "boolean" };
  test.each([
    [{ valueBoolean: true }, true],
    [{ valueBoolean: false }, false],
    [{ valueCoding: { code: "LA33-6" } }, true],
    [{ valueCoding: { system, code: "LA33-6" } }, true],
    [{ valueCoding: { system, code: "LA32-8" } }, false],
  ])("%j is %j", (answer, expected) => {
    expect(read(item, answer)).toEqual(value(expected));
  });

  test.each([
    { valueString: "yes" },
    { valueBoolean: "true" },
    { valueCoding: { system: "urn:other", code: "LA33-6" } },
    { valueCoding: { system, code: "LA6569-3" } },
  ])("%j is refused", (answer) => {
    expect(read(item, answer)).toMatchObject({ kind: "problem", code: "value" });
  });
});

describe("free text", () => {
  const item: Item = { ...asked, type: "text", maxLength: 14 };
  test.each([
    ["", null],
    [" \n\t", null],
    [" slept badly ", " slept badly "],
    ["slept so badly", "slept so badly"],
  ])("%j is read as %j", (valueString, expected) => {
    expect(read(item, { valueString })).toEqual(value(expected));
  });

  test.each([
    ["slept very badly", "too-long"],
    ["slept\0", "value"],
    [7, "value"],
    [undefined, "value"],
  ])("%j is refused", (valueString, code) => {
    expect(read(item, { valueString })).toMatchObject({ kind: "problem", code });
  });
});

describe("a time", () => {
  const item: Item = { ...asked, type: "dateTime" };
  test.each([
    [{ valueDateTime: "2026-05-04T14:00:00+02:00" }, value("2026-05-04T12:00:00.000Z")],
    [{ valueInstant: "2026-05-04T12:00:00Z" }, value("2026-05-04T12:00:00.000Z")],
    [{ valueDateTime: "2026-05-04" }, wrong("Use valueDateTime from 2000 on, with a zone.")],
  ])("%j", (answer, expected) => {
    expect(read(item, answer)).toEqual(expected);
  });
});

describe("a number", () => {
  const bounds = { min: 1, max: 10 };
  const scale: Item = { ...asked, type: "scale", ...bounds };
  const integer: Item = { ...asked, type: "integer", ...bounds };
  const decimal: Item = { ...asked, type: "decimal", ...bounds };
  test.each<[Item, unknown, unknown]>([
    [scale, 1, 1],
    [scale, 10, 10],
    [integer, 7, 7],
    [decimal, 1.5, 1.5],
  ])("%j of %j is %j", (item, valueDecimal, expected) => {
    expect(read(item, { valueDecimal })).toEqual(value(expected));
  });

  const whole = "Use a whole number from 1 to 10.";
  test.each<[Item, unknown, string]>([
    [scale, 0, whole],
    [scale, 11, whole],
    [scale, 1.5, whole],
    [integer, 1.5, whole],
    [decimal, 10.5, "Use a number from 1 to 10."],
    [decimal, "7", "Use a number from 1 to 10."],
  ])("%j of %j is refused", (item, valueDecimal, why) => {
    expect(read(item, { valueDecimal })).toEqual(wrong(why));
  });

  test("an item of a kind that nobody knows cannot be read", () => {
    const unheardOf = { ...asked, type: "drawing" } as unknown as Item;
    expect(read(unheardOf, { valueInteger: 1 })).toEqual(wrong("This item cannot be read."));
  });
});

describe("a blood pressure", () => {
  const item: Item = { ...asked, type: "blood-pressure" };
  const why =
    "Give systolic 60 to 300 and diastolic 30 to 200 mmHg, as 128/80 or as items 8480-6 and 8462-4.";
  const child = (code: string, ...given: unknown[]) => ({
    codes: ["other", code],
    answers: given.map((valueInteger) => ({ valueInteger })),
  });
  test.each([
    ["128/80", { sys: 128, dia: 80 }],
    ["60/30", { sys: 60, dia: 30 }],
    ["300/200", { sys: 300, dia: 200 }],
  ])("%s as written", (valueString, expected) => {
    expect(read(item, { valueString })).toEqual(value(expected));
  });

  test.each(["59/80", "301/80", "128/29", "128/201", "128-80", "a128/80", "128/80b", "1280/80", "128/8", ""])(
    "%s as written is refused",
    (valueString) => {
      expect(read(item, { valueString })).toEqual(wrong(why));
    },
  );

  test.each([
    ["by LOINC", [child("8480-6", 128), child("8462-4", 80)], value({ sys: 128, dia: 80 })],
    ["by name", [child("sys", 128), child("dia", 80)], value({ sys: 128, dia: 80 })],
    ["by path", [child("x.sys", 128), child("x.dia", 80)], value({ sys: 128, dia: 80 })],
    ["by other names", [child("xsys", 128), child("xdia", 80)], value(null)],
    ["without answers", [child("sys"), child("dia")], value(null)],
    ["the upper alone", [child("sys", 128)], wrong(why)],
    ["the lower alone", [child("dia", 80)], wrong(why)],
    ["none", [], value(null)],
  ])("as two items: %s", (_, children, expected) => {
    expect(readAnswer(item, [], children)).toEqual(expected);
  });
});

test.each([
  ["", true],
  ["slept badly", true],
  ["😀", true],
  ["a\0b", false],
  ["\uD83D", false],
  ["\uD83Da", false],
  ["\uDE00", false],
  ["\uDE00\uD83D", false],
  ["\uD83D\uD83D\uDE00", false],
  ["\uD83D\uDE00\uDE00", false],
])("%j can be kept: %j", (text, expected) => {
  expect(isStorable(text)).toBe(expected);
});
