import { moodAnswers } from "@/bin/demo/answers/mood-daily";
import { answersDaily } from "@/bin/demo/engagement";
import type { Life } from "@/bin/demo/life";
import { at, type DayNumber } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import { safetyQuestions } from "@/bin/demo/safety-questions";
import { Sitting } from "@/bin/demo/sitting";
import type { CheckIn } from "@/domain/check-in";

/** At most this on two of three days opens the safety questions. (rules.md SUI-08) */
const veryLow = 1;

/** The daily mood checks, in the evening. */
export function drawDays(random: Random, life: Life): CheckIn[] {
  const lowDays: DayNumber[] = [];
  const checkIns: CheckIn[] = [];
  for (let day = life.intake + 1; day <= life.today; day++) {
    const own = random.stream(String(day));
    if (!answersDaily(own.stream("answers"), life, day)) continue;
    const minutes = Math.min(23.8 * 60, life.traits.moodMinute + own.normal(0, 40));
    const begin = at(day, minutes, life.timeZone);
    const sitting = new Sitting(own.stream("pace"), begin);
    const answers = moodAnswers(own.stream("mood"), life, day);
    sitting.answer("mood-daily", answers);
    if (Number(answers["md.mood"]) <= veryLow) {
      lowDays.push(day);
      const opens = lowDays.filter((low) => low > day - 3).length >= 2;
      if (opens && own.chance(0.85))
        safetyQuestions(own.stream("safety"), sitting, life.traits, 0, begin >= life.calmFrom);
    }
    checkIns.push(...sitting.checkIns);
  }
  return checkIns;
}
