import { execFileSync } from "node:child_process";
import { mkdirSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Account, chooseAccount, runAs } from "@/db/embedded/account";
import { findBinaries } from "@/db/embedded/binaries";
import { makeCluster } from "@/db/embedded/cluster";
import { stopOrphans } from "@/db/embedded/orphans";
import { takeOwnership } from "@/db/embedded/owner-lock";
import { findReachable, placeOf, socketFolder } from "@/db/embedded/place";
import { startServer } from "@/db/embedded/server";

export type Embedded = {
  /** A libpq-style URL: nobody needs a password who may enter the socket's folder. */
  url(user: string, database: string): string;
  version: string;
  logFile: string;
  /** Settles when the server is gone, asked or not. */
  ended: Promise<void>;
  /** Ends sessions and transactions, writes a checkpoint and waits until the server is gone. */
  stop(): Promise<void>;
  /** Ends everything at once, without waiting; the next start recovers. */
  abort(): void;
};

type Options = {
  dataDir: string;
  /** Server settings over the usual ones, such as `fsync: "off"` for tests. */
  settings?: Record<string, string>;
  onProgress?: (line: string) => void;
};

/**
 * Starts the built-in PostgreSQL on a data folder, which it makes if need be. It listens on a socket in a private
 * folder, never on the network. Throws when another live Heron uses the folder.
 */
export async function startEmbedded({
  dataDir,
  settings = {},
  onProgress = () => {},
}: Options): Promise<Embedded> {
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const home = realpathSync(dataDir);
  const account = chooseAccount([join(placeOf(home), "postgres"), home]);
  const place = findReachable(home, account);
  if (place !== home)
    onProgress(`The database is in ${place}: the account that runs PostgreSQL cannot enter ${home}.`);

  const lock = takeOwnership(join(place, "database.lock"), `the database in ${place}`);
  try {
    return await startOwned(place, account, settings, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startOwned(
  place: string,
  account: Account,
  settings: Record<string, string>,
  release: () => void,
): Promise<Embedded> {
  const cluster = join(place, "postgres");
  await stopOrphans(cluster);
  const binaries = findBinaries(place, account);
  await makeCluster(cluster, binaries, account, settings);
  const socket = socketFolder(place, account);
  const logFile = join(place, "postgres.log");
  const server = await startServer({ cluster, binaries, socketFolder: socket, logFile, account, settings });
  return {
    url: (user, database) =>
      `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(socket).replaceAll("%2F", "/")}`,
    version: versionOf(binaries, account),
    logFile,
    ended: server.ended,
    abort: server.abort,
    async stop() {
      await server.stop();
      release();
    },
  };
}

/** Such as "18.4". */
function versionOf(binaries: string, account: Account): string {
  const answer = execFileSync(join(binaries, "bin", "postgres"), ["--version"], {
    ...runAs(account),
    cwd: "/",
    encoding: "utf8",
  });
  return answer.match(/\d+(\.\d+)*/)?.[0] ?? answer.trim();
}
