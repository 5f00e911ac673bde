import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { stopLeftovers } from "@/bin/start/child";
import { openPool } from "@/db/connection";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { stopOrphans } from "@/db/embedded/orphans";
import { takeOwnership } from "@/db/embedded/owner-lock";
import { migrateDatabase } from "@/db/migrate";
import { serverAt, type TestServer } from "@/tests/support/test-server";

declare module "vitest" {
  interface ProvidedContext {
    postgres: TestServer;
  }
}

type Shared = { users: number; starting: Promise<{ embedded: Embedded; dataDir: string }> };

// Each project has its own module graph and its own global set-up; the server is one for all.
const kept = globalThis as { heronTestServer?: Shared };

export default async function setup(project: TestProject) {
  kept.heronTestServer ??= { users: 0, starting: start() };
  const shared = kept.heronTestServer;
  shared.users++;
  const { embedded, dataDir } = await shared.starting;
  project.provide("postgres", { url: embedded.url("postgres", "postgres"), folder: dataDir });
  return async () => {
    shared.users--;
    if (shared.users > 0) return;
    kept.heronTestServer = undefined;
    const { embedded, dataDir } = await shared.starting;
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

const prefix = "heron-tests-";

async function start() {
  await clearKilledRuns();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  const embedded = await startEmbedded({
    dataDir,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "100" },
  });
  const server = serverAt(embedded.url("postgres", "postgres"));
  const sql = openPool(server.url("postgres", "postgres"), { max: 1 });
  await sql`create database heron_template`;
  await migrateDatabase(server.url("postgres", "heron_template"), null);
  await sql`alter database heron_template with is_template true allow_connections false`;
  await sql.end();
  return { embedded, dataDir };
}

/** A test run that was killed leaves its servers running. A live one holds its lock. */
async function clearKilledRuns() {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    const dataDir = join(tmpdir(), name);
    if (existsSync(join(dataDir, "database.lock"))) await clear(dataDir).catch(() => {});
  }
}

async function clear(dataDir: string) {
  takeOwnership(join(dataDir, "database.lock"), dataDir);
  for (const name of readdirSync(dataDir).filter((name) => name.startsWith("journey-"))) {
    await stopLeftovers(join(dataDir, name), console.log);
  }
  await stopOrphans(join(dataDir, "postgres"));
  rmSync(dataDir, { recursive: true, force: true });
}
