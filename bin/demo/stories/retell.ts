import type { Life } from "@/bin/demo/life";
import { at, hoursBefore, localDay, minutesAfter } from "@/bin/demo/local-time";
import { told } from "@/bin/demo/told";
import type { CheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";

/** Changes the answers of one instrument from `since` on. `index` counts the changed ones, oldest first. */
export function change(
  checkIns: readonly CheckIn[],
  instrument: string,
  since: Date,
  answers: (before: Answers, index: number, checkIn: CheckIn) => Answers,
): CheckIn[] {
  let index = 0;
  return checkIns.map((checkIn) => {
    if (checkIn.instrument !== instrument || checkIn.authoredAt < since) return checkIn;
    return { ...checkIn, answers: { ...checkIn.answers, ...answers(checkIn.answers, index++, checkIn) } };
  });
}

/** Daily mood raised by so many points on the day of a dose and the days after it. */
export function liftedByDoses(checkIns: readonly CheckIn[], life: Life, byDay: readonly number[]): CheckIn[] {
  const dosed = life.doses.filter(({ kind }) => kind !== "skipped").map(({ day }) => day);
  return checkIns.map((checkIn) => {
    const mood = checkIn.answers["md.mood"];
    if (typeof mood !== "number") return checkIn;
    const on = localDay(checkIn.authoredAt, life.timeZone);
    const last = Math.max(...dosed.filter((day) => day <= on));
    return {
      ...checkIn,
      answers: { ...checkIn.answers, "md.mood": Math.min(10, mood + (byDay[on - last] ?? 0)) },
    };
  });
}

/** Leaves out one instrument's check-ins, or all, from `since` on. */
export function without(checkIns: readonly CheckIn[], since: Date, instrument?: string): CheckIn[] {
  return checkIns.filter(
    (checkIn) => checkIn.authoredAt < since || (instrument && checkIn.instrument !== instrument),
  );
}

export function hoursAgo(life: Life, hours: number): Date {
  return hoursBefore(life.until, hours);
}

export function daysAgo(life: Life, days: number): Date {
  return at(life.today - days, 0, life.timeZone);
}

/** The latest evening, at the patient's usual hour, with at least `spareHours` gone by since for what follows from it. */
export function lastEvening(life: Life, spareHours = 3.5): Date {
  const minutes = life.traits.moodMinute;
  const today = at(life.today, minutes, life.timeZone);
  return today <= hoursAgo(life, spareHours) ? today : at(life.today - 1, minutes, life.timeZone);
}

/** A daily mood check in place of that day's. */
export function saidThatDay(
  checkIns: readonly CheckIn[],
  life: Life,
  moment: Date,
  answers: Answers,
): CheckIn[] {
  const day = localDay(moment, life.timeZone);
  const others = checkIns.filter(
    (one) => one.instrument !== "mood-daily" || localDay(one.authoredAt, life.timeZone) !== day,
  );
  return [...others, told("mood-daily", answers, moment, 40)];
}

/** A dose and its journal entry, written `minutesLater`. What is not said is an ordinary dose of the plan. */
export function doseTold(life: Life, takenAt: Date, answers: Answers, minutesLater = 150): CheckIn {
  const { prescription } = life;
  return told(
    "dose-journal",
    {
      "dj.kind": "scheduled",
      "dj.at": takenAt.toISOString(),
      "dj.route": prescription.route,
      "dj.form": prescription.form,
      "dj.units": prescription.doseMg / prescription.strengthMg,
      "dj.mg": prescription.doseMg,
      "dj.prescribedMg": prescription.doseMg,
      "dj.effect": 5,
      "dj.help": 5,
      "dj.minutes": 60,
      "dj.company": "with",
      "dj.co": ["none"],
      "dj.drove": false,
      ...answers,
    },
    minutesAfter(takenAt, minutesLater),
    75,
  );
}

/** Leaves out the doses taken within some hours of a moment, and what was written of them. */
export function withoutDosesNear(checkIns: readonly CheckIn[], moment: Date, hours: number): CheckIn[] {
  return checkIns.filter(({ instrument, answers }) => {
    const takenAt = answers["dj.at"];
    if (instrument !== "dose-journal" || typeof takenAt !== "string") return true;
    return Math.abs(new Date(takenAt).getTime() - moment.getTime()) > hours * 3_600_000;
  });
}

/** Weeks since the first dose at a moment. */
export function weekAt(life: Life, moment: Date): number {
  return (localDay(moment, life.timeZone) - life.firstDose) / 7;
}
