import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Kept, printLine } from "@/bin/proof/report";
import { projectRoot } from "@/bin/start/project";

/** What triage must show, in the order of how long it takes; each is a command of its own as well. The journeys show the keys. */
const proofs = ["quarrel", "live", "notifications", "queue"];

async function main(): Promise<void> {
  const ended: [string, boolean][] = [];
  for (const name of proofs) {
    console.log(`\nnpm run proof:${name}`);
    ended.push([name, await run(name)]);
  }
  console.log("\nAll of it:");
  for (const [name, holds] of ended) {
    if (holds) for (const line of keptOf(name).lines) printLine(line);
    else console.log(`FAILS  proof:${name}, see above`);
  }
  console.log(
    "Keys to claim, close and work ten cases, and that nothing moves under a hand: tests/journeys/queue.test.ts and live.test.ts, run by `npm test`.",
  );
  if (ended.some(([, holds]) => !holds)) process.exitCode = 1;
}

function run(name: string): Promise<boolean> {
  const script = join(projectRoot, "bin", "proof", `${name}.ts`);
  const child = spawn(process.execPath, ["--import", "tsx", "--conditions=react-server", script], {
    cwd: projectRoot,
    stdio: "inherit",
  });
  return new Promise((resolve, reject) =>
    child.once("error", reject).once("exit", (code) => resolve(code === 0)),
  );
}

function keptOf(name: string): Kept {
  return JSON.parse(readFileSync(join(projectRoot, "proof", `${name}.json`), "utf8"));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
