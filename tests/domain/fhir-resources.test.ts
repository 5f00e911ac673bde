import { describe, expect, test } from "vitest";
import { medicationStatement } from "@/domain/fhir/medication-statement";
import { observationsOf } from "@/domain/fhir/observations";
import { patientResources } from "@/domain/fhir/patient-bundle";
import type { ExportedCheckIn, ExportedDose, PatientExport } from "@/domain/fhir/patient-export";
import { patientResource } from "@/domain/fhir/patient-resource";
import type { Answers } from "@/domain/instruments/instrument";
import { checkIn, day, phq9 } from "@/tests/support/records";

const loinc = "http://loinc.org";
const ucum = "http://unitsofmeasure.org";
const hl7 = "http://terminology.hl7.org/CodeSystem";
const at = day(2).toISOString();

function answered(
  instrument: string,
  answers: Answers,
  more: Partial<ExportedCheckIn> = {},
): ExportedCheckIn {
  return { ...checkIn(instrument, answers, day(2)), id: "c2", originId: "c1", version: 2, ...more };
}

const patient: PatientExport["patient"] = {
  id: "p1",
  number: "0101",
  givenName: "Zephyrine",
  familyName: "Quillfeather",
  bornOn: "1985-05-02",
  sex: "female",
  language: "en",
  phone: "555-0142",
  email: "zq@example.org",
  emergencyContact: { name: "Ottoline Quillfeather", relation: "sister", phone: "555-0143" },
};
const exported: PatientExport = {
  clinic: { id: "k1", name: "Alder Clinic" },
  patient,
  prescriptions: [],
  checkIns: [],
  doses: [],
  flags: [],
};

test("a patient, whole", () => {
  expect(patientResource(exported)).toEqual({
    resourceType: "Patient",
    id: "p1",
    identifier: [{ system: "urn:heron:clinic/k1/patient-number", value: "0101" }],
    name: [{ use: "official", family: "Quillfeather", given: ["Zephyrine"] }],
    telecom: [
      { system: "phone", value: "555-0142" },
      { system: "email", value: "zq@example.org" },
    ],
    gender: "female",
    birthDate: "1985-05-02",
    contact: [
      {
        relationship: [{ text: "sister" }],
        name: { text: "Ottoline Quillfeather" },
        telecom: [{ system: "phone", value: "555-0143" }],
      },
    ],
    communication: [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: "en" }] } }],
    managingOrganization: { display: "Alder Clinic" },
  });
});

test("a patient with one way to be reached", () => {
  const telecomOf = (more: object) =>
    patientResource({ ...exported, patient: { ...patient, ...more } }).telecom;
  expect(telecomOf({ phone: null })).toEqual([{ system: "email", value: "zq@example.org" }]);
  expect(telecomOf({ email: null })).toEqual([{ system: "phone", value: "555-0142" }]);
});

describe("a dose", () => {
  const dose: ExportedDose = {
    checkInId: "c2",
    kind: "extra",
    takenAt: day(2, -1),
    localOn: "2026-08-05",
    route: "sublingual",
    mg: 60,
    plannedMg: 50,
  };
  const mg = (value: number) => ({ value, unit: "mg", system: ucum, code: "mg" });
  const plan = (drug: string, startsOn: string) => ({ drug, startsOn });
  const stated = (changes: Partial<ExportedDose>, prescriptions = [plan("ketamine", "2026-08-05")]) =>
    medicationStatement({ ...dose, ...changes }, answered("dose-journal", { "dj.skipReason": "out" }), {
      patient,
      prescriptions,
    });

  test("whole", () => {
    expect(stated({})).toEqual({
      resourceType: "MedicationStatement",
      id: "c2.dose",
      extension: [
        { url: "urn:heron:StructureDefinition/dose-kind", valueCode: "extra" },
        { url: "urn:heron:StructureDefinition/planned-dose", valueQuantity: mg(50) },
      ],
      status: "completed",
      medicationCodeableConcept: { text: "ketamine" },
      subject: { reference: "Patient/p1" },
      effectiveDateTime: day(2, -1).toISOString(),
      dateAsserted: at,
      informationSource: { reference: "Patient/p1" },
      derivedFrom: [{ reference: "QuestionnaireResponse/c2" }],
      dosage: [{ route: { text: "Under the tongue" }, doseAndRate: [{ doseQuantity: mg(60) }] }],
    });
  });

  test("as far as it was told", () => {
    expect(stated({ mg: null }).dosage).toEqual([{ route: { text: "Under the tongue" } }]);
    expect(stated({ route: null }).dosage).toEqual([{ doseAndRate: [{ doseQuantity: mg(60) }] }]);
    expect(stated({ kind: "skipped" }).dosage).toEqual([{ route: { text: "Under the tongue" } }]);
    expect(stated({ plannedMg: null }).extension).toEqual([
      { url: "urn:heron:StructureDefinition/dose-kind", valueCode: "extra" },
    ]);
  });

  test.each([
    ["the newest plan begun by then", [plan("a", "2026-08-01"), plan("b", "2026-08-05")], "b"],
    ["an earlier plan", [plan("a", "2026-08-01"), plan("b", "2026-08-06")], "a"],
    ["no plan yet", [plan("a", "2026-08-06")], "Medicine of the dose journal"],
  ])("is of the medicine of %s", (_, prescriptions, text) => {
    expect(stated({}, prescriptions).medicationCodeableConcept).toEqual({ text });
  });
});

