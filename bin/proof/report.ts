import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@/bin/start/project";

export type ProofLine = { line: string; figure: number; limit: number; holds: boolean };

/** Prints the lines of a proof, keeps them in proof/NAME.json with commit and machine, and fails the process if one does not hold. */
export function report(name: string, seed: number, lines: readonly ProofLine[]): void {
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: projectRoot, encoding: "utf8" }).trim();
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`;
  mkdirSync(join(projectRoot, "proof"), { recursive: true });
  writeFileSync(
    join(projectRoot, "proof", `${name}.json`),
    `${JSON.stringify({ name, seed, commit, machine, at: new Date().toISOString(), lines }, null, 2)}\n`,
  );
  for (const { line, figure, limit, holds } of lines) {
    console.log(`${holds ? "holds" : "FAILS"}  ${line}: ${figure.toFixed(2)} (limit ${limit})`);
  }
  if (lines.some((one) => !one.holds)) process.exitCode = 1;
}
