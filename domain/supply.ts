import type { Dose } from "@/domain/dose";
import { doseDays, isDoseDay } from "@/domain/dose-days";
import { addDays, daysBetween, localDay } from "@/domain/local-day";
import { type Prescription, plannedMg } from "@/domain/prescription";

/** The supply in use (FHIR MedicationDispense: quantity, whenHandedOver, daysSupply). Units are lozenges, tablets or sprays. */
export type Supply = {
  readonly dispensedUnits: number;
  readonly dispensedOn: string;
  /** Day the next supply is due; null where nobody said how long it is to last. */
  readonly dueOn: string | null;
  /** Units of doses in the journal since then; a dose without an amount counts as planned. */
  readonly usedUnits: number;
  /** Units left: the last count less what was taken since, else dispensed less used. Never below zero. */
  readonly leftUnits: number;
  /** Whether a patient's count is behind `leftUnits`; otherwise doses nobody wrote down may be missing from it. */
  readonly counted: boolean;
  /**
   * Dispensed − used − left, at the last count: positive when units are missing, negative when there are too many. Null
   * without a count.
   */
  readonly gapUnits: number | null;
  /** Units of planned doses that nobody wrote down up to that count: what they may explain of a gap. */
  readonly unknownUnits: number;
  /** How fast it goes: 1 as planned, 1.5 half as fast again. Never below 1, and 1 while it is too early to say. */
  readonly pace: number;
  /** First dose day that what is left does not reach; null where that lies beyond a year or cannot be told. */
  readonly emptyOn: string | null;
};

/** Days and planned doses of one supply before its pace says anything. (Design choice) */
const paceAfter = { days: 14, doses: 4 };
/** The record holds doses no further back; an older supply cannot be added up. */
const heldDays = 90;
/** Units beyond this are a slip of the hand. */
const mostUnits = 100_000;
/** Days of supply beyond this are a slip of the hand. */
const longestSupply = 366;
/** Less than this part of a unit is rounding. */
const rounding = 1e-6;

/**
 * Where a supply stands at a moment. Null without a quantity and a day of dispensing, before that day, and for amounts
 * that cannot be. A supply of more than 90 days ago is known by its last count only.
 */
export function supplyOf(
  doses: readonly Dose[],
  prescription: Prescription | null,
  at: Date,
  timeZone: string,
): Supply | null {
  const dispensedUnits = prescription?.dispensedUnits;
  const dispensedOn = prescription?.dispensedOn;
  const today = localDay(at, timeZone);
  if (
    !prescription ||
    !dispensedOn ||
    !dispensedUnits ||
    !(dispensedUnits > 0) ||
    dispensedUnits > mostUnits ||
    today < dispensedOn
  )
    return null;
  const dayOf = (dose: Dose) => localDay(dose.at, timeZone);
  const since = doses.filter((dose) => dose.at <= at && dayOf(dose) >= dispensedOn);
  const planned = (on: string) => plannedMg(prescription, on) / prescription.strengthMg;
  const used = (list: readonly Dose[]) =>
    sum(list.map((dose) => (dose.kind === "skipped" ? 0 : (dose.units ?? planned(dayOf(dose))))));
  const last = since.findLastIndex((dose) => dose.unitsLeft !== null);
  const count = since[last]?.unitsLeft ?? null;
  const usedByCount = used(since.slice(0, last + 1));
  const usedUnits = used(since);
  const leftUnits = Math.max(
    0,
    count === null ? dispensedUnits - usedUnits : count - (usedUnits - usedByCount),
  );
  const isOld = daysBetween(dispensedOn, today) > heldDays;
  if (isOld && count === null) return null;
  const { daysSupply } = prescription;
  const pace = paceOf(prescription, dispensedOn, today, dispensedUnits - leftUnits, planned);
  const countedOn = since[last] ? dayOf(since[last]) : null;
  return {
    dispensedUnits,
    dispensedOn,
    dueOn:
      daysSupply && daysSupply > 0 && daysSupply <= longestSupply ? addDays(dispensedOn, daysSupply) : null,
    usedUnits,
    leftUnits,
    counted: count !== null,
    gapUnits: count === null || isOld ? null : dispensedUnits - usedByCount - count,
    unknownUnits:
      countedOn === null
        ? 0
        : unknownUnits(since.slice(0, last + 1), prescription, countedOn, dayOf, planned),
    pace,
    emptyOn: emptyOn(prescription, leftUnits, today, pace, planned),
  };
}

/** Planned units of the dose days up to the count that the journal does not account for. */
function unknownUnits(
  told: readonly Dose[],
  prescription: Prescription,
  countedOn: string,
  dayOf: (dose: Dose) => string,
  planned: (on: string) => number,
): number {
  const days = doseDays(prescription, prescription.dispensedOn ?? countedOn, countedOn) ?? [];
  const entries = new Set(
    told.filter((dose) => dose.kind !== "extra").map((dose) => `${dayOf(dose)} ${dose.kind}`),
  );
  const each = days.length === 0 ? 0 : sum(days.map(planned)) / days.length;
  return Math.max(0, days.length - entries.size) * each;
}

function paceOf(
  prescription: Prescription,
  dispensedOn: string,
  today: string,
  gone: number,
  planned: (on: string) => number,
): number {
  const days = doseDays(prescription, dispensedOn, today);
  if (!days || days.length < paceAfter.doses || daysBetween(dispensedOn, today) < paceAfter.days) return 1;
  const asked = sum(days.map(planned));
  return asked > 0 ? Math.max(1, gone / asked) : 1;
}

/** Walks through the coming dose days until one is not covered. The dose of today counts as taken. */
function emptyOn(
  prescription: Prescription,
  leftUnits: number,
  today: string,
  pace: number,
  planned: (on: string) => number,
): string | null {
  if (prescription.schedule.kind === "as-needed") return leftUnits <= rounding ? today : null;
  let left = leftUnits;
  for (let i = 1; i <= 366; i++) {
    const on = addDays(today, i);
    if (!isDoseDay({ ...prescription, endsOn: null }, on)) continue;
    left -= planned(on) * pace;
    if (left < -rounding) return on;
  }
  return null;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
