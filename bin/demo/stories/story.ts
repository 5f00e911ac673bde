import type { ScriptedCourse } from "@/bin/demo/course";
import type { Person } from "@/bin/demo/identity";
import type { Life } from "@/bin/demo/life";
import type { Traits } from "@/bin/demo/traits";
import type { DemoPrescription } from "@/bin/demo/treatment";
import type { CheckIn } from "@/domain/check-in";

/** A patient shaped by hand, so that what Heron is for can be seen on screen. (rules.md §12 "suggestedCohort.story") */
export type Story = {
  readonly title: string;
  readonly person: Person;
  readonly firstDoseDaysAgo: number;
  /** Weeks are counted from the first dose; the scores are met exactly, without noise. */
  readonly course: ScriptedCourse;
  /** PHQ-9 item 9 by week; never positive when left out. */
  readonly thoughts?: (week: number) => number;
  readonly lastSessionHoursAgo?: number;
  readonly traits?: Partial<Traits>;
  readonly plan?: Omit<
    DemoPrescription,
    "dispensedUnits" | "dispensedOn" | "daysSupply" | "startsOn" | "endsOn"
  >;
  /** Last word on what was answered. Order does not matter; what lies after now is dropped. */
  readonly retell?: (told: readonly CheckIn[], life: Life) => CheckIn[];
};

export const daysToFirstDose = 2;

export function lozenges(doseMg: number): NonNullable<Story["plan"]> {
  return {
    drug: "Ketamine (compounded)",
    route: "sublingual",
    form: "lozenge",
    strengthMg: doseMg,
    concentrationMgPerMl: null,
    doseMg,
    maxDoseMg: Math.ceil((doseMg * 1.25) / 10) * 10,
    maxDosesPerDay: 1,
    intent: "perceptual",
    schedule: { kind: "cycle", onDays: 1, offDays: 2 },
    minIntervalHours: 72,
    titration: [],
  };
}
