import type { CheckIn } from "@/domain/check-in";
import type { Subject } from "@/domain/questionnaire-response";

/** At most this much text in one file, in characters, and so many check-ins. */
export const maxImportLength = 5_000_000;
export const maxImportCheckIns = 2_000;

/** Who a file says the patient is, beside the id or number. */
export type Person = { readonly number: string | null; readonly bornOn: string | null };

/** Something in a file that is no check-in: where, what is wrong, and how to mend it. Never quotes an answer. */
export type ImportProblem = {
  /** "Line 12", "Entry 3". */
  readonly place: string;
  /** Column or element; null when all of it. */
  readonly field: string | null;
  readonly message: string;
};

export type ImportedCheckIn = {
  readonly kind: "check-in";
  readonly place: string;
  readonly checkIn: CheckIn;
  readonly subject: Subject;
  /** What the file tells of the patient itself; null when nothing. */
  readonly person: Person | null;
  /** "system|value", or null when the file gives none. */
  readonly identifier: string | null;
  readonly statedTotal: number | null;
};

export type RefusedEntry = {
  readonly kind: "refused";
  readonly subject: Subject | null;
  readonly instrument: string | null;
  readonly problems: readonly ImportProblem[];
};

export type ImportEntry = ImportedCheckIn | RefusedEntry;

export type ImportFormat = "FHIR Bundle" | "FHIR NDJSON" | "CSV of answers";

export type ReadImport =
  | {
      readonly kind: "read";
      readonly format: ImportFormat;
      readonly entries: readonly ImportEntry[];
      /** Resources of other kinds, which are not imported, by kind. */
      readonly passedOver: Readonly<Record<string, number>>;
    }
  /** Not a file of a kind that is known, or too large: nothing of it can be imported. */
  | { readonly kind: "unreadable"; readonly problem: ImportProblem };

export function unreadable(place: string, message: string): ReadImport {
  return { kind: "unreadable", problem: { place, field: null, message } };
}
