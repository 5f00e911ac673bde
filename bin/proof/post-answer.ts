/** Sends one PHQ-9 of a patient through the real door; items 1 to 8 are answered with 1. Returns the status of the reply. */
export async function postPhq9(
  appUrl: string,
  token: string,
  answer: { patientId: string; item9: number; identifier: string; authored: string },
): Promise<number> {
  const response = await fetch(`${appUrl}/api/fhir/R4/QuestionnaireResponse`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/fhir+json" },
    body: JSON.stringify({
      resourceType: "QuestionnaireResponse",
      questionnaire: "urn:heron:Questionnaire/phq-9",
      identifier: { system: "urn:heron:proof", value: answer.identifier },
      status: "completed",
      subject: { reference: `Patient/${answer.patientId}` },
      authored: answer.authored,
      item: Array.from({ length: 9 }, (_, i) => ({
        linkId: `phq9.${i + 1}`,
        answer: [{ valueInteger: i === 8 ? answer.item9 : 1 }],
      })),
    }),
    signal: AbortSignal.timeout(10_000),
  });
  await response.arrayBuffer();
  return response.status;
}
