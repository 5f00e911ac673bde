import { addDays, daysBetween, localDay } from "@/domain/local-day";
import type { PatientRecord } from "@/domain/patient-record";

/** Which local days a PHQ-9 falls due: intake, weekly to week 8, every 2 weeks to week 12, then every 4 weeks. */
export function dueDays(startOn: string, throughOn: string): string[] {
  const days: string[] = [];
  for (let week = 0; ; week += weeksUntilNext(week)) {
    const on = addDays(startOn, week * 7);
    if (on > throughOn) return days;
    days.push(on);
  }
}

/** Weeks from the check-in due in one week of the course to the next. */
function weeksUntilNext(week: number): number {
  if (week < 8) return 1;
  return week < 12 ? 2 : 4;
}

export type Due = {
  /** Local day of the next PHQ-9: today or earlier when it is waiting. */
  readonly nextOn: string;
  /** Whole days past that day; 0 when it is not late. */
  readonly daysLate: number;
  /** Due days gone by without a PHQ-9, oldest first; those within the grace are not yet in it. */
  readonly missedOn: readonly string[];
};

/**
 * What is due, from the last PHQ-9 and the course, which is counted from the first dose (or the start of the
 * episode). A PHQ-9 answers the due day nearest to it, so one a little early counts for the day ahead.
 * @param graceHours after the end of a due day before it counts as missed
 */
export function nextDue(record: PatientRecord, now: Date, graceHours = 48): Due {
  const today = localDay(now, record.timeZone);
  const startOn = record.episode.firstDoseOn ?? record.episode.startedOn;
  const last = record.checkIns.findLast(
    (one) => one.instrument === "phq-9" && one.status !== "in-progress" && one.authoredAt <= now,
  );
  const lastOn = last ? localDay(last.authoredAt, record.timeZone) : null;
  const days = dueDays(startOn, addDays(today > startOn ? today : startOn, 8 * 7));
  const open = days.filter((on, i) => lastOn === null || !isAnswered(on, days[i - 1], lastOn));
  const nextOn = open[0] ?? today;
  const graceDays = Math.ceil(graceHours / 24);
  return {
    nextOn,
    daysLate: Math.max(0, daysBetween(nextOn, today)),
    missedOn: open.filter((on) => daysBetween(on, today) > graceDays),
  };
}

/** Answered when the last PHQ-9 is later than halfway between the due day before and this one. */
function isAnswered(on: string, before: string | undefined, lastOn: string): boolean {
  if (!before) return true;
  return daysBetween(before, lastOn) * 2 > daysBetween(before, on);
}
