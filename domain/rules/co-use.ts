import type { RecordedCheckIn } from "@/domain/check-in";
import type { Dose } from "@/domain/dose";
import { hadWith } from "@/domain/instruments/dose-journal";
import type { AnswerValue } from "@/domain/instruments/instrument";
import { countInDays, currentDose, isWithin, signsAfter } from "@/domain/rules/doses";
import { answered, currentOf, fact, graded, hoursBetween, scored } from "@/domain/rules/evidence";
import type { Evidence, Finding, Rule, View } from "@/domain/rules/rule";
import { latestOfCurrent } from "@/domain/rules/scores";
import { pointsOf } from "@/domain/view";

type Told = { readonly summary: string; readonly evidence: Evidence } | null;

const family = { version: 1, family: "dependence", safety: false } as const;

export const opioidOrGhb: Rule = {
  ...family,
  version: 3,
  id: "CO-01",
  title: "Opioid or GHB around a dose",
  logic:
    "An opioid or GHB within 12 hours of a dose, or a sedative or opioid around a dose with an opioid on the medicines list. Urgent when sedation of 2 or more or trouble breathing was reported in the 12 hours after it.",
  action:
    "This combination can slow breathing. Ask to stop combining; offer naloxone where an opioid is involved.",
  source: "Palamar 2023, PMC10244478 (opioid aPR 2.44, GHB aPR 3.43); esketamine REMS",
  on: ["dose-journal", "side-effects", "dependence-signals"],
  evaluate(view, { intoxicationHours, depressantSedation, sedativeAround }) {
    const use = currentOf(view, "dependence-signals");
    if (use) return opioidOnList(view, use, sedativeAround);
    const signs = currentOf(view, "side-effects");
    const combined = view
      .checkInsOf("dose-journal")
      .filter(({ answers }) => hadWith(answers, "opioid") || hadWith(answers, "ghb"));
    const journalOf = (dose: Dose) => combined.find(({ id }) => id === dose.checkInId);
    const dose = signs
      ? view.doses.findLast((one) => isWithin(one, signs, intoxicationHours) && journalOf(one))
      : currentDose(view);
    const journal = dose && journalOf(dose);
    if (!journal) return null;
    const sleepy = signsAfter(view, dose, intoxicationHours).flatMap((one) => [
      ...((graded(one, "se.sedation") ?? 0) >= depressantSedation
        ? [answered(view, one, "se.sedation")]
        : []),
      ...(one.answers["se.breath"] === true ? [answered(view, one, "se.breath")] : []),
    ]);
    if (signs && sleepy.length === 0) return null;
    const named = [
      hadWith(journal.answers, "opioid") && "an opioid",
      hadWith(journal.answers, "ghb") && "GHB",
    ];
    return {
      ruleId: "CO-01",
      priority: sleepy.length > 0 ? "urgent" : "high",
      summary: `The patient reported ${named.filter(Boolean).join(" and ")} in the 12 hours around a dose.`,
      evidence: [answered(view, journal, "dj.co"), ...sleepy],
    };
  },
};

/** Told for the week, not for a dose, so signs cannot be matched with it. */
function opioidOnList(view: View, current: RecordedCheckIn, from: number): Finding | null {
  const listed = view.record.medicines?.find((one) => one.class === "opioid");
  if (!listed || (graded(current, "ds.sed") ?? 0) < from) return null;
  return {
    ruleId: "CO-01",
    priority: "high",
    summary: "The patient reported a sedative or opioid around a dose; an opioid is on the medicines list.",
    evidence: [answered(view, current, "ds.sed"), fact(`On the medicines list: ${listed.name}`)],
  };
}

export const sedative: Rule = {
  ...family,
  version: 2,
  id: "CO-02",
  title: "Benzodiazepine or sleeping tablet around a dose",
  logic:
    "A benzodiazepine or sleeping tablet within 12 hours of a dose: high unless a sedative is on the medicines list; then low, the first time only.",
  action: "Check the medicines list and talk about the time between the two.",
  source:
    "Esketamine label (CNS depressants increase sedation); Palamar 2023, PMC10244478 (14.6 % of poisonings)",
  on: ["dose-journal"],
  evaluate(view) {
    const journal = currentOf(view, "dose-journal");
    if (!journal || !hadWith(journal.answers, "benzo")) return null;
    const { medicines, flags } = view.record;
    const listed = medicines?.find((one) => one.class === "sedative");
    const before = view
      .checkInsOf("dose-journal")
      .some((one) => one.id !== journal.id && hadWith(one.answers, "benzo"));
    if (listed && (before || flags.some((one) => one.ruleId === "CO-02"))) return null;
    const list =
      medicines === null ? "No medicines list is on record" : "No sedative is on the medicines list";
    return {
      ruleId: "CO-02",
      priority: listed ? "low" : "high",
      summary: `The patient reported a benzodiazepine or sleeping tablet in the 12 hours around a dose${listed ? ", as on the medicines list" : ""}.`,
      evidence: [
        answered(view, journal, "dj.co"),
        fact(listed ? `On the medicines list: ${listed.name}` : list),
      ],
    };
  },
};

