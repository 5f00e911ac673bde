import { itemsFromTotal } from "@/bin/demo/answers/item-totals";
import type { Random } from "@/bin/demo/random";
import type { Answers } from "@/domain/instruments/instrument";

const weights = [1.2, 1.15, 1.25, 1.1, 0.65, 0.95, 0.7] as const;

/** Answers that sum to the total. */
export function gad7Answers(random: Random, total: number): Answers {
  const items = itemsFromTotal(random, Math.round(total), weights);
  return Object.fromEntries(items.map((value, index) => [`gad7.${index + 1}`, value]));
}
