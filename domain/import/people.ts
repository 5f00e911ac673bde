import { isObject } from "@/domain/fhir-items";
import type { Person } from "@/domain/import/import-entry";

/** The Patients of a file by whatever a subject may call them: "Patient/ID", or the address of their entry. */
export type People = ReadonlyMap<string, Person>;

export function findPeople(
  placed: readonly { readonly resource: unknown; readonly fullUrl: unknown }[],
): People {
  const people = new Map<string, Person>();
  for (const { resource, fullUrl } of placed) {
    if (!isObject(resource) || resource.resourceType !== "Patient") continue;
    const person = {
      number: numberOf(resource.identifier),
      bornOn:
        typeof resource.birthDate === "string" && /^\d{4}-\d\d-\d\d$/.test(resource.birthDate)
          ? resource.birthDate
          : null,
    };
    if (typeof resource.id === "string") people.set(`Patient/${resource.id}`, person);
    if (typeof fullUrl === "string") people.set(fullUrl, person);
  }
  return people;
}

export function personOf(subject: unknown, people: People): Person | null {
  if (!isObject(subject) || typeof subject.reference !== "string") return null;
  const { reference } = subject;
  const local = /(?:^|\/)(Patient\/[A-Za-z0-9.-]{1,64})$/.exec(reference)?.[1];
  return people.get(reference) ?? (local ? people.get(local) : undefined) ?? null;
}

/** The clinic's number: the identifier that Heron writes, else the first there is. */
function numberOf(identifiers: unknown): string | null {
  const list = Array.isArray(identifiers) ? identifiers.filter(isObject) : [];
  const ours = list.find(({ system }) => typeof system === "string" && system.endsWith("/patient-number"));
  const value = (ours ?? list[0])?.value;
  return typeof value === "string" && /^[\w .\-/#]{1,64}$/.test(value) ? value : null;
}
