import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** Rows in memory at once: twice this, since the next batch is on its way while one is worked on. */
const batch = 2_000;

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
  let coming = fetch();
  for (;;) {
    const rows = await coming;
    if (rows.length === 0) break;
    coming = fetch();
    yield rows as unknown as Row[];
  }
  await tx.execute(sql`close ${cursor}`);
}
