import type { Arrival } from "@/db/arrival";
import { contentHash } from "@/db/content-hash";
import type { CheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";

/** A check-in as it would arrive a second after it was answered. */
export function arrival(
  instrument: string,
  answers: Answers,
  at: string,
  changes: Partial<Arrival> = {},
): Arrival {
  const authoredAt = new Date(at);
  const checkIn: CheckIn = {
    instrument,
    instrumentVersion: "test",
    status: "completed",
    authoredAt,
    startedAt: null,
    language: "en",
    deviceId: null,
    answers,
  };
  const hash = contentHash("", checkIn);
  return {
    checkIn,
    receivedAt: new Date(authoredAt.getTime() + 1000),
    identifier: `test|${hash}`,
    contentHash: hash,
    statedTotal: null,
    idempotencyKey: null,
    ...changes,
  };
}

/** PHQ-9 answers item by item; null is a skipped item. */
export function phq9Answers(...items: (number | null)[]): Answers {
  return Object.fromEntries(items.map((value, i) => [`phq9.${i + 1}`, value]));
}
