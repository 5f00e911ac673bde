import type { ExportedFlag } from "@/domain/fhir/patient-export";
import { heron, labelledByRule, type Resource, referTo, terminology } from "@/domain/fhir/resource";
import type { Priority } from "@/domain/priority";
import { findRule } from "@/domain/rules/catalogue";

/** What a rule saw, in the words on its card. `answeredIn` is the check-in it saw it in, where the export holds that. */
export function flagResource(flag: ExportedFlag, patientId: string, answeredIn: string | null): Resource {
  return {
    resourceType: "Flag",
    id: flag.id,
    ...labelledByRule(flag.ruleId),
    extension: [
      {
        url: "http://hl7.org/fhir/StructureDefinition/flag-priority",
        valueCodeableConcept: {
          coding: [
            {
              system: "http://hl7.org/fhir/flag-priority-code",
              code: priorityCodes[flag.priority],
            },
            { system: heron("CodeSystem", "priority"), code: flag.priority },
          ],
        },
      },
      ...(answeredIn
        ? [
            {
              url: "http://hl7.org/fhir/StructureDefinition/flag-detail",
              valueReference: referTo("QuestionnaireResponse", answeredIn),
            },
          ]
        : []),
    ],
    status: flag.closedAt ? "inactive" : "active",
    category: [
      {
        coding: [{ system: `${terminology}/flag-category`, code: flag.safety ? "safety" : "clinical" }],
      },
    ],
    code: {
      coding: [
        {
          system: heron("CodeSystem", "rule"),
          version: String(flag.ruleVersion),
          code: flag.ruleId,
          display: findRule(flag.ruleId)?.title ?? flag.ruleId,
        },
      ],
      text: flag.summary,
    },
    subject: referTo("Patient", patientId),
    period: {
      start: flag.raisedAt.toISOString(),
      ...(flag.closedAt ? { end: flag.closedAt.toISOString() } : {}),
    },
  };
}

/** HL7 knows no step above high; Heron's own code says which it is. */
const priorityCodes = {
  urgent: "PH",
  high: "PH",
  medium: "PM",
  low: "PL",
} as const satisfies Record<Priority, string>;
