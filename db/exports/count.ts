import type { SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { countCells, type MadeByCursor } from "@/db/exports/files";
import type { Scope } from "@/db/exports/scope";
import { countRows } from "@/db/exports/selects";
import { smallCellWarnings } from "@/domain/exports/subjects";

export type Counted = {
  rows: number;
  patients: number;
  /** Of each table, in order. */
  files: { name: string; rows: number }[];
  warnings: string[];
};

/** What an export would hold if it were made now. */
export async function countExport(tx: Transaction, scope: Scope, what: MadeByCursor): Promise<Counted> {
  const queries = countRows(scope);
  const count = async (query: SQL) => {
    const [found] = await tx.execute<{ rows: number; patients: number }>(query);
    return found ?? { rows: 0, patients: 0 };
  };
  if (what !== "research") {
    const { rows, patients } = await count(queries[what]);
    return { rows, patients, files: [{ name: what, rows }], warnings: [] };
  }
  const cells = await countCells(tx, scope);
  const patients = [...cells.values()].reduce((sum, one) => sum + one, 0);
  const files = [{ name: "subjects", rows: patients }];
  for (const name of ["scores", "answers", "flags"] as const)
    files.push({ name, rows: (await count(queries[name])).rows });
  return {
    rows: files.reduce((sum, file) => sum + file.rows, 0),
    patients,
    files,
    warnings: smallCellWarnings(cells),
  };
}
