import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { openPool } from "@/db/connection";
import { type Embedded, startEmbedded } from "@/db/embedded";
import { processIdentity } from "@/db/embedded/process";

// Each start is real: a second on an idle machine, ten on a busy one.
vi.setConfig({ testTimeout: 60_000 });

const quick = { fsync: "off" };
const undo: (() => unknown)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

function newFolder(name = "data"): string {
  const folder = mkdtempSync(join(tmpdir(), "heron-embedded-"));
  // The account that runs the server must pass through it.
  chmodSync(folder, 0o755);
  undo.push(() => removeAll(folder));
  return join(folder, name);
}

function removeAll(...folders: string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** A folder with a stopped database: making one takes a second, copying it a tenth. */
async function newDatabase(name?: string): Promise<string> {
  made ??= await makeDatabase();
  const dataDir = newFolder(name);
  mkdirSync(dataDir, { recursive: true });
  execFileSync("cp", ["-a", join(made, "postgres"), join(dataDir, "postgres")]);
  return dataDir;
}

let made: string | undefined;

async function makeDatabase(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "heron-embedded-"));
  await (await startEmbedded({ dataDir: folder, settings: quick })).stop();
  return folder;
}

afterAll(() => {
  if (made) removeAll(made);
});

async function start(dataDir: string): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir, settings: quick });
  undo.push(() => embedded.stop());
  return embedded;
}

async function ask(embedded: Embedded, query: string): Promise<unknown> {
  const sql = openPool(embedded.url("postgres", "postgres"), { max: 1 });
  try {
    return (await sql.unsafe(query)).map((row) => Object.values(row)[0]);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function serverPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Starts the server from another process, as a launcher does, and kills that process without a chance to clean up. */
async function startAndLoseLauncher(dataDir: string): Promise<void> {
  const launcher = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--input-type=module",
      "--eval",
      `const { startEmbedded } = await import("@/db/embedded.ts");
       await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, settings: ${JSON.stringify(quick)} });
       console.log("started");`,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await new Promise((resolve) => launcher.stdout.once("data", resolve));
  launcher.kill("SIGKILL");
  await new Promise((resolve) => launcher.once("exit", resolve));
}

test("a first start makes a UTF-8 database that is reached through a private socket and never over TCP", async () => {
  const dataDir = newFolder();
  const embedded = await start(dataDir);

  expect(embedded.version).toMatch(/^18\./);
  expect(
    await ask(
      embedded,
      "select datlocale || ' ' || pg_encoding_to_char(encoding) from pg_database where datname = 'postgres'",
    ),
  ).toEqual(["C.UTF-8 UTF8"]);
  expect(await ask(embedded, "show listen_addresses")).toEqual([""]);
  expect(listeningTcpSockets(serverPid(dataDir))).toEqual([]);
  const socketFolder = new URL(embedded.url("postgres", "postgres")).searchParams.get("host") ?? "";
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, "postgres")).mode & 0o777).toBe(0o700);
});

