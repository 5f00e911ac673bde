import type { SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { inBatches } from "@/db/cursor";
import { disguisesOf } from "@/db/exports/disguise";
import type { Scope } from "@/db/exports/scope";
import { selectCheckIns, selectFlags, selectScores, selectSubjects } from "@/db/exports/selects";
import { wordingsAt } from "@/db/wordings";
import { type Cell, csvRow } from "@/domain/csv";
import { type AnsweredRow, type AnswerRow, answerRows, answersTable } from "@/domain/exports/answers";
import { researchTables } from "@/domain/exports/catalogue";
import type { Table } from "@/domain/exports/column";
import type { ExportWhat } from "@/domain/exports/export";
import type { FlagRow } from "@/domain/exports/flags";
import { flagsTable } from "@/domain/exports/flags";
import type { ScoreRow } from "@/domain/exports/scores";
import { scoresTable } from "@/domain/exports/scores";
import { cellOf, type SubjectRow } from "@/domain/exports/subjects";
import { instruments } from "@/domain/instruments/catalogue";

/** Lines of one patient that follow each other. */
export type Run = { place: string; text: string; rows: number };

/** A file of an export: its head, and its lines in the order of the scope from any place on. */
export type ExportFile = {
  readonly name: string;
  readonly head: string;
  readonly runs: (tx: Transaction, scope: Scope) => AsyncGenerator<Run[]>;
};

type Placed = { readonly place: string };
/** Turns what the database gives into the rows of a table. */
type Expand<Found, Row> = (found: Found) => readonly Row[];

function fileOf<Found, Row>(
  key: string,
  table: Table<Row>,
  select: (scope: Scope) => SQL,
  prepare: (tx: Transaction, scope: Scope) => Promise<Expand<Found, Row>>,
): ExportFile {
  return {
    name: `${table.name}.csv`,
    head: csvRow(table.columns.map(({ name }) => name)),
    async *runs(tx, scope) {
      const expand = await prepare(tx, scope);
      const write = writerOf(table, scope);
      for await (const found of inBatches<Found & Placed>(tx, key, select(scope)))
        yield runsOf(found, expand, write);
    },
  };
}

/** Writes rows as text, into one array of cells: a million rows are read through here. */
function writerOf<Row>({ columns }: Table<Row>, scope: Scope): (row: Row) => string {
  const cells = columns.map(({ cell }) => cell);
  const written: Cell[] = Array(cells.length).fill(null);
  return (row) => {
    for (let at = 0; at < cells.length; at += 1) written[at] = cells[at]?.(row, scope) ?? null;
    return csvRow(written);
  };
}

function runsOf<Found extends Placed, Row>(
  found: readonly Found[],
  expand: Expand<Found, Row>,
  write: (row: Row) => string,
): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const one of found) {
    if (run?.place !== one.place) {
      run = { place: one.place, text: "", rows: 0 };
      runs.push(run);
    }
    for (const row of expand(one)) {
      run.text += write(row);
      run.rows += 1;
    }
  }
  return runs;
}

const asTheyAre =
  async <Row>() =>
  (row: Row) => [row];

/** A question is exported in the words that were in force when its answer arrived. */
async function answering(
  tx: Transaction,
  { clinicId, selection }: Scope,
): Promise<Expand<AnsweredRow, AnswerRow>> {
  const wording = await wordingsAt(
    tx,
    clinicId,
    instruments.map(({ id }) => ({ instrument: id })),
  );
  return (row) =>
    answerRows(row, wording({ instrument: row.instrument, receivedAt: new Date(row.receivedAt) }), selection);
}

type OfPatient = { readonly patientId: string };

/** Rows with what hides their patient. */
async function hiding<Row extends OfPatient>(_: Transaction, { clinicId }: Scope) {
  const disguiseOf = disguisesOf(clinicId);
  return (row: Row) => [{ row, disguise: disguiseOf(row.patientId) }];
}

async function hidingAnswers(tx: Transaction, scope: Scope) {
  const selection = { ...scope.selection, freeText: false };
  const [expand, disguiseOf] = [await answering(tx, { ...scope, selection }), disguisesOf(scope.clinicId)];
  return (found: AnsweredRow) =>
    expand(found)
      // Of an item that nothing is known of, nobody can say that it names no one.
      .filter(({ item }) => item !== null)
      .map((row) => ({ row, disguise: disguiseOf(row.patientId) }));
}

async function subjects(_: Transaction, { clinicId }: Scope) {
  const disguiseOf = disguisesOf(clinicId);
  return (row: SubjectRow) => [{ ...row, disguise: disguiseOf(row.patientId) }];
}

const { scores, answers, flags } = researchTables;

export type MadeByCursor = Exclude<ExportWhat, "caseload">;

/** The files of each export, in order. */
export const filesOf: Record<MadeByCursor, readonly ExportFile[]> = {
  scores: [fileOf("scores", scoresTable, selectScores, asTheyAre<ScoreRow>)],
  answers: [fileOf("answers", answersTable, selectCheckIns, answering)],
  flags: [fileOf("flags", flagsTable, selectFlags, asTheyAre<FlagRow>)],
  research: [
    fileOf("subjects", researchTables.subjects, selectSubjects, subjects),
    fileOf("scores", scores, selectScores, hiding<ScoreRow>),
    fileOf("answers", answers, selectCheckIns, hidingAnswers),
    fileOf("flags", flags, selectFlags, hiding<FlagRow>),
  ],
};

/** How many people of each group of age and sex a research set holds. */
export async function countCells(tx: Transaction, scope: Scope): Promise<Map<string, number>> {
  const cells = new Map<string, number>();
  for await (const rows of inBatches<SubjectRow>(tx, "subjects", selectSubjects({ ...scope, after: null })))
    for (const row of rows) cells.set(cellOf(row), (cells.get(cellOf(row)) ?? 0) + 1);
  return cells;
}
