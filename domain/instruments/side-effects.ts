import type { Answers, Instrument, Item, Measure, Option, Score } from "@/domain/instruments/instrument";
import { choice, freeText, numeric, plain } from "@/domain/instruments/items";
import { ownWork } from "@/domain/instruments/own-work";
import { noScore, numberOf, singleItem, sumWithProration } from "@/domain/scoring";

const howBad: readonly Option[] = [
  { value: 0, text: "None" },
  { value: 1, text: "Mild - I noticed it" },
  { value: 2, text: "Moderate - it got in the way" },
  { value: 3, text: "Severe - it stopped me doing things" },
  { value: 4, text: "Very severe - I needed help" },
];

/** Values are the upper end in minutes; 1440 stands for the next day. */
const howLong: readonly Option[] = [
  { value: 60, text: "Under 1 hour" },
  { value: 120, text: "1-2 hours" },
  { value: 240, text: "2-4 hours" },
  { value: 720, text: "More than 4 hours" },
  { value: 1440, text: "Still there the next day" },
];

const graded = (linkId: string, label: string, text: string) => choice(linkId, label, text, howBad);

const lasting = (of: Item, label: string) =>
  choice(`${of.linkId}.dur`, label, "How long did it last after the dose?", howLong, {
    required: false,
    askedWhen: (answers) => (numberOf(of, answers[of.linkId]) ?? 0) > 0,
  });

const sedation = graded("se.sedation", "sedation", "Sleepiness or feeling drugged");
const dissociation = graded("se.dissoc", "dissociation", "Feeling detached, unreal or outside your body");
const confusion = graded("se.confusion", "confusion", "Confusion");
const bladder = [
  graded("se.uFreq", "urine: often", "Needing to pass urine much more often than usual"),
  graded("se.uUrg", "urine: urgent", "Sudden urges to pass urine that are hard to hold"),
  graded("se.uPain", "urine: pain", "Pain or burning in the bladder or when passing urine"),
];
const beforeBladder = [
  graded(
    "se.percept",
    "perception off dose",
    "Seeing or hearing things, or feeling suspicious, when you had NOT just taken a dose",
  ),
  graded("se.memory", "memory", "Memory or thinking problems on days without a dose"),
];
const stomach = graded("se.abdo", "upper-belly pain", "Stomach or upper-belly pain");
const early = [
  graded("se.nausea", "nausea", "Nausea"),
  graded("se.vomit", "vomiting", "Vomiting"),
  graded("se.dizzy", "dizziness", "Dizziness or feeling faint"),
];
const middle = [
  graded("se.headache", "headache", "Headache"),
  graded("se.panic", "panic", "Anxiety or panic"),
  graded("se.vision", "vision", "Blurred or double vision"),
];
/** Asked by route, so their absence is no gap. */
const byRoute = [
  choice("se.nose", "nose", "Nose irritation, crusting or bleeding", howBad, { required: false }),
  choice("se.mouth", "mouth", "Mouth soreness or ulcers", howBad, { required: false }),
];

const alwaysGraded = [
  ...early,
  sedation,
  dissociation,
  ...middle,
  confusion,
  ...beforeBladder,
  ...bladder,
  stomach,
];
const allGraded: readonly Item[] = [...alwaysGraded, ...byRoute];

const present = (answers: Answers, items: readonly Item[]) =>
  items.flatMap((item) => numberOf(item, answers[item.linkId]) ?? []);

/** Sum of all graded items; only when each that is asked of everyone was answered. */
function burden(answers: Answers): Score {
  const asked = present(answers, alwaysGraded);
  const count = { answered: asked.length, of: alwaysGraded.length };
  if (asked.length < alwaysGraded.length) return noScore("burden", count);
  const value = present(answers, allGraded).reduce((a, b) => a + b, 0);
  return { measure: "burden", value, band: null, prorated: false, ...count };
}

/** The worst of the answered items, so at least this bad. */
function maxSeverity(answers: Answers): Score {
  const values = present(answers, allGraded);
  const count = { answered: values.length, of: allGraded.length };
  if (values.length === 0) return noScore("max-severity", count);
  return { measure: "max-severity", value: Math.max(...values), band: null, prorated: false, ...count };
}

const graph = (id: string, label: string, max: number, ticks: readonly number[]) =>
  ({ id, label, range: [0, max], direction: "lower-is-better", bands: [], ticks }) as const satisfies Omit<
    Measure,
    "score"
  >;

const safely = (linkId: string, label: string, text: string) =>
  plain("boolean", linkId, label, text, { safety: true });

/** Acute and cumulative adverse effects. Compare with the copy answered before treatment: some are common anyway. */
export const sideEffects: Instrument = {
  id: "side-effects",
  title: "Side-effects check",
  shortTitle: "Side effects",
  version: "0.1",
  license: ownWork,
  recall: { text: "since your last check-in (post-dose version: since this dose)", days: 7 },
  items: [
    ...early,
    sedation,
    lasting(sedation, "sedation: how long"),
    dissociation,
    lasting(dissociation, "dissociation: how long"),
    ...middle,
    confusion,
    lasting(confusion, "confusion: how long"),
    ...beforeBladder,
    ...bladder,
    stomach,
    ...byRoute,
    numeric("integer", "se.uNight", "urine: nights", "How many times a night do you get up to pass urine?", {
      min: 0,
      max: 20,
    }),
    safely("se.uBlood", "blood in urine", "Have you seen blood in your urine?"),
    safely(
      "se.jaundice",
      "jaundice",
      "Have your eyes or skin turned yellow, or your urine become very dark?",
    ),
    safely("se.breath", "breathing", "Trouble breathing, very slow breathing, or could not be woken?"),
    safely("se.collapse", "collapse", "Passed out, had a seizure, or had a fall with injury?"),
    safely(
      "se.chest",
      "chest or stroke signs",
      "Chest pain, severe sudden headache, weakness on one side, or trouble speaking?",
    ),
    choice(
      "se.preg",
      "pregnancy",
      "Could you be pregnant?",
      [
        { value: 0, text: "No / not applicable" },
        { value: 1, text: "Possibly" },
        { value: 2, text: "Yes" },
      ],
      { required: false },
    ),
    freeText(
      "se.newmed",
      "new medicine",
      "Any new medicine, or a change in one, since your last check-in?",
      500,
    ),
  ],
  measures: [
    { ...graph("burden", "Side-effect burden", 68, [0, 17, 34, 51, 68]), score: burden },
    {
      ...graph("bladder", "Bladder", 12, [0, 5, 12]),
      score: sumWithProration({ measure: "bladder", items: bladder, bands: [], mayMiss: 0 }),
    },
    { ...graph("max-severity", "Worst side effect", 4, [0, 1, 2, 3, 4]), score: maxSeverity },
    {
      ...graph("dissociation", "Dissociation", 4, [0, 1, 2, 3, 4]),
      score: singleItem("dissociation", dissociation),
    },
    { ...graph("sedation", "Sedation", 4, [0, 1, 2, 3, 4]), score: singleItem("sedation", sedation) },
  ],
  minSecondsPlausible: 11,
  sources: ["Esketamine (Spravato) US label, adverse reactions and warnings; wording is our own"],
};
