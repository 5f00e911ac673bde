import { activationAnswers } from "@/bin/demo/answers/activation-check";
import { fullDependenceAnswers, shortDependenceAnswers } from "@/bin/demo/answers/dependence-signals";
import { gad7Answers } from "@/bin/demo/answers/gad-7";
import { drawThoughts, phq9Answers, sameAnswers } from "@/bin/demo/answers/phq-9";
import { sideEffectAnswers } from "@/bin/demo/answers/side-effects";
import { clip } from "@/bin/demo/course";
import { answeredAt, completion } from "@/bin/demo/engagement";
import { type Life, weekOf } from "@/bin/demo/life";
import { at, type DayNumber, localDay } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import { safetyQuestions } from "@/bin/demo/safety-questions";
import { Sitting } from "@/bin/demo/sitting";
import type { CheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";

type Occasion = { readonly day: DayNumber; readonly at: Date; readonly repeat: boolean };

/** rules.md §1: weekly to week 8, every two weeks to week 12, then every four, counted from the first dose; week 0 is intake. */
const calendar = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 24];
/** Every week with a bipolar history. */
const activationWeeks = [0, 1, 2, 3, 4, 8, 12, 16, 20, 24];
const fullDependenceWeeks = [0, 2, 4, 8, 12, 16, 20, 24];

/** The scheduled forms of one patient, each session as one sitting. */
export function drawSessions(random: Random, life: Life): CheckIn[] {
  const occasions = drawOccasions(random, life);
  const scores = occasions.map((occasion) => Math.round(life.course.phq9(weekOf(life, occasion.day))));
  const repeats = occasions.flatMap((occasion, index) => {
    const rose = index > 0 && (scores[index] ?? 0) >= Math.max(10, (scores[index - 1] ?? 0) + 5);
    const next = occasions[index + 1];
    if (!rose || life.script || (next && next.day - occasion.day < 14)) return [];
    const moment = answeredAt(random.stream(`repeat ${index}`), life, occasion.day + 7);
    return moment && random.stream(`answers ${index}`).chance(0.7)
      ? [{ day: occasion.day + 7, at: moment, repeat: true }]
      : [];
  });
  return [...occasions, ...repeats].flatMap((occasion) =>
    tellSession(random.stream(`day ${occasion.day}`), life, occasion),
  );
}

function drawOccasions(random: Random, life: Life): Occasion[] {
  const last = life.script?.lastSessionAt ?? null;
  const closed = last === null ? Number.POSITIVE_INFINITY : localDay(last, life.timeZone) - 3;
  const occasions = calendar.flatMap((week) => {
    const day = week === 0 ? life.intake : life.firstDose + week * 7;
    const own = random.stream(`week ${week}`);
    if (week === 0) return [{ day, at: at(day, own.between(9 * 60, 16 * 60), life.timeZone), repeat: false }];
    if (day > life.today || day >= closed) return [];
    if (!own.chance(completion(life.traits, week, life.course.phq9(week)))) return [];
    const moment = answeredAt(own, life, day);
    return moment === null ? [] : [{ day, at: moment, repeat: false }];
  });
  return last === null
    ? occasions
    : [...occasions, { day: localDay(last, life.timeZone), at: last, repeat: false }];
}

function tellSession(random: Random, life: Life, { day, at: begin, repeat }: Occasion): CheckIn[] {
  const { traits } = life;
  const week = weekOf(life, day);
  const sitting = new Sitting(
    random.stream("pace"),
    begin,
    traits.quality === "too-fast" && random.stream("fast").chance(0.5),
  );
  const calm = begin >= life.calmFrom;
  const phq9 = drawPhq9(random.stream("phq-9"), life, week, calm);
  sitting.answer("phq-9", phq9);
  const thoughts = phq9["phq9.9"];
  if (typeof thoughts === "number" && thoughts > 0)
    safetyQuestions(random.stream("safety"), sitting, traits, thoughts, calm);
  sitting.answer("gad-7", drawGad7(random.stream("gad-7"), life, week));
  const dosing = traits.stopsInWeek === null || week <= traits.stopsInWeek + 1;
  if (repeat || !dosing) return sitting.checkIns;
  sitting.answer("side-effects", sideEffectAnswers(random.stream("side-effects"), life, day, calm));
  const full = fullDependenceWeeks.includes(Math.round(week));
  sitting.answer(
    "dependence-signals",
    (full ? fullDependenceAnswers : shortDependenceAnswers)(random.stream("dependence"), life, day),
  );
  if (traits.bipolarHistory || activationWeeks.includes(Math.round(week))) {
    sitting.answer("activation-check", activationAnswers(random.stream("activation"), life, day));
  }
  return sitting.checkIns;
}

/** With §12's share of straight-lined, declined (item 9) and incomplete forms. */
function drawPhq9(random: Random, life: Life, week: number, calm: boolean): Answers {
  const { traits, script } = life;
  const total = Math.round(life.course.phq9(week));
  if (script) return phq9Answers(random, traits, total, script.thoughts(week));
  if (isStraightLine(random, life))
    return { ...sameAnswers("phq9", 9, straightValue(life, week)), "phq9.10": 1 };
  const drawn = drawThoughts(random.stream("thoughts"), traits, life.course.share(week), total);
  const answers = phq9Answers(random, traits, total, calm ? Math.min(drawn, 2) : drawn);
  const gaps = random.stream("gaps");
  if (gaps.chance(0.008)) return { ...answers, "phq9.9": null };
  return gaps.chance(0.01) ? { ...answers, [`phq9.${gaps.integer(1, 8)}`]: null } : answers;
}

function drawGad7(random: Random, life: Life, week: number): Answers {
  if (isStraightLine(random, life)) return sameAnswers("gad7", 7, straightValue(life, week));
  return gad7Answers(random, clip(Math.round(life.course.gad7(week)), 0, 21));
}

function isStraightLine(random: Random, { traits }: Life): boolean {
  return traits.quality === "straight-line" && random.stream("straight").chance(0.6);
}

function straightValue(life: Life, week: number): number {
  return clip(Math.round(life.course.phq9(week) / 9), 1, 2);
}
