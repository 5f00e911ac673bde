import type { Random } from "@/bin/demo/random";

/** What drives one synthetic patient. Every number is from rules.md §12 unless marked "ours". Never read as clinical findings. */
export type Traits = {
  readonly phq9: number;
  readonly gad7: number;
  readonly trajectory: "improver" | "delayed" | "chronic" | "deteriorating";
  /** Share of the baseline score an improver ends at. */
  readonly residual: number;
  /** Stops dosing in this week of treatment, yet stays in follow-up. */
  readonly stopsInWeek: number | null;
  readonly persistentThoughts: boolean;
  readonly usualThoughts: 1 | 2 | 3;
  readonly attemptedEver: boolean;
  readonly bipolarHistory: boolean;
  readonly hypertension: boolean;
  readonly sedativeOnList: boolean;
  /** "unfailing" answers all there is to answer: stories only. */
  readonly engagement: "engaged" | "declining" | "dropout" | "unfailing";
  /** Last week with any answers. */
  readonly silentFromWeek: number | null;
  /** "exact" neither skips nor shifts: stories only. */
  readonly schedule: "adherent" | "underuser" | "flexible" | "overuser" | "exact";
  readonly effect: number;
  readonly craving: number;
  /** A single week of strong urges. */
  readonly cravingSpikeWeek: number | null;
  /** Random effect on side effects, in logits. */
  readonly sensitivity: number;
  readonly bladderFromWeek: number | null;
  readonly bladderPain: boolean;
  readonly hypomanicFromWeek: number | null;
  readonly misperceivesInWeek: number | null;
  readonly forgetful: boolean;
  readonly otherSourceInWeek: number | null;
  readonly hidesUse: boolean;
  /** DSM-type signals beyond tolerance and withdrawal, from this week on. */
  readonly signals: { readonly count: number; readonly fromWeek: number } | null;
  /** Chance of driving before sleep, per dose. */
  readonly drives: number;
  readonly company: Readonly<Record<"with" | "near" | "alone", number>>;
  readonly coUse: Readonly<Record<"alcohol" | "benzo" | "cannabis" | "opioid" | "stimulant" | "ghb", number>>;
  readonly bloodPressure: { readonly sys: number; readonly dia: number; readonly measures: number };
  readonly quality: "honest" | "straight-line" | "too-fast" | "contradiction";
  readonly writesNotes: number;
  readonly moodMinute: number;
  readonly doseMinute: number;
  readonly sleepHours: number;
};

/** Ours: most who stop leave the clinic; its list shows those in care and this share of the ones who stopped. */
const stoppedButFollowed = 0.35;

/** Draws one patient. Each group of traits has a stream of its own, so that a new trait does not change the old ones. */
export function drawTraits(random: Random, weeks: number): Traits {
  const engagement = random.stream("engagement").weighted({ engaged: 0.55, declining: 0.3, dropout: 0.15 });
  const schedule = random
    .stream("schedule")
    .weighted({ adherent: 0.72, underuser: 0.15, flexible: 0.08, overuser: 0.05 });
  return {
    ...drawIllness(random.stream("illness")),
    ...drawHistory(random.stream("history"), schedule === "overuser"),
    ...drawRisks(random.stream("risks"), schedule === "overuser", weeks),
    ...drawHabits(random.stream("habits")),
    engagement,
    schedule,
    silentFromWeek: engagement === "dropout" ? firstWeek(random.stream("silence"), () => 0.07, 2) : null,
    stopsInWeek: firstWeek(random.stream("stop"), (week) => (week < 5 ? 0.06 : 0.02) * stoppedButFollowed, 1),
  };
}

