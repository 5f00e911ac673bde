import type { CheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";

/** The sum of `prefix`.1 to `prefix`.`items`; null unless each was answered. */
export function total(checkIn: CheckIn | undefined, prefix: string, items: number): number | null {
  const values = Array.from({ length: items }, (_, index) => checkIn?.answers[`${prefix}.${index + 1}`]);
  return values.every((value) => typeof value === "number") ? values.reduce((a, b) => a + b, 0) : null;
}

export function within(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

export function meanOf(answers: readonly Answers[], linkId: string): number {
  return mean(answers.map((one) => Number(one[linkId])));
}

export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
