import { describe, expect, test } from "vitest";
import { findPeople, personOf } from "@/domain/import/people";

const patient = (more: object) => ({ resourceType: "Patient", id: "p1", ...more });
const find = (resource: unknown, fullUrl?: unknown) => findPeople([{ resource, fullUrl }]);
const ours = { system: "urn:heron:clinic/c/patient-number", value: "0101" };

test.each([
  ["no resource", null],
  ["another resource", patient({ resourceType: "Person" })],
])("%s is nobody", (_, resource) => {
  expect([...find(resource, "urn:uuid:1")]).toEqual([]);
});

test("a patient is known by id and by address, as far as there are such", () => {
  const nobody = { number: null, bornOn: null };
  expect([...find(patient({}), "urn:uuid:1")]).toEqual([
    ["Patient/p1", nobody],
    ["urn:uuid:1", nobody],
  ]);
  expect([...find(patient({ id: 7 }), 7)]).toEqual([]);
});

test.each([
  ["1985-05-02", "1985-05-02"],
  ["on 1985-05-02", null],
  ["1985-05-02T00:00:00Z", null],
  [["1985-05-02"], null],
  [undefined, null],
])("born on %j is %j", (birthDate, bornOn) => {
  expect(find(patient({ birthDate })).get("Patient/p1")?.bornOn).toBe(bornOn);
});

const long = "a".repeat(64);
test.each([
  [[{ system: "urn:other", value: "x" }, ours], "0101"],
  [[{ value: "x" }, { system: ["/patient-number"], value: "y" }], "x"],
  [[null, { value: "x" }], "x"],
  [[{ value: long }], long],
  [[{ value: `${long}a` }], null],
  [[{ value: "é1" }], null],
  [[{ value: "1é" }], null],
  [[{ value: 101 }], null],
  [[], null],
  [ours, null],
  [undefined, null],
])("identifiers %j give the number %j", (identifier, number) => {
  expect(find(patient({ identifier })).get("Patient/p1")?.number).toBe(number);
});

describe("a subject", () => {
  const people = find(patient({ identifier: [ours] }), "urn:uuid:1");
  test.each([
    ["by id", { reference: "Patient/p1" }, "0101"],
    ["by an address that ends with it", { reference: "https://example.org/fhir/Patient/p1" }, "0101"],
    ["by the address of its entry", { reference: "urn:uuid:1" }, "0101"],
    ["of a version", { reference: "Patient/p1/_history/1" }, null],
    ["of another kind", { reference: "OtherPatient/p1" }, null],
    ["of another id", { reference: "Patient/p2" }, null],
    ["that is none", "Patient/p1", null],
    ["without a reference", {}, null],
    ["that refers in a list", { reference: ["Patient/p1"] }, null],
  ])("%s", (_, subject, number) => {
    expect(personOf(subject, people)?.number ?? null).toBe(number);
  });
});
