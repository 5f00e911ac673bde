import type { Band, Instrument, Measure } from "@/domain/instruments/instrument";
import { choice } from "@/domain/instruments/items";
import { howOften, spitzerLicense } from "@/domain/instruments/phq-9";
import { sumWithProration } from "@/domain/scoring";

const items = [
  choice("gad7.1", "nervous", "Feeling nervous, anxious or on edge", howOften, { loinc: "69725-0" }),
  choice("gad7.2", "uncontrolled worry", "Not being able to stop or control worrying", howOften, {
    loinc: "68509-9",
  }),
  choice("gad7.3", "worry", "Worrying too much about different things", howOften, { loinc: "69733-4" }),
  choice("gad7.4", "relaxing", "Trouble relaxing", howOften, { loinc: "69734-2" }),
  choice("gad7.5", "restless", "Being so restless that it is hard to sit still", howOften, {
    loinc: "69735-9",
  }),
  choice("gad7.6", "irritable", "Becoming easily annoyed or irritable", howOften, { loinc: "69689-8" }),
  choice("gad7.7", "dread", "Feeling afraid as if something awful might happen", howOften, {
    loinc: "69736-7",
  }),
];

const bands: readonly Band[] = [
  { code: "minimal", label: "Minimal", low: 0, high: 4 },
  { code: "mild", label: "Mild", low: 5, high: 9 },
  { code: "moderate", label: "Moderate", low: 10, high: 14 },
  { code: "severe", label: "Severe", low: 15, high: 21 },
];

/** Complete at 7 of 7; with 5 or 6 prorated; else no total. */
export const gad7Total: Measure = {
  id: "total",
  label: "GAD-7",
  range: [0, 21],
  direction: "lower-is-better",
  bands,
  ticks: [0, 5, 10, 15, 21],
  reliableChange: { points: 6, name: "Bischoff 2020" },
  outcomes: { responseShare: 0.5, responseMinBaseline: 10, remissionBelow: 5, recoveryBelow: 8 },
  loinc: "70274-6",
  score: sumWithProration({ measure: "total", items, bands, mayMiss: 2 }),
};

/** The first option is "Not at all" (Zorowitz 2021). */
export const gad7: Instrument = {
  id: "gad-7",
  title: "Generalized Anxiety Disorder-7",
  shortTitle: "GAD-7",
  version: "2006",
  license: spitzerLicense,
  recall: { text: "last 2 weeks", days: 14 },
  stem: "Over the last 2 weeks, how often have you been bothered by the following problems?",
  loinc: "69737-5",
  items,
  measures: [gad7Total],
  minSecondsPlausible: 14,
  sources: [
    "Spitzer RL, Kroenke K, Williams JBW, Löwe B. Arch Intern Med 2006;166:1092-7",
    "Bischoff T et al. Psychother Couns 2020, doi:10.5964/pch.v8i1.309: reliable change 6 points",
    "Zorowitz S et al. Lancet Psychiatry 2021;8:180: wording of the first option",
  ],
};
