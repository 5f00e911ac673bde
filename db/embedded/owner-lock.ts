import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { processIdentity } from "@/db/embedded/process";

type Owner = { pid: number; identity: string | null; since: string };

export type OwnerLock = { release(): void };

/**
 * Makes this process the only owner of what the file stands for. The lock of a killed process is taken over.
 * Throws when a live process holds it.
 */
export function takeOwnership(file: string, what: string): OwnerLock {
  const mine: Owner = {
    pid: process.pid,
    identity: processIdentity(process.pid),
    since: new Date().toISOString(),
  };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(file, mine)) return { release: () => release(file) };
    const other = read(file);
    if (other && isLive(other)) throw new Error(inUse(other, what));
    setAside(file, other);
  }
  throw new Error(`Could not take ${file}: several processes want ${what} at once. Start only one.`);
}

function inUse(other: Owner, what: string): string {
  return (
    `Another Heron (process ${other.pid}, since ${other.since}) is using ${what}. ` +
    `Stop it first (kill ${other.pid}), or set HERON_DATA to another folder.`
  );
}

function create(file: string, owner: Owner): boolean {
  try {
    writeFileSync(file, JSON.stringify(owner), { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Null when there is no lock, or it was cut short by a crash. */
function read(file: string): Owner | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Owner;
  } catch {
    return null;
  }
}

function isLive(owner: Owner): boolean {
  return owner.identity !== null && processIdentity(owner.pid) === owner.identity;
}

/**
 * Two starters may find the same stale lock; the slower one would move the quicker one's new lock away.
 * So what was moved is read again, and put back when it is not what was judged stale.
 */
function setAside(file: string, stale: Owner | null): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = read(aside);
  if (moved && isLive(moved) && moved.pid !== stale?.pid) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function release(file: string): void {
  if (read(file)?.pid === process.pid) rmSync(file, { force: true });
}