describe("what was observed", () => {
  const of = (instrument: string, answers: Answers, more: Partial<ExportedCheckIn> = {}) =>
    observationsOf(answered(instrument, answers, more), "p1");
  const category = (code: string) => [{ coding: [{ system: `${hl7}/observation-category`, code }] }];
  const about = {
    subject: { reference: "Patient/p1" },
    effectiveDateTime: at,
    issued: at,
    derivedFrom: [{ reference: "QuestionnaireResponse/c2" }],
  };
  const itself = (name: string, code: string, own: { system: string; code: string }, text: unknown) => ({
    resourceType: "Observation",
    id: `c2.${name}`,
    status: "final",
    ...about,
    code: { coding: [{ system: loinc, code }, own], text },
  });
  const item = (linkId: string, code: string) =>
    itself(
      linkId,
      code,
      { system: "urn:heron:CodeSystem/item", code: linkId },
      expect.stringMatching(/\w \w/),
    );
  const measure = (name: string, code: string, own: string, text: string) =>
    itself(name, code, { system: "urn:heron:CodeSystem/measure", code: own }, text);
  const quantity = (value: number, unit: string) => ({ value, unit, system: ucum, code: unit });

  test("a total and its answers, whole", () => {
    const { answers } = phq9(12, day(2));
    const [total, first, ...others] = of("phq-9", answers);
    expect(total).toEqual({
      ...measure("total", "44261-6", "phq-9/total", "PHQ-9"),
      category: category("survey"),
      valueQuantity: quantity(12, "{score}"),
      interpretation: [
        { coding: [{ system: "urn:heron:CodeSystem/band", code: "moderate" }], text: "Moderate" },
      ],
    });
    expect(first).toEqual({
      ...item("phq9.1", "44250-9"),
      category: category("survey"),
      valueCodeableConcept: {
        coding: [{ system: loinc, code: "LA6571-9", display: "Nearly every day" }],
        text: "Nearly every day",
      },
    });
    expect(others).toHaveLength(8);
  });

  test("a total that cannot be told", () => {
    const [total] = of("phq-9", { "phq9.1": 1 });
    expect(total).toEqual({
      ...measure("total", "44261-6", "phq-9/total", "PHQ-9"),
      category: category("survey"),
      dataAbsentReason: {
        coding: [{ system: `${hl7}/data-absent-reason`, code: "unknown", display: "Unknown" }],
        text: "Too few answers for a score",
      },
    });
  });

  test("vital signs, whole", () => {
    const told = of("dose-journal", { "dj.hr": 71, "dj.bpPost": { sys: 128, dia: 80 } });
    const component = (code: string, value: number) => ({
      code: { coding: [{ system: loinc, code }] },
      valueQuantity: quantity(value, "mm[Hg]"),
    });
    expect(told).toEqual([
      {
        ...measure("systolic-post", "8480-6", "dose-journal/systolic-post", "Systolic after dose (mmHg)"),
        category: category("vital-signs"),
        valueQuantity: quantity(128, "mm[Hg]"),
      },
      {
        ...measure("diastolic-post", "8462-4", "dose-journal/diastolic-post", "Diastolic after dose (mmHg)"),
        category: category("vital-signs"),
        valueQuantity: quantity(80, "mm[Hg]"),
      },
      {
        ...item("dj.bpPost", "85354-9"),
        category: category("vital-signs"),
        component: [component("8480-6", 128), component("8462-4", 80)],
      },
      { ...item("dj.hr", "8867-4"), category: category("vital-signs"), valueQuantity: quantity(71, "/min") },
    ]);
  });

  test("an answer that is none of the options is not told, nor one that was not given", () => {
    expect(of("phq-9", { "phq9.1": 7, "phq9.2": null }, { scores: [] })).toEqual([]);
    expect(of("dose-journal", { "dj.bpPost": null }, { scores: [] })).toEqual([]);
    expect(of("of long ago", { x: 1 })).toEqual([]);
  });

  test("a measure without a LOINC code has Heron's alone", () => {
    const craving = of("dependence-signals", { "ds.crave": 4 }).find(({ id }) => id === "c2.craving");
    expect(craving?.code).toMatchObject({
      coding: [{ system: "urn:heron:CodeSystem/measure", code: "dependence-signals/craving" }],
    });
  });

  test("an item that the clinic words is named by its label", () => {
    expect(of("c-ssrs-screener", { "cssrs.1": true })).toEqual([
      {
        ...item("cssrs.1", "93246-7"),
        code: {
          coding: [
            { system: loinc, code: "93246-7" },
            { system: "urn:heron:CodeSystem/item", code: "cssrs.1" },
          ],
          text: "Wish to be dead",
        },
        category: category("survey"),
        valueBoolean: true,
      },
    ]);
  });
});

test("a response is known again by its first version, also of an instrument of long ago", () => {
  const checkIns = [answered("phq-9", {}), { ...answered("of long ago", {}), id: "c3" }];
  const responses = patientResources({ ...exported, checkIns }).filter(
    ({ resourceType }) => resourceType === "QuestionnaireResponse",
  );
  expect(responses).toMatchObject([
    { id: "c2", meta: { versionId: "2" } },
    { id: "c3", meta: { versionId: "2" } },
  ]);
  for (const { identifier, meta } of responses) {
    expect(identifier).toEqual({ system: "urn:heron:identifier/check-in", value: "c1" });
    expect(Object.keys(meta as object)).toEqual(["versionId"]);
  }
});

test("a patient goes out with what was asked in words of ours, and with what was answered", () => {
  const checkIns = [
    answered("phq-9", {}, { scores: [] }),
    { ...answered("who-5", {}, { scores: [] }), id: "c3" },
  ];
  expect(
    patientResources({ ...exported, checkIns }).map(({ resourceType, id }) => `${resourceType} ${id}`),
  ).toEqual([
    ...["Patient p1", "Questionnaire phq-9"],
    ...["QuestionnaireResponse c2", "Provenance c2.prov", "QuestionnaireResponse c3", "Provenance c3.prov"],
  ]);
});
