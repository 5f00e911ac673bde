import type { Answers, Score } from "@/domain/instruments/instrument";

/** One completed (or broken-off) instrument by one patient, as understood at the door. FHIR QuestionnaireResponse. */
export type CheckIn = {
  readonly instrument: string;
  readonly instrumentVersion: string;
  readonly status: "completed" | "amended" | "in-progress" | "stopped";
  /** When the patient answered. */
  readonly authoredAt: Date;
  /** When the first question was shown, if the sender told us. */
  readonly startedAt: Date | null;
  /** BCP 47, e.g. "en" or "es-US". */
  readonly language: string;
  /** The device it was answered on, as the sender names it; null when it did not say. */
  readonly deviceId: string | null;
  readonly answers: Answers;
};

/** A check-in that has been stored and scored. */
export type RecordedCheckIn = CheckIn & {
  readonly id: string;
  readonly receivedAt: Date;
  readonly scores: readonly Score[];
};
