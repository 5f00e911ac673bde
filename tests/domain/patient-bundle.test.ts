import { describe, expect, test } from "vitest";
import { patientBundle } from "@/domain/fhir/patient-bundle";
import type { ExportedCheckIn, PatientExport } from "@/domain/fhir/patient-export";
import { questionnaireResource } from "@/domain/fhir/questionnaire-resource";
import { instruments } from "@/domain/instruments/catalogue";
import type { Answers } from "@/domain/instruments/instrument";
import { phq9Answers } from "@/tests/support/arrivals";
import { checkIn, day } from "@/tests/support/records";

const address = "https://heron.example/api/fhir/R4";
const patient = {
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
} as const;

function answered(instrument: string, answers: Answers, on: number, more: Partial<ExportedCheckIn> = {}) {
  const id = `c${on}`;
  return { ...checkIn(instrument, answers, day(on)), id, originId: id, version: 1, ...more };
}

function exported(changes: Partial<PatientExport> = {}): PatientExport {
  return {
    clinic: { id: "k1", name: "Alder Clinic" },
    patient,
    prescriptions: [{ drug: "ketamine", startsOn: "2026-08-01" }],
    checkIns: [],
    doses: [],
    flags: [],
    ...changes,
  };
}

type Json = Record<string, unknown>;

function entriesOf(of: PatientExport): { fullUrl: string; resource: Json & { id: string } }[] {
  return patientBundle(of, address).entry as never;
}

function find(of: PatientExport, resourceType: string, id?: string): Json {
  const found = entriesOf(of).find(
    ({ resource }) => resource.resourceType === resourceType && (!id || resource.id === id),
  );
  if (!found) throw new Error(`no ${resourceType} ${id ?? ""}`);
  return found.resource;
}

const dose = {
  checkInId: "c2",
  kind: "scheduled",
  takenAt: day(2),
  localOn: "2026-08-05",
  route: "sublingual",
  mg: 60,
  plannedMg: 60,
} as const;

const flag = {
  id: "f1",
  ruleId: "SUI-03",
  ruleVersion: 2,
  thresholdsVersion: 3,
  priority: "urgent",
  safety: true,
  summary: "Item 9: more than half the days.",
  checkInId: "c1",
  raisedAt: day(1),
  closedAt: null,
} as const;

const whole = exported({
  checkIns: [
    answered("phq-9", phq9Answers(1, 2, 3, 0, 1, 2, 3, null, 2), 1),
    answered("dose-journal", { "dj.kind": "scheduled", "dj.bpPost": { sys: 128, dia: 80 }, "dj.hr": 71 }, 2),
    answered("dependence-signals", { "ds.crave": 4 }, 3),
    answered("sds", { "sds.1": 2 }, 4, { deviceId: "tablet-4", startedAt: day(4) }),
  ],
  doses: [dose],
  flags: [flag],
});

describe("the bundle of a patient", () => {
  test("is a restricted collection whose entries have addresses of their own", () => {
    const bundle = patientBundle(whole, address);
    expect(bundle).toMatchObject({
      resourceType: "Bundle",
      type: "collection",
      meta: { security: [{ code: "R" }] },
    });
    const urls = entriesOf(whole).map(({ fullUrl }) => fullUrl);
    expect(urls[0]).toBe("https://heron.example/api/fhir/R4/Patient/p1");
    expect(new Set(urls).size).toBe(urls.length);
  });

  test("refers to nothing that it does not hold", () => {
    const urls = new Set(entriesOf(whole).map(({ fullUrl }) => fullUrl));
    const referred = [...JSON.stringify(patientBundle(whole, address)).matchAll(/"reference":"([^"]+)"/g)];
    expect(referred.length).toBeGreaterThan(20);
    expect(referred.filter(([, to]) => !urls.has(`${address}/${to}`))).toEqual([]);
  });

  test("is the same, byte for byte, when made again from the same facts", () => {
    expect(JSON.stringify(patientBundle(structuredClone(whole), address))).toBe(
      JSON.stringify(patientBundle(whole, address)),
    );
  });

  test("says who it is in the Patient and nowhere else", () => {
    const others = entriesOf(whole).filter(({ resource }) => resource.resourceType !== "Patient");
    const text = JSON.stringify(others);
    for (const known of ["Zephyrine", "Quillfeather", "Ottoline", "1985", "0101", "555-014", "zq@"])
      expect(text).not.toContain(known);
    expect(find(whole, "Patient")).toMatchObject({
      name: [{ family: "Quillfeather", given: ["Zephyrine"] }],
      birthDate: "1985-05-02",
      gender: "female",
    });
  });

  test("leaves out what nobody told", () => {
    const bare = { ...patient, sex: null, phone: null, email: null, emergencyContact: null };
    const resource = find(exported({ patient: bare }), "Patient");
    for (const key of ["gender", "telecom", "contact"]) expect(resource).not.toHaveProperty(key);
  });

  test("labels what is told about substance use", () => {
    const label = { meta: { security: [{ code: "ETH" }] } };
    expect(find(whole, "QuestionnaireResponse", "c3")).toMatchObject(label);
    expect(find(whole, "QuestionnaireResponse", "c4")).toMatchObject(label);
    expect(find(whole, "Observation", "c3.craving")).toMatchObject(label);
    expect(find(whole, "Observation", "c1.total")).not.toHaveProperty("meta");
    expect(find(exported({ flags: [{ ...flag, ruleId: "DEP-01" }] }), "Flag")).toMatchObject(label);
    expect(find(whole, "Flag")).not.toHaveProperty("meta");
  });
});

