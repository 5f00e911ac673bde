import type { Instrument, Measure } from "@/domain/instruments/instrument";
import { choice, freeText, numeric } from "@/domain/instruments/items";
import { ownWork } from "@/domain/instruments/own-work";
import { singleItem } from "@/domain/scoring";

const mood = numeric("scale", "md.mood", "mood", "Overall, how has your mood been today?", {
  min: 0,
  max: 10,
  minLabel: "Worst I can imagine",
  maxLabel: "Best I can imagine",
});
const anxiety = numeric("scale", "md.anxiety", "anxiety", "How anxious or on edge have you felt today?", {
  min: 0,
  max: 10,
  minLabel: "Not at all",
  maxLabel: "Worst I can imagine",
});
const energy = numeric(
  "scale",
  "md.energy",
  "energy",
  "How much energy have you had today?",
  { min: 0, max: 10, minLabel: "None", maxLabel: "A lot more than usual" },
  { required: false },
);
const sleep = numeric(
  "decimal",
  "md.sleep",
  "sleep (hours)",
  "About how many hours did you sleep last night?",
  { min: 0, max: 24 },
  { required: false },
);

const tenths: Pick<Measure, "range" | "bands" | "ticks"> = { range: [0, 10], bands: [], ticks: [0, 5, 10] };

export const moodDaily: Instrument = {
  id: "mood-daily",
  title: "Daily mood check",
  shortTitle: "Daily mood",
  version: "0.1",
  license: ownWork,
  recall: { text: "today", days: 1 },
  items: [
    mood,
    anxiety,
    energy,
    sleep,
    choice(
      "md.dosed",
      "dose today",
      "Did you take any ketamine today, including extra or skipped doses you planned?",
      [
        { value: 0, text: "No dose today" },
        { value: 1, text: "Yes" },
        { value: 2, text: "I had a dose planned but skipped it" },
      ],
    ),
    choice(
      "md.contact",
      "contact wanted",
      "Would you like someone from the clinic to contact you?",
      [
        { value: 0, text: "No" },
        { value: 1, text: "Yes, when convenient" },
        { value: 2, text: "Yes, today" },
      ],
      { required: false },
    ),
    freeText(
      "md.note",
      "note",
      "Anything you want to add? (Not read in real time. In an emergency call your local emergency number.)",
      1000,
    ),
  ],
  measures: [
    { ...tenths, id: "mood", label: "Mood", direction: "higher-is-better", score: singleItem("mood", mood) },
    {
      ...tenths,
      id: "anxiety",
      label: "Anxiety",
      direction: "lower-is-better",
      score: singleItem("anxiety", anxiety),
    },
    { ...tenths, id: "energy", label: "Energy", direction: "neither", score: singleItem("energy", energy) },
    {
      id: "sleep",
      label: "Sleep (hours)",
      range: [0, 24],
      direction: "neither",
      bands: [],
      ticks: [0, 4, 8, 12],
      score: singleItem("sleep", sleep),
    },
  ],
  minSecondsPlausible: 3,
  sources: ["Bauer AM et al. JMIR 2018;20(6):e10001: reliability of daily mood ratings"],
};
