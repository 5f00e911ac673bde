import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import {
  isOutOfTime,
  isSurvivor,
  keepNoticed,
  type Mutant,
  mutantsOf,
  parseExplanations,
  scoreOf,
  splitByExplanation,
} from "@/bin/proof/mutants";
import { report } from "@/bin/proof/report";
import { projectRoot } from "@/bin/start/project";

/**
 * Changes domain/ in small ways, one at a time, and asks whether a row of tests/domain notices. Every change of the
 * safety files must be noticed or explained in docs/mutation-survivors.md. `--files a.ts,b.ts` runs a part: results of
 * earlier runs are kept in .heron and used again where neither the code nor its tests have changed.
 */
const explanationsFile = "docs/mutation-survivors.md";
const limits = { domain: 95, safety: 100 };

const { values } = parseArgs({ options: { files: { type: "string" } } });
const all = readdirSync(join(projectRoot, "domain"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => `domain/${name}`)
  .sort();
const chosen = values.files ? values.files.split(",") : all;
for (const file of chosen) if (!all.includes(file)) throw new Error(`${file} is not a file of domain/`);

const safety = chosen.filter(isSafety);
const others = chosen.filter((file) => !isSafety(file));
const mutants: Mutant[] = [];
for (const files of inGroups(safety)) mutants.push(...(await run("safety", files)));
for (const files of inGroups(others)) mutants.push(...(await run("others", files)));
const { explained, unexplained, stale } = splitByExplanation(
  mutants.filter(isSurvivor),
  parseExplanations(readFileSync(join(projectRoot, explanationsFile), "utf8")),
);

for (const file of chosen) {
  const own = mutants.filter((mutant) => mutant.file === file);
  const left = own.filter(isSurvivor).length;
  console.log(`${scoreOf(own).toFixed(1).padStart(5)} %  ${file}: ${left} of ${own.length} unnoticed`);
}
for (const { file, line, change } of unexplained) console.log(`- \`${file}\` ${change}: (line ${line})`);
for (const { file, line, change } of mutants.filter(isOutOfTime)) {
  console.log(`Noticed because it takes too long: ${file} ${change} (line ${line})`);
}
for (const entry of stale.filter((one) => chosen.some((file) => one.startsWith(`${file} `)))) {
  console.log(`Explained, but noticed by now: ${entry}`);
}

const ofSafety = (mutant: Mutant) => isSafety(mutant.file);
const mustBeNoticed = mutants.filter((mutant) => ofSafety(mutant) && !explained.includes(mutant));
report("mutation", 0, [
  {
    line: `% noticed in ${chosen.length} of ${all.length} domain files (${mutants.length} mutants)`,
    figure: scoreOf(mutants),
    limit: limits.domain,
    holds: scoreOf(mutants) >= limits.domain,
  },
  {
    line: `% noticed or explained in ${safety.length} safety files (${scoreOf(mutants.filter(ofSafety)).toFixed(2)} % noticed)`,
    figure: scoreOf(mustBeNoticed),
    limit: limits.safety,
    holds: scoreOf(mustBeNoticed) >= limits.safety,
  },
  {
    line: `unnoticed and not explained in ${explanationsFile}`,
    figure: unexplained.length,
    limit: 0,
    holds: unexplained.length === 0,
  },
]);

/** What a run knows is written when it ends: a few files at a time, so that little is lost when it is stopped. */
function inGroups(files: readonly string[]): string[][] {
  const size = 10;
  return Array.from({ length: Math.ceil(files.length / size) }, (_, i) =>
    files.slice(i * size, (i + 1) * size),
  );
}

/** Files that hold a safety rule, and those that decide what becomes of what it finds. */
function isSafety(file: string): boolean {
  const deciding = ["evaluate", "reconcile", "priority", "triage"].map((name) => `domain/${name}.ts`);
  if (deciding.includes(file)) return true;
  return (
    file.startsWith("domain/rules/") && /safety: true/.test(readFileSync(join(projectRoot, file), "utf8"))
  );
}

/**
 * Constants are evaluated once, so a change to one costs the whole suite: only those of the safety files are changed.
 * The others are tables, which proof:scoring and the pages in docs/ compare value by value.
 */
async function run(name: "safety" | "others", mutate: readonly string[]): Promise<Mutant[]> {
  const fileName = `.heron/mutation/${name}.json`;
  const incrementalFile = `.heron/mutation/${name}-known.json`;
  if (existsSync(incrementalFile)) {
    const known = keepNoticed(JSON.parse(readFileSync(incrementalFile, "utf8")));
    writeFileSync(incrementalFile, JSON.stringify(known));
  }
  process.env.TSX_TSCONFIG_PATH = "tests/tsconfig.mutation.json";
  await new Stryker({
    mutate: [...mutate],
    ignoreStatic: name === "others",
    incrementalFile,
    jsonReporter: { fileName },
  }).runMutationTest();
  const read = mutantsOf(JSON.parse(readFileSync(join(projectRoot, fileName), "utf8")));
  return read.filter(({ file, status }) => mutate.includes(file) && status !== "Ignored");
}
