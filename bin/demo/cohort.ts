import { type DayNumber, localDay, weekday } from "@/bin/demo/local-time";
import { type CohortPatient, drawPatient } from "@/bin/demo/patient";
import { Random } from "@/bin/demo/random";
import { stories } from "@/bin/demo/stories";
import { daysToFirstDose, type Story } from "@/bin/demo/stories/story";

export type { CohortPatient } from "@/bin/demo/patient";

export type CohortOptions = {
  readonly seed: number;
  /** Now, as the demo clinic sees it: nothing is answered later. */
  readonly until: Date;
  readonly patients: number;
  /** The longest history, in weeks. */
  readonly weeks: number;
  readonly timeZone: string;
};

/** The shortest history: everyone has started. */
const fewestWeeks = 3;
/** A clinic smaller than this has no room for the stories. */
const smallestWithStories = 40;

/**
 * An invented clinic with 3 to `weeks` weeks of history, oldest patients first. The same options give the same clinic.
 * Rates follow rules.md §12, many of them assumed: they make a demo believable and say nothing about treatment.
 */
export function generateCohort({ seed, until, patients, weeks, timeZone }: CohortOptions): CohortPatient[] {
  const today = localDay(until, timeZone);
  const random = new Random(String(seed));
  const told = patients < smallestWithStories ? [] : stories;
  const starts: { intake: DayNumber; story: Story | null; stream: Random; index: number }[] = [
    ...told.map((story, index) => ({
      intake: today - story.firstDoseDaysAgo - daysToFirstDose,
      story,
      stream: random.stream(story.title),
      index,
    })),
    ...Array.from({ length: patients - told.length }, (_, index) => {
      const stream = random.stream(`patient ${index}`);
      return {
        intake: drawIntake(stream.stream("intake"), index / (patients - told.length), today, weeks),
        story: null,
        stream,
        index,
      };
    }),
  ];
  return starts
    .sort((a, b) => a.intake - b.intake)
    .map(({ intake, story, stream, index }, rank) =>
      drawPatient(stream, { index, number: recordNumber(rank), story, intake, today, until, timeZone }),
    );
}

/** Spread over the clinic's history, more of them long in care; on working days. */
function drawIntake(random: Random, quantile: number, today: DayNumber, weeks: number): DayNumber {
  const shortest = Math.min(fewestWeeks, weeks) * 7;
  const daysAgo = shortest + Math.round((weeks * 7 - shortest - 3) * quantile ** 0.74) + random.integer(0, 3);
  const day = today - daysAgo;
  return day + ([1, 0, 0, 0, 0, 0, 2][weekday(day)] ?? 0);
}

/** "0101" and up, with the gaps of numbers given to others. */
function recordNumber(rank: number): string {
  return String(101 + rank + Math.floor(rank / 5)).padStart(4, "0");
}
