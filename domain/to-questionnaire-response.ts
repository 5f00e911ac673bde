import type { CheckIn } from "@/domain/check-in";
import { codingOf } from "@/domain/fhir/questionnaire-resource";
import { answerSystem, heron } from "@/domain/fhir/resource";
import { startedExtension } from "@/domain/fhir-origin";
import { findInstrument, findItem } from "@/domain/instruments/catalogue";
import type { AnswerValue, Item } from "@/domain/instruments/instrument";

/**
 * A stored check-in as a FHIR R4 QuestionnaireResponse, its items in the instrument's order. Reading it back with
 * `parseQuestionnaireResponse` gives the same check-in.
 */
export function toQuestionnaireResponse(
  stored: CheckIn & { id: string; patientId: string; version: number },
): Record<string, unknown> {
  const { startedAt, deviceId } = stored;
  return {
    resourceType: "QuestionnaireResponse",
    id: stored.id,
    meta: { versionId: String(stored.version) },
    language: stored.language,
    ...(startedAt ? { extension: [{ url: startedExtension, valueDateTime: startedAt.toISOString() }] } : {}),
    questionnaire: heron("Questionnaire", `${stored.instrument}|${stored.instrumentVersion}`),
    status: stored.status,
    subject: { reference: `Patient/${stored.patientId}` },
    authored: stored.authoredAt.toISOString(),
    ...(deviceId ? { author: { type: "Device", identifier: { value: deviceId } } } : {}),
    item: askedItems(stored).map((linkId) => {
      const item = findItem(linkId)?.item;
      const value = stored.answers[linkId] ?? null;
      const answer = item && value !== null ? answersOf(item, value) : [];
      return { linkId, ...(item?.text ? { text: item.text } : {}), ...(answer.length > 0 ? { answer } : {}) };
    }),
  };
}

/** The linkIds that were asked, in the instrument's order; what it no longer knows comes last. */
function askedItems({ instrument, answers }: CheckIn): string[] {
  const known = (findInstrument(instrument)?.items ?? []).map((item) => item.linkId);
  const other = Object.keys(answers).filter((linkId) => !known.includes(linkId));
  return [...known.filter((linkId) => linkId in answers), ...other.sort()];
}

function answersOf(item: Item, value: NonNullable<AnswerValue>): Record<string, unknown>[] {
  if (item.type === "choice" || item.type === "multi-choice") {
    const chosen = Array.isArray(value) ? value : [value];
    return chosen.map((one) => {
      const option = item.options.find((candidate) => candidate.value === one);
      const unknown = { system: answerSystem(item.linkId), code: String(one) };
      return { valueCoding: option ? codingOf(item.linkId, option) : unknown };
    });
  }
  if (typeof value === "boolean") return [{ valueBoolean: value }];
  if (item.type === "dateTime") return [{ valueDateTime: value }];
  if (typeof value === "string") return [{ valueString: value }];
  if (typeof value === "number")
    return [item.type === "decimal" ? { valueDecimal: value } : { valueInteger: value }];
  if ("sys" in value) return [{ valueString: `${value.sys}/${value.dia}` }];
  return [];
}
