import type { RecordedCheckIn } from "@/domain/check-in";
import type { Wording } from "@/domain/instruments/clinic-wording";
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

export const medicineClasses = [
  "opioid",
  "sedative",
  "stimulant",
  "maoi",
  "antihypertensive",
  "antidepressant",
  "other",
] as const;

/** One medicine on the patient's list. FHIR MedicationStatement. Benzodiazepines and sleeping tablets are sedatives. */
export type Medicine = {
  readonly name: string;
  readonly class: (typeof medicineClasses)[number];
};

/** FHIR AdministrativeGender. */
export const sexes = ["female", "male", "other", "unknown"] as const;
export type Sex = (typeof sexes)[number];

/** What some cut-offs depend on, and no more than that. */
export type Demographics = {
  /** Calendar day; null where the record has none. */
  readonly bornOn: string | null;
  readonly sex: Sex | null;
};

/** What is known of the time before treatment; null when nobody asked. */
export type History = { readonly bipolar: boolean | null };

/** A check-in of another patient of the clinic that was answered on a device this patient uses. Nothing tells whose. */
export type ForeignCheckIn = {
  readonly deviceId: string;
  readonly startedAt: Date | null;
  readonly authoredAt: Date;
};

/** What staff did that rules take into account. */
export type StaffActions = {
  readonly safetyPlanReviewedAt: Date | null;
  readonly lastContactAt: Date | null;
};

/**
 * All that rules may read about one patient. Bounded: it does not grow with history.
 * `checkIns` holds the last 90 days, at least the last 12 of PHQ-9 and GAD-7, of AUDIT-C, SDS and ASQ the last one of the 310
 * days before, and the last side-effects check up to the first dose day (which bladder rules compare with), oldest first by `authoredAt`. Dose journals are the last
 * 35 days, those since the supply in use was dispensed (90 days at most) and the first 40 of the first 28 days of
 * treatment, which later doses are compared with.
 * `sharedDevice` holds the last 50 around the time judged.
 */
export type PatientRecord = {
  readonly patientId: string;
  /** IANA zone the patient lives in; local days are counted in it. */
  readonly timeZone: string;
  readonly episode: { readonly startedOn: string; readonly firstDoseOn: string | null };
  /** Keyed by `instrument` id. (rules.md §1.2: last complete score in the 14 days up to the first dose day, else the first complete score.) */
  readonly baselines: Readonly<Record<string, ScoredPoint | undefined>>;
  readonly prescription: Prescription | null;
  readonly demographics: Demographics;
  /** What else the patient takes, at most 40; null where nobody asked, which is not the same as none. */
  readonly medicines: readonly Medicine[] | null;
  readonly checkIns: readonly RecordedCheckIn[];
  /** Open flags, and those closed in the last 60 days. */
  readonly flags: readonly RaisedFlag[];
  readonly staff: StaffActions;
  readonly history: History;
  readonly sharedDevice: readonly ForeignCheckIn[];
  /** The clinic's words for instruments we may not ship, by instrument id: evidence quotes them. */
  readonly wordings: Readonly<Record<string, Wording | undefined>>;
};
