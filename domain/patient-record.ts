import type { RecordedCheckIn } from "@/domain/check-in";
import type { Prescription } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";

/** One score at one time, as trajectories and charts read it. `value` is never null here. */
export type ScoredPoint = {
  readonly checkInId: string;
  readonly authoredAt: Date;
  readonly value: number;
  readonly prorated: boolean;
};

/** A flag that a rule raised earlier, as far as later judgements need it. */
export type RaisedFlag = {
  readonly id: string;
  readonly caseId: string;
  readonly ruleId: string;
  readonly priority: Priority;
  readonly raisedAt: Date;
  /** Null while the flag is open. */
  readonly closedAt: Date | null;
};

/** What staff did that rules take into account. */
export type StaffActions = {
  readonly safetyPlanReviewedAt: Date | null;
  readonly lastContactAt: Date | null;
};

/**
 * All that rules may read about one patient. Bounded: it does not grow with history.
 * `checkIns` holds the last 90 days, at least the last 12 of PHQ-9 and GAD-7, and the last side-effects check up
 * to the first dose day (which bladder rules compare with), oldest first by `authoredAt`.
 */
export type PatientRecord = {
  readonly patientId: string;
  /** IANA zone the patient lives in; local days are counted in it. */
  readonly timeZone: string;
  readonly episode: { readonly startedOn: string; readonly firstDoseOn: string | null };
  /** Keyed by `instrument` id. (rules.md §1.2: last complete score in the 14 days up to the first dose day, else the first complete score.) */
  readonly baselines: Readonly<Record<string, ScoredPoint | undefined>>;
  readonly prescription: Prescription | null;
  readonly checkIns: readonly RecordedCheckIn[];
  /** Open flags, and those closed in the last 60 days. */
  readonly flags: readonly RaisedFlag[];
  readonly staff: StaffActions;
};
