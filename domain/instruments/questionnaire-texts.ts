import { wordingFields } from "@/domain/instruments/clinic-wording";
import type { Instrument, Item, Option } from "@/domain/instruments/instrument";

type Json = Record<string, unknown>;

/**
 * The texts that a FHIR R4 Questionnaire has for an instrument's wording fields; null when it is no Questionnaire. Items are known
 * by our linkIds or LOINC codes, answers by their value, as an integer, a code or an ordinal weight.
 */
export function textsOfQuestionnaire(instrument: Instrument, json: unknown): Record<string, string> | null {
  if (!isObject(json) || json.resourceType !== "Questionnaire") return null;
  const keys = new Set(wordingFields(instrument).map((field) => field.key));
  const texts: Record<string, string> = {};
  for (const sent of flatten(json.item)) {
    const item = instrument.items.find((one) => isSame(one, sent));
    if (!item) continue;
    if (typeof sent.text === "string") texts[item.linkId] = sent.text;
    if (!("options" in item)) continue;
    for (const offered of objects(sent.answerOption)) {
      const option = item.options.find((one) => isOption(one, offered));
      const key = option && `${item.linkId}=${option.value}`;
      const text = displayOf(offered);
      if (key && keys.has(key) && text) texts[key] = text;
    }
  }
  return texts;
}

function flatten(items: unknown, depth = 0): Json[] {
  if (depth > 8) return [];
  return objects(items).flatMap((item) => [item, ...flatten(item.item, depth + 1)]);
}

function isSame(item: Item, sent: Json): boolean {
  const codes = objects(sent.code).map((one) => one.code);
  return (
    sent.linkId === item.linkId ||
    (item.loinc !== undefined && (sent.linkId === `/${item.loinc}` || codes.includes(item.loinc)))
  );
}

function isOption(option: Option, offered: Json): boolean {
  const coding = isObject(offered.valueCoding) ? offered.valueCoding : {};
  const weights = [...objects(offered.extension), ...objects(coding.extension)].map(
    (one) => one.valueDecimal,
  );
  const values = [offered.valueInteger, ...weights, coding.code];
  return values.some((value) => String(value) === String(option.value));
}

function displayOf(offered: Json): string | null {
  const coding = isObject(offered.valueCoding) ? offered.valueCoding : {};
  const text = coding.display ?? offered.valueString;
  return typeof text === "string" ? text : null;
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
