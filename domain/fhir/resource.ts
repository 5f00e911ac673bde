import { findRule } from "@/domain/rules/catalogue";

/** A FHIR R4 resource as it goes out. Keys are written in one order, so that the same facts give the same bytes. */
export type Resource = { readonly resourceType: string; readonly id: string } & Readonly<
  Record<string, unknown>
>;

export type Reference = { readonly reference: string };

export const loinc = "http://loinc.org";
export const ucum = "http://unitsofmeasure.org";
export const terminology = "http://terminology.hl7.org/CodeSystem";

/** Names things of Heron's own: code systems, extensions, canonical addresses. */
export function heron(kind: string, name: string): string {
  return `urn:heron:${kind}/${name}`;
}

export function referTo(resourceType: string, id: string): Reference {
  return { reference: `${resourceType}/${id}` };
}

/** The code system of one item's own answers: "0" of one item is not the "0" of another. */
export function answerSystem(linkId: string): string {
  return heron("CodeSystem", linkId);
}

/** Instruments about substance use, whose answers 42 CFR Part 2 may protect. */
const aboutSubstanceUse: readonly string[] = ["audit-c", "dependence-signals", "sds"];

/** Confidentiality of all that leaves about a patient: restricted. */
export const restricted = [{ system: `${terminology}/v3-Confidentiality`, code: "R", display: "restricted" }];

const substanceUse = [
  {
    system: `${terminology}/v3-ActCode`,
    code: "ETH",
    display: "substance abuse information sensitivity",
  },
];

/** Labels what an instrument's answers are about, where a receiver must know; nothing elsewhere. */
export function labelledBy(instrument: string): { meta?: { security: typeof substanceUse } } {
  return aboutSubstanceUse.includes(instrument) ? { meta: { security: substanceUse } } : {};
}

/** As `labelledBy`, of what a rule saw. */
export function labelledByRule(ruleId: string): { meta?: { security: typeof substanceUse } } {
  return findRule(ruleId)?.family === "dependence" ? { meta: { security: substanceUse } } : {};
}
