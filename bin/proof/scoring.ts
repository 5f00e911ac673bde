import { report } from "@/bin/proof/report";
import { compareScoring } from "@/bin/proof/scoring-cases";

/** Heron's scoring and a second one, written apart from it from the published tables, agree on every set of answers. */
const seed = 20261124;
const samples = 200_000;

const comparisons = compareScoring(seed, 1, samples);
for (const { line, first } of comparisons) if (first) console.error(`${line}: ${first}`);
report(
  "scoring",
  seed,
  comparisons.map(({ line, cases, differences }) => ({
    line: `differences: ${line} (${cases} scored)`,
    figure: differences,
    limit: 0,
    holds: differences === 0 && cases > 0,
  })),
);
