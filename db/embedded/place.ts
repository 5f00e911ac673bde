import { createHash } from "node:crypto";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, canReach } from "@/db/embedded/account";

/** A Unix socket's path may have this many bytes on Linux; macOS takes 103. */
const longestSocketPath = process.platform === "linux" ? 107 : 103;

/** Where the database lives: the data folder, or a folder that the server's account can reach, remembered in the data folder. */
export function placeOf(dataDir: string): string {
  const note = join(dataDir, "database-folder");
  return existsSync(note) ? readFileSync(note, "utf8").trim() : dataDir;
}

/** Makes sure that the account reaches the folder; returns the folder to use instead when it does not. */
export function findReachable(dataDir: string, account: Account): string {
  const place = placeOf(dataDir);
  if (!account) return place;
  openFolder(place, account);
  if (canReach(place, account)) return place;

  const elsewhere = join("/var/lib", `heron-${fingerprint(dataDir)}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o700 });
  refuseUnlessOurs(elsewhere, 0);
  openFolder(elsewhere, account);
  if (!canReach(elsewhere, account)) {
    throw new Error(
      `The account that runs PostgreSQL (${account.name}) reaches neither ${place} nor ${elsewhere}. Set HERON_DATA to a folder that it can reach.`,
    );
  }
  writeFileSync(join(dataDir, "database-folder"), `${elsewhere}\n`);
  return elsewhere;
}

/** Root keeps the folder and its secrets; the server's account may pass through it to its own folders, not list it. */
function openFolder(folder: string, account: NonNullable<Account>): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (lstatSync(folder).uid !== 0) return;
  chownSync(folder, 0, account.gid);
  chmodSync(folder, 0o710);
}

/** A folder that only the server's account may enter. */
export function privateFolder(folder: string, account: Account): string {
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 });
    if (account) chownSync(folder, account.uid, account.gid);
  }
  refuseUnlessOurs(folder, account?.uid ?? process.getuid?.() ?? 0);
  return folder;
}

function refuseUnlessOurs(folder: string, uid: number): void {
  const { uid: owner, mode, isDirectory } = describe(folder);
  if (!isDirectory || owner !== uid || (mode & 0o067) !== 0) {
    throw new Error(
      `${folder} is not a private folder of user ${uid} (owner ${owner}, mode ${mode.toString(8)}). Remove it and start again.`,
    );
  }
}

function describe(folder: string) {
  const stats = lstatSync(folder);
  return { uid: stats.uid, mode: stats.mode & 0o777, isDirectory: stats.isDirectory() };
}

/** Whoever enters the socket's folder is trusted by the server. */
export function socketFolder(place: string, account: Account): string {
  const name = `heron-${fingerprint(place)}`;
  const fitting = [join(place, "run"), join(tmpdir(), name), join("/tmp", name)].find(fits);
  if (!fitting)
    throw new Error(`No folder for PostgreSQL's socket has a path of less than ${longestSocketPath} bytes.`);
  return privateFolder(fitting, account);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, ".s.PGSQL.5432")) <= longestSocketPath;
}

function fingerprint(path: string): string {
  return createHash("sha256").update(path).digest("hex").slice(0, 16);
}
