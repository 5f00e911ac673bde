import { equivalentMg } from "@/domain/bioavailability";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { Dose } from "@/domain/dose";
import { hadWith } from "@/domain/instruments/dose-journal";
import {
  countInDays,
  currentDose,
  doseEvidence,
  isAbovePlan,
  isTaken,
  isWithin,
  journalOf,
  ordinal,
  signsAfter,
  withParts,
} from "@/domain/rules/doses";
import { answered, currentOf, fact } from "@/domain/rules/evidence";
import type { Evidence, Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

const family = { version: 1, family: "dosing", safety: false } as const;

export const otherRoute: Rule = {
  ...family,
  version: 2,
  id: "DOS-09",
  title: "Snorted or injected",
  logic:
    "A dose was snorted, or injected where the prescription is not for injection. Urgent when injected together with an opioid, trouble breathing, collapse or an open suicidality flag (a wish for contact is none).",
  action:
    "A route other than the prescribed one. Give harm-reduction advice and review whether home supply still fits.",
  source: "Palamar 2023, PMC10244478 (injection aPR 2.68); Sci Rep 2019, s41598-019-43746-x",
  on: ["dose-journal", "side-effects"],
  evaluate(view, thresholds) {
    const signs = currentOf(view, "side-effects");
    const dose = signs ? injectedBefore(view, signs, thresholds) : currentDose(view);
    if (!dose || !isOtherRoute(view, dose)) return null;
    const danger = dose.route === "injected" ? dangerWith(view, dose, thresholds) : [];
    if (signs && danger.length === 0) return null;
    return {
      ruleId: "DOS-09",
      priority: danger.length > 0 ? "urgent" : "high",
      summary: `A dose was ${dose.route}; the prescription is for ${view.record.prescription?.route ?? "no known route"}.`,
      evidence: [
        ...doseEvidence(view, dose, "dj.route", "dj.mg", "dj.co"),
        ...equivalent(view, dose),
        ...danger,
      ],
    };
  },
};

export const doseAlone: Rule = {
  ...family,
  version: 5,
  id: "DOS-10",
  title: "Dose taken alone",
  logic:
    "Nobody was with the patient. Medium with two in 28 days; high with a dose above the plan or after trouble breathing or collapse.",
  action: "Nobody was with the patient. Agree who can be there.",
  source: "Hull 2022 (a peer monitor was present); FDA safety communication, October 2023",
  on: ["dose-journal"],
  evaluate(view, thresholds) {
    const dose = currentDose(view);
    if (!dose || !isAlone(view, dose)) return null;
    const many = countInDays(view, dose, thresholds.aloneDays, (one) => isAlone(view, one));
    const history = view
      .checkInsOf("side-effects")
      .find(({ answers }) => answers["se.breath"] === true || answers["se.collapse"] === true);
    const high = isAbovePlan(withParts(view, dose), thresholds) || history !== undefined;
    return {
      ruleId: "DOS-10",
      priority: high ? "high" : many >= thresholds.aloneRepeat ? "medium" : "low",
      summary: `A dose was taken alone${many > 1 ? `, the ${ordinal(many)} in ${thresholds.aloneDays} days` : ""}.`,
      evidence: [
        ...doseEvidence(view, dose, "dj.company"),
        ...(history ? [answered(view, history, "se.breath"), answered(view, history, "se.collapse")] : []),
      ],
    };
  },
};

export const droveAfterDose: Rule = {
  ...family,
  id: "DOS-11",
  title: "Drove after a dose",
  logic: "The patient drove or used dangerous machinery before sleeping.",
  action: "Talk about driving after a dose and note the conversation.",
  source: "Esketamine label: no driving until the next day after restful sleep",
  on: ["dose-journal"],
  evaluate(view) {
    const journal = currentOf(view, "dose-journal");
    if (journal?.answers["dj.drove"] !== true) return null;
    return {
      ruleId: "DOS-11",
      priority: "high",
      summary: "The patient drove or used machinery before sleeping after a dose.",
      evidence: [answered(view, journal, "dj.drove")],
    };
  },
};

/** What the dose comes to by the prescribed route, as an estimate with its range. */
function equivalent({ record: { prescription } }: View, { route, mg }: Dose): Evidence[] {
  const estimate = prescription && route && equivalentMg(mg ?? Number.NaN, route, prescription.route);
  if (!estimate) return [];
  return [
    fact(
      `Estimate: ${mg} mg ${route} reaches the blood as about ${estimate.mg} mg (${estimate.low} to ${estimate.high}) ${prescription.route} would, by published bioavailability`,
    ),
  ];
}

function injectedBefore(view: View, signs: RecordedCheckIn, { intoxicationHours }: Thresholds): Dose | null {
  return (
    view.doses.findLast((dose) => dose.route === "injected" && isWithin(dose, signs, intoxicationHours)) ??
    null
  );
}

/** What makes an injected dose urgent. */
function dangerWith(view: View, dose: Dose, { intoxicationHours }: Thresholds): Evidence[] {
  const journal = journalOf(view, dose);
  const opioid = journal && hadWith(journal.answers, "opioid") ? [answered(view, journal, "dj.co")] : [];
  const body = signsAfter(view, dose, intoxicationHours).flatMap((one) =>
    ["se.breath", "se.collapse"]
      .filter((id) => one.answers[id] === true)
      .map((id) => answered(view, one, id)),
  );
  const open = view.record.flags.filter(
    ({ ruleId, raisedAt, closedAt }) =>
      ruleId.startsWith("SUI-") &&
      ruleId !== "SUI-07" &&
      raisedAt <= view.now &&
      (closedAt === null || closedAt > view.now),
  );
  return [...opioid, ...body, ...open.map((flag) => fact(`${flag.ruleId} is open`, flag.raisedAt))];
}

function isOtherRoute(view: View, { kind, route }: Dose): boolean {
  if (kind === "skipped") return false;
  return route === "snorted" || (route === "injected" && view.record.prescription?.route !== "injected");
}

function isAlone(view: View, dose: Dose): boolean {
  return isTaken(dose) && journalOf(view, dose)?.answers["dj.company"] === "alone";
}
