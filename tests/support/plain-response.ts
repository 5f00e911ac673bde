import type { CheckIn } from "@/domain/check-in";
import { findItem } from "@/domain/instruments/catalogue";
import type { AnswerValue } from "@/domain/instruments/instrument";

/** A check-in as the plainest of senders would send it: numbers, texts and yes or no, written apart from Heron's own export. */
export function plainResponse(checkIn: CheckIn, patientId: string): Record<string, unknown> {
  const { instrument, authoredAt, startedAt, deviceId, answers } = checkIn;
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: `https://example.org/${instrument}`,
    status: checkIn.status,
    subject: { reference: `Patient/${patientId}` },
    language: checkIn.language,
    authored: authoredAt.toISOString(),
    ...(startedAt && {
      extension: [
        {
          url: "http://github.com/google-android/questionnaire-lastLaunched-timestamp",
          valueDateTime: startedAt.toISOString(),
        },
      ],
    }),
    ...(deviceId && { author: { type: "Device", identifier: { value: deviceId } } }),
    item: Object.entries(answers).map(([linkId, value]) => ({
      linkId,
      ...(value === null ? {} : { answer: plainAnswers(linkId, value) }),
    })),
  };
}

function plainAnswers(linkId: string, value: NonNullable<AnswerValue>): Record<string, unknown>[] {
  if (typeof value === "number") return [{ valueDecimal: value }];
  if (typeof value === "boolean") return [{ valueBoolean: value }];
  if (typeof value === "string") {
    return [findItem(linkId)?.item.type === "dateTime" ? { valueDateTime: value } : { valueString: value }];
  }
  if ("sys" in value) return [{ valueString: `${value.sys}/${value.dia}` }];
  return value.map((one) => ({ valueCoding: { code: one } }));
}
