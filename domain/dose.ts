import type { RecordedCheckIn } from "@/domain/check-in";
import type { AnswerValue } from "@/domain/instruments/instrument";
import { localDay, parseMoment } from "@/domain/local-day";
import { type Prescription, plannedMg, type Route, routes } from "@/domain/prescription";

/** One dose as the journal tells it. FHIR MedicationStatement. */
export type Dose = {
  readonly checkInId: string;
  readonly kind: "scheduled" | "extra" | "partial" | "skipped";
  /** When it was taken, or was due if skipped. */
  readonly at: Date;
  readonly route: Route | null;
  /** Milligrams taken; null if skipped or not told. */
  readonly mg: number | null;
  /** Milligrams the plan asked for at that time; null without a prescription. */
  readonly plannedMg: number | null;
  /** 0 none to 10 strongest ever. */
  readonly effect: number | null;
  /** 0 not at all to 10 a great deal. */
  readonly help: number | null;
  /** Option value of dj.extraReason, e.g. "urge" or "told". */
  readonly extraReason: string | null;
};

/**
 * The doses told in dose-journal check-ins (others are passed over), oldest first by the time they were taken.
 * Milligrams are as told, else units × strength. An entry without a readable kind is no dose.
 */
export function dosesOf(
  checkIns: readonly RecordedCheckIn[],
  prescription: Prescription | null,
  timeZone: string,
): Dose[] {
  return checkIns
    .flatMap((checkIn) => doseOf(checkIn, prescription, timeZone) ?? [])
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.checkInId < b.checkInId ? -1 : 1));
}

function doseOf(checkIn: RecordedCheckIn, prescription: Prescription | null, timeZone: string): Dose | null {
  if (checkIn.instrument !== "dose-journal") return null;
  const { answers } = checkIn;
  const kind = kinds.find((one) => one === answers["dj.kind"]);
  if (!kind) return null;
  const told = answers["dj.at"];
  const at = (typeof told === "string" ? parseMoment(told, timeZone) : null) ?? checkIn.authoredAt;
  const reason = answers["dj.extraReason"];
  return {
    checkInId: checkIn.id,
    kind,
    at,
    route: routes.find((route) => route === answers["dj.route"]) ?? null,
    mg: kind === "skipped" ? null : milligrams(answers["dj.mg"], answers["dj.units"], prescription),
    plannedMg: prescription ? plannedMg(prescription, localDay(at, timeZone)) : null,
    effect: amount(answers["dj.effect"]),
    help: amount(answers["dj.help"]),
    extraReason: typeof reason === "string" ? reason : null,
  };
}

const kinds = ["scheduled", "extra", "partial", "skipped"] as const;

function milligrams(
  mg: AnswerValue | undefined,
  units: AnswerValue | undefined,
  prescription: Prescription | null,
): number | null {
  const counted = amount(units);
  return amount(mg) ?? (counted !== null && prescription ? counted * prescription.strengthMg : null);
}

function amount(value: AnswerValue | undefined): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}
