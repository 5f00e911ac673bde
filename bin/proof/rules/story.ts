import { Temporal } from "temporal-polyfill";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { BloodPressure } from "@/domain/instruments/instrument";
import type { PatientRecord } from "@/domain/patient-record";
import type { Priority } from "@/domain/priority";
import type { Thresholds } from "@/domain/rules/thresholds";

/**
 * What the second reading of the rules works on: one flat list of everything answered so far, and nothing else of
 * Heron's own code. It is slow and obvious on purpose.
 */
export type Story = {
  readonly record: PatientRecord;
  readonly current: RecordedCheckIn | null;
  /** Milliseconds: when the judged answer was given, or when the sweep asks. */
  readonly at: number;
  readonly numbers: Thresholds;
  /** Check-ins answered up to then, oldest first. */
  readonly told: readonly RecordedCheckIn[];
};

/** The second reading of one rule: how soon, or nothing. */
export type Reading = (story: Story) => Priority | null;

export const hour = 3_600_000;
export const dayLong = 24 * hour;

export function storyOf(
  record: PatientRecord,
  current: RecordedCheckIn | null,
  now: Date,
  numbers: Thresholds,
): Story {
  const at = current ? current.authoredAt.getTime() : now.getTime();
  const told: RecordedCheckIn[] = [];
  for (const one of record.checkIns) {
    if (one.authoredAt.getTime() < at || one.id === current?.id) told.push(one);
    else if (one.authoredAt.getTime() === at && (!current || comesBefore(one, current))) told.push(one);
  }
  told.sort((a, b) => (comesBefore(a, b) ? -1 : 1));
  return { record, current, at, numbers, told };
}

/** Of two answered at the same moment, by id. */
function comesBefore(a: RecordedCheckIn, b: RecordedCheckIn): boolean {
  if (a.authoredAt.getTime() !== b.authoredAt.getTime()) return a.authoredAt < b.authoredAt;
  return a.id < b.id;
}

const toldByStory = new WeakMap<Story, Map<string, readonly RecordedCheckIn[]>>();

export function told(story: Story, instrument: string): readonly RecordedCheckIn[] {
  const known = toldByStory.get(story) ?? new Map<string, readonly RecordedCheckIn[]>();
  toldByStory.set(story, known);
  const list = known.get(instrument) ?? story.told.filter((one) => one.instrument === instrument);
  known.set(instrument, list);
  return list;
}

/** The check-in of this instrument before the judged one. */
export function before(story: Story, instrument: string): RecordedCheckIn | null {
  let found: RecordedCheckIn | null = null;
  for (const one of told(story, instrument)) if (one.id !== story.current?.id) found = one;
  return found;
}

export function number(one: RecordedCheckIn | null | undefined, linkId: string): number | null {
  const value = one?.answers[linkId];
  return typeof value === "number" ? value : null;
}

export function pressure(one: RecordedCheckIn, linkId: string): BloodPressure | null {
  const value = one.answers[linkId];
  return typeof value === "object" && value !== null && "sys" in value ? value : null;
}

export function includes(one: RecordedCheckIn, linkId: string, option: string): boolean {
  const value = one.answers[linkId];
  return Array.isArray(value) && value.includes(option);
}

export function millis(one: RecordedCheckIn): number {
  return one.authoredAt.getTime();
}

const days = new Map<string, Map<number, number>>();

/** The calendar day of a moment where the patient lives, as days since 1970-01-01. */
export function dayOf(at: number, zone: string): number {
  let known = days.get(zone);
  if (!known || known.size > 50_000) {
    known = new Map();
    days.set(zone, known);
  }
  let counted = known.get(at);
  if (counted === undefined) {
    const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
    counted = dayNumber(date.toString());
    known.set(at, counted);
  }
  return counted;
}

export function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return Date.UTC(year, month - 1, day) / dayLong;
}

export type Scored = { readonly at: number; readonly value: number; readonly id: string };

/** PHQ-9: nine items, two of the first eight may be missing, then the mean stands in. */
export function phq9Totals(story: Story): Scored[] {
  return totals(story, "phq-9", "phq9", 9, 2, true);
}

export function gad7Totals(story: Story): Scored[] {
  return totals(story, "gad-7", "gad7", 7, 2, false);
}

function totals(
  story: Story,
  instrument: string,
  prefix: string,
  items: number,
  mayMiss: number,
  lastNeeded: boolean,
) {
  const list: Scored[] = [];
  for (const one of told(story, instrument)) {
    if (one.status === "in-progress") continue;
    let sum = 0;
    let answered = 0;
    for (let i = 1; i <= items; i++) {
      const value = number(one, `${prefix}.${i}`);
      if (value === null) continue;
      sum += value;
      answered += 1;
    }
    if (answered < items - mayMiss) continue;
    if (lastNeeded && number(one, `${prefix}.${items}`) === null) continue;
    list.push({ at: millis(one), value: Math.floor((sum / answered) * items + 0.5 + 1e-9), id: one.id });
  }
  return list;
}

/** Totals, none of a check-in still being answered, where the last one is that of the judged check-in; none where that has no total. */
export function judgedTotals(story: Story, list: Scored[]): Scored[] {
  return list.at(-1)?.id === story.current?.id ? list : [];
}
