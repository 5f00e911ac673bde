import { mergeConfig } from "vitest/config";
import { BaseSequencer } from "vitest/node";
import base from "./vitest.config";

/** The first failure ends a run: begin with the files that take least, which mostly are the rows about the changed file. */
class ShortestFirst extends BaseSequencer {
  override async sort(...given: Parameters<BaseSequencer["sort"]>) {
    return (await super.sort(...given)).reverse();
  }
}

/**
 * The rows of the domain alone, for `npm run proof:mutation`. The synthetic cohort and the sweeps over impossible data
 * touch every line at once: a change that only they would notice has no row that says what is right.
 */
const { projects: _, ...test } = base.test ?? {};
export default mergeConfig(
  { ...base, test },
  {
    test: {
      include: ["tests/domain/**/*.test.ts"],
      exclude: ["tests/domain/{cohort,impossible,published}*"],
      setupFiles: ["tests/support/few-samples.ts"],
      isolate: false,
      sequence: { sequencer: ShortestFirst },
    },
  },
);
