import { bipolarActivation, bladderThenBlood, highPressure } from "@/db/demo/stories/body";
import { contradictory, straightLiner } from "@/db/demo/stories/data-quality";
import { nonResponder, relapser, remitter } from "@/db/demo/stories/depression";
import { item9Rises, notSureSafe, silentAfterHighScore } from "@/db/demo/stories/safety";
import type { Story } from "@/db/demo/stories/story";
import { overuser, snorting } from "@/db/demo/stories/use";

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
