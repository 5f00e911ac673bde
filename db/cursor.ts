import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** Rows of a batch. While one is worked on, the next ones are on their way: PostgreSQL never waits for us, nor we for it. */
const batch = 2_500;
const ahead = 3;

/**
 * The rows of a query in batches, all as they were when it began, from a cursor of the transaction. `name` is one for each list
 * of columns: FETCH is prepared, and its text says nothing else of what it returns.
 */
export async function* inBatches<Row extends Record<string, unknown>>(
  tx: Transaction,
  name: string,
  query: SQL,
): AsyncGenerator<Row[]> {
  const cursor = sql.identifier(`export_${name}`);
  await tx.execute(sql`declare ${cursor} no scroll cursor for ${query}`);
  const fetch = () => {
    const rows = Promise.resolve(tx.execute<Row>(sql`fetch ${sql.raw(String(batch))} from ${cursor}`));
    // Whoever stops reading early asks for no more; what was on its way ends with the transaction.
    rows.catch(() => {});
    return rows;
  };
  const coming = Array.from({ length: ahead }, fetch);
  for (;;) {
    const rows = await coming.shift();
    if (!rows || rows.length === 0) break;
    coming.push(fetch());
    yield rows as unknown as Row[];
  }
  await Promise.all(coming);
  await tx.execute(sql`close ${cursor}`);
}
