import type { CheckIn } from "@/domain/check-in";

/** A check-in as it arrived. */
export type Arrival = {
  checkIn: CheckIn;
  receivedAt: Date;
  /** The sender's identifier; the content hash when it gave none. */
  identifier: string;
  /** Hash of what was answered: tells a resend from a different check-in under the same identifier. */
  contentHash: string;
  /** The sender's own total, kept beside ours. */
  statedTotal: number | null;
  idempotencyKey: string | null;
};

export type Recorded =
  | {
      kind: "recorded";
      checkInId: string;
      version: number /** Why judging failed; the check-in is stored and flagged. */;
      fault: unknown;
    }
  /** It was here already: the first result stands. */
  | { kind: "resent"; checkInId: string; version: number }
  /** The clinic has not loaded the words of this instrument, so nobody can have been asked. Nothing was stored. */
  | { kind: "unworded"; checkInId: null; instrument: string }
  /** Another check-in has this identifier, or another body this Idempotency-Key. Nothing was stored. */
  | { kind: "conflict"; on: "identifier" | "idempotency-key"; checkInId: string };
