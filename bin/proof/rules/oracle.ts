import { adverseEffects } from "@/bin/proof/rules/oracle-adverse-effects";
import { change } from "@/bin/proof/rules/oracle-change";
import { dataQuality } from "@/bin/proof/rules/oracle-data-quality";
import { dependence } from "@/bin/proof/rules/oracle-dependence";
import { dosing } from "@/bin/proof/rules/oracle-dosing";
import { engagement } from "@/bin/proof/rules/oracle-engagement";
import { suicidality } from "@/bin/proof/rules/oracle-suicidality";
import { supplyAndCourse } from "@/bin/proof/rules/oracle-supply";
import { vitalSignsAndMood } from "@/bin/proof/rules/oracle-vital-signs";
import { type Reading, storyOf } from "@/bin/proof/rules/story";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { PatientRecord } from "@/domain/patient-record";
import type { Priority } from "@/domain/priority";
import type { Thresholds } from "@/domain/rules/thresholds";

/** The second reading of every rule, by id, written from the rules' text alone. */
export const readings: Readonly<Record<string, Reading>> = {
  ...suicidality,
  ...change,
  ...dosing,
  ...supplyAndCourse,
  ...dependence,
  ...adverseEffects,
  ...vitalSignsAndMood,
  ...engagement,
  ...dataQuality,
};

/** What the second reading says of one check-in, or of silence: priority by rule. */
export function read(
  record: PatientRecord,
  current: RecordedCheckIn | null,
  now: Date,
  numbers: Thresholds,
): Map<string, Priority> {
  const story = storyOf(record, current, now, numbers);
  const verdict = new Map<string, Priority>();
  for (const [id, reading] of Object.entries(readings)) {
    const priority = reading(story);
    if (priority) verdict.set(id, priority);
  }
  return verdict;
}
