import type { Answers, Band, Instrument, Option, Score } from "@/domain/instruments/instrument";
import { choice, numeric } from "@/domain/instruments/items";
import { ownWork } from "@/domain/instruments/own-work";
import { bandOf, noScore, numberOf, singleItem } from "@/domain/scoring";

const howOften: readonly Option[] = [
  { value: 0, text: "Not at all" },
  { value: 1, text: "Once" },
  { value: 2, text: "A few times" },
  { value: 3, text: "Most days" },
];

const crave = numeric(
  "scale",
  "ds.crave",
  "urge",
  "In the past week, how strong was your strongest urge to take ketamine?",
  { min: 0, max: 10, minLabel: "No urge", maxLabel: "Strongest I can imagine" },
);

const frequencies = [
  choice("ds.more", "more than meant", "Took more, or for longer, than you meant to", howOften),
  choice("ds.cut", "could not cut down", "Tried to cut down or wanted to, and could not", howOften),
  choice("ds.time", "time spent", "Spent a lot of time getting it, taking it, or getting over it", howOften),
  choice("ds.role", "work or home", "Missed or did badly at work, study or home because of it", howOften),
  choice("ds.people", "tension", "Had arguments or tension with people about it, and carried on", howOften),
  choice(
    "ds.gaveup",
    "gave up things",
    "Gave up or did less of things you used to do because of it",
    howOften,
  ),
  choice(
    "ds.hazard",
    "dangerous place",
    "Took it where it could be dangerous (driving, bath or water, heights, looking after children alone)",
    howOften,
  ),
  choice(
    "ds.harm",
    "despite a problem",
    "Carried on although it was causing a health or mood problem",
    howOften,
  ),
  choice(
    "ds.tol",
    "needed more",
    "Needed more than before to get the same effect, or the usual amount did less",
    howOften,
  ),
  choice(
    "ds.wd",
    "unwell without",
    "Felt unwell, shaky, sweaty, low or restless when you went without",
    howOften,
  ),
  choice("ds.ranout", "ran out early", "Ran out before the next supply was due", howOften),
  choice("ds.off", "off day", "Took it on a day that was not a dose day", howOften),
  choice("ds.alone", "alone", "Took it with nobody around or reachable", howOften),
  choice("ds.alcohol", "alcohol", "Took it within 12 hours of alcohol", howOften),
  choice("ds.sed", "sedative or opioid", "Took it within 12 hours of a sedative or opioid", howOften),
  choice("ds.source", "other source", "Got ketamine from anywhere other than your prescription", howOften),
  choice("ds.lost", "lost or shared", "Lost, shared or gave away any of your supply", howOften),
  choice("ds.hide", "hid use", "Hid or played down your use from someone, including us", howOften),
  choice("ds.worry", "worry", "Worried that your use is getting out of control", howOften),
];

/** The DSM-5 criterion number each item speaks to (paraphrased), and the answer from which it counts. */
const criteria: readonly { criterion: number; items: readonly string[]; from: number }[] = [
  { criterion: 1, items: ["ds.more", "ds.ranout", "ds.off"], from: 2 },
  { criterion: 2, items: ["ds.cut"], from: 2 },
  { criterion: 3, items: ["ds.time"], from: 2 },
  { criterion: 4, items: ["ds.crave"], from: 5 },
  { criterion: 5, items: ["ds.role"], from: 2 },
  { criterion: 6, items: ["ds.people"], from: 2 },
  { criterion: 7, items: ["ds.gaveup"], from: 2 },
  { criterion: 8, items: ["ds.hazard", "ds.alone", "ds.alcohol", "ds.sed"], from: 1 },
  { criterion: 9, items: ["ds.harm"], from: 2 },
  { criterion: 10, items: ["ds.tol"], from: 2 },
  { criterion: 11, items: ["ds.wd"], from: 2 },
];

/** Tolerance and withdrawal: DSM-5 does not count them for a medicine taken as prescribed. */
const notCountedWhenPrescribed = [10, 11];

/** Borrowed from the DSM-5 counts as words for "how many"; one week of self-report diagnoses nothing. */
const bands: readonly Band[] = [
  { code: "none", label: "None or isolated", low: 0, high: 1 },
  { code: "emerging", label: "Emerging", low: 2, high: 3 },
  { code: "several", label: "Several", low: 4, high: 5 },
  { code: "many", label: "Many", low: 6, high: 11 },
];

const counted = [crave, ...frequencies];
const mustAnswer = 16;

/** Counts the criteria spoken to. Needs 16 of the 20 items; the short form yields no count, only its answers. */
function countSignals(measure: string, left: readonly number[]) {
  return (answers: Answers): Score => {
    const values = new Map(counted.map((item) => [item.linkId, numberOf(item, answers[item.linkId])]));
    const count = { answered: [...values.values()].filter((v) => v !== null).length, of: counted.length };
    if (count.answered < mustAnswer) return noScore(measure, count);
    const met = criteria.filter(
      ({ criterion, items, from }) =>
        !left.includes(criterion) && items.some((linkId) => (values.get(linkId) ?? 0) >= from),
    );
    const prorated = false;
    return { measure, value: met.length, band: bandOf(bands, met.length), prorated, ...count };
  };
}

export const dependenceSignals: Instrument = {
  id: "dependence-signals",
  title: "Dependence and tolerance signals",
  shortTitle: "Use-pattern signals",
  version: "0.1",
  license: ownWork,
  recall: { text: "past 7 days (weekly) or past 30 days (monthly)", days: 7 },
  stem: "In the past week, about your ketamine:",
  items: [
    ...counted,
    choice(
      "ds.help",
      "wants to talk",
      "Would you like to talk with us about cutting down or stopping?",
      [
        { value: 0, text: "No" },
        { value: 1, text: "Maybe" },
        { value: 2, text: "Yes" },
      ],
      { required: false },
    ),
  ],
  measures: [
    {
      id: "signals",
      label: "Use-pattern signals",
      range: [0, 11],
      direction: "lower-is-better",
      bands,
      ticks: [0, 2, 4, 6, 11],
      score: countSignals("signals", []),
    },
    {
      id: "signals-medical",
      label: "Use-pattern signals (without tolerance and withdrawal)",
      range: [0, 9],
      direction: "lower-is-better",
      bands,
      ticks: [0, 2, 4, 6, 9],
      score: countSignals("signals-medical", notCountedWhenPrescribed),
    },
    {
      id: "craving",
      label: "Strongest urge",
      range: [0, 10],
      direction: "lower-is-better",
      bands: [],
      ticks: [0, 5, 10],
      score: singleItem("craving", crave),
    },
  ],
  minSecondsPlausible: 4,
  sources: [
    "DSM-5 substance use disorder criteria, paraphrased; ketamine adaptation: Drug Alcohol Depend 2021 (kappa .57)",
    "Wang J et al. Psychiatry Res Commun 2022;2:100018; Chubbs B et al. Front Psychiatry 2022;13:1016439",
  ],
};
