import { isObject } from "@/domain/fhir-items";
import {
  type ImportEntry,
  type ImportProblem,
  maxImportCheckIns,
  maxImportLength,
  type ReadImport,
  unreadable,
} from "@/domain/import/import-entry";
import { findPeople, type People, personOf } from "@/domain/import/people";
import { readAnswersCsv } from "@/domain/import/read-answers-csv";
import { parseQuestionnaireResponse } from "@/domain/questionnaire-response";

type Json = Record<string, unknown>;
type Placed = { readonly place: string; readonly resource: unknown; readonly fullUrl: unknown };

/**
 * Reads a file of check-ins: a FHIR Bundle or one resource, NDJSON with a resource a line, or Heron's own CSV of answers. Which it
 * is, is told by the text. Every check-in is read as the intake reads it; what cannot be read is said, with its place.
 */
export function readImport(text: string, now: Date): ReadImport {
  if (text.length > maxImportLength) {
    const most = maxImportLength.toLocaleString("en-US");
    return unreadable(
      "File",
      `It has more than ${most} characters. Split it, and import one part after the other.`,
    );
  }
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start === "") return unreadable("File", "It is empty.");
  const read = start.startsWith("{") ? readJson(start, now) : readAnswersCsv(text, now);
  if (read.kind === "read" && read.entries.length > maxImportCheckIns) {
    const most = maxImportCheckIns.toLocaleString("en-US");
    return unreadable(
      "File",
      `It has more than ${most} check-ins. Split it, and import one part after the other.`,
    );
  }
  return read;
}

function readJson(text: string, now: Date): ReadImport {
  const whole = parse(text);
  if (!isObject(whole)) return readLines(text, now);
  if (whole.resourceType !== "Bundle") return readResources("FHIR NDJSON", [at("Line 1", whole)], now);
  if (!Array.isArray(whole.entry)) return unreadable("Bundle.entry", "This Bundle holds nothing.");
  const entries = whole.entry.map((entry: unknown, i) =>
    isObject(entry)
      ? { place: `Entry ${i + 1}`, resource: entry.resource, fullUrl: entry.fullUrl }
      : at(`Entry ${i + 1}`, undefined),
  );
  return readResources("FHIR Bundle", entries, now);
}

function readLines(text: string, now: Date): ReadImport {
  const lines = text
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === "" ? [] : at(`Line ${i + 1}`, parse(line))));
  if (lines.every(({ resource }) => resource === undefined)) {
    return unreadable("File", "It begins like JSON and is none. Export it again, or choose another file.");
  }
  return readResources("FHIR NDJSON", lines, now);
}

function at(place: string, resource: unknown): Placed {
  return { place, resource, fullUrl: undefined };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readResources(
  format: "FHIR Bundle" | "FHIR NDJSON",
  placed: readonly Placed[],
  now: Date,
): ReadImport {
  const people = findPeople(placed);
  const passedOver: Record<string, number> = {};
  const entries = placed.flatMap((one): ImportEntry[] => {
    if (!isObject(one.resource) || typeof one.resource.resourceType !== "string") {
      const message = "This is no FHIR resource in JSON. Mend it or take it out.";
      const problems = [{ place: one.place, field: null, message }];
      return [{ kind: "refused", subject: null, instrument: null, problems }];
    }
    const { resourceType } = one.resource;
    if (resourceType === "QuestionnaireResponse") return [readResponse(one.place, one.resource, people, now)];
    const name = /^[A-Za-z]{1,40}$/.test(resourceType) ? resourceType : "Other";
    passedOver[name] = (passedOver[name] ?? 0) + 1;
    return [];
  });
  if (entries.length === 0) {
    return unreadable("File", "It holds no QuestionnaireResponse, so there is nothing to import.");
  }
  return { kind: "read", format, entries, passedOver };
}

function readResponse(place: string, resource: Json, people: People, now: Date): ImportEntry {
  const person = personOf(resource.subject, people);
  const { reference } = isObject(resource.subject) ? resource.subject : {};
  // A Bundle may name its patient by an address that only the Bundle knows.
  const isLocal = typeof reference === "string" && reference.startsWith("urn:") && person?.number;
  const known = isLocal ? { ...resource, subject: { identifier: { value: person.number } } } : resource;
  const parsed = parseQuestionnaireResponse(known, now);
  if (parsed.kind === "ok") {
    const { checkIn, subject, identifier, statedTotal } = parsed;
    return { kind: "check-in", place, checkIn, subject, person, identifier, statedTotal };
  }
  const problems = parsed.issues.map(
    ({ expression, diagnostics }): ImportProblem => ({ place, field: expression, message: diagnostics }),
  );
  return { kind: "refused", subject: parsed.subject, instrument: parsed.instrument, problems };
}
