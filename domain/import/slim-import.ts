import { isObject } from "@/domain/fhir-items";

/**
 * A FHIR Bundle with no more than an import reads: its QuestionnaireResponses whole, of a Patient the numbers and the day of birth,
 * of everything else its kind. Entries keep their places. Files of other kinds stay as they are.
 */
export function slimImport(text: string): string {
  const bundle = text.trimStart().startsWith("{") ? parse(text) : null;
  if (!isObject(bundle) || bundle.resourceType !== "Bundle" || !Array.isArray(bundle.entry)) return text;
  return JSON.stringify({ resourceType: "Bundle", type: bundle.type, entry: bundle.entry.map(slimEntry) });
}

function slimEntry(entry: unknown): unknown {
  if (!isObject(entry) || !isObject(entry.resource)) return entry;
  const { resourceType, id, identifier, birthDate } = entry.resource;
  if (resourceType === "QuestionnaireResponse") return { resource: entry.resource };
  if (resourceType !== "Patient") return { resource: { resourceType } };
  return { fullUrl: entry.fullUrl, resource: { resourceType, id, identifier, birthDate } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
