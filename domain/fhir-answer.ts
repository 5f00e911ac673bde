import { isObject } from "@/domain/fhir-items";
import { readFhirTime } from "@/domain/fhir-time";
import type { AnswerValue, Item, Option } from "@/domain/instruments/instrument";

type Json = Record<string, unknown>;
type Sent = { codes: string[]; answers: Json[] };

export type ReadAnswer =
  | { readonly kind: "value"; readonly value: AnswerValue }
  | {
      readonly kind: "problem";
      readonly code: "value" | "invariant" | "too-long";
      readonly diagnostics: string;
    };

/** Reads FHIR answer elements as one item's answer. No answer is null: skipped, never zero. Problems never quote the answer. */
export function readAnswer(item: Item, answers: readonly Json[], children: readonly Sent[]): ReadAnswer {
  if (item.type === "blood-pressure") return readBloodPressure(answers, children);
  if (answers.length === 0) return { kind: "value", value: null };
  if (item.type === "multi-choice") return readSeveral(item.options, answers);
  const [answer] = answers;
  if (!answer || answers.length > 1) return problem("invariant", "This item takes one answer.");
  if (item.type === "choice") {
    const option = findOption(item.options, answer);
    return option ? value(option.value) : problem("value", `Use one of: ${listOptions(item.options)}.`);
  }
  if (item.type === "boolean") {
    const yes = readYes(answer);
    return yes === null
      ? problem("value", "Use valueBoolean, or a coding LA33-6 (yes) or LA32-8 (no).")
      : value(yes);
  }
  if (item.type === "text") {
    const text = answer.valueString;
    if (typeof text !== "string" || !isStorable(text))
      return problem("value", "Use valueString, in well-formed Unicode.");
    // FHIR has no empty strings: a field left blank was skipped.
    if (text.trim() === "") return value(null);
    return text.length > item.maxLength
      ? problem("too-long", `Use at most ${item.maxLength} characters.`)
      : value(text);
  }
  if (item.type === "dateTime") {
    const at = readFhirTime(answer.valueDateTime ?? answer.valueInstant);
    return at ? value(at.toISOString()) : problem("value", "Use valueDateTime from 2000 on, with a zone.");
  }
  if (!("min" in item)) return problem("value", "This item cannot be read.");
  const number = readNumber(answer);
  const whole = item.type !== "decimal";
  if (number === null || number < item.min || number > item.max || (whole && !Number.isInteger(number))) {
    return problem("value", `Use a ${whole ? "whole " : ""}number from ${item.min} to ${item.max}.`);
  }
  return value(number);
}

const loinc = "http://loinc.org";
const ordinals = [
  "http://hl7.org/fhir/StructureDefinition/ordinalValue",
  "http://hl7.org/fhir/StructureDefinition/itemWeight",
];

function findOption(options: readonly Option[], answer: Json): Option | null {
  const number = readNumber(answer);
  if (number !== null) return options.find((option) => option.value === number) ?? null;
  // Options that the clinic words have no text of ours to be known by.
  if (typeof answer.valueString === "string" && answer.valueString !== "") {
    return (
      options.find((option) => option.value === answer.valueString || option.text === answer.valueString) ??
      null
    );
  }
  const coding = answer.valueCoding;
  if (!isObject(coding)) return null;
  if (typeof coding.code === "string") {
    const { code, system } = coding;
    const byLoinc = options.find((option) => option.loinc === code);
    if (byLoinc && (system === undefined || system === loinc)) return byLoinc;
    // A LOINC answer that this item does not offer is wrong, whatever its display says.
    if (system === loinc) return null;
    // Another system's "0" may be its "nearly every day": only its stated weight can be believed.
    const byValue = isOurs(system) ? options.find((option) => String(option.value) === code) : undefined;
    if (byValue) return byValue;
  }
  const extensions = Array.isArray(coding.extension) ? coding.extension.filter(isObject) : [];
  const weight = extensions.find((one) => ordinals.includes(String(one.url)))?.valueDecimal;
  return typeof weight === "number" ? (options.find((option) => option.value === weight) ?? null) : null;
}

/** Codes are ours when they name no system, or one of Heron's. */
function isOurs(system: unknown): boolean {
  return system === undefined || (typeof system === "string" && system.startsWith("urn:heron:"));
}

function readSeveral(options: readonly Option[], answers: readonly Json[]): ReadAnswer {
  const chosen = answers.map((answer) => findOption(options, answer));
  if (chosen.some((option) => option === null))
    return problem("value", `Use any of: ${listOptions(options)}.`);
  return value([...new Set(chosen.flatMap((option) => (option ? [String(option.value)] : [])))]);
}

/** "128/80" in valueString, or two child items coded 8480-6 and 8462-4. */
function readBloodPressure(answers: readonly Json[], children: readonly Sent[]): ReadAnswer {
  const written = /^(\d{2,3})\/(\d{2,3})$/.exec(String(answers[0]?.valueString ?? ""));
  const child = (codes: string[]) => {
    const found = children.find((one) =>
      one.codes.some((code) => codes.some((end) => code === end || code.endsWith(`.${end}`))),
    );
    return found?.answers[0] ? readNumber(found.answers[0]) : null;
  };
  const sys = written ? Number(written[1]) : child(["8480-6", "sys"]);
  const dia = written ? Number(written[2]) : child(["8462-4", "dia"]);
  if (sys === null && dia === null && answers.length === 0) return value(null);
  if (sys === null || dia === null || sys < 60 || sys > 300 || dia < 30 || dia > 200) {
    return problem(
      "value",
      "Give systolic 60 to 300 and diastolic 30 to 200 mmHg, as 128/80 or as items 8480-6 and 8462-4.",
    );
  }
  return value({ sys, dia });
}

function readNumber(answer: Json): number | null {
  const quantity = isObject(answer.valueQuantity) ? answer.valueQuantity.value : undefined;
  const number = answer.valueInteger ?? answer.valueDecimal ?? quantity;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

function readYes(answer: Json): boolean | null {
  if (typeof answer.valueBoolean === "boolean") return answer.valueBoolean;
  const { code, system } = isObject(answer.valueCoding) ? answer.valueCoding : {};
  if (system !== undefined && system !== loinc) return null;
  if (code === "LA33-6") return true;
  return code === "LA32-8" ? false : null;
}

function listOptions(options: readonly Option[]): string {
  return options.map((option) => option.loinc ?? option.value).join(", ");
}

function value(given: AnswerValue): ReadAnswer {
  return { kind: "value", value: given };
}

function problem(code: "value" | "invariant" | "too-long", diagnostics: string): ReadAnswer {
  return { kind: "problem", code, diagnostics };
}

/** Text that a database can keep: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return (
    !text.includes("\0") &&
    !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)
  );
}
