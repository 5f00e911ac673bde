import { bipolarActivation, bladderThenBlood, highPressure } from "@/bin/demo/stories/body";
import { contradictory, straightLiner } from "@/bin/demo/stories/data-quality";
import { nonResponder, relapser, remitter } from "@/bin/demo/stories/depression";
import { item9Rises, notSureSafe, silentAfterHighScore } from "@/bin/demo/stories/safety";
import type { Story } from "@/bin/demo/stories/story";
import { overuser, snorting } from "@/bin/demo/stories/use";

/** The twelve of rules.md §12, and one more whose answer cannot wait. */
export const stories: readonly Story[] = [
  remitter,
  nonResponder,
  relapser,
  overuser,
  bladderThenBlood,
  item9Rises,
  bipolarActivation,
  snorting,
  highPressure,
  silentAfterHighScore,
  straightLiner,
  contradictory,
  notSureSafe,
];
