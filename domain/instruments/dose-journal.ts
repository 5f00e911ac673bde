import type { Answers, BloodPressure, Instrument, Measure, Score } from "@/domain/instruments/instrument";
import { choice, multiChoice, numeric, plain } from "@/domain/instruments/items";
import { ownWork } from "@/domain/instruments/own-work";
import { singleItem } from "@/domain/scoring";

const taken = (answers: Answers) => answers["dj.kind"] !== "skipped";
const whenTaken = { askedWhen: taken };
const optional = { required: false };

const effect = numeric(
  "scale",
  "dj.effect",
  "effect",
  "How strong was the effect?",
  { min: 0, max: 10, minLabel: "None", maxLabel: "Strongest ever" },
  whenTaken,
);
const help = numeric(
  "scale",
  "dj.help",
  "help",
  "How much did it help?",
  { min: 0, max: 10, minLabel: "Not at all", maxLabel: "A great deal" },
  { ...optional, ...whenTaken },
);

/** The blood pressure answered to an item, in mmHg; null when missing or not a pressure. */
export function bloodPressure(answers: Answers, linkId: string): BloodPressure | null {
  const value = answers[linkId];
  if (typeof value !== "object" || value === null || !("sys" in value)) return null;
  return Number.isFinite(value.sys) && Number.isFinite(value.dia) ? value : null;
}

const post =
  (measure: string, part: "sys" | "dia") =>
  (answers: Answers): Score => {
    const value = bloodPressure(answers, "dj.bpPost")?.[part] ?? null;
    return { measure, value, band: null, prorated: false, answered: value === null ? 0 : 1, of: 1 };
  };

const tenths: Pick<Measure, "range" | "bands" | "ticks"> = { range: [0, 10], bands: [], ticks: [0, 5, 10] };

