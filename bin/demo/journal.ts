import { doseJournalAnswers } from "@/bin/demo/answers/dose-journal";
import { postDoseAnswers } from "@/bin/demo/answers/side-effects";
import type { DoseEvent } from "@/bin/demo/doses";
import { completion } from "@/bin/demo/engagement";
import { type Life, weekOf } from "@/bin/demo/life";
import { at, localMinutes, minutesAfter } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import { Sitting } from "@/bin/demo/sitting";
import type { CheckIn } from "@/domain/check-in";

/** The side-effect questions follow this many first doses. (rules.md §1) */
const dosesFollowed = 4;

/** The doses a patient writes down, most of them: two prompts find more answers than one. */
export function drawJournal(random: Random, life: Life): CheckIn[] {
  const checkIns: CheckIn[] = [];
  let written = 0;
  for (const dose of life.doses) {
    const own = random.stream(`dose ${dose.at.getTime()}`);
    const week = weekOf(life, dose.day);
    const answering = completion(life.traits, week, life.course.phq9(week));
    const writing = answering === 0 || answering === 1 ? answering : Math.min(0.97, 0.35 + 0.65 * answering);
    if (!own.chance(writing)) continue;
    const sitting = new Sitting(own.stream("pace"), writtenAt(own, dose, life.timeZone));
    sitting.answer(
      "dose-journal",
      doseJournalAnswers(own.stream("journal"), life.traits, dose, life.course.share(week)),
    );
    if (dose.kind !== "skipped" && written++ < dosesFollowed) {
      sitting.answer("side-effects", postDoseAnswers(own.stream("side-effects"), life));
    }
    checkIns.push(...sitting.checkIns);
  }
  return checkIns;
}

/** Two to three hours after the dose, or the next morning. */
function writtenAt(random: Random, dose: DoseEvent, timeZone: string): Date {
  const sameDay = minutesAfter(dose.at, random.between(110, 190));
  const late = localMinutes(dose.at, timeZone) + 190 > 23.8 * 60;
  if (!late && random.chance(0.7)) return sameDay;
  return at(dose.day + 1, random.between(7 * 60, 10 * 60), timeZone);
}
