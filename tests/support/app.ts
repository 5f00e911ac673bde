import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import type { DemoClinic } from "@/bin/demo/seed";
import { isBuilt } from "@/bin/start/build";
import { logTail, startChild } from "@/bin/start/child";
import { appEnvironment, nextCommand, waitUntilHealthy } from "@/bin/start/next";
import { findFreePort } from "@/bin/start/port";
import { projectRoot } from "@/bin/start/project";
import { openPool } from "@/db/connection";
import { cloneDatabase, serverAt } from "@/tests/support/test-server";

export type RunningApp = {
  url: string;
  demo: DemoClinic;
  /** The superuser's connection to this application's own database. */
  sql: ReturnType<typeof openPool>;
  /** The application's environment: for starting its worker beside it. */
  env: NodeJS.ProcessEnv;
  /** Holds logs and notes of its processes. */
  folder: string;
  stop(): Promise<void>;
};

/** Starts the built application on a free port, on its own copy of the demo clinic. */
export async function startApp(): Promise<RunningApp> {
  requireBuild();
  const { url: superuserUrl, folder: ground } = inject("postgres");
  const server = serverAt(superuserUrl);
  const port = await findFreePort();
  const database = `heron_journey_${port}`;
  const drop = await cloneDatabase(superuserUrl, "heron_demo", database);
  const folder = mkdtempSync(join(ground, "journey-"));
  const appUrl = `http://localhost:${port}`;
  const env = appEnvironment({
    databaseAppUrl: server.url("heron_app", database),
    authSecret: "a secret that only journeys know, and no one else",
    appUrl,
    isDemo: true,
  });
  const child = startChild({
    name: "app",
    args: nextCommand("start", "-p", String(port), "-H", "127.0.0.1"),
    env,
    folder,
  });
  const sql = openPool(server.url("postgres", database), { max: 2 });

  async function stop() {
    await child.stop();
    await sql.end();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  }

  try {
    await waitUntilHealthy({ host: "127.0.0.1", port, appUrl }, 60, child.isOver);
  } catch (error) {
    const log = logTail(folder, "app");
    await stop();
    throw new Error(`${String(error)} ${log}`);
  }
  return { url: appUrl, demo: inject("demo"), sql, env, folder, stop };
}

function requireBuild(): void {
  if (!existsSync(join(projectRoot, ".next", "BUILD_ID")))
    throw new Error("Journeys run the built application: run `npm run build` first.");
  if (!isBuilt())
    console.warn("The build in .next is older than the sources: the journeys run what was built.");
}
