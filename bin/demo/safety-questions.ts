import { asqAnswers, safetyFollowupAnswers } from "@/bin/demo/answers/safety";
import type { Random } from "@/bin/demo/random";
import type { Sitting } from "@/bin/demo/sitting";
import type { Traits } from "@/bin/demo/traits";

/** The questions that follow a positive item 9 or two very low days. About 1.5 % are left unfinished (ours). */
export function safetyQuestions(
  random: Random,
  sitting: Sitting,
  traits: Traits,
  thoughts: number,
  calm: boolean,
): void {
  sitting.answer("asq", asqAnswers(random.stream("asq"), traits, thoughts, calm));
  if (!calm && random.chance(0.015))
    sitting.answer("safety-followup", { "sf.safe": null, "sf.contact": null }, "stopped");
  else sitting.answer("safety-followup", safetyFollowupAnswers(random.stream("follow-up"), thoughts, calm));
}
