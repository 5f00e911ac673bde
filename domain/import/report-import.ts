import type { ImportProblem, ReadImport } from "@/domain/import/import-entry";
import { type Priority, rank } from "@/domain/priority";
import { findRule } from "@/domain/rules/catalogue";

type Counts = {
  readonly stored: number;
  readonly known: number;
  /** Too old to raise anything by itself. */
  readonly history: number;
};

type PatientImport = Counts & {
  readonly patientId: string;
  readonly number: string;
  readonly flags: readonly {
    readonly ruleId: string;
    readonly priority: Priority;
    readonly answeredAt: Date;
  }[];
};

/** What a person reads before and after an import. It names patients by their number and quotes no answer. */
export type ImportReport = Counts & {
  readonly format: string;
  readonly passedOver: Readonly<Record<string, number>>;
  readonly patients: readonly PatientReport[];
  readonly problems: readonly ImportProblem[];
  /** How many there are; `problems` holds the first of them. */
  readonly problemCount: number;
};

type PatientReport = Counts & {
  readonly patientId: string;
  readonly number: string;
  /** Most pressing first. */
  readonly flags: readonly FlagReport[];
};

export type FlagReport = {
  readonly ruleId: string;
  readonly title: string;
  readonly priority: Priority;
  /** When it was answered, ISO 8601. */
  readonly answeredAt: string;
};

/** A screen, and a person, take in so many; those mended, the next import tells the others. */
const mostProblems = 200;

export function reportImport(
  read: Extract<ReadImport, { kind: "read" }>,
  imported: { readonly patients: readonly PatientImport[]; readonly problems: readonly ImportProblem[] },
): ImportReport {
  const sum = (key: keyof Counts) => imported.patients.reduce((total, one) => total + one[key], 0);
  return {
    format: read.format,
    passedOver: read.passedOver,
    stored: sum("stored"),
    known: sum("known"),
    history: sum("history"),
    patients: imported.patients.map(reportPatient),
    problems: imported.problems.toSorted((a, b) => placeOf(a) - placeOf(b)).slice(0, mostProblems),
    problemCount: imported.problems.length,
  };
}

/** The number of the line or entry: what is to be mended is read from the top of the file. */
function placeOf({ place }: ImportProblem): number {
  return Number(/\d+/.exec(place)?.[0] ?? 0);
}

function reportPatient({ patientId, number, stored, known, history, flags }: PatientImport): PatientReport {
  return {
    patientId,
    number,
    stored,
    known,
    history,
    flags: flags
      .map(({ ruleId, priority, answeredAt }) => ({
        ruleId,
        title: findRule(ruleId)?.title ?? ruleId,
        priority,
        answeredAt: answeredAt.toISOString(),
      }))
      .sort((a, b) => rank(a.priority) - rank(b.priority) || (a.answeredAt < b.answeredAt ? -1 : 1)),
  };
}
