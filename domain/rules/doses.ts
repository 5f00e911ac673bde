import type { RecordedCheckIn } from "@/domain/check-in";
import { type Dose, takenDoses } from "@/domain/dose";
import { localDay } from "@/domain/local-day";
import { answered, hoursBetween } from "@/domain/rules/evidence";
import type { Evidence, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

/** The dose the current check-in tells of; null when it is not a dose journal. */
export function currentDose(view: View): Dose | null {
  return view.doses.find((dose) => dose.checkInId === view.current?.id) ?? null;
}

/** Doses of the days up to and including this one, by the time they were taken. */
export function dosesInDays(view: View, dose: Dose, days: number): Dose[] {
  return view.doses.filter((one) => {
    const hours = hoursBetween(one.at, dose.at);
    return hours >= 0 && hours <= days * 24;
  });
}

/** How many doses of those days are such; the parts of a split dose are one. */
export function countInDays(view: View, dose: Dose, days: number, isSuch: (one: Dose) => boolean): number {
  const such = dosesInDays(view, dose, days).filter(isSuch);
  const keys = such.map((one) =>
    one.kind === "partial" ? `${localDay(one.at, view.record.timeZone)} ${one.route}` : one.checkInId,
  );
  return new Set(keys).size;
}

/** The dose with the other parts of it that are known; itself where it is no part. */
export function withParts(view: View, dose: Dose): Dose {
  if (dose.kind !== "partial") return dose;
  const { timeZone } = view.record;
  const on = localDay(dose.at, timeZone);
  const parts = view.doses.filter(
    (one) => one.kind === "partial" && one.route === dose.route && localDay(one.at, timeZone) === on,
  );
  return { ...dose, mg: takenDoses(parts, timeZone)[0]?.mg ?? null };
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

/** Called extra, or beyond the doses the plan allows on that local day; a split dose counts once at most. */
export function isExtra(view: View, dose: Dose): boolean {
  if (dose.extraReason === "told" || (dose.kind !== "extra" && dose.kind !== "scheduled")) return false;
  if (dose.kind === "extra") return true;
  const { prescription, timeZone } = view.record;
  if (!prescription) return false;
  const on = localDay(dose.at, timeZone);
  const sameDay = view.doses.filter(
    (one) =>
      (one.kind === "extra" || one.kind === "scheduled") &&
      one.at <= dose.at &&
      localDay(one.at, timeZone) === on,
  );
  return sameDay.length > prescription.maxDosesPerDay;
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
