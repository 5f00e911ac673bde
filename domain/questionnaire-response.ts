import type { CheckIn } from "@/domain/check-in";
import { isStorable, readAnswer } from "@/domain/fhir-answer";
import { expressionOf, type Fail, type FlatItem, flatten, type Issue, isObject } from "@/domain/fhir-items";
import { readOrigin } from "@/domain/fhir-origin";
import { readFhirTime } from "@/domain/fhir-time";
import { instruments } from "@/domain/instruments/catalogue";
import type { Answers, AnswerValue, Instrument, Item } from "@/domain/instruments/instrument";

/** Whose check-in it is, as the sender says it: by our id, or by the clinic's number. */
export type Subject = { readonly id: string } | { readonly number: string };

export type Parsed =
  | {
      readonly kind: "ok";
      readonly checkIn: CheckIn;
      readonly subject: Subject;
      /** "system|value", or null when the sender gave none. */
      readonly identifier: string | null;
      /** The total the sender computed; Heron computes its own. */
      readonly statedTotal: number | null;
    }
  | {
      readonly kind: "invalid";
      readonly issues: readonly Issue[];
      /** Whose and which it was, as far as that could be read: a refused check-in can then be looked for. */
      readonly subject: Subject | null;
      readonly instrument: string | null;
    };

const statuses = ["completed", "amended", "in-progress", "stopped"] as const;
const hour = 3_600_000;

/**
 * Reads a FHIR R4 QuestionnaireResponse into a check-in. Items are known by our linkIds or by LOINC codes (as linkId, with or
 * without a leading slash, or at the end of `definition`); answers by LOINC answer codes, our option values, or numbers.
 * Everything wrong is reported at once. A skipped item is stored as null, never as zero.
 */
export function parseQuestionnaireResponse(json: unknown, now: Date): Parsed {
  const issues: Issue[] = [];
  const fail = (code: Issue["code"], expression: string, diagnostics: string) =>
    issues.push({ code, expression, diagnostics });
  if (!isObject(json) || json.resourceType !== "QuestionnaireResponse") {
    fail("structure", "QuestionnaireResponse.resourceType", "Send one QuestionnaireResponse resource.");
    return { kind: "invalid", issues, subject: null, instrument: null };
  }

  const status = statuses.find((one) => one === json.status);
  if (!status) fail("value", "QuestionnaireResponse.status", `Use one of ${statuses.join(", ")}.`);
  const authoredAt = readAuthored(json.authored, now, fail);
  const subject = readSubject(json.subject, fail);
  const identifier = readIdentifier(json.identifier, fail);
  const flat = flatten(json.item, fail);
  const instrument = findInstrumentFor(json.questionnaire, flat);
  if (!instrument) {
    const known = instruments.map((one) => one.id).join(", ");
    fail(
      "not-supported",
      "QuestionnaireResponse.questionnaire",
      `Heron does not know this instrument. It knows: ${known}.`,
    );
    return { kind: "invalid", issues, subject, instrument: null };
  }
  checkVersion(json.questionnaire, instrument, fail);
  const { answers, statedTotal } = readItems(instrument, flat, fail);
  if (issues.length > 0 || !status || !authoredAt || !subject) {
    return { kind: "invalid", issues, subject, instrument: instrument.id };
  }
  return {
    kind: "ok",
    subject,
    identifier,
    statedTotal,
    checkIn: {
      instrument: instrument.id,
      instrumentVersion: instrument.version,
      status,
      authoredAt,
      ...readOrigin(json),
      language:
        typeof json.language === "string" && /^[A-Za-z-]{2,20}$/.test(json.language) ? json.language : "en",
      answers,
    },
  };
}

function readAuthored(authored: unknown, now: Date, fail: Fail): Date | null {
  const expression = "QuestionnaireResponse.authored";
  if (authored === undefined) {
    fail("required", expression, "Say when the patient answered.");
    return null;
  }
  const isDay = typeof authored === "string" && /^\d{4}-\d\d-\d\d$/.test(authored);
  // A day without a time is the middle of that day, UTC: right to the day almost everywhere.
  const at = readFhirTime(isDay ? `${authored}T12:00:00Z` : authored);
  if (!at) {
    fail(
      "value",
      expression,
      "Use a FHIR dateTime from 2000 on, with a zone, such as 2026-11-23T20:10:00-05:00.",
    );
    return null;
  }
  if (at.getTime() > now.getTime() + 24 * hour) {
    fail("value", expression, "This is in the future. Check the sender's clock.");
    return null;
  }
  return at;
}

