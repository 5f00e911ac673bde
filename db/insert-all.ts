import { getTableColumns, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";

/**
 * Inserts rows as one JSON parameter. The statement's text does not depend on their number, so it is prepared once, and
 * building it costs far less than a parameter a value. All rows have the keys of the first; keys that are no columns are passed over. RETURNING is what lets
 * Citus insert from a set under row-level security.
 */
export async function insertAll<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await tx.execute(sql`${insertFrom(table, rows)} returning 1`);
}

/** As `insertAll`, passing over rows whose key is taken; returns the ids of those stored. */
export async function insertNew<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T["$inferInsert"][],
): Promise<Set<string>> {
  const stored = await tx.execute<{ id: string }>(
    sql`${insertFrom(table, rows)} on conflict do nothing returning id`,
  );
  return new Set(stored.map((row) => row.id));
}

function insertFrom<T extends PgTable>(table: T, rows: readonly T["$inferInsert"][]) {
  const keys = Object.keys(getTableColumns(table)).filter((key) => key in (rows[0] ?? {}));
  const columns = sql.join(
    keys.map((key) => sql.identifier(columnName(key))),
    sql`, `,
  );
  const json = JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(keys.map((key) => [columnName(key), (row as Record<string, unknown>)[key] ?? null])),
    ),
  );
  return sql`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ${json}::jsonb)`;
}

/** drizzle's casing "snake_case", as the schema has it. */
function columnName(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
