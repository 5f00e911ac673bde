import { outcome, refuse, resource } from "@/app/api/fhir/R4/outcome";
import { readText } from "@/auth/body";
import { logFault } from "@/auth/log";
import { route } from "@/auth/route";
import type { Recorded } from "@/db/arrival";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { recordRefusal } from "@/db/commands/record-refusal";
import { contentHash, contentIdentifier } from "@/db/content-hash";
import { findSubject } from "@/db/queries/find-subject";
import { parseQuestionnaireResponse } from "@/domain/questionnaire-response";
import { toQuestionnaireResponse } from "@/domain/to-questionnaire-response";

const limit = 1024 * 1024;
const mediaTypes = ["application/fhir+json", "application/json"];

/** Intake: one QuestionnaireResponse in, stored, scored, judged and flagged before the answer goes out. */
export const POST = route({
  name: "record-check-in",
  caller: "intake",
  refuse,
  async handle({ caller: source, now, request }) {
    const mediaType = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
    if (!mediaTypes.includes(mediaType)) {
      return outcome(415, [{ code: "not-supported", diagnostics: `Send ${mediaTypes.join(" or ")}.` }]);
    }
    const key = request.headers.get("idempotency-key");
    if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key)) {
      return outcome(400, [
        { code: "value", diagnostics: "Idempotency-Key takes 1 to 200 visible ASCII characters." },
      ]);
    }
    const text = await readText(request, limit);
    if (text === null) return outcome(413, [{ code: "too-long", diagnostics: "Send at most 1 MiB." }]);
    const json = parseJson(text);
    if (json === undefined)
      return outcome(400, [{ code: "structure", diagnostics: "The body is not valid JSON." }]);

    const parsed = parseQuestionnaireResponse(json, now);
    const { subject } = parsed;
    const patientId = subject && (await findSubject(source, subject));
    if (parsed.kind === "invalid") {
      const { instrument, issues } = parsed;
      const refused = { instrument, reason: "unreadable", issues: issues.length } as const;
      if (patientId) await recordRefusal(source, patientId, refused, now);
      return outcome(422, issues);
    }
    const { checkIn } = parsed;
    if (!patientId) return unknownPatient();
    const result = await recordCheckIn(source, patientId, {
      checkIn,
      receivedAt: now,
      identifier: parsed.identifier ?? contentIdentifier(patientId, checkIn),
      contentHash: contentHash(patientId, checkIn),
      statedTotal: parsed.statedTotal,
      idempotencyKey: key,
    });
    if (!result) return unknownPatient();
    if (result.kind === "unworded" || result.kind === "conflict") {
      const { instrument } = checkIn;
      const refused =
        result.kind === "conflict"
          ? ({ instrument, reason: result.on, checkInId: result.checkInId } as const)
          : ({ instrument, reason: "unworded" } as const);
      await recordRefusal(source, patientId, refused, now);
      return result.kind === "conflict" ? conflict(result) : unworded(result.instrument);
    }
    if (result.kind === "recorded" && result.fault)
      logFault("judge-check-in", result.checkInId, result.fault);
    const body = toQuestionnaireResponse({
      ...checkIn,
      id: result.checkInId,
      patientId,
      version: result.version,
    });
    const location = `/api/fhir/R4/QuestionnaireResponse/${result.checkInId}`;
    if (result.kind === "resent") return resource(200, body, { location, "idempotency-replayed": "true" });
    return resource(201, body, { location, etag: `W/"${result.version}"` });
  },
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unknownPatient(): Response {
  const diagnostics = "No such patient in this token's clinic.";
  return outcome(422, [{ code: "not-found", expression: "QuestionnaireResponse.subject", diagnostics }]);
}

function unworded(instrument: string): Response {
  const diagnostics = `This clinic has not loaded the wording of ${instrument}, so it cannot be answered here. Its administrator loads it on the page Instruments; then send this again.`;
  return outcome(422, [
    { code: "business-rule", expression: "QuestionnaireResponse.questionnaire", diagnostics },
  ]);
}

function conflict(result: Extract<Recorded, { kind: "conflict" }>): Response {
  if (result.on === "idempotency-key") {
    const diagnostics = "This Idempotency-Key was used with another body. Use a new key.";
    return outcome(422, [{ code: "conflict", diagnostics }]);
  }
  const diagnostics = "Another check-in has this identifier. To correct it, send status amended.";
  return outcome(409, [{ code: "duplicate", expression: "QuestionnaireResponse.identifier", diagnostics }]);
}
