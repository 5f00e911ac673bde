import { baselinesFrom } from "@/db/baselines";
import type { LoadedRecord } from "@/db/patient-record";
import type { RecordedCheckIn } from "@/domain/check-in";
import { dosesOf } from "@/domain/dose";
import { inOrder } from "@/domain/in-order";
import { localDay } from "@/domain/local-day";
import type { PatientRecord, ScoredPoint } from "@/domain/patient-record";

/** The early scores with this check-in's. */
export function withPoint(
  early: LoadedRecord["early"],
  current: RecordedCheckIn | null,
): LoadedRecord["early"] {
  const known = current ? early[current.instrument] : undefined;
  const total = current?.scores.find((score) => score.measure === "total");
  if (
    !current ||
    !known ||
    current.status === "in-progress" ||
    !total ||
    total.value === null ||
    known.some((point) => point.checkInId === current.id)
  ) {
    return early;
  }
  const point: ScoredPoint = {
    checkInId: current.id,
    authoredAt: current.authoredAt,
    value: total.value,
    prorated: total.prorated,
  };
  const points = [...known, point].sort((a, b) => a.authoredAt.getTime() - b.authoredAt.getTime());
  return { ...early, [current.instrument]: points };
}

/** The record with this check-in, its dose and the baselines they make. */
export function withOccasion(
  record: PatientRecord,
  early: LoadedRecord["early"],
  current: RecordedCheckIn | null,
): PatientRecord {
  if (!current) return record;
  const held = record.checkIns.some((one) => one.id === current.id);
  const firstDoseOn = firstDoseWith(record, current);
  return {
    ...record,
    checkIns: held ? record.checkIns : inOrder([...record.checkIns, current]),
    episode: { ...record.episode, firstDoseOn },
    baselines: baselinesFrom(early, firstDoseOn, record.timeZone),
  };
}

/**
 * Local day of the first dose taken in the course, with this check-in: an earlier one told of later moves it back. A dose before
 * care started belongs to another course, one after it was told of is a slip.
 */
function firstDoseWith({ episode, prescription, timeZone }: PatientRecord, current: RecordedCheckIn) {
  const taken = dosesOf([current], prescription, timeZone)
    .filter((dose) => dose.kind !== "skipped")
    .map((dose) => localDay(dose.at, timeZone))
    .filter((on) => on >= episode.startedOn && on <= localDay(current.receivedAt, timeZone));
  return [...taken, ...(episode.firstDoseOn ? [episode.firstDoseOn] : [])].sort()[0] ?? null;
}
