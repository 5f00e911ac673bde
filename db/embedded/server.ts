import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Account, runAs } from "@/db/embedded/account";
import { bareEnvironment } from "@/db/embedded/cluster";
import { isReady } from "@/db/embedded/orphans";
import { signal, within } from "@/db/embedded/process";

const defaults: Record<string, string> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  max_connections: "50",
  shared_buffers: "128MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
  log_line_prefix: "%m [%p] ",
  // No patient data in the log: error messages themselves may quote values, so the application alone gets them.
  log_min_messages: "log",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
};

const largestLog = 10_000_000;

export type Server = { ended: Promise<void>; stop(): Promise<void>; abort(): void };

type Launch = {
  cluster: string;
  binaries: string;
  socketFolder: string;
  logFile: string;
  account: Account;
  settings: Record<string, string>;
};

/** Starts the server and waits until it takes connections, however long it must recover after a crash. */
export async function startServer(launch: Launch): Promise<Server> {
  const child = spawnServer(launch);
  let over = false;
  const ended = new Promise<void>((resolve, reject) =>
    child.once("error", reject).once("exit", () => resolve()),
  ).finally(() => {
    over = true;
  });
  ended.catch(() => {});
  const { pid } = child;
  if (pid === undefined) await ended;
  else await within(600_000, () => over || isReady(launch.cluster, pid));
  if (over || pid === undefined)
    throw new Error(
      `The built-in PostgreSQL did not start. The end of ${launch.logFile}:\n${tail(launch.logFile)}`,
    );
  return { ended, stop: () => stopServer(pid, () => over), abort: () => signal(pid, "SIGQUIT") };
}

/** Detached: a Ctrl-C in the terminal reaches every process in front, and the application must stop before its database. */
function spawnServer({ cluster, binaries, socketFolder, logFile, account, settings }: Launch): ChildProcess {
  const all = { ...defaults, unix_socket_directories: socketFolder, ...settings };
  const log = openLog(logFile, account);
  try {
    return spawn(
      join(binaries, "bin", "postgres"),
      ["-D", cluster, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      {
        ...runAs(account),
        cwd: cluster,
        env: bareEnvironment(),
        detached: true,
        stdio: ["ignore", log, log],
      },
    );
  } finally {
    closeSync(log);
  }
}

function openLog(file: string, account: Account): number {
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`);
  const log = openSync(file, "a", 0o600);
  if (account) chownSync(file, account.uid, account.gid);
  return log;
}

function tail(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-10).join("\n");
}

/** Ends sessions and transactions (SIGINT); without a checkpoint (SIGQUIT) if that takes too long. */
async function stopServer(pid: number, isOver: () => boolean): Promise<void> {
  for (const name of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (isOver()) return;
    signal(pid, name);
    await within(20_000, isOver);
  }
}
