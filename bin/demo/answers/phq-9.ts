import { itemsFromTotal } from "@/bin/demo/answers/item-totals";
import { clip } from "@/bin/demo/course";
import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";
import type { Answers } from "@/domain/instruments/instrument";

/** Anhedonia, mood, sleep and energy weigh most; psychomotor least; item 9 has a process of its own. (rules.md §12) */
const weights = [1.15, 1.2, 1.4, 1.4, 0.95, 1.05, 0.95, 0.45] as const;

/**
 * How often thoughts of being better off dead were present, 0–3: positive with 0.85·(x/B)^1.3 for those with
 * persistent thoughts, 0.03·(x/B)^1.3 for others. Levels stay near the patient's usual one and need a total that can hold them (ours).
 */
export function drawThoughts(random: Random, traits: Traits, share: number, total: number): number {
  const base = traits.persistentThoughts ? 0.85 : 0.03;
  if (!random.chance(Math.min(0.95, base * Math.max(0, share) ** 1.3))) return 0;
  const usual = traits.persistentThoughts ? traits.usualThoughts : 1;
  const level = random.chance(0.8) ? usual : usual + random.pick([-1, 1] as const);
  return clip(level, 1, clip(Math.floor(total / 5), 1, 3));
}

/** Answers that sum to the total; `thoughts` is item 9. A total that eight items cannot hold is cut to what they can. */
export function phq9Answers(random: Random, traits: Traits, total: number, thoughts: number): Answers {
  const rest = clip(Math.round(total) - thoughts, 0, 24);
  const profile = weights.map((weight, index) => weight * Math.exp(0.35 * habit(traits, index)));
  const items = [...itemsFromTotal(random, rest, profile), thoughts];
  const answers = Object.fromEntries(items.map((value, index) => [`phq9.${index + 1}`, value]));
  const sum = rest + thoughts;
  return sum === 0 ? answers : { ...answers, "phq9.10": difficulty(random, sum) };
}

/** All nine the same, as someone answers who does not read. */
export function sameAnswers(prefix: string, count: number, value: number): Answers {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}.${index + 1}`, value]));
}

function difficulty(random: Random, total: number): number {
  const usual = total < 5 ? 0 : total < 13 ? 1 : total < 20 ? 2 : 3;
  return clip(usual + random.pick([-1, 0, 0, 0, 0] as const), 0, 3);
}

/** A stable leaning of this patient towards one symptom or another, about −1.5 to 1.5. */
function habit({ phq9, gad7 }: Traits, index: number): number {
  return 1.5 * Math.sin((phq9 * 7.3 + gad7 * 3.1 + 1) * (index + 1));
}
