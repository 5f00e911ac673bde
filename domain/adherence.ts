import type { Dose } from "@/domain/dose";
import { doseDays } from "@/domain/dose-days";
import { addDays, localDay } from "@/domain/local-day";
import type { Prescription } from "@/domain/prescription";

type Told = Pick<Dose, "at" | "kind" | "route">;

/** Doses of a stretch of local days against the plan. */
export type Adherence = {
  readonly fromOn: string;
  readonly toOn: string;
  /** Dose days of the plan. */
  readonly scheduled: number;
  /** Doses taken, extra ones included; the parts of a split dose are one. */
  readonly taken: number;
  /** Doses told as skipped. */
  readonly skipped: number;
  /** Scheduled and neither told as taken nor as skipped: nobody knows, so they are no zeros. */
  readonly unknown: number;
  /** Taken ÷ scheduled, 1 being the plan: at least this much was taken. */
  readonly atLeast: number;
  /** The same if every unknown dose was taken too. */
  readonly atMost: number;
};

/**
 * What was taken of what was scheduled in the days up to and including `at`, by the patient's calendar, so that a clock
 * change neither adds nor loses a day. Scheduled are the dose days of the plan, whatever hour they were taken at. Null
 * where the plan does not cover the whole stretch, asks for no dose in it, or has doses taken as needed.
 * @param days length of the stretch, its last day being that of `at`
 */
export function adherence(
  doses: readonly Told[],
  prescription: Pick<Prescription, "schedule" | "startsOn" | "endsOn"> | null,
  at: Date,
  days: number,
  timeZone: string,
): Adherence | null {
  const toOn = localDay(at, timeZone);
  const fromOn = addDays(toOn, 1 - days);
  if (!prescription || prescription.startsOn > fromOn) return null;
  if (prescription.endsOn !== null && prescription.endsOn < toOn) return null;
  const scheduled = doseDays(prescription, fromOn, toOn)?.length ?? 0;
  if (scheduled === 0) return null;
  const within = doses.filter((dose) => {
    const on = localDay(dose.at, timeZone);
    return on >= fromOn && dose.at <= at;
  });
  const taken = countTaken(within, timeZone);
  const skipped = within.filter((dose) => dose.kind === "skipped").length;
  const unknown = Math.max(0, scheduled - taken - skipped);
  return {
    fromOn,
    toOn,
    scheduled,
    taken,
    skipped,
    unknown,
    atLeast: taken / scheduled,
    atMost: (taken + unknown) / scheduled,
  };
}

/** The parts of one local day by one route are one dose. */
function countTaken(doses: readonly Told[], timeZone: string): number {
  const parts = doses.filter((dose) => dose.kind === "partial");
  const whole = new Set(parts.map((dose) => `${localDay(dose.at, timeZone)} ${dose.route}`));
  return doses.filter((dose) => dose.kind === "scheduled" || dose.kind === "extra").length + whole.size;
}
