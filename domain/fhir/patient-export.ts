import type { RecordedCheckIn } from "@/domain/check-in";
import type { Dose } from "@/domain/dose";
import type { Sex } from "@/domain/patient-record";
import type { Prescription, Route } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";

/** All that is stored of one patient and counts, as far as an export tells it. Each list is oldest first; equal times by id. */
export type PatientExport = {
  readonly clinic: { readonly id: string; readonly name: string };
  readonly patient: ExportedPatient;
  readonly prescriptions: readonly Pick<Prescription, "drug" | "startsOn">[];
  readonly checkIns: readonly ExportedCheckIn[];
  readonly doses: readonly ExportedDose[];
  readonly flags: readonly ExportedFlag[];
};

export type ExportedPatient = {
  readonly id: string;
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: string;
  readonly sex: Sex | null;
  readonly language: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly emergencyContact: {
    readonly name: string;
    readonly relation: string;
    readonly phone: string;
  } | null;
};

/** A check-in with the scores stored beside it. */
export type ExportedCheckIn = RecordedCheckIn & {
  readonly version: number;
  /** Id of the first version: what all versions of one check-in share. */
  readonly originId: string;
};

export type ExportedDose = {
  readonly checkInId: string;
  readonly kind: Dose["kind"];
  readonly takenAt: Date;
  readonly localOn: string;
  readonly route: Route | null;
  readonly mg: number | null;
  readonly plannedMg: number | null;
};

export type ExportedFlag = {
  readonly id: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  /** Version of the numbers it was judged by; null on flags older than that. */
  readonly thresholdsVersion: number | null;
  readonly priority: Priority;
  readonly safety: boolean;
  readonly summary: string;
  /** Null when silence raised it. */
  readonly checkInId: string | null;
  readonly raisedAt: Date;
  readonly closedAt: Date | null;
};
