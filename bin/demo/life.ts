import type { Course } from "@/bin/demo/course";
import type { DoseEvent } from "@/bin/demo/doses";
import type { DayNumber } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";
import type { DemoPrescription } from "@/bin/demo/treatment";

/** All that happens to one synthetic patient, from which the check-ins are told. */
export type Life = {
  readonly random: Random;
  readonly traits: Traits;
  readonly mayBePregnant: boolean;
  readonly course: Course;
  readonly prescription: DemoPrescription;
  /** Oldest first. */
  readonly doses: readonly DoseEvent[];
  readonly timeZone: string;
  readonly intake: DayNumber;
  readonly firstDose: DayNumber;
  readonly today: DayNumber;
  readonly until: Date;
  /** What a story fixes; null for everyone else. */
  readonly script: Script | null;
  /** From here on nothing urgent happens by chance, so that the newest urgent answers are the stories'. */
  readonly calmFrom: Date;
};

export type Script = {
  /** PHQ-9 item 9 in a week since the first dose. */
  readonly thoughts: (week: number) => number;
  /** The newest session; those due in the three days before it are left out. */
  readonly lastSessionAt: Date | null;
};

/** Weeks since the first dose, fractions allowed; 0 before it. */
export function weekOf(life: Life, day: DayNumber): number {
  return Math.max(0, (day - life.firstDose) / 7);
}

/** Ten days from the onset drawn in rules.md §12 "activation". */
export function isHypomanic({ traits }: Life, week: number): boolean {
  return (
    traits.hypomanicFromWeek !== null &&
    week >= traits.hypomanicFromWeek &&
    week < traits.hypomanicFromWeek + 1.4
  );
}