function drawIllness(random: Random) {
  const phq9 = random.truncatedNormal(15.6, 4.9, 5, 27);
  const shared = (phq9 - 15.6) / 4.9;
  const persistentThoughts = random.chance(0.38);
  return {
    phq9,
    gad7: Math.min(21, Math.max(0, 13.2 + 4.6 * (0.6 * shared + 0.8 * random.normal(0, 1)))),
    trajectory: random.weighted({ improver: 0.69, delayed: 0.09, chronic: 0.15, deteriorating: 0.07 }),
    residual: Math.min(0.85, Math.max(0.05, random.normal(0.3, 0.17))),
    persistentThoughts,
    usualThoughts: Number(random.weighted({ "1": 0.72, "2": 0.2, "3": 0.08 })) as 1 | 2 | 3,
    attemptedEver: random.chance(persistentThoughts ? 0.14 : 0.03),
  };
}

function drawHistory(random: Random, overuser: boolean) {
  const hypertension = random.chance(0.15);
  const bump = hypertension ? 8 : -1.4;
  return {
    bipolarHistory: random.chance(0.05),
    hypertension,
    sedativeOnList: random.chance(0.12),
    bloodPressure: {
      sys: random.normal(124 + bump, 10),
      dia: random.normal(78 + bump / 2, 7),
      measures: random.chance(0.5) ? 0.7 : 0,
    },
    effect: random.normal(5, 1.4),
    craving: overuser ? 2 : random.pick([0, 0, 0, 0, 0, 1, 1, 1, 2, 3] as const),
    sensitivity: random.normal(-0.35, 1),
  };
}

/** Rare things: whether they happen within 26 weeks, and when. */
function drawRisks(random: Random, overuser: boolean, weeks: number) {
  const sometime = (probability: number) => (random.chance(probability) ? random.integer(3, 26) : null);
  const within = (week: number | null) => (week !== null && week <= weeks ? week : null);
  const signals = random.weighted({ none: 0.94, some: 0.045, many: 0.015 });
  return {
    bladderFromWeek: within(sometime(overuser ? 0.125 : 0.025)),
    bladderPain: random.chance(0.3),
    hypomanicFromWeek: within(sometime(0.01)),
    misperceivesInWeek: within(sometime(0.006)),
    forgetful: random.chance(0.03),
    otherSourceInWeek: within(sometime(0.008)),
    cravingSpikeWeek: within(sometime(0.07)),
    hidesUse: random.chance(0.02),
    signals:
      signals === "none" ? null : { count: signals === "some" ? 2 : 4, fromWeek: random.integer(4, 24) },
  };
}

/** Around-dose habits belong to a person: the means over patients are §12's, the spread between patients is ours. */
function drawHabits(random: Random) {
  const own = (rate: number) => rate * Math.exp(random.normal(-0.32, 0.8));
  return {
    company: random.chance(0.13)
      ? { with: 0.1, near: 0.1, alone: 0.8 }
      : { with: 0.72, near: 0.26, alone: 0.02 },
    drives: 0.006,
    coUse: {
      alcohol: own(0.03),
      benzo: own(0.03),
      cannabis: own(0.06),
      opioid: own(0.004),
      stimulant: own(0.02),
      ghb: own(0.0005),
    },
    quality: random.weighted({ honest: 0.92, "straight-line": 0.02, "too-fast": 0.03, contradiction: 0.03 }),
    writesNotes: random.chance(0.25) ? random.between(0.08, 0.3) : 0.008,
    moodMinute: random.truncatedNormal(21 * 60, 55, 18 * 60, 23 * 60),
    doseMinute: random.chance(0.85)
      ? random.truncatedNormal(19.5 * 60, 60, 17 * 60, 21.5 * 60)
      : random.between(9 * 60, 11 * 60),
    sleepHours: random.normal(6.9, 0.6),
  } satisfies Partial<Traits>;
}

/** First week from `from` on in which the weekly hazard strikes; null if it does not in a year. */
function firstWeek(random: Random, hazard: (week: number) => number, from: number): number | null {
  for (let week = from; week <= 52; week++) if (random.chance(hazard(week))) return week;
  return null;
}
