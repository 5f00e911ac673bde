import { expect, test } from "vitest";
import { readAnswer } from "@/domain/fhir-answer";
import { findItem } from "@/domain/instruments/catalogue";

const note = findItem("md.note")?.item;

test.each([
  ["", null],
  [" \n\t", null],
  [" slept badly ", " slept badly "],
])("free text %j is read as %j", (valueString, value) => {
  if (!note) throw new Error("no such item");
  expect(readAnswer(note, [{ valueString }], [])).toEqual({ kind: "value", value });
});
