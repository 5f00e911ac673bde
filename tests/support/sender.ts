import { POST } from "@/app/api/fhir/R4/QuestionnaireResponse/route";
import { makeClinic } from "@/tests/support/clinics";

/** A clinic with one patient, and a machine that sends to it through the real door. */
export async function makeSender() {
  const clinic = await makeClinic();
  const patientId = await clinic.patient();
  return {
    clinic,
    patientId,
    send(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
      const request = new Request("http://localhost/api/fhir/R4/QuestionnaireResponse", {
        method: "POST",
        headers: {
          authorization: `Bearer ${clinic.token}`,
          "content-type": "application/fhir+json",
          ...headers,
        },
        body:
          typeof body === "string" || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      });
      return POST(request, { params: Promise.resolve({}) });
    },
    /** A PHQ-9 of this patient with these answer elements by linkId; null is an item without an answer. */
    phq9(answers: Record<string, unknown>, more: Record<string, unknown> = {}) {
      return {
        resourceType: "QuestionnaireResponse",
        questionnaire: "urn:heron:Questionnaire/phq-9",
        status: "completed",
        subject: { reference: `Patient/${patientId}` },
        authored: "2026-05-04T12:00:00Z",
        item: Object.entries(answers).map(([linkId, answer]) => ({
          linkId,
          ...(answer === null ? {} : { answer: [answer] }),
        })),
        ...more,
      };
    },
  };
}

/** Every PHQ-9 item answered with 1. */
export const wholePhq9 = Object.fromEntries(
  Array.from({ length: 9 }, (_, i) => [`phq9.${i + 1}`, { valueInteger: 1 }]),
);
