import type { Answers, Instrument, Option, Score } from "@/domain/instruments/instrument";
import { choice, numeric, plain } from "@/domain/instruments/items";
import { ownWork } from "@/domain/instruments/own-work";
import { noScore, numberOf } from "@/domain/scoring";

const howMuch: readonly Option[] = [
  { value: 0, text: "No more than usual" },
  { value: 1, text: "A little" },
  { value: 2, text: "Clearly" },
  { value: 3, text: "Very much" },
];

const scored = [
  choice("ac.high", "high mood", "My mood was unusually high, hyped or 'wired'", howMuch),
  choice("ac.sleep", "little sleep, not tired", "I slept much less but did not feel tired", howMuch),
  choice("ac.fast", "racing thoughts", "My thoughts raced or I talked much more", howMuch),
  choice("ac.drive", "took on more", "I took on far more, spent more, or took more risks", howMuch),
  choice("ac.irrit", "irritable", "I was far more irritable or impatient", howMuch),
];

/** "Clearly" or "very much". */
const clear = 2;

const followUp = {
  required: false,
  askedWhen: (answers: Answers) =>
    scored.some((item) => (numberOf(item, answers[item.linkId]) ?? 0) >= clear),
};

function total(answers: Answers): Score {
  const values = scored.flatMap((item) => numberOf(item, answers[item.linkId]) ?? []);
  const count = { answered: values.length, of: scored.length };
  if (values.length < scored.length) return noScore("total", count);
  const value = values.reduce((a, b) => a + b, 0);
  return { measure: "total", value, band: null, prorated: false, ...count };
}

/** Items answered "clearly" or more, in order. */
export function clearSigns(answers: Answers): string[] {
  return scored
    .filter((item) => (numberOf(item, answers[item.linkId]) ?? 0) >= clear)
    .map(({ linkId }) => linkId);
}

/**
 * Five questions on mood elevation of the past week. Not validated and without published cut-offs: written in place of the ASRM, whose
 * wording may not be shipped. All five are needed for a total.
 */
export const activationCheck: Instrument = {
  id: "activation-check",
  title: "Activation check (possible hypomania)",
  shortTitle: "Activation check",
  version: "0.1",
  license: ownWork,
  recall: { text: "past 7 days", days: 7 },
  stem: "Compared with your normal self, over the past week:",
  items: [
    ...scored,
    numeric(
      "integer",
      "ac.days",
      "days",
      "On how many days did this last most of the day?",
      { min: 0, max: 7 },
      followUp,
    ),
    plain(
      "boolean",
      "ac.others",
      "noticed by others",
      "Has anyone said you are not your usual self?",
      followUp,
    ),
    plain("boolean", "ac.dose", "only after a dose", "Was it only in the hours just after a dose?", followUp),
  ],
  measures: [
    {
      id: "total",
      label: "Activation",
      range: [0, 15],
      direction: "lower-is-better",
      bands: [],
      ticks: [0, 5, 10, 15],
      score: total,
    },
  ],
  minSecondsPlausible: 5,
  sources: [
    "Written for Heron; thresholds are design choices for the clinic's medical lead",
    "Front Psychiatry 2020, doi:10.3389/fpsyt.2020.00516: mood elevation after repeated oral ketamine (case report)",
  ],
};