/** Inodes of the process's sockets that are in the kernel's list of listening TCP sockets. */
function listeningTcpSockets(pid: number): string[] {
  const own =
    execFileSync("sh", ["-c", `ls -l /proc/${pid}/fd`], { encoding: "utf8" }).match(/(?<=socket:\[)\d+/g) ??
    [];
  const listening = ["tcp", "tcp6"]
    .filter((table) => existsSync(`/proc/net/${table}`))
    .flatMap((table) => readFileSync(`/proc/net/${table}`, "utf8").split("\n").slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === "0A")
    .map((fields) => fields[9]);
  return own.filter((inode) => listening.includes(inode));
}

test("a value in a failing statement does not reach the log", async () => {
  const embedded = await start(await newDatabase());
  await expect(ask(embedded, "select 'Ada Lovelace'::date")).rejects.toThrow(/invalid input syntax/);
  await ask(embedded, "create table patient (name text unique)");
  await ask(embedded, "insert into patient values ('Ada Lovelace')");
  await expect(ask(embedded, "insert into patient values ('Ada Lovelace')")).rejects.toThrow(/duplicate key/);
  await embedded.stop();

  expect(readFileSync(embedded.logFile, "utf8")).not.toContain("Lovelace");
});

test("stopping is clean, and a restart keeps the data", async () => {
  const dataDir = await newDatabase();
  const first = await start(dataDir);
  const pid = serverPid(dataDir);
  await ask(first, "create table kept as select 42 as answer");
  await first.stop();

  expect(processIdentity(pid)).toBeNull();
  expect(existsSync(join(dataDir, "postgres", "postmaster.pid"))).toBe(false);
  expect(existsSync(join(dataDir, "database.lock"))).toBe(false);
  expect(readFileSync(first.logFile, "utf8")).toContain("database system is shut down");

  const second = await start(dataDir);
  expect(await ask(second, "select answer from kept")).toEqual([42]);
});

test("a second live instance is refused, and the first is not disturbed", async () => {
  const dataDir = await newDatabase();
  const first = await start(dataDir);

  await expect(startEmbedded({ dataDir })).rejects.toThrow(
    new RegExp(`process ${process.pid}\\b.*${dataDir}`),
  );
  expect(await ask(first, "select 1")).toEqual([1]);
});

test("after kill -9 of the server it recovers with the data", async () => {
  const dataDir = await newDatabase();
  const first = await start(dataDir);
  await ask(first, "create table kept as select 42 as answer");
  process.kill(serverPid(dataDir), "SIGKILL");
  await first.ended;
  await first.stop();

  const second = await start(dataDir);
  expect(await ask(second, "select answer from kept")).toEqual([42]);
});

test("after kill -9 of the launcher its orphan server is stopped, and the next start has the data", async () => {
  const dataDir = await newDatabase();
  await startAndLoseLauncher(dataDir);
  const orphan = serverPid(dataDir);
  expect(processIdentity(orphan)).not.toBeNull();

  const embedded = await start(dataDir);
  expect(processIdentity(orphan)).toBeNull();
  expect(serverPid(dataDir)).not.toBe(orphan);
  expect(await ask(embedded, "select 1")).toEqual([1]);
});

test("a postmaster.pid whose number now belongs to another program does not stop the start, nor that program", async () => {
  const dataDir = await newDatabase();
  const other = spawn("sleep", ["60"], { stdio: "ignore" });
  undo.push(() => other.kill());
  const note = join(dataDir, "postgres", "postmaster.pid");
  writeFileSync(note, `${other.pid}\n${join(dataDir, "postgres")}\n1\n5432\n\n\n\nready\n`);

  await start(dataDir);
  expect(processIdentity(other.pid ?? 0)).not.toBeNull();
});

test("a first start that was killed half-way is done again", async () => {
  const dataDir = newFolder();
  mkdirSync(join(dataDir, "postgres-unfinished", "base"), { recursive: true, mode: 0o700 });
  writeFileSync(join(dataDir, "postgres-unfinished", "PG_VERSION"), "18\n");

  expect(await ask(await start(dataDir), "select 1")).toEqual([1]);
  expect(existsSync(join(dataDir, "postgres-unfinished"))).toBe(false);
});

test("a lock that a crash cut short is taken over", async () => {
  const dataDir = await newDatabase();
  writeFileSync(join(dataDir, "database.lock"), '{"pid":');

  expect(await ask(await start(dataDir), "select 1")).toEqual([1]);
});

test("a path too long for a socket moves only the socket, into a private folder", async () => {
  const dataDir = await newDatabase(join("deep".repeat(15), "deeper".repeat(10)));
  const embedded = await start(dataDir);
  const socketFolder = new URL(embedded.url("postgres", "postgres")).searchParams.get("host") ?? "";
  undo.unshift(() => removeAll(socketFolder));

  expect(await ask(embedded, "select 1")).toEqual([1]);
  expect(socketFolder.startsWith(tmpdir())).toBe(true);
  expect(socketFolder.length).toBeLessThan(60);
  expect(existsSync(join(dataDir, "database-folder"))).toBe(false);
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  await embedded.stop();

  execFileSync("chmod", ["755", socketFolder]);
  await expect(startEmbedded({ dataDir, settings: quick })).rejects.toThrow(/not a private folder/);
});

test("the server does not die with the terminal's process group", async () => {
  const dataDir = await newDatabase();
  await start(dataDir);
  const group = execFileSync("ps", ["-o", "pgid=", "-p", String(serverPid(dataDir))], {
    encoding: "utf8",
  }).trim();
  expect(Number(group)).toBe(serverPid(dataDir));
});

test.runIf(process.getuid?.() === 0)(
  "below a folder that the server's account cannot enter, the database goes to one that it can",
  async () => {
    const closed = mkdtempSync(join(tmpdir(), "heron-embedded-"));
    const dataDir = join(closed, "data");
    const lines: string[] = [];
    const first = await startEmbedded({ dataDir, settings: quick, onProgress: (line) => lines.push(line) });
    const place = readFileSync(join(dataDir, "database-folder"), "utf8").trim();
    undo.push(() => removeAll(closed, place));
    await ask(first, "create table kept as select 42 as answer");
    await first.stop();

    expect(lines.join()).toContain(place);
    expect(statSync(place).mode & 0o067).toBe(0);
    expect(await ask(await start(dataDir), "select answer from kept")).toEqual([42]);
  },
);
