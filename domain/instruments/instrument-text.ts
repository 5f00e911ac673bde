import type { Instrument, License, Measure } from "@/domain/instruments/instrument";

/** An instrument's data in words, for its page on screen and its page in docs. */
export const licenceText: Record<License["status"], string> = {
  verbatim: "May be shown word for word",
  "verbatim-with-notice": "May be shown word for word, with its notice",
  "own-work": "Our own words",
  "clinic-supplied": "Scored by Heron, worded by the clinic",
};

export const directionText: Record<Measure["direction"], string> = {
  "lower-is-better": "lower is better",
  "higher-is-better": "higher is better",
  neither: "neither end is better",
};

/** "3 questions; under 6 seconds it was hardly read". Questions that depend on other answers make it a range. */
export function burdenText({ items, minSecondsPlausible }: Instrument): string {
  const always = items.filter((item) => item.required && !item.askedWhen).length;
  const count = always === items.length ? `${always}` : `${always} to ${items.length}`;
  return `${count} questions; under ${minSecondsPlausible} seconds it was hardly read`;
}
