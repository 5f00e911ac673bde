import type { Cell } from "@/domain/csv";

export type CellType = "text" | "number" | "yes-or-no" | "moment" | "day";

/** What a cell may depend on beside its row. */
export type Setting = {
  /** The clinic's IANA zone: texts that name days use it. */
  readonly timeZone: string;
};

/** One column of a table that leaves Heron. CSV, data dictionary and docs/exports.md are all made from it. */
export type Column<Row> = {
  readonly name: string;
  readonly type: CellType;
  /** What a cell says, with unit and range, and when it is empty. */
  readonly means: string;
  /** All values there are, where the list is closed. */
  readonly values?: readonly string[];
  readonly cell: (row: Row, setting: Setting) => Cell;
};

export type Table<Row> = {
  /** Name of the file, without ".csv". */
  readonly name: string;
  readonly title: string;
  /** What one row is. */
  readonly row: string;
  /** How rows are ordered. */
  readonly order: string;
  readonly columns: readonly Column<Row>[];
};

/** What stands in place of a column in a research set. */
export type Disguised<Row> = Omit<Column<Row>, "cell"> & {
  readonly cell: (row: Row, disguise: Disguise) => Cell;
};

/** Of a clinical column must be said how it is in a research set: as it is, left out, or replaced. */
export type ClinicalColumn<Row> = Column<Row> & { readonly research: "same" | "out" | Disguised<Row> };

export type ClinicalTable<Row> = Omit<Table<Row>, "columns"> & {
  readonly columns: readonly ClinicalColumn<Row>[];
};

/** What hides one patient: made from a secret that no export holds. */
export type Disguise = {
  /** Stands for the patient in every research set of the clinic. */
  readonly subject: string;
  /** Milliseconds added to each of the patient's moments: the same for all, so that order and intervals stay. */
  readonly shiftMs: number;
  /** Stands for the id of a row. */
  readonly code: (id: string) => string;
};

/** A shifted moment. Null stays null. */
export function shifted(at: string | null, { shiftMs }: Disguise): string | null {
  return at === null ? null : new Date(Date.parse(at) + shiftMs).toISOString();
}

type HasPatient = { readonly patientNumber: string };

export const patientNumber = {
  name: "patient_number",
  type: "text",
  means: "The clinic's own number of the patient.",
  cell: (row: HasPatient) => row.patientNumber,
  research: {
    name: "subject",
    type: "text",
    means:
      "Stands for one patient, in every research set of the clinic. Only the clinic's secret leads back.",
    cell: (_: HasPatient, disguise: Disguise) => disguise.subject,
  },
} as const satisfies ClinicalColumn<HasPatient>;

/** A moment that a research set shifts, under the same name. */
export function moment<Row>(
  name: string,
  means: string,
  of: (row: Row) => string | null,
): ClinicalColumn<Row> {
  return {
    name,
    type: "moment",
    means,
    cell: of,
    research: {
      name,
      type: "moment",
      means: `${means} Shifted: all moments of one subject by the same time, so that order and intervals are true and dates are not.`,
      cell: (row, disguise) => shifted(of(row), disguise),
    },
  };
}

/** An id that a research set replaces by a code, under another name. */
export function rowId<Row>(
  name: string,
  code: string,
  means: string,
  of: (row: Row) => string,
): ClinicalColumn<Row> {
  return {
    name,
    type: "text",
    means,
    cell: of,
    research: {
      name: code,
      type: "text",
      means: `${means} As a code.`,
      cell: (row, disguise) => disguise.code(of(row)),
    },
  };
}
