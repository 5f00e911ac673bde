import { type Disguise, shifted, type Table } from "@/domain/exports/column";
import { ageOn } from "@/domain/local-day";
import type { Sex } from "@/domain/patient-record";

/** A patient of a research set, as the database gives it. */
export type SubjectRow = {
  readonly patientId: string;
  readonly bornOn: string;
  readonly sex: Sex | null;
  /** Of the check-ins in the set; moments in ISO 8601, UTC. */
  readonly firstAt: string;
  readonly checkIns: number;
};

export type Subject = SubjectRow & { readonly disguise: Disguise };

/** Ages over 89 are one group. (HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C)) */
const oldestTold = 89;

/** Whole years at the first check-in of the set, "90+" beyond 89. */
export function pooledAge({ bornOn, firstAt }: Pick<SubjectRow, "bornOn" | "firstAt">): string {
  const age = ageOn(firstAt.slice(0, 10), bornOn);
  return age > oldestTold ? `${oldestTold + 1}+` : String(age);
}

export const subjectsTable: Table<Subject> = {
  name: "subjects",
  title: "Subjects",
  row: "one patient with a check-in in the set",
  order: "by subject",
  columns: [
    {
      name: "subject",
      type: "text",
      means: "Stands for one patient, in every research set of the clinic.",
      cell: (row) => row.disguise.subject,
    },
    {
      name: "age",
      type: "text",
      means: "Whole years at the first check-in of the set; 90+ for everybody older than 89.",
      cell: pooledAge,
    },
    {
      name: "sex",
      type: "text",
      means: "Administrative sex (FHIR Patient.gender); empty where nobody said.",
      values: ["female", "male", "other", "unknown"],
      cell: (row) => row.sex,
    },
    {
      name: "first_check_in_at",
      type: "moment",
      means: "When the first check-in of the set was answered. Shifted as all moments of the subject.",
      cell: (row) => shifted(row.firstAt, row.disguise),
    },
    {
      name: "check_ins",
      type: "number",
      means: "How many check-ins of the subject are in the set.",
      cell: (row) => row.checkIns,
    },
  ],
};

/** Fewer people than this of one kind may be recognised. (CMS cell size policy: below 11) */
export const smallestCell = 11;

/** "female, 20 to 29": a group of age and sex. */
export function cellOf(row: SubjectRow): string {
  const age = pooledAge(row);
  const decade = Math.floor(Number.parseInt(age, 10) / 10) * 10;
  return `${row.sex ?? "sex not told"}, ${decade >= 90 ? "90 and older" : `${decade} to ${decade + 9}`}`;
}

/** What whoever passes the set on has to know first. */
export function smallCellWarnings(cells: ReadonlyMap<string, number>): string[] {
  const small = [...cells].filter(([, count]) => count < smallestCell).sort(([a], [b]) => (a < b ? -1 : 1));
  return small.map(
    ([cell, count]) =>
      `Only ${count} ${count === 1 ? "person" : "people"} of one group of age and sex (${cell}): fewer than ${smallestCell} may be recognised.`,
  );
}
