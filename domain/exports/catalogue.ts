import { answersTable } from "@/domain/exports/answers";
import { caseloadTable } from "@/domain/exports/caseload";
import type { Table } from "@/domain/exports/column";
import type { ExportWhat } from "@/domain/exports/export";
import { flagsTable } from "@/domain/exports/flags";
import { researchTable } from "@/domain/exports/research";
import { scoresTable } from "@/domain/exports/scores";
import { subjectsTable } from "@/domain/exports/subjects";

export const researchTables = {
  subjects: subjectsTable,
  scores: researchTable(scoresTable),
  answers: researchTable(answersTable),
  flags: researchTable(flagsTable),
};

/** The tables of each export, in the order they are made. */
export const tablesOf: Record<ExportWhat, readonly Table<never>[]> = {
  scores: [scoresTable],
  answers: [answersTable],
  flags: [flagsTable],
  research: Object.values(researchTables),
  caseload: [caseloadTable],
};

export const whatLabels: Record<ExportWhat, string> = {
  scores: "Scores",
  answers: "Answers",
  flags: "Flags",
  research: "Research set without names",
  caseload: "Caseload",
};
