export type Line = { name: string; ours: number; bare: number; ratio: number; limit?: number };

/** Milliseconds an operation takes, as the median over rounds: ours and the bare one in turn, so that both meet the same machine. */
export async function compare(
  name: string,
  rounds: number,
  ours: (round: number) => Promise<unknown>,
  bare: (round: number) => Promise<unknown>,
  limit?: number,
): Promise<Line> {
  const warmUp = Math.ceil(rounds / 5);
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const [a, b] = [await timed(() => ours(round)), await timed(() => bare(round))];
    if (round < warmUp) continue;
    times.ours.push(a);
    times.bare.push(b);
  }
  const [a, b] = [median(times.ours), median(times.bare)];
  return { name, ours: a, bare: b, ratio: a / b, ...(limit === undefined ? {} : { limit }) };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** @param part from 0, the least, to 1 */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
