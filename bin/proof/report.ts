import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { projectRoot } from "@/bin/start/project";

/** A line without a limit is told, not judged. */
export type ProofLine = { line: string; figure: number; limit: number | null; holds: boolean };

export type Kept = {
  name: string;
  seed: number;
  commit: string;
  machine: string;
  at: string;
  lines: readonly ProofLine[];
};

/**
 * Prints the lines of a proof, keeps them in proof/NAME.json with commit and machine, and fails the process if one does not hold.
 * The load of the last minutes tells how far times are the machine's.
 */
export function report(name: string, seed: number, lines: readonly ProofLine[]): void {
  const commit = execFileSync("git", ["rev-parse", "HEAD"], { cwd: projectRoot, encoding: "utf8" }).trim();
  const load = loadavg().map((one) => one.toFixed(1));
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, load ${load.join(" ")}, Node ${process.versions.node}`;
  const kept: Kept = { name, seed, commit, machine, at: new Date().toISOString(), lines };
  mkdirSync(join(projectRoot, "proof"), { recursive: true });
  writeFileSync(join(projectRoot, "proof", `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
  for (const line of lines) printLine(line);
  console.log(machine);
  if (lines.some((one) => !one.holds)) process.exitCode = 1;
}

export function printLine({ line, figure, limit, holds }: ProofLine): void {
  const judged = limit === null ? "told " : holds ? "holds" : "FAILS";
  console.log(`${judged}  ${line}: ${figure.toFixed(2)}${limit === null ? "" : ` (limit ${limit})`}`);
}
