import { hadWith } from "@/domain/instruments/dose-journal";
import { currentDose, dosesInDays, isWithin, journalOf, signsAfter } from "@/domain/rules/doses";
import { answered, currentOf, graded } from "@/domain/rules/evidence";
import type { Rule } from "@/domain/rules/rule";

const family = { version: 1, family: "dependence", safety: false } as const;

export const opioidOrGhb: Rule = {
  ...family,
  id: "CO-01",
  title: "Opioid or GHB around a dose",
  logic:
    "An opioid or GHB within 12 hours of a dose. Urgent when sedation of 2 or more or trouble breathing was reported in the 12 hours after it.",
  action:
    "This combination can slow breathing. Ask to stop combining; offer naloxone where an opioid is involved.",
  source: "Palamar 2023, PMC10244478 (opioid aPR 2.44, GHB aPR 3.43); esketamine REMS",
  on: ["dose-journal", "side-effects"],
  evaluate(view, { intoxicationHours, depressantSedation }) {
    const signs = currentOf(view, "side-effects");
    const combined = (checkInId: string) => {
      const journal = view.checkInsOf("dose-journal").find((one) => one.id === checkInId);
      return journal !== undefined && (hadWith(journal.answers, "opioid") || hadWith(journal.answers, "ghb"));
    };
    const dose = signs
      ? (view.doses.findLast((one) => isWithin(one, signs, intoxicationHours) && combined(one.checkInId)) ??
        null)
      : currentDose(view);
    const journal = dose && journalOf(view, dose);
    if (!dose || !journal || !combined(dose.checkInId)) return null;
    const sleepy = signsAfter(view, dose, intoxicationHours).flatMap((one) => [
      ...((graded(one, "se.sedation") ?? 0) >= depressantSedation
        ? [answered(view, one, "se.sedation")]
        : []),
      ...(one.answers["se.breath"] === true ? [answered(view, one, "se.breath")] : []),
    ]);
    if (signs && sleepy.length === 0) return null;
    const named = hadWith(journal.answers, "opioid") ? "an opioid" : "GHB";
    return {
      ruleId: "CO-01",
      priority: sleepy.length > 0 ? "urgent" : "high",
      summary: `The patient reported ${named} in the 12 hours around a dose.`,
      evidence: [answered(view, journal, "dj.co"), ...sleepy],
    };
  },
};

export const alcohol: Rule = {
  ...family,
  id: "CO-03",
  title: "Alcohol around a dose",
  logic:
    "Alcohol within 12 hours of a dose: medium; high with 3 drinks or more, or at the second such dose in 28 days.",
  action: "Alcohol was reported around a dose. Talk about keeping the two apart.",
  source: "Palamar 2023, PMC10244478 (alcohol in 10.3 % of poisonings); esketamine label",
  on: ["dose-journal"],
  evaluate(view, { manyDrinks, alcoholRepeat, alcoholDays }) {
    const dose = currentDose(view);
    const journal = dose && journalOf(view, dose);
    if (!dose || !journal || !hadWith(journal.answers, "alcohol")) return null;
    const drinks = graded(journal, "dj.drinks");
    const times = dosesInDays(view, dose, alcoholDays).filter((one) => {
      const told = journalOf(view, one);
      return told !== undefined && hadWith(told.answers, "alcohol");
    }).length;
    return {
      ruleId: "CO-03",
      priority: times >= alcoholRepeat || (drinks ?? 0) >= manyDrinks ? "high" : "medium",
      summary: `The patient reported alcohol around a dose${drinks === null ? "" : `, ${drinks} ${drinks === 1 ? "drink" : "drinks"}`}${times > 1 ? `; ${times} such doses in ${alcoholDays} days` : ""}.`,
      evidence: [
        answered(view, journal, "dj.co"),
        ...(drinks === null ? [] : [answered(view, journal, "dj.drinks")]),
      ],
    };
  },
};