/** Each dose, extra dose or skipped dose, as it went. A dose nobody wrote down is unknown, not skipped. */
export const doseJournal: Instrument = {
  id: "dose-journal",
  title: "Dose journal entry",
  shortTitle: "Dose journal",
  version: "0.1",
  license: ownWork,
  recall: { text: "this dose", days: 0 },
  items: [
    choice("dj.kind", "kind", "What are you recording?", [
      { value: "scheduled", text: "A planned dose" },
      { value: "extra", text: "An extra dose" },
      { value: "partial", text: "Part of a dose" },
      { value: "skipped", text: "A dose I skipped" },
    ]),
    plain("dateTime", "dj.at", "when", "When did you take it (or when was it due)?"),
    choice(
      "dj.route",
      "route",
      "How did you take it?",
      [
        { value: "sublingual", text: "Under the tongue" },
        { value: "buccal", text: "Between cheek and gum" },
        { value: "swallowed", text: "Swallowed" },
        { value: "nasal-spray", text: "Nasal spray (as supplied)" },
        { value: "rectal", text: "Rectal" },
        { value: "snorted", text: "Snorted (powder or crushed)" },
        { value: "injected", text: "Injected" },
        { value: "other", text: "Another way" },
      ],
      whenTaken,
    ),
    choice(
      "dj.form",
      "form",
      "What form was it?",
      [
        { value: "lozenge", text: "Lozenge or troche" },
        { value: "rdt", text: "Dissolving tablet" },
        { value: "nasal-spray", text: "Nasal spray" },
        { value: "capsule", text: "Capsule" },
        { value: "liquid", text: "Liquid" },
        { value: "powder", text: "Powder" },
        { value: "other", text: "Other" },
      ],
      whenTaken,
    ),
    numeric(
      "decimal",
      "dj.units",
      "units",
      "How many lozenges, tablets or sprays?",
      { min: 0, max: 50 },
      optional,
    ),
    // 2000 guards against a slip of the finger; it is no dose limit.
    numeric("decimal", "dj.mg", "mg taken", "Total amount you took (mg)", { min: 0, max: 2000 }, whenTaken),
    numeric(
      "decimal",
      "dj.prescribedMg",
      "mg prescribed",
      "Prescribed amount for this dose (mg)",
      { min: 0, max: 2000 },
      optional,
    ),
    choice(
      "dj.extraReason",
      "reason for extra",
      "What was the main reason for the extra amount?",
      [
        { value: "worn-off", text: "The effect wore off" },
        { value: "no-effect", text: "The first dose did not work" },
        { value: "mood", text: "My mood got worse" },
        { value: "anxiety", text: "Anxiety or panic" },
        { value: "pain", text: "Pain" },
        { value: "sleep", text: "To sleep" },
        { value: "effect", text: "I wanted the feeling" },
        { value: "urge", text: "I had a strong urge" },
        { value: "forgot", text: "I forgot I had taken it" },
        { value: "lost", text: "I spilled or lost some" },
        { value: "told", text: "My clinician told me to" },
        { value: "other", text: "Other" },
      ],
      { askedWhen: (a) => a["dj.kind"] === "extra" || isAbovePlan(a) },
    ),
    choice(
      "dj.skipReason",
      "reason for skip",
      "Why was it skipped?",
      [
        { value: "forgot", text: "Forgot" },
        { value: "side-effects", text: "Side effects" },
        { value: "better", text: "Did not need it" },
        { value: "worse", text: "Felt worse after it" },
        { value: "out", text: "Had run out" },
        { value: "told", text: "My clinician told me to" },
        { value: "other", text: "Other" },
      ],
      { ...optional, askedWhen: (a) => a["dj.kind"] === "skipped" },
    ),
    effect,
    help,
    choice(
      "dj.minutes",
      "back to normal",
      "About how long until you felt back to normal?",
      [
        { value: 30, text: "Less than 30 minutes" },
        { value: 60, text: "30-60 minutes" },
        { value: 120, text: "1-2 hours" },
        { value: 240, text: "2-4 hours" },
        { value: 720, text: "More than 4 hours" },
        { value: 1440, text: "Still not back to normal the next day" },
      ],
      { ...optional, ...whenTaken },
    ),
    choice(
      "dj.company",
      "company",
      "Who was with you?",
      [
        { value: "with", text: "A responsible adult was with me" },
        { value: "near", text: "Someone nearby or reachable" },
        { value: "alone", text: "I was alone" },
      ],
      whenTaken,
    ),
    multiChoice(
      "dj.co",
      "other substances",
      "In the 12 hours around this dose, did you have any of these?",
      [
        { value: "none", text: "None" },
        { value: "alcohol", text: "Alcohol" },
        { value: "benzo", text: "Benzodiazepine or sleeping tablet" },
        { value: "opioid", text: "Opioid pain medicine, methadone, buprenorphine or heroin" },
        { value: "ghb", text: "GHB/GBL" },
        { value: "cannabis", text: "Cannabis" },
        { value: "stimulant", text: "Stimulant (prescribed or not)" },
        { value: "other", text: "Another drug" },
      ],
      whenTaken,
    ),
    numeric(
      "integer",
      "dj.drinks",
      "drinks",
      "How many alcoholic drinks?",
      { min: 0, max: 40 },
      {
        ...optional,
        askedWhen: (a) => hadWith(a, "alcohol"),
      },
    ),
    plain(
      "boolean",
      "dj.drove",
      "drove",
      "Did you drive or use dangerous machinery before sleeping that night?",
      { ...optional, ...whenTaken },
    ),
    plain("blood-pressure", "dj.bpPre", "BP before", "Blood pressure before (if measured)", {
      ...optional,
      loinc: "85354-9",
    }),
    plain("blood-pressure", "dj.bpPost", "BP after", "Blood pressure after (if measured)", {
      ...optional,
      loinc: "85354-9",
    }),
    numeric(
      "integer",
      "dj.bpMin",
      "BP after: minutes",
      "Minutes after the dose",
      { min: 0, max: 720 },
      {
        ...optional,
        askedWhen: (a) => bloodPressure(a, "dj.bpPost") !== null,
      },
    ),
    numeric(
      "integer",
      "dj.hr",
      "heart rate",
      "Heart rate (if measured)",
      { min: 25, max: 230 },
      {
        ...optional,
        loinc: "8867-4",
      },
    ),
    numeric(
      "decimal",
      "dj.left",
      "units left",
      "How many lozenges, tablets or sprays are left?",
      { min: 0, max: 500 },
      optional,
    ),
  ],
  measures: [
    { ...tenths, id: "effect", label: "Effect", direction: "neither", score: singleItem("effect", effect) },
    { ...tenths, id: "help", label: "Help", direction: "higher-is-better", score: singleItem("help", help) },
    {
      id: "systolic-post",
      label: "Systolic after dose (mmHg)",
      range: [60, 300],
      direction: "neither",
      bands: [],
      ticks: [90, 140, 180],
      loinc: "8480-6",
      score: post("systolic-post", "sys"),
    },
    {
      id: "diastolic-post",
      label: "Diastolic after dose (mmHg)",
      range: [30, 200],
      direction: "neither",
      bands: [],
      ticks: [60, 90, 120],
      loinc: "8462-4",
      score: post("diastolic-post", "dia"),
    },
  ],
  minSecondsPlausible: 4,
  sources: [
    "Esketamine (Spravato) US label: blood pressure, supervision, driving",
    "Palamar JJ et al. J Psychopharmacol 2023 (PMC10244478): route and co-use in poisonings",
  ],
};

/** Whether the patient ticked a substance in the 12 hours around the dose. */
export function hadWith(answers: Answers, substance: string): boolean {
  const ticked = answers["dj.co"];
  return Array.isArray(ticked) && ticked.includes(substance);
}

function isAbovePlan(answers: Answers): boolean {
  const mg = answers["dj.mg"];
  const prescribed = answers["dj.prescribedMg"];
  return typeof mg === "number" && typeof prescribed === "number" && mg * 100 > prescribed * 110;
}
