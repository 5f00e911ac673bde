import "server-only";
import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsSession } from "drizzle-orm/postgres-js/session";
import type { Sql, TransactionSql } from "postgres";
import { openPool } from "@/db/connection";
import type { Actor } from "@/domain/access";

function open() {
  const url = process.env.DATABASE_APP_URL;
  if (!url)
    throw new Error(
      "DATABASE_APP_URL is not set: start Heron with `npm start`, or set it to the heron_app role's URL.",
    );
  const pool = openPool(url, {
    max: Number(process.env.DATABASE_POOL ?? 10),
    connection: {
      application_name: "heron",
      // Our reads all go through a key; planning the larger ones anew costs more than running them.
      plan_cache_mode: "force_generic_plan",
      jit: false,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 10_000,
    },
  });
  return { pool, db: drizzle(preparing(pool), { casing: "snake_case" }) };
}

/**
 * Drizzle sends every query unprepared, so that PostgreSQL plans it anew each time, which for our larger reads costs more than
 * running them. This prepares each text once a connection. Behind a pooler that cannot, set DATABASE_PREPARE=off.
 */
function preparing<T extends Sql>(sql: T): T {
  if (process.env.DATABASE_PREPARE === "off") return sql;
  return new Proxy(sql, {
    get(target, name, receiver) {
      if (name === "unsafe") {
        return (text: string, values: never[]) => target.unsafe(text, values, { prepare: true });
      }
      if (name === "begin") {
        return (work: (inner: Sql) => unknown) =>
          target.begin((inner) => work(preparing(inner as unknown as Sql)) as never);
      }
      if (name === "savepoint") {
        const nested = target as unknown as TransactionSql;
        return (work: (inner: Sql) => unknown) =>
          nested.savepoint((inner) => work(preparing(inner as unknown as Sql)) as never);
      }
      return Reflect.get(target, name, receiver);
    },
  });
}

// One pool a process; kept across hot reloads, which load this module again.
const kept = globalThis as { heronDatabase?: ReturnType<typeof open> };

export function database() {
  kept.heronDatabase ??= open();
  return kept.heronDatabase.db;
}

export async function closeDatabase(): Promise<void> {
  await kept.heronDatabase?.pool.end({ timeout: 5 });
  kept.heronDatabase = undefined;
}

export type Transaction = Parameters<Parameters<ReturnType<typeof open>["db"]["transaction"]>[0]>[0];

/**
 * Does work inside the actor's clinic, in one transaction: rows of other clinics do not exist in it.
 * Entering is sent ahead without waiting for its answer, on the driver itself: drizzle's queries are sent later, on the
 * same connection, so the clinic is always entered before the work's first query runs.
 */
export async function inClinic<T>(
  actor: Pick<Actor, "clinicId">,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return database().transaction(async (tx) => {
    const { client } = tx._.session as unknown as PostgresJsSession<Sql, never, never>;
    const entering = client`select app.enter_clinic(${actor.clinicId})`.execute();
    const [, result] = await Promise.all([entering, work(tx)]);
    return result;
  });
}
