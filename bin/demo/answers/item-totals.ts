import type { Random } from "@/bin/demo/random";

/**
 * Spreads a total over items scored 0–3: one point at a time, in proportion to the weights, never past 3.
 * (rules.md §12 "itemsFromTotal")
 */
export function itemsFromTotal(random: Random, total: number, weights: readonly number[]): number[] {
  const items = weights.map(() => 0);
  const own = weights.map((weight) => weight * Math.exp(random.normal(0, 0.25)));
  for (let point = 0; point < Math.min(total, weights.length * 3); point++) {
    const open = own.map((weight, index) => {
      const have = items[index] ?? 0;
      return have < 3 ? weight / (1 + 0.6 * have) : 0;
    });
    const chosen = weightedIndex(random, open);
    items[chosen] = (items[chosen] ?? 0) + 1;
  }
  return items;
}

function weightedIndex(random: Random, weights: readonly number[]): number {
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (weight > 0 && left < 0) return index;
  }
  return weights.findLastIndex((weight) => weight > 0);
}
