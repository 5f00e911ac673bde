import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";

/** Who runs the server. Null: the one who runs us. */
export type Account = { name: string; uid: number; gid: number } | null;

const unprivileged = ["heron", "postgres", "_postgres", "nobody"];

/** PostgreSQL refuses to run as root. Whoever owns one of these folders goes first, so that an account added later does not lock us out. */
export function chooseAccount(folders: string[]): Account {
  if (process.getuid?.() !== 0) return null;
  for (const folder of folders) {
    const owner = statSync(folder, { throwIfNoEntry: false });
    if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  }
  for (const name of unprivileged) {
    const account = lookUp(name);
    if (account) return account;
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is no account to run it as: create one named heron (useradd --system heron), or start Heron as another user.",
  );
}

function lookUp(name: string): Account {
  try {
    const [uid, gid] = ["-u", "-g"].map((what) =>
      Number(execFileSync("id", [what, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })),
    );
    return uid && gid ? { name, uid, gid } : null;
  } catch {
    return null;
  }
}

/** What spawn needs to run something as the account. */
export function runAs(account: Account): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

export function canRun(program: string, account: Account): boolean {
  return spawnSync(program, ["--version"], { ...runAs(account), cwd: "/", stdio: "ignore" }).status === 0;
}

export function canReach(folder: string, account: Account): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...runAs(account), cwd: "/", stdio: "ignore" })
      .status === 0
  );
}
