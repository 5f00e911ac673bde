import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * What tells this process from a later one with the same number: its start time. Null when there is no such process.
 */
export function processIdentity(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return process.platform === "linux" ? linuxIdentity(pid) : identityFromPs(pid);
}

function linuxIdentity(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold spaces; after it come the state (field 3) and the start time (field 22).
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return fields[0] === "Z" || fields[0] === "X" ? null : `${boot}:${fields[19]}`;
  } catch {
    return null;
  }
}

function identityFromPs(pid: number): string | null {
  try {
    return ps(pid, "lstart=") || null;
  } catch {
    return null;
  }
}

function ps(pid: number, column: string): string {
  return execFileSync("ps", ["-o", column, "-p", String(pid)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  }).trim();
}

/** PostgreSQL processes on this folder: each works in it. Where there is no /proc, the candidate if its command names the folder. */
export function serversOn(folder: string, candidate: number | null): number[] {
  if (process.platform === "linux") return linuxProcesses().filter((pid) => isServerOn(pid, folder));
  return candidate && isAlive(candidate) && ps(candidate, "command=").includes(folder) ? [candidate] : [];
}

function isServerOn(pid: number, folder: string): boolean {
  return linkTarget(`/proc/${pid}/cwd`) === folder && nameOf(pid) === "postgres" && isAlive(pid);
}

function nameOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/comm`, "utf8").trim();
  } catch {
    return null;
  }
}

function linuxProcesses(): number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  return processIdentity(pid) !== null;
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Polls until it is so; false when `milliseconds` pass first. */
export async function within(milliseconds: number, isSo: () => boolean): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!isSo()) {
    if (Date.now() > end) return false;
    await sleep(25);
  }
  return true;
}