describe("a questionnaire", () => {
  test.each(instruments.map((one) => [one.id, one] as const))(
    "%s goes out as its licence lets it",
    (id, one) => {
      const resource = questionnaireResource(one);
      if (one.license.status === "clinic-supplied") expect(resource).toBeNull();
      else expect(resource).toMatchObject({ id, copyright: one.license.notice, version: one.version });
    },
  );

  test("of the clinic's own words is not in the bundle, though its answers are", () => {
    const asked = entriesOf(whole).filter(({ resource }) => resource.resourceType === "Questionnaire");
    expect(asked.map(({ resource }) => resource.id)).toEqual(["phq-9", "dose-journal", "dependence-signals"]);
  });
});

describe("scores and answers as Observations", () => {
  test("a prorated total says so, with its band and where it comes from", () => {
    expect(find(whole, "Observation", "c1.total")).toMatchObject({
      status: "final",
      code: { coding: [{ system: "http://loinc.org", code: "44261-6" }, { code: "phq-9/total" }] },
      valueQuantity: { value: 16 },
      interpretation: [{ text: "Moderately severe" }],
      note: [{ text: "Prorated from 8 of 9 answers" }],
      derivedFrom: [{ reference: "QuestionnaireResponse/c1" }],
    });
  });

  test("a total that cannot be told says that, and is no zero", () => {
    const unscored = exported({ checkIns: [answered("phq-9", phq9Answers(1, null, null, null), 1)] });
    const total = find(unscored, "Observation", "c1.total");
    expect(total).toMatchObject({ dataAbsentReason: { text: "Too few answers for a score" } });
    expect(total).not.toHaveProperty("valueQuantity");
  });

  test("an answer has its LOINC code, a skipped one no Observation", () => {
    expect(find(whole, "Observation", "c1.phq9.9")).toMatchObject({
      code: { coding: [{ code: "44260-8" }, { code: "phq9.9" }] },
      valueCodeableConcept: { coding: [{ code: "LA6570-1" }], text: "More than half the days" },
    });
    expect(() => find(whole, "Observation", "c1.phq9.8")).toThrow();
  });

  test("a blood pressure is one Observation with both values", () => {
    expect(find(whole, "Observation", "c2.dj.bpPost").component).toMatchObject([
      { code: { coding: [{ code: "8480-6" }] }, valueQuantity: { value: 128, code: "mm[Hg]" } },
      { code: { coding: [{ code: "8462-4" }] }, valueQuantity: { value: 80, code: "mm[Hg]" } },
    ]);
    expect(find(whole, "Observation", "c2.dj.hr")).toMatchObject({
      valueQuantity: { value: 71, code: "/min" },
      category: [{ coding: [{ code: "vital-signs" }] }],
    });
  });

  test.each([
    ["completed", "final"],
    ["amended", "amended"],
    ["in-progress", "preliminary"],
  ] as const)("of a check-in %s are %s", (status, said) => {
    const one = exported({ checkIns: [answered("phq-9", phq9Answers(1), 1, { status })] });
    expect(find(one, "Observation", "c1.phq9.1").status).toBe(said);
  });
});

describe("a dose", () => {
  test("is a MedicationStatement with what was taken and what was planned", () => {
    expect(find(whole, "MedicationStatement")).toMatchObject({
      status: "completed",
      medicationCodeableConcept: { text: "ketamine" },
      extension: [{ valueCode: "scheduled" }, { valueQuantity: { value: 60 } }],
      dosage: [{ route: { text: "Under the tongue" }, doseAndRate: [{ doseQuantity: { value: 60 } }] }],
    });
  });

  test("that was skipped was not taken, and says why", () => {
    const skipped = exported({
      checkIns: [answered("dose-journal", { "dj.kind": "skipped", "dj.skipReason": "side-effects" }, 2)],
      doses: [{ ...dose, kind: "skipped", mg: null, route: null }],
      prescriptions: [],
    });
    const statement = find(skipped, "MedicationStatement");
    expect(statement).toMatchObject({
      status: "not-taken",
      statusReason: [{ text: "Side effects" }],
      medicationCodeableConcept: { text: "Medicine of the dose journal" },
    });
    expect(statement).not.toHaveProperty("dosage");
  });
});

describe("a flag", () => {
  test("names its rule, that rule's version and the answers it saw", () => {
    expect(find(whole, "Flag")).toMatchObject({
      status: "active",
      category: [{ coding: [{ code: "safety" }] }],
      code: { coding: [{ code: "SUI-03", version: "2" }], text: flag.summary },
      extension: [
        { valueCodeableConcept: { coding: [{ code: "PH" }, { code: "urgent" }] } },
        { valueReference: { reference: "QuestionnaireResponse/c1" } },
      ],
    });
    expect(find(whole, "Provenance", "f1.prov").policy).toEqual([
      "urn:heron:rule/SUI-03|2",
      "urn:heron:thresholds/3",
    ]);
  });

  test("that is closed is inactive; of an answer since corrected it refers to none", () => {
    const closed = exported({ flags: [{ ...flag, closedAt: day(2), safety: false }] });
    expect(find(closed, "Flag")).toMatchObject({
      status: "inactive",
      category: [{ coding: [{ code: "clinical" }] }],
      period: { end: day(2).toISOString() },
    });
    expect(JSON.stringify(entriesOf(closed))).not.toContain("QuestionnaireResponse/c1");
  });
});
