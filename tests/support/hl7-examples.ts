/**
 * PHQ-9 QuestionnaireResponses with the structure and answers of HL7's published examples: US Core's "phq-9-example"
 * (total 12) and the US Quality Core one (total 10). Items are known by LOINC codes with a leading slash.
 */
const items = [
  "44250-9",
  "44255-8",
  "44259-0",
  "44254-1",
  "44251-7",
  "44258-2",
  "44252-5",
  "44253-3",
  "44260-8",
];
const answers = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"];

function example(values: number[], total: number, difficulty: string | null, authored: string) {
  const coded = (code: string) => [{ valueCoding: { system: "http://loinc.org", code } }];
  return (patientId: string) => ({
    resourceType: "QuestionnaireResponse",
    id: "phq-9-example",
    meta: { profile: ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-questionnaireresponse"] },
    questionnaire: "http://hl7.org/fhir/us/core/Questionnaire/phq-9-example",
    status: "completed",
    subject: { reference: `Patient/${patientId}` },
    authored,
    author: { reference: "Practitioner/practitioner-1" },
    item: [
      ...values.map((value, i) => ({
        linkId: `/${items[i]}`,
        text: "as published",
        answer: coded(answers[value] ?? ""),
      })),
      {
        linkId: "/44261-6",
        text: "Patient health questionnaire 9 item total score",
        answer: [{ valueDecimal: total }],
      },
      ...(difficulty ? [{ linkId: "/69722-7", answer: coded(difficulty) }] : []),
    ],
  });
}

export const usCoreExample = example([2, 2, 2, 2, 1, 1, 2, 0, 0], 12, "LA6573-5", "2022-11-29T20:50:32.718Z");
export const usQualityCoreExample = example(
  [0, 0, 0, 1, 2, 1, 3, 2, 1],
  10,
  null,
  "2026-08-05T10:14:07-04:00",
);
