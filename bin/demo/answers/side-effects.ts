import { clip } from "@/bin/demo/course";
import { type Life, weekOf } from "@/bin/demo/life";
import type { DayNumber } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import type { Answers } from "@/domain/instruments/instrument";

type Chances = Readonly<Record<string, number>>;

/** Per dose, by formulation (rules.md §12 "sideEffectsPerDose"); vision, confusion, stomach, nose and mouth are ours. */
const lowDose: Chances = {
  nausea: 0.07,
  vomit: 0.01,
  dizzy: 0.16,
  sedation: 0.1,
  dissoc: 0.06,
  headache: 0.07,
  panic: 0.04,
  confusion: 0.02,
  vision: 0.03,
  abdo: 0.02,
};
const sessionDose: Chances = {
  nausea: 0.22,
  vomit: 0.07,
  dizzy: 0.34,
  sedation: 0.22,
  dissoc: 0.32,
  headache: 0.15,
  panic: 0.09,
  confusion: 0.05,
  vision: 0.06,
  abdo: 0.03,
};
const beforeTreatment: Chances = {
  nausea: 0.03,
  vomit: 0.005,
  dizzy: 0.05,
  sedation: 0.06,
  dissoc: 0.02,
  headache: 0.1,
  panic: 0.12,
  confusion: 0.01,
  vision: 0.01,
  abdo: 0.03,
};
const askedAfterDose = ["nausea", "vomit", "dizzy", "sedation", "dissoc", "headache", "panic", "confusion"];
const howLong = ["sedation", "dissoc", "confusion"];

/** The version after each of the first four doses: acute items only. */
export function postDoseAnswers(random: Random, life: Life): Answers {
  return { ...acute(random, life, 1.6, askedAfterDose), ...emergencies(random.stream("emergencies")) };
}

/** The whole form: weekly, then monthly; and once before treatment, to compare with. */
export function sideEffectAnswers(random: Random, life: Life, day: DayNumber, calm: boolean): Answers {
  const week = weekOf(life, day);
  const factor = week <= 1.1 ? 1.6 : week > 4 ? 0.7 : 1;
  const asked = Object.keys(lowDose);
  return {
    ...acute(random, life, factor, asked, day === life.intake ? beforeTreatment : undefined),
    ...lasting(random.stream("lasting"), life, week),
    ...bladder(random.stream("bladder"), life, week, calm),
    ...emergencies(random.stream("emergencies"), calm),
    ...(life.mayBePregnant ? { "se.preg": random.chance(0.0015) ? 1 : 0 } : {}),
    ...(random.stream("medicine").chance(0.008) ? { "se.newmed": random.pick(newMedicines) } : {}),
  };
}

function acute(
  random: Random,
  life: Life,
  factor: number,
  asked: readonly string[],
  chances = perDose(life),
): Answers {
  const answers: Record<string, number> = {};
  for (const name of asked) {
    const grade = drawGrade(random, life, (chances[name] ?? 0) * factor);
    answers[`se.${name}`] = grade;
    if (grade > 0 && howLong.includes(name)) answers[`se.${name}.dur`] = drawDuration(random);
  }
  return answers;
}

function perDose({ prescription }: Life): Chances {
  return prescription.form === "nasal-spray" || prescription.doseMg >= 100 ? sessionDose : lowDose;
}

/** Mild 72 %, moderate 24 %, severe 3.5 %, very severe 0.5 %; patients differ by a logit-normal effect. */
function drawGrade(random: Random, { traits }: Life, chance: number): number {
  const odds = (clip(chance, 0.0001, 0.9) / (1 - clip(chance, 0.0001, 0.9))) * Math.exp(traits.sensitivity);
  if (!random.chance(odds / (1 + odds))) return 0;
  return Number(random.weighted({ "1": 0.72, "2": 0.24, "3": 0.035, "4": 0.005 }));
}

function drawDuration(random: Random): number {
  return Number(random.weighted({ "60": 0.55, "120": 0.36, "240": 0.08, "720": 0.008, "1440": 0.002 }));
}

function lasting(random: Random, { traits, prescription }: Life, week: number): Answers {
  const misperceives = traits.misperceivesInWeek !== null && Math.abs(traits.misperceivesInWeek - week) <= 1;
  return {
    "se.percept": misperceives ? 2 : 0,
    "se.memory": traits.forgetful && week > 6 ? random.integer(1, 2) : random.chance(0.06) ? 1 : 0,
    ...(prescription.form === "nasal-spray"
      ? { "se.nose": random.chance(0.1) ? 1 : 0 }
      : { "se.mouth": random.chance(0.05) ? 1 : 0 }),
  };
}

/** Background mild complaints 6 % a month; lasting ones from the week drawn, painful in some. (rules.md §12 "bladder") */
function bladder(random: Random, { traits }: Life, week: number, calm: boolean): Answers {
  const since = traits.bladderFromWeek === null ? -1 : week - traits.bladderFromWeek;
  const passing = random.chance(0.02);
  return {
    "se.uFreq": since >= 0 ? clip(1 + Math.floor(since / 6), 1, 2) : passing ? 1 : 0,
    "se.uUrg": since >= 2 ? 1 : 0,
    "se.uPain": since >= 4 && traits.bladderPain ? 1 : 0,
    "se.uNight": clip(Math.round(0.7 + (since >= 0 ? 1 : 0) + random.normal(0, 0.6)), 0, 4),
    "se.uBlood": !calm && since >= 8 && traits.bladderPain && random.chance(0.05),
    "se.jaundice": false,
  };
}

/** Ours: about one form in 2,500 for each, so that history holds a few. */
function emergencies(random: Random, calm = false): Answers {
  const rarely = () => !calm && random.chance(0.0004);
  return { "se.breath": rarely(), "se.collapse": rarely(), "se.chest": rarely() };
}

const newMedicines = [
  "Antibiotic for a tooth, 7 days",
  "Changed my blood pressure tablet",
  "Started vitamin D",
  "Sertraline up to 100 mg by my GP",
  "Allergy tablet in the mornings",
  "Stopped the sleeping tablet",
] as const;
