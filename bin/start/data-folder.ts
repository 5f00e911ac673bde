import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { projectRoot } from "@/bin/start/project";

export type Secrets = { authSecret: string; appDatabasePassword: string };

export function openDataFolder(): string {
  const folder = resolve(projectRoot, process.env.HERON_DATA || ".heron");
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Passing through stays allowed to the group: started by root, the database's account needs it.
  const mode = statSync(folder).mode & 0o777;
  if (mode & 0o067) chmodSync(folder, mode & 0o710);
  return folder;
}

/** Made once and kept: other secrets would end every session and lock the application out of an external database. */
export function loadSecrets(folder: string): Secrets {
  const kept = readPrivate<Partial<Secrets>>(folder, "secrets.json") ?? {};
  const secrets = {
    authSecret: kept.authSecret ?? randomBytes(32).toString("base64url"),
    appDatabasePassword: kept.appDatabasePassword ?? randomBytes(24).toString("base64url"),
  };
  if (secrets.authSecret !== kept.authSecret || secrets.appDatabasePassword !== kept.appDatabasePassword) {
    writePrivate(folder, "secrets.json", secrets);
  }
  return { ...secrets, authSecret: process.env.AUTH_SECRET || secrets.authSecret };
}

export function readPrivate<T>(folder: string, name: string): T | null {
  const file = join(folder, name);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : null;
}

/** Whole or not at all, and never readable by others in between. */
export function writePrivate(folder: string, name: string, content: unknown): void {
  const file = join(folder, name);
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
