/**
 * A small seeded generator (sfc32, Chris Doty-Humphrey, public domain algorithm). Demo data only: never for secrets.
 *
 * Every stream is named. A stream depends on its name and the seed alone, not on what other streams drew,
 * so changing one patient, or one question of one patient, leaves the others as they were.
 */
export class Random {
  readonly #name: string;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(name: string) {
    this.#name = name;
    const seed = hash(name);
    this.#a = mix(seed ^ 0x9e3779b9);
    this.#b = mix(seed ^ 0x7f4a7c15);
    this.#c = mix(seed ^ 0x2545f491);
    for (let warmUp = 0; warmUp < 12; warmUp++) this.uniform();
  }

  /** A stream of its own for one concern. */
  stream(name: string): Random {
    return new Random(`${this.#name}/${name}`);
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** Whole number, both ends included. */
  integer(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1));
  }

  normal(mean: number, sd: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return mean + sd * radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Redraws until inside; a last resort clips. */
  truncatedNormal(mean: number, sd: number, low: number, high: number): number {
    for (let attempt = 0; attempt < 50; attempt++) {
      const value = this.normal(mean, sd);
      if (value >= low && value <= high) return value;
    }
    return Math.min(high, Math.max(low, mean));
  }

  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.uniform() * list.length)];
    if (chosen === undefined) throw new Error("pick() needs a list with something in it");
    return chosen;
  }

  /** Picks a key in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const keys = Object.keys(weights) as K[];
    const total = keys.reduce((sum, key) => sum + weights[key], 0);
    let left = this.uniform() * total;
    for (const key of keys) {
      left -= weights[key];
      if (left < 0) return key;
    }
    throw new Error("weighted() needs a key with a weight above 0");
  }

  /** Poisson count. (Knuth) */
  count(mean: number): number {
    const limit = Math.exp(-mean);
    let product = this.uniform();
    let events = 0;
    while (product > limit) {
      product *= this.uniform();
      events++;
    }
    return events;
  }
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}

/** The finish of MurmurHash3, so that near names give far seeds. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
