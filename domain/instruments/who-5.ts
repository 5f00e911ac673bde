import { clinicSupplied } from "@/domain/instruments/clinic-supplied";
import type { Answers, Band, Instrument, Option, Score } from "@/domain/instruments/instrument";
import { choice } from "@/domain/instruments/items";
import { bandOf, sumWithProration } from "@/domain/scoring";

const howOften: readonly Option[] = [0, 1, 2, 3, 4, 5].map((value) => ({ value, text: "" }));

const items = [
  choice("who5.1", "cheerful, good spirits", "", howOften),
  choice("who5.2", "calm, relaxed", "", howOften),
  choice("who5.3", "active, vigorous", "", howOften),
  choice("who5.4", "woke fresh, rested", "", howOften),
  choice("who5.5", "daily life interesting", "", howOften),
];

const bands: readonly Band[] = [
  { code: "low", label: "Low (likely depression)", low: 0, high: 28 },
  { code: "reduced", label: "Reduced", low: 29, high: 50 },
  { code: "adequate", label: "Adequate", low: 51, high: 100 },
];

const sum = sumWithProration({ measure: "total", items, bands, mayMiss: 0 });

/** Four times the sum of the five items, so 0 to 100; all five are needed. */
function total(answers: Answers): Score {
  const raw = sum(answers);
  if (raw.value === null) return raw;
  const value = raw.value * 4;
  return { ...raw, value, band: bandOf(bands, value) };
}

/** Higher is better. No LOINC codes: 71969-0 and 71965-1, seen elsewhere, are something else. */
export const who5: Instrument = {
  id: "who-5",
  title: "WHO-5 Well-Being Index",
  shortTitle: "WHO-5",
  version: "1998",
  license: clinicSupplied(
    "World Health Organization. The WHO-5 Well-Being Index. Geneva: WHO; 2024. Licence: CC BY-NC-SA 3.0 IGO",
    "Not for commercial use, and shared only under the same licence.",
  ),
  recall: { text: "last 2 weeks", days: 14 },
  items,
  measures: [
    {
      id: "total",
      label: "WHO-5",
      range: [0, 100],
      direction: "higher-is-better",
      bands,
      ticks: [0, 28, 50, 100],
      score: total,
    },
  ],
  minSecondsPlausible: 10,
  sources: ["Topp CW et al. Psychother Psychosom 2015;84:167-76: 50 or less screens, 10 points matter"],
};
