import type { Band, Instrument } from "@/domain/instruments/instrument";
import { choice } from "@/domain/instruments/items";
import { howOften, spitzerLicense } from "@/domain/instruments/phq-9";
import { sumWithProration } from "@/domain/scoring";

const items = [
  choice("phq2.1", "anhedonia", "Little interest or pleasure in doing things", howOften, {
    loinc: "44250-9",
  }),
  choice("phq2.2", "low mood", "Feeling down, depressed, or hopeless", howOften, { loinc: "44255-8" }),
];

/** Shared by PHQ-2 and GAD-2: both screen, from 3 on. */
export const screenBands: readonly Band[] = [
  { code: "negative", label: "Negative screen", low: 0, high: 2 },
  { code: "positive", label: "Positive screen", low: 3, high: 6 },
];

/** A screen between PHQ-9s: it never says response or remission. Its LOINC items are the PHQ-9's first two, so senders name it. */
export const phq2: Instrument = {
  id: "phq-2",
  title: "Patient Health Questionnaire-2",
  shortTitle: "PHQ-2",
  version: "2003",
  license: spitzerLicense,
  recall: { text: "last 2 weeks", days: 14 },
  stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
  loinc: "55757-9",
  items,
  measures: [
    {
      id: "total",
      label: "PHQ-2",
      range: [0, 6],
      direction: "lower-is-better",
      bands: screenBands,
      ticks: [0, 3, 6],
      loinc: "55758-7",
      score: sumWithProration({ measure: "total", items, bands: screenBands, mayMiss: 0 }),
    },
  ],
  minSecondsPlausible: 4,
  sources: [
    "Arroll B et al. Ann Fam Med 2010 (PMC2906530): from 3, sensitivity 61 %, specificity 92 %",
    "Permission text: phqscreeners.com, as quoted by CamCOPS and the LOINC form",
  ],
};
