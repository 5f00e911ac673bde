import type { Dose } from "@/domain/dose";

type Told = Pick<Dose, "kind" | "route" | "mg" | "effect"> & { readonly on: string };

/**
 * Doses with the parts of one local day by one route as one, where the first of them stands: milligrams add up (unknown if one
 * is unknown) and the strongest effect counts. Others stay as they are, skipped ones too.
 */
export function joinParts<Entry extends Told>(doses: readonly Entry[]): Entry[] {
  const whole: Entry[] = [];
  for (const dose of doses) {
    const index = whole.findIndex((one) => isSameDose(one, dose));
    const first = whole[index];
    if (first)
      whole[index] = { ...first, mg: sum(first.mg, dose.mg), effect: most(first.effect, dose.effect) };
    else whole.push(dose);
  }
  return whole;
}

function isSameDose(a: Told, b: Told): boolean {
  return a.kind === "partial" && b.kind === "partial" && a.route === b.route && a.on === b.on;
}

function sum(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

function most(a: number | null, b: number | null): number | null {
  return a === null ? b : Math.max(a, b ?? a);
}
