import { answerText } from "@/domain/answer-text";
import type { RecordedCheckIn } from "@/domain/check-in";
import { findItem } from "@/domain/instruments/catalogue";
import { worded } from "@/domain/instruments/clinic-wording";
import type { AnswerValue, Item } from "@/domain/instruments/instrument";
import type { PatientRecord, ScoredPoint } from "@/domain/patient-record";
import type { Evidence, View } from "@/domain/rules/rule";

/** One answer, verbatim, with the same item the time before. */
export function answered(view: View, checkIn: RecordedCheckIn, linkId: string): Evidence {
  const item = itemAsWorded(view.record, linkId);
  const read = (value: AnswerValue | undefined) => inWords(item, value);
  const before = view
    .checkInsOf(checkIn.instrument)
    .findLast(
      (one) => linkId in one.answers && one.id !== checkIn.id && one.authoredAt <= checkIn.authoredAt,
    );
  return {
    kind: "answer",
    checkInId: checkIn.id,
    linkId,
    question: item?.text || item?.label || linkId,
    answer: read(checkIn.answers[linkId]),
    previous: before ? { answer: read(before.answers[linkId]), at: before.authoredAt.toISOString() } : null,
    at: checkIn.authoredAt.toISOString(),
  };
}

/** One answer in the words the patient chose. */
export function answerWords(record: PatientRecord, checkIn: RecordedCheckIn, linkId: string): string {
  return inWords(itemAsWorded(record, linkId), checkIn.answers[linkId]);
}

function inWords(item: Item | null, value: AnswerValue | undefined): string {
  return item ? answerText(item, value) : String(value ?? "not answered");
}

function itemAsWorded(record: PatientRecord, linkId: string): Item | null {
  const found = findItem(linkId);
  if (!found) return null;
  const wording = record.wordings[found.instrument.id];
  return worded(found.instrument, wording).items.find((item) => item.linkId === linkId) ?? null;
}

export function scored(
  instrument: string,
  point: ScoredPoint,
  label: "latest" | "previous" | "baseline",
  measure = "total",
): Evidence {
  const { checkInId, value } = point;
  return { kind: "score", checkInId, instrument, measure, value, label, at: point.authoredAt.toISOString() };
}

export function fact(text: string, at: Date | null = null): Evidence {
  return { kind: "fact", text, at: at?.toISOString() ?? null };
}

/** The current check-in when it is of this instrument, else null. */
export function currentOf(view: View, instrument: string): RecordedCheckIn | null {
  return view.current?.instrument === instrument ? view.current : null;
}

/** The number answered to a graded item; null when missing or not one of its options. */
export function graded(checkIn: RecordedCheckIn, linkId: string): number | null {
  const value = checkIn.answers[linkId];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** Hours from `from` to `to`; negative when `to` came first. */
export function hoursBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / 3_600_000;
}
