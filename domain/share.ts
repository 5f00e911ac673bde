/** A part of some, with what chance alone would have made of it. */
export type Share = {
  readonly count: number;
  readonly of: number;
  /** Between 0 and 1. */
  readonly share: number;
  /** The 95 % interval, by Wilson's score method. */
  readonly low: number;
  readonly high: number;
};

/** Two-sided 95 % of the normal distribution. */
const z = 1.959964;

/**
 * A share with its 95 % interval by Wilson's score method (Wilson 1927), which holds for small numbers and near 0 and 1, where
 * the simpler one does not (Brown, Cai and DasGupta 2001). Null of nobody: there is no share of none.
 */
export function shareOf(count: number, of: number): Share | null {
  if (of === 0) return null;
  const share = count / of;
  const spread = (z * z) / of;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (z / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return { count, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** "12 of 40 (30%)": no rate without its counts. */
export function shareText({ count, of, share }: Share): string {
  return `${count} of ${of} (${percentText(share)})`;
}

/** "18 to 45%". */
export function intervalText({ low, high }: Pick<Share, "low" | "high">): string {
  return `${percentText(low).replace("%", "")} to ${percentText(high)}`;
}

function percentText(share: number): string {
  return `${Math.round(share * 100)}%`;
}
