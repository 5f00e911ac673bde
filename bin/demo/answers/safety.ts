import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";
import type { Answers } from "@/domain/instruments/instrument";

/**
 * ASQ after a positive item 9: positive in 28 % over all levels, acute in 8 % of those. (rules.md §12)
 * A lifetime attempt is a fact of the patient and does not count towards the 28 %. `calm` leaves out the acute ones.
 */
export function asqAnswers(random: Random, traits: Traits, thoughts: number, calm: boolean): Answers {
  const positive = thoughts > 0 && random.chance([0, 0.2, 0.42, 0.65][thoughts] ?? 0.65);
  const wished = positive && random.chance(0.85);
  const burden = positive && (!wished || random.chance(0.4));
  const thinking = positive && random.chance(thoughts >= 2 ? 0.4 : 0.15);
  const asked = wished || burden || thinking || traits.attemptedEver;
  const acute = positive && !calm && random.chance(0.08);
  return {
    "asq.1": wished,
    "asq.2": burden,
    "asq.3": thinking || acute,
    "asq.4": traits.attemptedEver,
    ...(asked ? { "asq.5": acute } : {}),
  };
}

/** How the contact questions were answered. That 1 % are not sure and 6 % ask for contact is ours. */
export function safetyFollowupAnswers(random: Random, thoughts: number, calm: boolean): Answers {
  const unsure = !calm && random.chance(thoughts >= 2 ? 0.04 : 0.006);
  const contact = unsure ? random.chance(0.6) : random.chance(0.06);
  return {
    "sf.safe": unsure ? 1 : 0,
    "sf.contact": contact ? 1 : 0,
    ...(contact ? { "sf.best": random.pick(waysToReach) } : {}),
    "sf.ack": true,
  };
}

const waysToReach = [
  "Call after 5 please, my partner is home then",
  "Text first, I am at work until 4",
  "Any time today is fine. My mother is here",
  "Mornings are better. I am on my own but ok",
  "Please call my cell, not the house phone",
  "Evening. My sister will be with me",
] as const;
