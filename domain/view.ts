import type { RecordedCheckIn } from "@/domain/check-in";
import { type Dose, dosesOf } from "@/domain/dose";
import { comesBefore, inOrder } from "@/domain/in-order";
import type { PatientRecord, ScoredPoint } from "@/domain/patient-record";
import type { View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

/**
 * The record as it stood when `current` was answered: `current` and all authored before it (equal times by id),
 * whether or not the record holds it yet. Without `current`, all authored up to `now`.
 */
export function viewOf(
  record: PatientRecord,
  current: RecordedCheckIn | null,
  now: Date,
  { sessionHours }: Pick<Thresholds, "sessionHours">,
): View {
  const others = current ? record.checkIns.filter((one) => one.id !== current.id) : record.checkIns;
  const earlier = others.filter((one) => (current ? comesBefore(one, current) : one.authoredAt <= now));
  const known = inOrder(current ? [...earlier, current] : earlier);
  const byInstrument = new Map<string, RecordedCheckIn[]>();
  for (const one of known) {
    const list = byInstrument.get(one.instrument);
    if (list) list.push(one);
    else byInstrument.set(one.instrument, [one]);
  }
  const checkInsOf = (instrument: string) => byInstrument.get(instrument) ?? [];
  let doses: Dose[] | null = null;
  return {
    record,
    current,
    now: current?.authoredAt ?? now,
    phq9: totals(checkInsOf("phq-9")),
    gad7: totals(checkInsOf("gad-7")),
    get doses() {
      doses ??= dosesOf(checkInsOf("dose-journal"), record.prescription, record.timeZone);
      return doses;
    },
    checkInsOf,
    sessionOf(instrument) {
      if (!current) return [];
      const session = [...others, current].filter(
        (one) =>
          one.instrument === instrument &&
          Math.abs(one.authoredAt.getTime() - current.authoredAt.getTime()) <= sessionHours * 3_600_000 &&
          one.receivedAt <= current.receivedAt,
      );
      return inOrder(session);
    },
  };
}

/** The scores of one measure, oldest first; check-ins without that score are left out, unfinished ones too. */
export function pointsOf(checkIns: readonly RecordedCheckIn[], measure: string): ScoredPoint[] {
  return checkIns.flatMap((one) => {
    const score = one.status === "in-progress" ? null : one.scores.find((s) => s.measure === measure);
    if (!score || score.value === null) return [];
    return { checkInId: one.id, authoredAt: one.authoredAt, value: score.value, prorated: score.prorated };
  });
}

const totals = (checkIns: readonly RecordedCheckIn[]) => pointsOf(checkIns, "total");
