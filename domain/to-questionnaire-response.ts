import type { CheckIn } from "@/domain/check-in";
import { findItem } from "@/domain/instruments/catalogue";
import type { AnswerValue, Item } from "@/domain/instruments/instrument";

/** A stored check-in as a FHIR R4 QuestionnaireResponse. Reading it back with `parseQuestionnaireResponse` gives the same answers. */
export function toQuestionnaireResponse(
  stored: CheckIn & { id: string; patientId: string; version: number },
): Record<string, unknown> {
  return {
    resourceType: "QuestionnaireResponse",
    id: stored.id,
    meta: { versionId: String(stored.version) },
    language: stored.language,
    questionnaire: `urn:heron:Questionnaire/${stored.instrument}|${stored.instrumentVersion}`,
    status: stored.status,
    subject: { reference: `Patient/${stored.patientId}` },
    authored: stored.authoredAt.toISOString(),
    item: Object.entries(stored.answers).map(([linkId, value]) => {
      const item = findItem(linkId)?.item;
      const answer = item && value !== null ? answersOf(item, value) : [];
      return { linkId, ...(item?.text ? { text: item.text } : {}), ...(answer.length > 0 ? { answer } : {}) };
    }),
  };
}

function answersOf(item: Item, value: NonNullable<AnswerValue>): Record<string, unknown>[] {
  if (item.type === "choice" || item.type === "multi-choice") {
    const chosen = Array.isArray(value) ? value : [value];
    return chosen.map((one) => {
      const option = item.options.find((candidate) => candidate.value === one);
      const coding = option?.loinc
        ? { system: "http://loinc.org", code: option.loinc }
        : { code: String(one) };
      return { valueCoding: { ...coding, ...(option?.text ? { display: option.text } : {}) } };
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
