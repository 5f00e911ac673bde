import { answerSystem, heron, loinc, type Resource } from "@/domain/fhir/resource";
import { needsWording } from "@/domain/instruments/clinic-supplied";
import type { Instrument, Item, Option } from "@/domain/instruments/instrument";

/**
 * An instrument with its words, as a FHIR Questionnaire. Null for one whose words the clinic supplies: its licence is the clinic's
 * and lets nobody pass them on. When an item is asked only after certain answers, that is left out: the answers tell what was asked.
 */
export function questionnaireResource(instrument: Instrument): Resource | null {
  if (needsWording(instrument)) return null;
  const { id, version, title, stem, license, sources } = instrument;
  return {
    resourceType: "Questionnaire",
    id,
    url: heron("Questionnaire", id),
    version,
    name: instrument.shortTitle.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, next = "") => next.toUpperCase()),
    title,
    status: "active",
    subjectType: ["Patient"],
    description: `Asks about: ${instrument.recall.text}. Sources: ${sources.join("; ")}.`,
    copyright: license.notice,
    ...(instrument.loinc ? { code: [{ system: loinc, code: instrument.loinc }] } : {}),
    item: [
      ...(stem ? [{ linkId: `${id}.stem`, text: stem, type: "display" }] : []),
      ...instrument.items.map(itemOf),
    ],
  };
}

function itemOf(item: Item): Record<string, unknown> {
  const bounds =
    "min" in item && item.type !== "decimal"
      ? { extension: [bound("minValue", item.min), bound("maxValue", item.max)] }
      : {};
  return {
    linkId: item.linkId,
    ...bounds,
    ...(item.loinc ? { code: [{ system: loinc, code: item.loinc }] } : {}),
    text: item.text,
    type: types[item.type],
    required: item.required && !item.askedWhen,
    ...(item.type === "multi-choice" ? { repeats: true } : {}),
    ...("maxLength" in item ? { maxLength: item.maxLength } : {}),
    ...("options" in item
      ? { answerOption: item.options.map((option) => ({ valueCoding: codingOf(item.linkId, option) })) }
      : {}),
  };
}

const types = {
  choice: "choice",
  "multi-choice": "choice",
  scale: "integer",
  integer: "integer",
  decimal: "decimal",
  boolean: "boolean",
  dateTime: "dateTime",
  // Written as 128/80: one answer, as it is read off the device.
  "blood-pressure": "string",
  text: "text",
} as const satisfies Record<Item["type"], string>;

function bound(name: "minValue" | "maxValue", valueInteger: number): Record<string, unknown> {
  return { url: `http://hl7.org/fhir/StructureDefinition/${name}`, valueInteger };
}

/** An answer of a choice: by its LOINC answer code, else by Heron's value in a code system of the item's own. */
export function codingOf(linkId: string, { value, text, loinc: code }: Option): Record<string, unknown> {
  return {
    ...(code ? { system: loinc, code } : { system: answerSystem(linkId), code: String(value) }),
    ...(text ? { display: text } : {}),
  };
}