function readSubject(subject: unknown, fail: Fail): Subject | null {
  const expression = "QuestionnaireResponse.subject";
  if (!isObject(subject)) {
    fail(
      "required",
      expression,
      'Name the patient: reference "Patient/ID", or identifier.value with the clinic\'s number.',
    );
    return null;
  }
  if (typeof subject.reference === "string") {
    const id = /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})$/.exec(subject.reference)?.[1];
    if (id) return { id };
  }
  const { identifier } = subject;
  if (
    isObject(identifier) &&
    typeof identifier.value === "string" &&
    /^[\w .\-/#]{1,64}$/.test(identifier.value)
  ) {
    return { number: identifier.value };
  }
  fail("value", expression, 'The patient could not be read: use reference "Patient/ID" or identifier.value.');
  return null;
}

function readIdentifier(identifier: unknown, fail: Fail): string | null {
  if (identifier === undefined) return null;
  const one = Array.isArray(identifier) ? identifier[0] : identifier;
  const system = isObject(one) ? (one.system ?? "") : null;
  const value = isObject(one) ? one.value : null;
  if (
    typeof system === "string" &&
    typeof value === "string" &&
    value !== "" &&
    system.length + value.length <= 400 &&
    isStorable(system + value)
  ) {
    return `${system}|${value}`;
  }
  fail(
    "value",
    "QuestionnaireResponse.identifier",
    "Give a system and a value, of at most 400 characters together and without control characters.",
  );
  return null;
}

function findInstrumentFor(questionnaire: unknown, items: readonly FlatItem[]): Instrument | null {
  const tail =
    typeof questionnaire === "string" ? (questionnaire.split("|")[0]?.split("/").at(-1) ?? "") : "";
  const named = instruments.find((one) => one.id === tail || one.loinc === tail);
  if (named) return named;
  // Other publishers name the same instrument differently; its items tell.
  const all = (list: readonly FlatItem[]): FlatItem[] =>
    list.flatMap((item) => [item, ...all(item.children)]);
  const sent = all(items);
  return instruments.find((one) => sent.some((item) => item.codes.some((code) => findIn(one, code)))) ?? null;
}

/** The version in a canonical of Heron's own. Another publisher's version numbers that publisher's edition: nothing here to compare it with. */
function checkVersion(questionnaire: unknown, instrument: Instrument, fail: Fail): void {
  const [url, version] = typeof questionnaire === "string" ? questionnaire.split("|") : [];
  const isOurs = url === instrument.id || url?.startsWith("urn:heron:");
  if (!isOurs || version === undefined || version === instrument.version) return;
  fail(
    "not-supported",
    "QuestionnaireResponse.questionnaire",
    `Heron knows version ${instrument.version} of ${instrument.id}. Send that, or no version.`,
  );
}

function findIn(instrument: Instrument, code: string): Item | null {
  return instrument.items.find((item) => item.linkId === code || item.loinc === code) ?? null;
}

function readItems(instrument: Instrument, flat: readonly FlatItem[], fail: Fail) {
  const answers: Record<string, AnswerValue> = {};
  let statedTotal: number | null = null;
  const totals = new Set(instrument.measures.flatMap((measure) => measure.loinc ?? []));
  const visit = (list: readonly FlatItem[]) => {
    for (const sent of list) {
      const expression = expressionOf(sent.linkId);
      const item = sent.codes.map((code) => findIn(instrument, code)).find((found) => found !== null);
      if (item) {
        if (item.linkId in answers) {
          fail("invariant", expression, "This item was sent twice.");
          continue;
        }
        const read = readAnswer(item, sent.answers, sent.children);
        if (read.kind === "problem") fail(read.code, expression, read.diagnostics);
        else answers[item.linkId] = read.value;
        if (item.type === "blood-pressure") continue;
      } else if (sent.codes.some((code) => totals.has(code))) {
        const stated = sent.answers[0]?.valueDecimal ?? sent.answers[0]?.valueInteger;
        if (typeof stated === "number" && Number.isFinite(stated)) statedTotal = stated;
      } else if (sent.answers.length > 0) {
        fail("not-supported", expression, `${instrument.shortTitle} has no such item.`);
      }
      visit(sent.children);
    }
  };
  visit(flat);
  return { answers: withSkipped(instrument, answers), statedTotal };
}

/** In an instrument with a total every required item was asked: one left out was skipped. Short forms leave items out because they did not ask. */
function withSkipped(instrument: Instrument, answers: Answers): Answers {
  if (!instrument.measures.some((measure) => measure.id === "total")) return answers;
  const skipped = instrument.items.filter(
    (item) => item.required && !(item.linkId in answers) && (item.askedWhen?.(answers) ?? true),
  );
  return { ...answers, ...Object.fromEntries(skipped.map((item) => [item.linkId, null])) };
}
