import { afterAll, inject } from "vitest";
import { openPool } from "@/db/connection";
import { cloneDatabase, serverAt } from "@/tests/support/test-server";

type Clone = { adminUrl: string; admin: ReturnType<typeof openPool> };

// This file is a set-up file too: its copy in the set-up and the one that tests import must be about the same database.
const kept = globalThis as { heronTestDatabase?: Clone };

if (!kept.heronTestDatabase) kept.heronTestDatabase = await open();

/** A database of this test file's own, migrated and empty. The environment names it before the first module of ours is loaded. */
async function open(): Promise<Clone> {
  const { url } = inject("postgres");
  const server = serverAt(url);
  const name = `heron_test_${process.pid}_${process.env.VITEST_WORKER_ID ?? "1"}`;
  const drop = await cloneDatabase(url, "heron_template", name);
  process.env.DATABASE_APP_URL = server.url("heron_app", name);
  process.env.DATABASE_POOL = "5";
  const adminUrl = server.url("postgres", name);
  const admin = openPool(adminUrl, { max: 2 });
  afterAll(async () => {
    const { closeDatabase } = await import("@/db/client");
    await closeDatabase();
    await admin.end();
    await drop();
    kept.heronTestDatabase = undefined;
  });
  return { adminUrl, admin };
}

function current(): Clone {
  if (!kept.heronTestDatabase) throw new Error("Only tests of the db project have a database.");
  return kept.heronTestDatabase;
}

/** The superuser's connection to this file's database: it sees and may do everything, row-level security does not hold it. */
export function adminSql(): Clone["admin"] {
  return current().admin;
}

/** For `openSetup` and `migrateDatabase`. */
export function adminUrl(): string {
  return current().adminUrl;
}
