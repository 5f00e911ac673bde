import { existsSync } from "node:fs";
import { join } from "node:path";
import { openDataFolder, readPrivate } from "@/bin/start/data-folder";
import { projectRoot } from "@/bin/start/project";
import { openPool } from "@/db/connection";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";

/** Kept in the data folder by a running Heron, so that commands beside it find its database. */
export const runningDatabase = "database.json";

/** Runs work on the database as its administrator: DATABASE_URL's, the running Heron's, or the built-in one, started for it. */
export async function withAdminDatabase<T>(work: (adminUrl: string) => Promise<T>): Promise<T> {
  if (existsSync(join(projectRoot, ".env"))) process.loadEnvFile(join(projectRoot, ".env"));
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const folder = openDataFolder();
  const running = readPrivate<{ adminUrl: string }>(folder, runningDatabase);
  if (running && (await answers(running.adminUrl))) return work(running.adminUrl);
  const embedded = await startEmbedded({ dataDir: folder });
  try {
    const adminUrl = embedded.url("postgres", "heron");
    if (!(await answers(adminUrl))) throw new Error("There is no database yet. Run `npm start` once first.");
    await migrateDatabase(adminUrl, null);
    return await work(adminUrl);
  } finally {
    await embedded.stop();
  }
}

async function answers(url: string): Promise<boolean> {
  const pool = openPool(url, { max: 1, connect_timeout: 2 });
  try {
    await pool`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await pool.end({ timeout: 1 });
  }
}
