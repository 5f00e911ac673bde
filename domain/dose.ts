import type { RecordedCheckIn } from "@/domain/check-in";
import type { Answers, AnswerValue } from "@/domain/instruments/instrument";
import { localDay, parseMoment } from "@/domain/local-day";
import { type Prescription, plannedMg, type Route, routes } from "@/domain/prescription";

/** One dose as the journal tells it. FHIR MedicationStatement. */
export type Dose = {
  readonly checkInId: string;
  readonly kind: "scheduled" | "extra" | "partial" | "skipped";
  /** When it was taken, or was due if skipped. */
  readonly at: Date;
  readonly route: Route | null;
  /** Option value of dj.form, e.g. "lozenge"; null if skipped or not told. */
  readonly form: string | null;
  /** Milligrams taken; null if skipped or not told. */
  readonly mg: number | null;
  /** Milligrams the plan asked for at that time; without a prescription those the journal says were prescribed, if it does. */
  readonly plannedMg: number | null;
  /** Lozenges, tablets or sprays taken, quarters allowed: as told, else milligrams ÷ strength. Null if skipped or not known. */
  readonly units: number | null;
  /** Lozenges, tablets or sprays left after it, as counted by the patient. */
  readonly unitsLeft: number | null;
  /** 0 none to 10 strongest ever. */
  readonly effect: number | null;
  /** 0 not at all to 10 a great deal. */
  readonly help: number | null;
  /** Option value of dj.extraReason, e.g. "urge" or "told". */
  readonly extraReason: string | null;
  /** Option value of dj.skipReason, e.g. "out" or "side-effects". */
  readonly skipReason: string | null;
};

/**
 * The doses told in dose-journal check-ins (others are passed over), oldest first by the time they were taken.
 * Milligrams are as told, else units × strength. An entry without a kind that tells of something taken is a dose: a question
 * left out hides no answer. Without that either, it is none.
 */
export function dosesOf(
  checkIns: readonly JournalEntry[],
  prescription: Prescription | null,
  timeZone: string,
): Dose[] {
  return checkIns
    .flatMap((checkIn) => doseOf(checkIn, prescription, timeZone) ?? [])
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.checkInId < b.checkInId ? -1 : 1));
}

/** What a dose is read from. */
type JournalEntry = Pick<RecordedCheckIn, "id" | "instrument" | "authoredAt" | "answers">;

function doseOf(checkIn: JournalEntry, prescription: Prescription | null, timeZone: string): Dose | null {
  if (checkIn.instrument !== "dose-journal") return null;
  const { answers } = checkIn;
  const kind = kinds.find((one) => one === answers["dj.kind"]) ?? (tellsOfDose(answers) ? "scheduled" : null);
  if (!kind) return null;
  const told = answers["dj.at"];
  const at = (typeof told === "string" ? parseMoment(told, timeZone) : null) ?? checkIn.authoredAt;
  const skipped = kind === "skipped";
  return {
    checkInId: checkIn.id,
    kind,
    at,
    route: routes.find((route) => route === answers["dj.route"]) ?? null,
    form: skipped ? null : words(answers["dj.form"]),
    mg: skipped ? null : milligrams(answers["dj.mg"], answers["dj.units"], prescription),
    plannedMg: prescription
      ? plannedMg(prescription, localDay(at, timeZone))
      : amount(answers["dj.prescribedMg"]) || null,
    units: skipped ? null : units(answers["dj.units"], answers["dj.mg"], prescription),
    unitsLeft: amount(answers["dj.left"]),
    effect: amount(answers["dj.effect"]),
    help: amount(answers["dj.help"]),
    extraReason: words(answers["dj.extraReason"]),
    skipReason: words(answers["dj.skipReason"]),
  };
}

/**
 * Doses that were taken, oldest first. The parts of one local day by one route are one dose, at the time of the first:
 * milligrams and units add up (unknown if one is unknown), the strongest effect and help count.
 */
export function takenDoses(doses: readonly Dose[], timeZone: string): Dose[] {
  const whole: Dose[] = [];
  for (const dose of doses) {
    if (dose.kind === "skipped") continue;
    const index = whole.findIndex((one) => isSameDose(one, dose, timeZone));
    const first = whole[index];
    if (first) whole[index] = together(first, dose);
    else whole.push(dose);
  }
  return whole;
}

function isSameDose(a: Dose, b: Dose, timeZone: string): boolean {
  return (
    a.kind === "partial" &&
    b.kind === "partial" &&
    a.route === b.route &&
    localDay(a.at, timeZone) === localDay(b.at, timeZone)
  );
}

function together(a: Dose, b: Dose): Dose {
  const sum = (x: number | null, y: number | null) => (x === null || y === null ? null : x + y);
  const most = (x: number | null, y: number | null) => (x === null ? y : Math.max(x, y ?? x));
  return {
    ...a,
    mg: sum(a.mg, b.mg),
    units: sum(a.units, b.units),
    unitsLeft: b.unitsLeft ?? a.unitsLeft,
    effect: most(a.effect, b.effect),
    help: most(a.help, b.help),
  };
}

const kinds = ["scheduled", "extra", "partial", "skipped"] as const;

/** Whether something is answered that only a dose taken has. */
function tellsOfDose(answers: Answers): boolean {
  return ["dj.mg", "dj.units", "dj.route", "dj.form", "dj.co", "dj.company"].some(
    (linkId) => (answers[linkId] ?? null) !== null,
  );
}

function milligrams(
  mg: AnswerValue | undefined,
  units: AnswerValue | undefined,
  prescription: Prescription | null,
): number | null {
  const counted = amount(units);
  return amount(mg) ?? (counted !== null && prescription ? counted * prescription.strengthMg : null);
}

function units(
  counted: AnswerValue | undefined,
  mg: AnswerValue | undefined,
  prescription: Prescription | null,
): number | null {
  const told = amount(mg);
  return amount(counted) ?? (told !== null && prescription ? told / prescription.strengthMg : null);
}

function words(value: AnswerValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function amount(value: AnswerValue | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}
