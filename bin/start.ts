import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runningDatabase } from "@/bin/admin-database";
import { build, isBuilt } from "@/bin/start/build";
import { logFile, stopLeftovers } from "@/bin/start/child";
import { loadSecrets, openDataFolder, writePrivate } from "@/bin/start/data-folder";
import { type Database, externalDatabase, prepare, startBuiltIn } from "@/bin/start/database";
import { type Demo, ensureDemo } from "@/bin/start/demo";
import { keepRunning } from "@/bin/start/keep-running";
import { appEnvironment, nextCommand, waitUntilHealthy } from "@/bin/start/next";
import { requireFreePort } from "@/bin/start/port";
import { projectRoot } from "@/bin/start/project";
import { createShutdown } from "@/bin/start/shutdown";
import { createSteps } from "@/bin/start/steps";
import { takeOwnership } from "@/db/embedded/owner-lock";

const oldestNode = [20, 20];
const firstAdministrator = "To create the first administrator: npm run staff -- --help";

const isDevelopment = process.argv.includes("--dev");
const shutdown = createShutdown();

async function main() {
  requireNode();
  if (existsSync(join(projectRoot, ".env"))) process.loadEnvFile(join(projectRoot, ".env"));
  const { host, port, appUrl } = readAddress();
  const folder = openDataFolder();
  const step = createSteps(isDevelopment ? 5 : 6);

  await step("Checking the data folder and the port", async (say) => {
    say(`Data folder ${folder}`);
    const lock = takeOwnership(join(folder, "launcher.lock"), `the data folder ${folder}`);
    shutdown.add({ stop: async () => lock.release(), kill: lock.release });
    await stopLeftovers(folder, say);
    await requireFreePort(host, port);
  });
  const secrets = loadSecrets(folder);

  const database = await startDatabase();
  await step("Bringing the database up to date", () => prepare(database));
  if (database.isBuiltIn) announce(database);
  const demo = await addDemo();

  const env = appEnvironment({
    databaseAppUrl: database.appUrl,
    authSecret: secrets.authSecret,
    appUrl,
    isDemo: database.isBuiltIn,
    isDevelopment,
  });
  if (!isDevelopment) await buildApplication();
  await step("Starting the application", serve);
  printWelcome(appUrl, folder, demo);

  function startDatabase(): Promise<Database> {
    const given = process.env.DATABASE_URL;
    if (given)
      return step("Using the PostgreSQL server of DATABASE_URL", async () =>
        externalDatabase(given, secrets.appDatabasePassword),
      );
    return step("Starting the built-in PostgreSQL", (say) => startBuiltIn(folder, shutdown, say));
  }

  /** So that commands beside a running Heron, such as `npm run staff`, find its database. */
  function announce({ adminUrl }: Database) {
    const note = join(folder, runningDatabase);
    writePrivate(folder, runningDatabase, { adminUrl });
    shutdown.add({
      stop: async () => rmSync(note, { force: true }),
      kill: () => rmSync(note, { force: true }),
    });
  }

  function addDemo(): Promise<Demo | null> {
    if (database.isBuiltIn)
      return step("Looking after the demo data", (say) => ensureDemo(database, folder, appUrl, say));
    return step("Adding no data to a server of your own", async (say) => {
      say(firstAdministrator);
      return null;
    });
  }

  function buildApplication(): Promise<void> {
    if (isBuilt()) return step("The application is built already", async () => {});
    return step("Building the application (about a minute, once for each version)", () =>
      build(folder, env, shutdown),
    );
  }

  async function serve() {
    const worker = join(projectRoot, "bin", "worker.ts");
    if (existsSync(worker)) {
      const args = ["--import", "tsx", "--conditions=react-server", worker];
      const command = { name: "worker", args, env, folder, toTerminal: isDevelopment };
      shutdown.add(keepRunning(command, { patience: Number.POSITIVE_INFINITY, onGiveUp: console.error }));
    }
    const args = nextCommand(isDevelopment ? "dev" : "start", "-p", String(port), "-H", host);
    const command = { name: "app", args, env, folder, toTerminal: isDevelopment };
    shutdown.add(keepRunning(command, { patience: 5, onGiveUp: giveUp }));
    await waitUntilHealthy({ host, port, appUrl }, 120, shutdown.isStopping);
  }

  function giveUp(reason: string) {
    console.error(reason);
    void shutdown.stop(1);
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Heron needs Node ${oldestNode.join(".")} or newer; this is ${process.versions.node}. Node 24 is the one to run.`,
  );
}

function readAddress() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT is not a port number: ${process.env.PORT}`);
  const host = process.env.HOST || "127.0.0.1";
  const appUrl = (process.env.APP_URL || `http://localhost:${port}`).replace(/\/+$/, "");
  if (!URL.canParse(appUrl)) throw new Error(`APP_URL is not an address: ${appUrl}`);
  return { host, port, appUrl };
}

function printWelcome(appUrl: string, folder: string, demo: Demo | null) {
  console.log(`\nHeron is at ${appUrl}`);
  if (demo) {
    console.log(`\nDemo sign-ins (also in ${join(folder, "demo.json")}); every patient is made up:`);
    for (const { email, password, role, clinic } of demo.staff)
      console.log(`  ${email}  ${password}  (${role}, ${clinic})`);
  }
  console.log(`\n${isDevelopment ? "" : `Log: ${logFile(folder, "app")}. `}Ctrl-C stops everything.`);
}

function fail(error: unknown) {
  // What is being stopped complains: that is no failure.
  if (shutdown.isStopping()) return;
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  void shutdown.stop(1);
}

// A database that dies can throw from the driver's socket, outside every promise of ours.
process.on("uncaughtException", fail);
main().catch(fail);