export const alcohol: Rule = {
  ...family,
  version: 4,
  id: "CO-03",
  title: "Alcohol around a dose",
  logic:
    "Alcohol within 12 hours of a dose, ticked or told as drinks: medium; high with 3 drinks or more, or with two such doses in 28 days.",
  action: "Alcohol was reported around a dose. Talk about keeping the two apart.",
  source: "Palamar 2023, PMC10244478 (alcohol in 10.3 % of poisonings); esketamine label",
  on: ["dose-journal"],
  evaluate(view, { manyDrinks, alcoholRepeat, alcoholDays }) {
    const dose = currentDose(view);
    const journals = view.checkInsOf("dose-journal").filter(hadAlcohol);
    const journal = journals.find(({ id }) => id === dose?.checkInId);
    if (!dose || !journal) return null;
    const drinks = graded(journal, "dj.drinks");
    const times = countInDays(view, dose, alcoholDays, (one) =>
      journals.some(({ id }) => id === one.checkInId),
    );
    return {
      ruleId: "CO-03",
      priority: times >= alcoholRepeat || (drinks ?? 0) >= manyDrinks ? "high" : "medium",
      summary: `The patient reported alcohol around a dose${drinks === null ? "" : `, ${drinks} ${drinks === 1 ? "drink" : "drinks"}`}${times > 1 ? `; ${times} such doses in ${alcoholDays} days` : ""}.`,
      evidence: [
        ...("dj.co" in journal.answers ? [answered(view, journal, "dj.co")] : []),
        ...(drinks === null ? [] : [answered(view, journal, "dj.drinks")]),
      ],
    };
  },
};

/** Drinks count where alcohol was not ticked, too: the more worrying answer is used. */
function hadAlcohol(journal: RecordedCheckIn): boolean {
  return hadWith(journal.answers, "alcohol") || (graded(journal, "dj.drinks") ?? 0) > 0;
}

export const alcoholScreen: Rule = {
  ...family,
  id: "CO-04",
  title: "AUDIT-C positive",
  logic:
    "The total enters 4 or more for men, 3 or more for everybody else and where the sex is not on record: medium. It enters 8 or more: high.",
  action: "The alcohol screen is positive. Offer a brief talk about drinking and keeping it away from doses.",
  source: "HL7 US Core AUDIT-C 7.0.0 (4 for men, 3 for women); 8 is from memory, unverified",
  on: ["audit-c"],
  evaluate(view, { auditCMen, auditCOthers, auditCHigh }) {
    const points = pointsOf(view.checkInsOf("audit-c"), "total");
    const [previous, latest] = [points.at(-2), latestOfCurrent(view, points)];
    if (!latest) return null;
    const from = view.record.demographics.sex === "male" ? auditCMen : auditCOthers;
    const enters = (limit: number) => latest.value >= limit && (!previous || previous.value < limit);
    if (!enters(from) && !enters(auditCHigh)) return null;
    return {
      ruleId: "CO-04",
      priority: enters(auditCHigh) ? "high" : "medium",
      summary: `AUDIT-C ${latest.value} of 12; the cut-off used is ${from}${view.record.demographics.sex ? "" : ", as the sex is not on record"}.`,
      evidence: [
        scored("audit-c", latest, "latest"),
        ...(previous ? [scored("audit-c", previous, "previous")] : []),
      ],
    };
  },
};

export const stimulantOrNewMedicine: Rule = {
  ...family,
  id: "CO-05",
  title: "Stimulant or new medicine",
  logic:
    "A stimulant within 12 hours of a dose, or a new or changed medicine: low. Medium when a blood-pressure flag was raised in the 7 days before.",
  action:
    "Check for interactions: stimulants, MAO inhibitors, sedatives. Bring the medicines list up to date.",
  source: "Esketamine label 7.1 to 7.3",
  on: ["dose-journal", "side-effects"],
  evaluate(view, { pressureFlagDays }) {
    const told = toldStimulant(view) ?? toldMedicine(view);
    if (!told) return null;
    const pressure = view.record.flags.find(({ ruleId, raisedAt }) => {
      const hours = hoursBetween(raisedAt, view.now);
      return ruleId.startsWith("VIT-") && hours >= 0 && hours <= pressureFlagDays * 24;
    });
    return {
      ruleId: "CO-05",
      priority: pressure ? "medium" : "low",
      summary: told.summary,
      evidence: [
        told.evidence,
        ...(pressure ? [fact(`${pressure.ruleId} was raised`, pressure.raisedAt)] : []),
      ],
    };
  },
};

function toldStimulant(view: View): Told {
  const journal = currentOf(view, "dose-journal");
  if (!journal || !hadWith(journal.answers, "stimulant")) return null;
  const summary = "The patient reported a stimulant in the 12 hours around a dose.";
  return { summary, evidence: answered(view, journal, "dj.co") };
}

function toldMedicine(view: View): Told {
  const signs = currentOf(view, "side-effects");
  if (!signs || !namesSomething(signs.answers["se.newmed"])) return null;
  const summary = "The patient reported a new or changed medicine.";
  return { summary, evidence: answered(view, signs, "se.newmed") };
}

/** Free text that is more than a way of saying no. */
function namesSomething(text: AnswerValue | undefined): boolean {
  return typeof text === "string" && !/^\W*(no|none|nothing|nope|n\/?a)?\W*$/i.test(text);
}
