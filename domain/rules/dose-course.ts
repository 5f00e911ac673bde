import { adherence } from "@/domain/adherence";
import type { Dose } from "@/domain/dose";
import { feltSigns } from "@/domain/microdose";
import { currentDose, doseEvidence, isExtra, isWithin, signsAfter } from "@/domain/rules/doses";
import { answered, currentOf, fact, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Evidence, Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";
import { type DoseCourse, doseCourse, isCloser, isCreeping, isFading } from "@/domain/tolerance";
import { counted, plainNumber } from "@/domain/wording";

const family = { version: 1, family: "dosing", safety: false } as const;

export const underUse: Rule = {
  ...family,
  id: "DOS-04",
  title: "Doses left out",
  logic:
    "Asked when a dose is told as skipped. Less than half of the planned doses of 21 days that the plan covers, even if every dose nobody wrote down was taken; or 2 skipped for side effects, this one among them.",
  action: "Doses are being left out. Ask how they are tolerated, and about cost and getting them.",
  source: "Design choice",
  on: ["dose-journal"],
  evaluate(view, { underUseDays, underUsePercent, sideEffectSkips }) {
    const dose = currentDose(view);
    if (dose?.kind !== "skipped") return null;
    const { prescription, timeZone } = view.record;
    const told = adherence(view.doses, prescription, view.now, underUseDays, timeZone);
    const few =
      told && told.atMost * 100 < underUsePercent
        ? `At most ${told.taken + told.unknown} of ${told.scheduled} planned doses were taken in ${underUseDays} days.`
        : null;
    const unwell = view.doses.filter(
      ({ kind, skipReason, at }) =>
        kind === "skipped" && skipReason === "side-effects" && isInDays(at, view.now, underUseDays),
    );
    const badly =
      dose.skipReason === "side-effects" && unwell.length >= sideEffectSkips
        ? `${unwell.length} doses were skipped for side effects in ${underUseDays} days.`
        : null;
    const summary = badly ?? few;
    if (!summary) return null;
    return {
      ruleId: "DOS-04",
      priority: "low",
      summary,
      evidence: [
        ...doseEvidence(view, dose, "dj.kind", "dj.skipReason"),
        ...(told
          ? [
              fact(
                `${told.taken} taken, ${told.skipped} skipped, ${told.unknown} not written down of ${told.scheduled} planned`,
                view.now,
              ),
            ]
          : []),
      ],
    };
  },
};

export const doseCreep: Rule = {
  ...family,
  version: 2,
  id: "DOS-07",
  title: "Doses have grown",
  logic:
    "The mean dose of the last 28 days reaches 115 % of the mean of the first 28 by the same route, and 115 % of what the plan asked for (4 doses each at least). Raised when it comes about.",
  action: "Doses have grown step by step. Ask what the plan's dose does now.",
  source: "Design choice; Chubbs 2022, doi:10.3389/fpsyt.2022.1016439 (escalation as an early sign)",
  on: ["dose-journal"],
  evaluate(view, thresholds) {
    const dose = currentDose(view);
    const { creepPercent } = thresholds;
    const course = dose && courseNow(view, thresholds);
    if (!dose || !course || !isCreeping(course, creepPercent)) return null;
    const before = courseBefore(view, thresholds);
    if (before && isCreeping(before, creepPercent)) return null;
    return {
      ruleId: "DOS-07",
      priority: "medium",
      summary: `The mean dose went from ${fromTo(course.early.mg, course.late.mg)} mg, first to last ${thresholds.courseDays} days.`,
      evidence: [...doseEvidence(view, dose, "dj.mg"), ...courseFacts(course, thresholds)],
    };
  },
};

export const tolerancePattern: Rule = {
  ...family,
  version: 3,
  id: "DOS-08",
  title: "More or closer doses, less effect",
  logic:
    "Doses have grown (DOS-07), or 2 extra doses in 28 days, or doses closer together by 15 % and closer than planned, while the mean effect or help fell by 2 points or more from the first 28 days to the last. Or needing more for the same effect a few times or more, on two checks in a row. Raised when it comes about.",
  action:
    "More, for less effect: this can be tolerance. Consider a pause or longer spacing rather than a larger dose.",
  source: "Pattern from the esketamine label and DSM-5 criterion 10, paraphrased; limits are design choices",
  on: ["dose-journal", "dependence-signals"],
  evaluate(view, thresholds) {
    return neededMore(view, thresholds) ?? moreForLess(view, thresholds);
  },
};

export const microdoseFelt: Rule = {
  ...family,
  version: 2,
  id: "DOS-12",
  title: "A dose meant not to be felt was felt",
  logic:
    "The plan is sub-perceptual, and within 12 hours of a dose the patient reported dissociation, or sedation or confusion of 2 or more.",
  action: "This dose was above what the plan intends. Review its size, and what was taken with it.",
  source: "Design choice",
  on: ["dose-journal", "side-effects"],
  evaluate(view, thresholds) {
    const { intoxicationHours } = thresholds;
    const signs = currentOf(view, "side-effects");
    const dose = signs
      ? (view.doses.findLast((one) => one.kind !== "skipped" && isWithin(one, signs, intoxicationHours)) ??
        null)
      : currentDose(view);
    if (!dose) return null;
    const felt = (signs ? [signs] : signsAfter(view, dose, intoxicationHours)).flatMap((one) =>
      feltSigns(view.record.prescription, dose, one, thresholds).map((linkId) => answered(view, one, linkId)),
    );
    if (felt.length === 0) return null;
    return {
      ruleId: "DOS-12",
      priority: "medium",
      summary: "A dose meant not to be felt was felt.",
      evidence: [...felt, ...doseEvidence(view, dose, "dj.mg", "dj.effect")],
    };
  },
};

function neededMore(view: View, { toleranceAnswer }: Thresholds) {
  const current = currentOf(view, "dependence-signals");
  const asked = view.checkInsOf("dependence-signals").filter((one) => graded(one, "ds.tol") !== null);
  const isNeeded = (back: number) => {
    const one = asked.at(back);
    return one !== undefined && (graded(one, "ds.tol") ?? 0) >= toleranceAnswer;
  };
  if (!current || asked.at(-1) !== current || !isNeeded(-1) || !isNeeded(-2) || isNeeded(-3)) return null;
  return {
    ruleId: "DOS-08",
    priority: "high" as const,
    summary: "On two checks in a row the patient needed more than before for the same effect.",
    evidence: [answered(view, current, "ds.tol")],
  };
}

function moreForLess(view: View, thresholds: Thresholds) {
  const dose = currentDose(view);
  const course = dose && courseNow(view, thresholds);
  if (!dose || !course || !isTolerance(view, course, view.doses, view.now, thresholds)) return null;
  const before = courseBefore(view, thresholds);
  const journal = view.checkInsOf("dose-journal").at(-2);
  if (before && journal && isTolerance(view, before, othersOf(view), journal.authoredAt, thresholds))
    return null;
  const extra = extraDoses(view, view.doses, view.now, thresholds);
  const { early, late } = course;
  const less = [
    ["effect", fromTo(early.effect, late.effect)],
    ["help", fromTo(early.help, late.help)],
  ].flatMap(([name, change]) => (change ? [`mean ${name} ${change} of 10`] : []));
  return {
    ruleId: "DOS-08",
    priority: "high" as const,
    summary: `${moreInWords(course, extra, thresholds)}, ${less.join(", ")}, first to last ${thresholds.courseDays} days.`,
    evidence: [
      ...doseEvidence(view, dose, "dj.mg", "dj.effect", "dj.help"),
      ...courseFacts(course, thresholds),
      ...(extra > 0
        ? [fact(`${counted(extra, "extra dose")} in ${thresholds.courseDays} days`, view.now)]
        : []),
    ],
  };
}

function moreInWords({ early, late }: DoseCourse, extra: number, { extraDosesInCourse }: Thresholds): string {
  if (early.mg !== null && (late.mg ?? 0) > early.mg) return `Mean dose ${fromTo(early.mg, late.mg)} mg`;
  if (extra >= extraDosesInCourse) return counted(extra, "extra dose");
  return `Hours between doses ${fromTo(early.intervalHours, late.intervalHours)}`;
}

function isTolerance(
  view: View,
  course: DoseCourse,
  doses: readonly Dose[],
  at: Date,
  thresholds: Thresholds,
): boolean {
  const { creepPercent, closerPercent, fadePoints, extraDosesInCourse } = thresholds;
  const { prescription } = view.record;
  const more =
    isCreeping(course, creepPercent) ||
    extraDoses(view, doses, at, thresholds) >= extraDosesInCourse ||
    (prescription !== null && isCloser(course, closerPercent, prescription.minIntervalHours));
  return more && isFading(course, fadePoints);
}

function extraDoses(view: View, doses: readonly Dose[], at: Date, { courseDays }: Thresholds): number {
  return doses.filter((one) => isInDays(one.at, at, courseDays) && isExtra(view, one)).length;
}

function courseNow({ record, doses, now }: View, thresholds: Thresholds): DoseCourse | null {
  return doseCourse(doses, record.episode.firstDoseOn, now, record.timeZone, thresholds);
}

/** As it stood when the journal entry before the current one was written. */
function courseBefore(view: View, thresholds: Thresholds): DoseCourse | null {
  const journal = view.checkInsOf("dose-journal").at(-2);
  const { episode, timeZone } = view.record;
  if (!journal) return null;
  return doseCourse(othersOf(view), episode.firstDoseOn, journal.authoredAt, timeZone, thresholds);
}

function othersOf(view: View): Dose[] {
  return view.doses.filter((one) => one.checkInId !== view.current?.id);
}

function courseFacts({ early, late }: DoseCourse, { courseDays }: Thresholds): Evidence[] {
  const told = [
    ["Mean dose", fromTo(early.mg, late.mg), " mg"],
    ["Mean dose of the plan", fromTo(early.plannedMg, late.plannedMg), " mg"],
    ["Median hours between doses", fromTo(early.intervalHours, late.intervalHours), ""],
    ["Mean effect", fromTo(early.effect, late.effect), " of 10"],
    ["Mean help", fromTo(early.help, late.help), " of 10"],
  ];
  return [
    fact(`${early.doses} doses in the first ${courseDays} days, ${late.doses} in the last`),
    ...told.flatMap(([name, change, unit]) => (change ? [fact(`${name}: ${change}${unit}`)] : [])),
  ];
}

/** "100 to 120"; null where one of them is not known. */
function fromTo(from: number | null, to: number | null): string | null {
  return from === null || to === null ? null : `${plainNumber(from)} to ${plainNumber(to)}`;
}

function isInDays(moment: Date, at: Date, days: number): boolean {
  const hours = hoursBetween(moment, at);
  return hours >= 0 && hours <= days * 24;
}
