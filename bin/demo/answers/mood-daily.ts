import { noteFor } from "@/bin/demo/answers/notes";
import { clip } from "@/bin/demo/course";
import { isHypomanic, type Life, weekOf } from "@/bin/demo/life";
import type { DayNumber } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import type { Answers } from "@/domain/instruments/instrument";

/** Ours: mood falls 0.22 a point of PHQ-9 from 8; anxiety rises 0.3 a point of GAD-7 from 1.2. The rest is the day. */
export function moodAnswers(random: Random, life: Life, day: DayNumber): Answers {
  const { traits, course } = life;
  const week = weekOf(life, day);
  const phq9 = course.phq9(week);
  const doses = life.doses.filter((dose) => dose.day === day);
  const took = doses.some((dose) => dose.kind !== "skipped");
  const up = isHypomanic(life, week);
  const gloomier = traits.quality === "contradiction" ? 3 : 0;
  const spell = random.normal(0, 1.1) + swing(life, day);
  const mood = clip(Math.round(8 - 0.22 * phq9 + spell + (took ? 0.4 : 0) - gloomier + (up ? 3 : 0)), 0, 10);
  const note = noteFor(random.stream("note"), traits.writesNotes, mood, took);
  return {
    "md.mood": mood,
    "md.anxiety": clip(
      Math.round(1.2 + 0.3 * course.gad7(week) - 0.5 * spell + random.normal(0, 0.8)),
      0,
      10,
    ),
    "md.energy": clip(Math.round(up ? random.between(8, 10) : 1.2 + 0.6 * mood + random.normal(0, 1)), 0, 10),
    "md.sleep": halves(up ? random.between(3, 4.8) : traits.sleepHours - 0.06 * phq9 + random.normal(0, 0.9)),
    "md.dosed": took ? 1 : doses.length > 0 ? 2 : 0,
    "md.contact": contact(random.stream("contact")),
    ...(note === null ? {} : { "md.note": note }),
  };
}

/** Good and bad spells of about a fortnight, the same whenever asked. */
function swing({ traits }: Life, day: DayNumber): number {
  return 0.6 * Math.sin((day * 2 * Math.PI) / 15 + traits.phq9 * 11);
}

function contact(random: Random): number {
  if (random.chance(0.0007)) return 2;
  return random.chance(0.003) ? 1 : 0;
}

function halves(hours: number): number {
  return clip(Math.round(hours * 2) / 2, 2, 12);
}
