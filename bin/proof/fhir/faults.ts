type Json = Record<string, unknown>;

/**
 * Ways to spoil a Bundle, each of which at least one validator must see: else "valid" would say little. Each changes the first
 * resource of its kind.
 */
export const faults: readonly { readonly name: string; readonly plant: (bundle: Json) => void }[] = [
  {
    name: "a birth date that is none",
    plant: (b) => Object.assign(first(b, "Patient"), { birthDate: "1985-5-2" }),
  },
  {
    name: "a gender that HL7 does not know",
    plant: (b) => Object.assign(first(b, "Patient"), { gender: "robot" }),
  },
  {
    name: "an element that FHIR does not know",
    plant: (b) => Object.assign(first(b, "Patient"), { colour: "red" }),
  },
  { name: "no status", plant: (b) => delete first(b, "QuestionnaireResponse").status },
  {
    name: "a status of another resource",
    plant: (b) => Object.assign(first(b, "QuestionnaireResponse"), { status: "final" }),
  },
  {
    name: "a text where a number belongs",
    plant: (b) =>
      Object.assign(first(b, "QuestionnaireResponse"), {
        item: [{ linkId: "a", answer: [{ valueInteger: "1" }] }],
      }),
  },
  {
    name: "an item without linkId",
    plant: (b) => Object.assign(first(b, "QuestionnaireResponse"), { item: [{ text: "a" }] }),
  },
  { name: "a Provenance of nothing", plant: (b) => delete first(b, "Provenance").target },
  { name: "a Provenance by nobody", plant: (b) => delete first(b, "Provenance").agent },
  {
    name: "two entries with one address",
    plant: (b) => (b.entry as unknown[]).push((b.entry as unknown[])[0]),
  },
  { name: "a Bundle without a type", plant: (b) => delete b.type },
];

function first(bundle: Json, resourceType: string): Json {
  const found = (bundle.entry as { resource: Json }[]).find(
    ({ resource }) => resource.resourceType === resourceType,
  );
  if (!found) throw new Error(`no ${resourceType} in the Bundle`);
  return found.resource;
}
