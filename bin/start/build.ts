import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { logTail, startChild } from "@/bin/start/child";
import { nextCommand } from "@/bin/start/next";
import { projectRoot } from "@/bin/start/project";
import type { Shutdown } from "@/bin/start/shutdown";

const folders = ["app", "auth", "components", "db", "domain", "public"];
const files =
  /^(package\.json|package-lock\.json|tsconfig\.json|proxy\.ts|instrumentation\.ts|.+\.config\.\w+)$/;

const buildId = join(projectRoot, ".next", "BUILD_ID");
const fingerprintFile = join(projectRoot, ".next", "heron-build");

/** True when .next was built from the sources as they are now. */
export function isBuilt(): boolean {
  if (!existsSync(buildId)) return false;
  const sources = listSources();
  // `next build` alone empties .next and leaves no fingerprint: then the files' times decide.
  if (!existsSync(fingerprintFile)) return newest(sources) <= statSync(buildId).mtimeMs;
  return readFileSync(fingerprintFile, "utf8") === fingerprint(sources);
}

export async function build(folder: string, env: NodeJS.ProcessEnv, shutdown: Shutdown): Promise<void> {
  // Taken first: a file that is saved during the build makes the next start build again.
  const before = fingerprint(listSources());
  const child = startChild({ name: "build", args: nextCommand("build"), env, folder });
  shutdown.add(child);
  const outcome = await child.exited;
  if (outcome !== "exit code 0")
    throw new Error(`The build failed (${outcome}). ${logTail(folder, "build")}`);
  writeFileSync(fingerprintFile, before);
}

function listSources(): string[] {
  const inFolders = folders.filter((folder) => existsSync(join(projectRoot, folder))).flatMap(listFiles);
  return [...readdirSync(projectRoot).filter((name) => files.test(name)), ...inFolders].sort();
}

function listFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length));
}

function newest(sources: string[]): number {
  return Math.max(...sources.map((path) => statSync(join(projectRoot, path)).mtimeMs));
}

function fingerprint(sources: string[]): string {
  const hash = createHash("sha256");
  for (const path of sources)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(projectRoot, path)))
      .update("\0");
  return hash.digest("hex");
}
