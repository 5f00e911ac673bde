import { describe, expect, test } from "vitest";
import { flagResource } from "@/domain/fhir/flag-resource";
import type { ExportedFlag } from "@/domain/fhir/patient-export";
import { checkInProvenance, flagProvenance } from "@/domain/fhir/provenance";
import { day, phq9 } from "@/tests/support/records";

const hl7 = "http://terminology.hl7.org/CodeSystem";

describe("a flag", () => {
  const flag: ExportedFlag = {
    id: "f1",
    ruleId: "SUI-03",
    ruleVersion: 2,
    thresholdsVersion: 3,
    priority: "medium",
    safety: true,
    summary: "Item 9: more than half the days.",
    checkInId: "c1",
    raisedAt: day(1),
    closedAt: null,
  };

  test("whole", () => {
    expect(flagResource(flag, "p1", "c1")).toEqual({
      resourceType: "Flag",
      id: "f1",
      extension: [
        {
          url: "http://hl7.org/fhir/StructureDefinition/flag-priority",
          valueCodeableConcept: {
            coding: [
              { system: "http://hl7.org/fhir/flag-priority-code", code: "PM" },
              { system: "urn:heron:CodeSystem/priority", code: "medium" },
            ],
          },
        },
        {
          url: "http://hl7.org/fhir/StructureDefinition/flag-detail",
          valueReference: { reference: "QuestionnaireResponse/c1" },
        },
      ],
      status: "active",
      category: [{ coding: [{ system: `${hl7}/flag-category`, code: "safety" }] }],
      code: {
        coding: [
          {
            system: "urn:heron:CodeSystem/rule",
            version: "2",
            code: "SUI-03",
            display: expect.stringMatching(/\w \w/),
          },
        ],
        text: "Item 9: more than half the days.",
      },
      subject: { reference: "Patient/p1" },
      period: { start: day(1).toISOString() },
    });
  });

  test("of silence refers to no answers; of a rule of long ago it has its id", () => {
    const resource = flagResource({ ...flag, ruleId: "OLD-01" }, "p1", null);
    expect(resource.extension).toHaveLength(1);
    expect(resource.code).toMatchObject({ coding: [{ code: "OLD-01", display: "OLD-01" }] });
  });

  test("says what made it, with what it saw and by which numbers", () => {
    const assembler = {
      type: { coding: [{ system: `${hl7}/provenance-participant-type`, code: "assembler" }] },
      who: { display: "Heron" },
    };
    expect(flagProvenance(flag, "c1")).toEqual({
      resourceType: "Provenance",
      id: "f1.prov",
      target: [{ reference: "Flag/f1" }],
      recorded: day(1).toISOString(),
      policy: ["urn:heron:rule/SUI-03|2", "urn:heron:thresholds/3"],
      agent: [assembler],
      entity: [{ role: "source", what: { reference: "QuestionnaireResponse/c1" } }],
    });
    const old = flagProvenance({ ...flag, thresholdsVersion: null }, null);
    expect(old.policy).toEqual(["urn:heron:rule/SUI-03|2"]);
    expect(old).not.toHaveProperty("entity");
    const checkIn = { ...phq9(12, day(2), { id: "c2", receivedAt: day(3) }), originId: "c1", version: 2 };
    const made = [{ resourceType: "Observation", id: "c2.total" }];
    expect(checkInProvenance(checkIn, "p1", made)).toEqual({
      resourceType: "Provenance",
      id: "c2.prov",
      target: [{ reference: "Observation/c2.total" }],
      occurredDateTime: day(2).toISOString(),
      recorded: day(3).toISOString(),
      policy: ["urn:heron:Questionnaire/phq-9|2001"],
      agent: [
        {
          type: { coding: [{ system: `${hl7}/provenance-participant-type`, code: "author" }] },
          who: { reference: "Patient/p1" },
        },
        assembler,
      ],
    });
  });
});
