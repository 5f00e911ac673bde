import { createHash } from "node:crypto";
import type { CheckIn } from "@/domain/check-in";

/** Tells one version of a check-in from another: same patient, instrument, time, status and answers, same hash. */
export function contentHash(patientId: string, checkIn: CheckIn): string {
  return hashOf([...contentOf(patientId, checkIn), checkIn.status]);
}

/** Identifies a check-in whose sender gave no identifier; the same when it is begun, finished and amended. */
export function contentIdentifier(patientId: string, checkIn: CheckIn): string {
  return `sha256|${hashOf(contentOf(patientId, checkIn))}`;
}

function contentOf(patientId: string, { instrument, authoredAt, answers }: CheckIn): unknown[] {
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return [patientId, instrument, authoredAt.toISOString(), sorted];
}

function hashOf(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
