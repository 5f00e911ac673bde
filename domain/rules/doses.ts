import type { RecordedCheckIn } from "@/domain/check-in";
import type { Dose } from "@/domain/dose";
import { localDay } from "@/domain/local-day";
import { answered, hoursBetween } from "@/domain/rules/evidence";
import type { Evidence, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

/** The dose the current check-in tells of; null when it is not a dose journal. */
export function currentDose(view: View): Dose | null {
  return view.doses.find((dose) => dose.checkInId === view.current?.id) ?? null;
}

/**
 * How many doses are such in so many days, this dose among those days; the parts of a split dose are one. A dose told late may
 * lie before others: of the stretches that hold it, the fullest counts.
 */
export function countInDays(view: View, dose: Dose, days: number, isSuch: (one: Dose) => boolean): number {
  const isIn = (at: Date, end: Date) => {
    const hours = hoursBetween(at, end);
    return hours >= 0 && hours <= days * 24;
  };
  const such = view.doses.filter((one) => isKnown(view, one) && isSuch(one));
  const key = (one: Dose) =>
    one.kind === "partial" ? `${localDay(one.at, view.record.timeZone)} ${one.route}` : one.checkInId;
  const counts = [dose, ...such]
    .filter((end) => isIn(dose.at, end.at))
    .map((end) => new Set(such.filter((one) => isIn(one.at, end.at)).map(key)).size);
  return Math.max(...counts);
}

/** Not told ahead of its time, but for the dose being judged. */
export function isKnown(view: View, { at, checkInId }: Dose): boolean {
  return at <= view.now || checkInId === view.current?.id;
}

/** The dose with the other parts of it that are known, at least these milligrams; itself where it is no part. */
export function withParts(view: View, dose: Dose): Dose {
  if (dose.kind !== "partial") return dose;
  const { timeZone } = view.record;
  const on = localDay(dose.at, timeZone);
  const parts = view.doses.filter(
    (one) => one.kind === "partial" && one.route === dose.route && localDay(one.at, timeZone) === on,
  );
  const told = parts.flatMap(({ mg }) => mg ?? []);
  return { ...dose, mg: told.length === 0 ? null : told.reduce((a, b) => a + b, 0) };
}

export function isTaken(dose: Dose): boolean {
  return dose.kind !== "skipped";
}

/** More milligrams than planned, beyond what splitting a lozenge explains. */
export function isAbovePlan(
  { mg, plannedMg }: Pick<Dose, "mg" | "plannedMg">,
  { doseTolerance }: Pick<Thresholds, "doseTolerance">,
): boolean {
  return plannedMg !== null && (mg ?? 0) * 100 > plannedMg * (100 + doseTolerance);
}

/** Side-effect checks answered within hours after a dose. */
export function signsAfter(view: View, dose: Dose, hours: number): RecordedCheckIn[] {
  return view.checkInsOf("side-effects").filter((one) => isWithin(dose, one, hours));
}

/**
 * Called extra, or a planned one beyond those that the plan allows on that local day, unless a clinician asked for it. A planned
 * dose after an extra one is not another extra one. Parts are none.
 */
export function isExtra(view: View, dose: Dose): boolean {
  if (dose.extraReason === "told" || (dose.kind !== "extra" && dose.kind !== "scheduled")) return false;
  if (dose.kind === "extra") return true;
  const { prescription } = view.record;
  const planned = sameDay(view, dose).filter(({ kind, at }) => kind === "scheduled" && at <= dose.at);
  return prescription !== null && planned.length > prescription.maxDosesPerDay;
}

/** Doses of the local day, skipped ones, parts and those that a clinician added left out. */
export function sameDay(view: View, dose: Dose): Dose[] {
  const { timeZone } = view.record;
  const on = localDay(dose.at, timeZone);
  return view.doses.filter(
    ({ kind, extraReason, at }) =>
      (kind === "scheduled" || (kind === "extra" && extraReason !== "told")) && localDay(at, timeZone) === on,
  );
}

/** What the journal says about a dose, as far as it was asked. */
export function doseEvidence(view: View, dose: Dose, ...linkIds: string[]): Evidence[] {
  const journals = view.checkInsOf("dose-journal").filter((one) => one.id === dose.checkInId);
  return journals.flatMap((journal) =>
    linkIds.filter((linkId) => linkId in journal.answers).map((linkId) => answered(view, journal, linkId)),
  );
}

export function journalOf(view: View, dose: Dose): RecordedCheckIn | undefined {
  return view.checkInsOf("dose-journal").find((one) => one.id === dose.checkInId);
}

/** Whether signs were told within hours after a dose. */
export function isWithin(dose: Dose, signs: RecordedCheckIn, limit: number): boolean {
  const hours = hoursBetween(dose.at, signs.authoredAt);
  return hours >= 0 && hours <= limit;
}

/** "second", "third", … "6th", "21st"; from 2 on. */
export function ordinal(n: number): string {
  const inWords = ["second", "third", "fourth", "fifth"];
  return inWords[n - 2] ?? `${n}${endings[ordinals.select(n)]}`;
}

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const endings = { zero: "th", one: "st", two: "nd", few: "rd", many: "th", other: "th" };
