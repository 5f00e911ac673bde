import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { readPrivate, writePrivate } from "@/bin/start/data-folder";
import { projectRoot } from "@/bin/start/project";
import { processIdentity, signal, within } from "@/db/embedded/process";

export type Command = {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Holds the child's log and the note by which a later start finds it, should this process be killed. */
  folder: string;
  /** In development the terminal takes the place of the log. */
  toTerminal?: boolean;
};

export type Child = { exited: Promise<string>; stop(): Promise<void>; kill(): void; isOver(): boolean };

type Note = { pid: number; identity: string | null };

const largestLog = 10_000_000;

/** Starts Node in a process group of its own: a Ctrl-C in the terminal reaches only us, and we stop the rest in order. */
export function startChild(command: Command): Child {
  const child = spawnDetached(command);
  let over = false;
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, by) => resolve(by ? `ended by ${by}` : `exit code ${code}`));
  }).finally(() => {
    over = true;
    rmSync(join(command.folder, noteName(command.name)), { force: true });
  });
  const { pid } = child;
  if (pid !== undefined)
    writePrivate(command.folder, noteName(command.name), {
      pid,
      identity: processIdentity(pid),
    } satisfies Note);
  return {
    exited,
    isOver: () => over,
    stop: async () => {
      if (pid !== undefined) await stopGroup(pid, () => over);
    },
    kill: () => {
      if (pid !== undefined && !over) signal(-pid, "SIGKILL");
    },
  };
}

function spawnDetached({ name, args, env, folder, toTerminal }: Command): ChildProcess {
  if (toTerminal) return spawnNode(args, env, ["ignore", "inherit", "inherit"]);
  const log = openLog(logFile(folder, name));
  try {
    return spawnNode(args, env, ["ignore", log, log]);
  } finally {
    closeSync(log);
  }
}

function spawnNode(args: string[], env: NodeJS.ProcessEnv, stdio: StdioOptions): ChildProcess {
  return spawn(process.execPath, args, { cwd: projectRoot, env, detached: true, stdio });
}

export function logFile(folder: string, name: string): string {
  return join(folder, `${name}.log`);
}

export function logTail(folder: string, name: string): string {
  const file = logFile(folder, name);
  if (!existsSync(file)) return "";
  return `The end of ${file}:\n${readFileSync(file, "utf8").trimEnd().split("\n").slice(-15).join("\n")}`;
}

function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

/** The leader may be gone before the rest of its group: the last signal goes to whoever is left. */
async function stopGroup(pid: number, isOver: () => boolean): Promise<void> {
  if (isOver()) return;
  signal(-pid, "SIGTERM");
  await within(10_000, isOver);
  signal(-pid, "SIGKILL");
  await within(5_000, isOver);
}

function noteName(name: string): string {
  return `${name}.process.json`;
}

/** Stops what a killed launcher left running. Call it only as the owner of the data folder. */
export async function stopLeftovers(folder: string, say: (line: string) => void): Promise<void> {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(noteName("")))) {
    const note = readPrivate<Note>(folder, file);
    if (note?.identity && processIdentity(note.pid) === note.identity) {
      say(`Stopping process ${note.pid} of an earlier start that was killed.`);
      await stopGroup(note.pid, () => processIdentity(note.pid) !== note.identity);
    }
    rmSync(join(folder, file), { force: true });
  }
}
