import type { Answers, AnswerValue, Band, Instrument, Item, Score } from "@/domain/instruments/instrument";

/** Every measure of an instrument, scored. What cannot be scored has value null; missing is never zero. */
export function scoreCheckIn(instrument: Instrument, answers: Answers): Score[] {
  return instrument.measures.map((measure) => measure.score(answers));
}

/** The number an answer stands for; null when missing, not a number, or not one the item permits. */
export function numberOf(item: Item, value: AnswerValue | undefined): number | null {
  if (typeof value !== "number" || !Number.isFinite(value)) return null;
  if (item.type === "choice") return item.options.some((option) => option.value === value) ? value : null;
  if (item.type === "scale" || item.type === "integer" || item.type === "decimal") {
    if (item.type !== "decimal" && !Number.isInteger(value)) return null;
    return value >= item.min && value <= item.max ? value : null;
  }
  return null;
}

type Sum = {
  readonly measure: string;
  readonly items: readonly Item[];
  readonly bands: readonly Band[];
  /** How many items may be replaced by the mean of the answered ones. */
  readonly mayMiss: number;
  /** Items that are never replaced: without them there is no total. */
  readonly neverReplaced?: readonly string[];
};

/**
 * Sums the items, in whole points. Up to `mayMiss` missing ones are replaced by the mean of the answered (half
 * points round up) and the score says so; beyond that there is no total. (Common PHQ practice; whole totals per
 * Minnesota Community Measurement.)
 */
export function sumWithProration({ measure, items, bands, mayMiss, neverReplaced = [] }: Sum) {
  return (answers: Answers): Score => {
    const values = items.flatMap((item) => numberOf(item, answers[item.linkId]) ?? []);
    const count = { answered: values.length, of: items.length };
    const lacks = items.some(
      (item) => neverReplaced.includes(item.linkId) && numberOf(item, answers[item.linkId]) === null,
    );
    if (lacks || items.length - values.length > mayMiss) return noScore(measure, count);
    const sum = values.reduce((a, b) => a + b, 0);
    const value = Math.floor((sum * items.length) / values.length + 0.5);
    return { measure, value, band: bandOf(bands, value), prorated: values.length < items.length, ...count };
  };
}

/** Reads one item as it was answered. */
export function singleItem(measure: string, item: Item) {
  return (answers: Answers): Score => {
    const value = numberOf(item, answers[item.linkId]);
    return { measure, value, band: null, prorated: false, answered: value === null ? 0 : 1, of: 1 };
  };
}

export function noScore(measure: string, count: { answered: number; of: number }): Score {
  return { measure, value: null, band: null, prorated: false, ...count };
}

/** Code of the band a score falls in; null outside all bands. */
export function bandOf(bands: readonly Band[], value: number): string | null {
  return bands.find((band) => value >= band.low && value <= band.high)?.code ?? null;
}
