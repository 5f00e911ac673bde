import { adherence } from "@/domain/adherence";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { Dose } from "@/domain/dose";
import { isDoseDay } from "@/domain/dose-days";
import { addDays, localDay } from "@/domain/local-day";
import {
  countInDays,
  currentDose,
  doseEvidence,
  isAbovePlan,
  isExtra,
  isKnown,
  isTaken,
  isWithin,
  ordinal,
  sameDay,
  signsAfter,
  withParts,
} from "@/domain/rules/doses";
import { answered, currentOf, fact, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Evidence, Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";
import { counted } from "@/domain/wording";

const family = { version: 1, family: "dosing", safety: false } as const;

export const doseAbovePlan: Rule = {
  ...family,
  version: 5,
  id: "DOS-01",
  title: "Dose above the plan",
  logic:
    "More than 110 % of the milligrams planned for that day (without a plan on record, of those the journal says were prescribed), the parts of a dose taken together. High when there are two in 14 days or 1.5 times the plan; urgent when twice the plan with marked sedation, confusion or trouble breathing within 12 hours.",
  action: "Ask what led to the larger dose, restate the ceiling and consider a smaller dispensing quantity.",
  source: "FDA safety communication, October 2023 (compounded ketamine at home); limits are design choices",
  on: ["dose-journal", "side-effects"],
  evaluate(view, thresholds) {
    const signs = currentOf(view, "side-effects");
    const told = signs ? null : currentDose(view);
    const dose = signs ? doubleDoseBefore(view, signs, thresholds) : told && withParts(view, told);
    if (!dose || !isAbovePlan(dose, thresholds)) return null;
    const ratio = ratioOf(dose);
    const toxic = ratio >= thresholds.overDoseUrgentRatio ? signsOf(view, dose, thresholds) : [];
    if (signs && toxic.length === 0) return null;
    const many = countInDays(view, dose, thresholds.overDoseDays, (one) =>
      isAbovePlan(withParts(view, one), thresholds),
    );
    const high = many >= thresholds.overDoseRepeat || ratio >= thresholds.overDoseHighRatio;
    return {
      ruleId: "DOS-01",
      priority: toxic.length > 0 ? "urgent" : high ? "high" : "medium",
      summary: `The patient took ${amount(dose.mg)} mg where ${amount(dose.plannedMg)} mg was planned${many > 1 ? `, the ${ordinal(many)} such dose in ${thresholds.overDoseDays} days` : ""}.`,
      evidence: [...doseEvidence(view, dose, "dj.mg", "dj.extraReason"), ...toxic],
    };
  },
};

export const extraDose: Rule = {
  ...family,
  version: 3,
  id: "DOS-02",
  title: "Extra dose",
  logic:
    "An extra dose, or more doses on one day than the plan allows, unless a clinician asked for it. Parts of a dose are not counted. High when there are two beyond the plan in 14 days or the reason is the feeling or an urge.",
  action: "Explore the reason: an effect that wears off, or an urge.",
  source:
    "Chubbs 2022, doi:10.3389/fpsyt.2022.1016439 (escalation as an early sign); limits are design choices",
  on: ["dose-journal"],
  evaluate(view, thresholds) {
    const dose = currentDose(view);
    const what = dose && beyondPlan(view, dose);
    if (!dose || !what) return null;
    const { extraDoseDays, extraDoseRepeat } = thresholds;
    const many = countInDays(view, dose, extraDoseDays, (one) => isExtra(view, one));
    const wanted = dose.extraReason === "effect" || dose.extraReason === "urge";
    return {
      ruleId: "DOS-02",
      priority: wanted || many >= extraDoseRepeat ? "high" : "medium",
      summary: `${what}${many > 1 ? `; ${many} doses beyond the plan in ${extraDoseDays} days` : ""}.`,
      evidence: doseEvidence(view, dose, "dj.kind", "dj.extraReason", "dj.mg"),
    };
  },
};

/** What is early speaks of the hours between two doses, what is often of the days of the plan: either is off the plan. */
export const dosesTooClose: Rule = {
  ...family,
  version: 4,
  id: "DOS-03",
  title: "Doses closer together or more often than the plan",
  logic:
    "A dose more than 12 hours earlier than the shortest planned interval: low, medium with two in 21 days. High, early or not, on 3 days running that the plan does not ask for, or with more than 1.5 times the planned doses in 21 days that the plan covers; where doses are taken as needed, 3 days running only with an early one.",
  action: "The doses differ from the plan. Ask how the days between doses go.",
  source: "Compared with the prescription's own schedule; limits are design choices",
  on: ["dose-journal"],
  evaluate(view, thresholds) {
    const dose = currentDose(view);
    if (!dose || !isTaken(dose)) return null;
    const taken = view.doses.filter((one) => isTaken(one) && isKnown(view, one));
    const isEarly = (one: Dose) => {
      const before = taken[taken.indexOf(one) - 1];
      return before !== undefined && isTooClose(view, before, one, thresholds);
    };
    const place = taken.indexOf(dose);
    const early = taken.slice(place, place + 2).find(isEarly);
    const often = moreOften(view, taken, dose, thresholds, early !== undefined);
    if (!early && !often) return null;
    const count = countInDays(view, dose, thresholds.offScheduleDays, isEarly);
    const shown = early && early !== dose ? [dose, early] : [dose];
    return {
      ruleId: "DOS-03",
      priority: often ? "high" : count >= thresholds.offScheduleRepeat ? "medium" : "low",
      summary: early ? tooClose(view, taken, early) : `${often}.`,
      evidence: [
        ...shown.flatMap((one) => doseEvidence(view, one, "dj.at")),
        ...(often ? [fact(often, dose.at)] : []),
        fact(
          `${count} early ${count === 1 ? "dose" : "doses"} in ${thresholds.offScheduleDays} days`,
          dose.at,
        ),
      ],
    };
  },
};

function tooClose({ record }: View, taken: readonly Dose[], early: Dose): string {
  const before = taken[taken.indexOf(early) - 1] ?? early;
  const hours = Math.floor(hoursBetween(before.at, early.at));
  return `A dose was taken ${hours} h after the one before; the plan has at least ${record.prescription?.minIntervalHours} h between doses.`;
}

/** Signs of intoxication told within hours of a dose, as evidence. */
function signsOf(view: View, dose: Dose, thresholds: Thresholds): Evidence[] {
  const { intoxicationHours, intoxicationSeverity } = thresholds;
  return signsAfter(view, dose, intoxicationHours).flatMap((one) => {
    const severe = ["se.sedation", "se.confusion"].filter(
      (id) => (graded(one, id) ?? 0) >= intoxicationSeverity,
    );
    const breath = one.answers["se.breath"] === true ? ["se.breath"] : [];
    return [...severe, ...breath].map((linkId) => answered(view, one, linkId));
  });
}

/** Milligrams taken ÷ planned; 0 where either is not known. */
function ratioOf({ mg, plannedMg }: Dose): number {
  return (mg ?? 0) / (plannedMg ?? Number.POSITIVE_INFINITY);
}

/** The latest dose of at least twice the plan that the signs may belong to. */
function doubleDoseBefore(view: View, signs: RecordedCheckIn, thresholds: Thresholds): Dose | null {
  const { intoxicationHours, overDoseUrgentRatio } = thresholds;
  const isDouble = (dose: Dose) =>
    isWithin(dose, signs, intoxicationHours) && ratioOf(dose) >= overDoseUrgentRatio;
  return view.doses.map((dose) => withParts(view, dose)).findLast(isDouble) ?? null;
}

/** In words, an extra dose, or more doses on its day than the plan allows; else null. */
function beyondPlan(view: View, dose: Dose): string | null {
  const { prescription } = view.record;
  if (dose.kind === "extra") return isExtra(view, dose) ? "The patient recorded an extra dose" : null;
  if (dose.kind !== "scheduled" || dose.extraReason === "told" || !prescription) return null;
  const { length } = sameDay(view, dose);
  if (length <= prescription.maxDosesPerDay) return null;
  return `The patient recorded ${counted(length, "dose")} on one day; the plan allows ${prescription.maxDosesPerDay}`;
}

/** Hundredths of a milligram show. */
function amount(mg: number | null): string {
  return String(Math.round((mg ?? 0) * 100) / 100);
}

export function isTooClose(view: View, before: Dose, dose: Dose, { intervalTolerance }: Thresholds): boolean {
  const { prescription, timeZone } = view.record;
  if (!prescription) return false;
  const split =
    before.kind === "partial" &&
    dose.kind === "partial" &&
    localDay(before.at, timeZone) === localDay(dose.at, timeZone);
  return !split && hoursBetween(before.at, dose.at) < prescription.minIntervalHours - intervalTolerance;
}

/** In words, days running that hold this dose, or more doses than planned in the stretch that ends with the last one near it; else null. */
function moreOften(
  view: View,
  taken: readonly Dose[],
  dose: Dose,
  thresholds: Thresholds,
  isEarly: boolean,
): string | null {
  const { timeZone, prescription } = view.record;
  const { consecutiveDoseDays, offScheduleDays, doseCountRatio } = thresholds;
  const last = taken.findLast((one) => hoursBetween(dose.at, one.at) <= offScheduleDays * 24) ?? dose;
  const told = adherence(view.doses, prescription, last.at, offScheduleDays, timeZone);
  if (told && told.atLeast > doseCountRatio) {
    return `${counted(told.taken, "dose")} in ${offScheduleDays} days, for which the plan has ${told.scheduled}`;
  }
  const days = new Set(taken.map((one) => localDay(one.at, timeZone)));
  const on = localDay(dose.at, timeZone);
  const stretch = Array.from({ length: consecutiveDoseDays }, (_, i) => i);
  const isRunning = (end: string) => {
    const running = stretch.map((i) => addDays(end, -i));
    const asked = running.map((day) => prescription && isDoseDay(prescription, day));
    const isOff = isEarly ? !asked.every(Boolean) : asked.includes(false) && isCovered(view, running);
    return isOff && running.every((day) => days.has(day));
  };
  return stretch.some((i) => isRunning(addDays(on, i)))
    ? `Doses on ${consecutiveDoseDays} days running, which the plan does not ask for`
    : null;
}

/** Whether the plan in force names the days of doses and speaks of all these: of those before it another may have asked for doses. */
function isCovered({ record: { prescription } }: View, days: readonly string[]): boolean {
  if (!prescription || prescription.schedule.kind === "as-needed") return false;
  return days.every((day) => day >= prescription.startsOn);
}
