import { createHash } from "node:crypto";
import type { CheckIn } from "@/domain/check-in";

/** Tells one check-in from another by what was answered: same patient, instrument, time and answers, same hash. */
export function contentHash(patientId: string, checkIn: CheckIn): string {
  const answers = Object.entries(checkIn.answers).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = JSON.stringify([patientId, checkIn.instrument, checkIn.authoredAt.toISOString(), answers]);
  return createHash("sha256").update(content).digest("hex");
}
