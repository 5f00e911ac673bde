import type { Answers, Band, Instrument, Score } from "@/domain/instruments/instrument";
import { choice } from "@/domain/instruments/items";
import { numberOf, sumWithProration } from "@/domain/scoring";

const frequency = choice(
  "auditc.1",
  "frequency",
  "How often do you have a drink containing alcohol?",
  [
    { value: 0, text: "Never", loinc: "LA6270-8" },
    { value: 1, text: "Monthly or less", loinc: "LA18926-8" },
    { value: 2, text: "2-4 times a month", loinc: "LA18927-6" },
    { value: 3, text: "2-3 times a week", loinc: "LA18928-4" },
    { value: 4, text: "4 or more times a week", loinc: "LA18929-2" },
  ],
  { loinc: "68518-0" },
);

const drinks = { askedWhen: (answers: Answers) => numberOf(frequency, answers["auditc.1"]) !== 0 };

const items = [
  frequency,
  choice(
    "auditc.2",
    "typical quantity",
    "How many drinks containing alcohol do you have on a typical day when you are drinking?",
    [
      { value: 0, text: "1 or 2", loinc: "LA15694-5" },
      { value: 1, text: "3 or 4", loinc: "LA15695-2" },
      { value: 2, text: "5 or 6", loinc: "LA18930-0" },
      { value: 3, text: "7 to 9", loinc: "LA18931-8" },
      { value: 4, text: "10 or more", loinc: "LA18932-6" },
    ],
    { loinc: "68519-8", ...drinks },
  ),
  choice(
    "auditc.3",
    "heavy episodes",
    "How often do you have six or more drinks on one occasion?",
    [
      { value: 0, text: "Never", loinc: "LA6270-8" },
      { value: 1, text: "Less than monthly", loinc: "LA18933-4" },
      { value: 2, text: "Monthly", loinc: "LA18876-5" },
      { value: 3, text: "Weekly", loinc: "LA18891-4" },
      { value: 4, text: "Daily or almost daily", loinc: "LA18934-2" },
    ],
    { loinc: "68520-6", ...drinks },
  ),
];

/** The threshold differs by sex: 3 for women and when sex is not recorded, 4 for men. */
const bands: readonly Band[] = [
  { code: "low", label: "Below screening threshold", low: 0, high: 2 },
  { code: "see-cutoffs", label: "At or above threshold for women; see cut-offs", low: 3, high: 12 },
];

const sum = sumWithProration({ measure: "total", items, bands, mayMiss: 0 });

/** Who never drinks is asked no more: the other two items are then 0. Otherwise all three are needed. */
function total(answers: Answers): Score {
  const never = numberOf(frequency, answers["auditc.1"]) === 0;
  return sum(never ? { ...answers, "auditc.2": 0, "auditc.3": 0 } : answers);
}

export const auditC: Instrument = {
  id: "audit-c",
  title: "Alcohol Use Disorders Identification Test - Consumption",
  shortTitle: "AUDIT-C",
  version: "2001",
  license: {
    status: "verbatim-with-notice",
    notice:
      "AUDIT (c) World Health Organization 2001. AUDIT-C: Bush K et al., Arch Intern Med 1998;158:1789-95. WHO's manual allows free reproduction, not for sale nor with commercial purposes: whoever sells Heron removes this file and its line in the catalogue.",
  },
  recall: { text: "past year (no explicit window in items 1-3)", days: 365 },
  loinc: "72109-2",
  items,
  measures: [
    {
      id: "total",
      label: "AUDIT-C",
      range: [0, 12],
      direction: "lower-is-better",
      bands,
      ticks: [0, 3, 4, 8, 12],
      loinc: "75626-2",
      score: total,
    },
  ],
  minSecondsPlausible: 6,
  sources: [
    "HL7 US Core AUDIT-C Questionnaire 7.0.0: wording, answer codes, cut-offs 3 (women) and 4 (men)",
    "Bush K et al. Arch Intern Med 1998;158:1789-95",
  ],
};
