import { clip } from "@/bin/demo/course";
import type { DoseEvent } from "@/bin/demo/doses";
import { type Life, weekOf } from "@/bin/demo/life";
import type { DayNumber } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import type { Answers } from "@/domain/instruments/instrument";

/** Signals beyond use itself, in the order a patient with several comes to them. (rules.md §12 "dependence") */
const furtherSignals = ["ds.time", "ds.gaveup", "ds.role", "ds.people", "ds.harm"] as const;

/** The weekly form: four items. The others were not asked, so they are absent. */
export function shortDependenceAnswers(random: Random, life: Life, day: DayNumber): Answers {
  const week = weekOf(life, day);
  const doses = life.doses.filter((dose) => dose.day > day - 7 && dose.day <= day);
  const unaware = life.traits.quality === "contradiction";
  return {
    "ds.crave": drawCraving(random.stream("crave"), life, week),
    "ds.tol": drawTolerance(random.stream("tol"), life, week),
    "ds.ranout": unaware ? 0 : times(doses, (dose) => dose.skipReason === "out"),
    "ds.off": unaware ? 0 : times(doses, (dose) => dose.offPlan),
  };
}

/** All items. Those about doses agree with what the past week's doses were. */
export function fullDependenceAnswers(random: Random, life: Life, day: DayNumber): Answers {
  const { traits } = life;
  const week = weekOf(life, day);
  const doses = life.doses.filter((dose) => dose.day > day - 7 && dose.day <= day);
  const losing = traits.schedule === "overuser" && week > 8;
  const further = traits.signals && week >= traits.signals.fromWeek ? traits.signals.count : 0;
  const taken = (test: (dose: DoseEvent) => boolean) =>
    times(doses, (dose) => dose.kind !== "skipped" && test(dose));
  const answers: Answers = {
    ...shortDependenceAnswers(random, life, day),
    "ds.more": taken((dose) => dose.kind === "extra" || dose.mg > 1.1 * dose.plannedMg),
    "ds.cut": losing && random.chance(0.3) ? 1 : 0,
    "ds.time": 0,
    "ds.role": 0,
    "ds.people": 0,
    "ds.gaveup": 0,
    "ds.hazard": taken((dose) => dose.circumstances.drove),
    "ds.harm": losing && random.chance(0.2) ? 1 : 0,
    "ds.wd": losing && random.chance(0.3) ? 1 : 0,
    "ds.alone": taken((dose) => dose.circumstances.company === "alone"),
    "ds.alcohol": taken((dose) => dose.circumstances.coUse.includes("alcohol")),
    "ds.sed": taken(({ circumstances: { coUse } }) => coUse.includes("benzo") || coUse.includes("opioid")),
    "ds.source": traits.otherSourceInWeek !== null && Math.abs(traits.otherSourceInWeek - week) <= 2 ? 1 : 0,
    "ds.lost": random.chance(0.006) ? 1 : 0,
    "ds.hide": traits.hidesUse && random.chance(0.5) ? 1 : 0,
    "ds.worry": losing ? random.integer(0, 2) : random.chance(0.03) ? 1 : 0,
    "ds.help": losing && random.chance(0.3) ? 1 : 0,
  };
  return { ...answers, ...Object.fromEntries(furtherSignals.slice(0, further).map((linkId) => [linkId, 2])) };
}

/** Over-users start at 2 and rise a quarter a week; 7 % of others have one week of strong urges. */
function drawCraving(random: Random, { traits }: Life, week: number): number {
  const spike = traits.cravingSpikeWeek !== null && Math.abs(traits.cravingSpikeWeek - week) <= 0.6;
  if (spike) return 7;
  const rise = traits.schedule === "overuser" ? 0.25 * week : 0;
  return clip(Math.round(traits.craving + rise + random.normal(0, 0.6)), 0, 10);
}

function drawTolerance(random: Random, { traits }: Life, week: number): number {
  if (traits.schedule === "overuser") return clip(Math.round(0.12 * week + random.normal(0, 0.4)), 0, 3);
  return random.chance(0.05) ? 1 : 0;
}

/** 0 not at all, 1 once, 2 a few times. */
function times(doses: readonly DoseEvent[], test: (dose: DoseEvent) => boolean): number {
  return Math.min(2, doses.filter(test).length);
}
