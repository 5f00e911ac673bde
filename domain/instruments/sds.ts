import { clinicSupplied } from "@/domain/instruments/clinic-supplied";
import type { Instrument, Option } from "@/domain/instruments/instrument";
import { choice } from "@/domain/instruments/items";
import { sumWithProration } from "@/domain/scoring";

const unworded = (): readonly Option[] => [0, 1, 2, 3].map((value) => ({ value, text: "" }));
const howOften = unworded();
const howDifficult = unworded();

const items = [
  choice("sds.1", "use felt out of control", "", howOften),
  choice("sds.2", "anxious at prospect of missing a dose", "", howOften),
  choice("sds.3", "worried about use", "", howOften),
  choice("sds.4", "wished could stop", "", howOften),
  choice("sds.5", "difficulty stopping or going without", "", howDifficult),
];

/** Who fears to miss a dose that keeps depression away scores above 0 without misuse: items 1, 4 and 5 tell more. */
export const sds: Instrument = {
  id: "sds",
  title: "Severity of Dependence Scale",
  shortTitle: "SDS",
  version: "1995",
  license: clinicSupplied(
    "Gossop M et al., Addiction 1995;90:607-614",
    "Widely reproduced, but no explicit grant was found. Word it about the past month and this medicine.",
  ),
  recall: {
    text: "past 12 months in original; past month in the ketamine validation (Tung 2014) - use past month",
    days: 30,
  },
  items,
  measures: [
    {
      id: "total",
      label: "SDS",
      range: [0, 15],
      direction: "lower-is-better",
      bands: [],
      ticks: [0, 4, 7, 15],
      reliableChange: { points: 3, name: "design choice, no published value found" },
      score: sumWithProration({ measure: "total", items, bands: [], mayMiss: 0 }),
    },
  ],
  minSecondsPlausible: 10,
  sources: [
    "Gossop M et al. Addiction 1995;90:607-14",
    "Tung CK et al. East Asian Arch Psychiatry 2014;24:156-64: ketamine version, past month",
  ],
};
