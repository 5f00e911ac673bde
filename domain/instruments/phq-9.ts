import type { Band, Instrument, Measure, Option } from "@/domain/instruments/instrument";
import { choice } from "@/domain/instruments/items";
import { numberOf, sumWithProration } from "@/domain/scoring";

/** Shared by PHQ-9 and GAD-7. LOINC LL358-3. */
export const howOften: readonly Option[] = [
  { value: 0, text: "Not at all", loinc: "LA6568-5" },
  { value: 1, text: "Several days", loinc: "LA6569-3" },
  { value: 2, text: "More than half the days", loinc: "LA6570-1" },
  { value: 3, text: "Nearly every day", loinc: "LA6571-9" },
];

/** The LA numbers are not in order of difficulty: LA6575-0 is "very", LA6574-3 is "extremely". */
const howDifficult: readonly Option[] = [
  { value: 0, text: "Not difficult at all", loinc: "LA6572-7" },
  { value: 1, text: "Somewhat difficult", loinc: "LA6573-5" },
  { value: 2, text: "Very difficult", loinc: "LA6575-0" },
  { value: 3, text: "Extremely difficult", loinc: "LA6574-3" },
];

export const spitzerLicense = {
  status: "verbatim",
  notice:
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.",
} as const;

const scored = [
  choice("phq9.1", "anhedonia", "Little interest or pleasure in doing things", howOften, {
    loinc: "44250-9",
  }),
  choice("phq9.2", "low mood", "Feeling down, depressed, or hopeless", howOften, { loinc: "44255-8" }),
  choice("phq9.3", "sleep", "Trouble falling or staying asleep, or sleeping too much", howOften, {
    loinc: "44259-0",
  }),
  choice("phq9.4", "energy", "Feeling tired or having little energy", howOften, { loinc: "44254-1" }),
  choice("phq9.5", "appetite", "Poor appetite or overeating", howOften, { loinc: "44251-7" }),
  choice(
    "phq9.6",
    "self-worth",
    "Feeling bad about yourself — or that you are a failure or have let yourself or your family down",
    howOften,
    { loinc: "44258-2" },
  ),
  choice(
    "phq9.7",
    "concentration",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    howOften,
    { loinc: "44252-5" },
  ),
  choice(
    "phq9.8",
    "psychomotor",
    "Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual",
    howOften,
    { loinc: "44253-3" },
  ),
  choice(
    "phq9.9",
    "death / self-harm",
    "Thoughts that you would be better off dead or of hurting yourself in some way",
    howOften,
    { loinc: "44260-8", safety: true },
  ),
];

const bands: readonly Band[] = [
  { code: "minimal", label: "Minimal or none", low: 0, high: 4 },
  { code: "mild", label: "Mild", low: 5, high: 9 },
  { code: "moderate", label: "Moderate", low: 10, high: 14 },
  { code: "moderately-severe", label: "Moderately severe", low: 15, high: 19 },
  { code: "severe", label: "Severe", low: 20, high: 27 },
];

/** Complete at 9 of 9; with 7 or 8, item 9 among them, prorated; else no total. Item 10 is never counted. */
export const phq9Total: Measure = {
  id: "total",
  label: "PHQ-9",
  range: [0, 27],
  direction: "lower-is-better",
  bands,
  ticks: [0, 5, 10, 15, 20, 27],
  reliableChange: { points: 6, name: "NHS Talking Therapies" },
  outcomes: { responseShare: 0.5, responseMinBaseline: 10, remissionBelow: 5, recoveryBelow: 10 },
  loinc: "44261-6",
  score: sumWithProration({
    measure: "total",
    items: scored,
    bands,
    mayMiss: 2,
    neverReplaced: ["phq9.9"],
  }),
};

export const phq9: Instrument = {
  id: "phq-9",
  title: "Patient Health Questionnaire-9",
  shortTitle: "PHQ-9",
  version: "2001",
  license: spitzerLicense,
  recall: { text: "last 2 weeks", days: 14 },
  stem: "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
  loinc: "44249-1",
  items: [
    ...scored,
    choice(
      "phq9.10",
      "functional difficulty",
      "If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?",
      howDifficult,
      {
        required: false,
        loinc: "69722-7",
        askedWhen: (answers) => scored.some((item) => (numberOf(item, answers[item.linkId]) ?? 0) > 0),
      },
    ),
  ],
  measures: [phq9Total],
  minSecondsPlausible: 18,
  sources: [
    "Kroenke K, Spitzer RL, Williams JBW. J Gen Intern Med 2001;16:606-13",
    "NHS Talking Therapies manual: reliable change 6 points",
    "Permission text: phqscreeners.com, as quoted by CamCOPS and the LOINC form",
  ],
};
