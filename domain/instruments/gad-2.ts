import type { Instrument } from "@/domain/instruments/instrument";
import { choice } from "@/domain/instruments/items";
import { screenBands } from "@/domain/instruments/phq-2";
import { howOften, spitzerLicense } from "@/domain/instruments/phq-9";
import { sumWithProration } from "@/domain/scoring";

const items = [
  choice("gad2.1", "nervous", "Feeling nervous, anxious or on edge", howOften, { loinc: "69725-0" }),
  choice("gad2.2", "uncontrolled worry", "Not being able to stop or control worrying", howOften, {
    loinc: "68509-9",
  }),
];

/** The GAD-7's first two items as a screen. No LOINC panel or total of its own was found. */
export const gad2: Instrument = {
  id: "gad-2",
  title: "Generalized Anxiety Disorder-2",
  shortTitle: "GAD-2",
  version: "2007",
  license: spitzerLicense,
  recall: { text: "last 2 weeks", days: 14 },
  stem: "Over the last 2 weeks, how often have you been bothered by the following problems?",
  items,
  measures: [
    {
      id: "total",
      label: "GAD-2",
      range: [0, 6],
      direction: "lower-is-better",
      bands: screenBands,
      ticks: [0, 3, 6],
      score: sumWithProration({ measure: "total", items, bands: screenBands, mayMiss: 0 }),
    },
  ],
  minSecondsPlausible: 4,
  sources: ["Kroenke K et al. Ann Intern Med 2007: from 3, sensitivity 86 %, specificity 83 %"],
};
