import { spawn } from "node:child_process";
import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Account, runAs } from "@/db/embedded/account";
import { privateFolder } from "@/db/embedded/place";

/** Makes the database's files unless they are there. An interrupted first start leaves only a folder with another name. */
export async function makeCluster(
  cluster: string,
  binaries: string,
  account: Account,
  settings: Record<string, string>,
): Promise<void> {
  if (existsSync(cluster)) return;
  const unfinished = `${cluster}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  privateFolder(unfinished, account);
  await initdb(unfinished, binaries, account, settings.fsync === "off");
  renameSync(unfinished, cluster);
}

async function initdb(cluster: string, binaries: string, account: Account, quick: boolean): Promise<void> {
  const child = spawn(
    join(binaries, "bin", "initdb"),
    [
      `--pgdata=${cluster}`,
      "--username=postgres",
      "--auth-local=trust",
      "--auth-host=reject",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      // macOS knows no C.UTF-8 of its own.
      `--locale=${process.platform === "darwin" ? "C" : "C.UTF-8"}`,
      "--no-instructions",
      ...(quick ? ["--no-sync"] : []),
    ],
    { ...runAs(account), cwd: cluster, env: bareEnvironment(), stdio: ["ignore", "ignore", "pipe"] },
  );
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  if (code !== 0) throw new Error(`PostgreSQL's initdb failed (${code}): ${complaint.trim()}`);
}

/** None of our secrets, and no PG* variable that would change what the server does. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC", NODE_ENV: process.env.NODE_ENV };
}
