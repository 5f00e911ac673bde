import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPool } from "@/db/connection";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";

/** A built-in PostgreSQL of its own for a bench or a proof, with Heron's schema, gone afterwards. */
export async function withTemporaryHeron<T>(
  work: (urls: { adminUrl: string; appUrl: string }) => Promise<T>,
  settings: Record<string, string> = {},
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), "heron-bench-"));
  const embedded = await startEmbedded({ dataDir, settings });
  try {
    const server = openPool(embedded.url("postgres", "postgres"), { max: 1 });
    await server`create database heron`;
    await server.end();
    const adminUrl = embedded.url("postgres", "heron");
    const appUrl = embedded.url("heron_app", "heron");
    await migrateDatabase(adminUrl, null);
    // Our modules find the database through the environment, when they are loaded.
    process.env.DATABASE_URL = adminUrl;
    process.env.DATABASE_APP_URL = appUrl;
    const result = await work({ adminUrl, appUrl });
    const { closeDatabase } = await import("@/db/client");
    await closeDatabase();
    return result;
  } finally {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
