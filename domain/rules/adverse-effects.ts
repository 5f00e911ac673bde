import type { RecordedCheckIn } from "@/domain/check-in";
import { daysBetween, localDay } from "@/domain/local-day";
import { answered, currentOf, graded } from "@/domain/rules/evidence";
import type { Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

const family = { version: 1, family: "adverse-effects", safety: false, on: ["side-effects"] } as const;
const bladderItems = ["se.uFreq", "se.uUrg", "se.uPain"];

export const breathingOrCollapse: Rule = {
  ...family,
  safety: true,
  id: "AE-01",
  title: "Breathing, collapse, chest or stroke signs",
  logic:
    "Trouble breathing or being woken, passing out, a seizure, an injury from a fall, or chest or stroke signs.",
  action: "Emergency advice was shown. Confirm the patient is safe; no further dose until reviewed.",
  source: "Esketamine label, boxed warning and REMS (respiratory depression)",
  evaluate(view) {
    const current = currentOf(view, "side-effects");
    const signs = ["se.breath", "se.collapse", "se.chest"].filter(
      (linkId) => current?.answers[linkId] === true,
    );
    if (!current || signs.length === 0) return null;
    return {
      ruleId: "AE-01",
      priority: "urgent",
      summary: "The patient answered yes to a question about breathing, collapse, or chest or stroke signs.",
      evidence: signs.map((linkId) => answered(view, current, linkId)),
    };
  },
};

export const bloodInUrine: Rule = {
  ...family,
  safety: true,
  id: "AE-02",
  title: "Blood in urine",
  logic: "The patient has seen blood in the urine.",
  action:
    "Call within the hour and review within a day: hold doses, urinalysis and culture, renal function, urgent urology. Heavy bleeding, clots, fever or retention: emergency care.",
  source: "Cottrell 2012, doi:10.1111/j.1464-410X.2012.11028.x; Hong Kong Med J 2022;28(6):466",
  evaluate(view) {
    const current = currentOf(view, "side-effects");
    if (current?.answers["se.uBlood"] !== true) return null;
    return {
      ruleId: "AE-02",
      priority: "urgent",
      summary: "The patient reported seeing blood in the urine.",
      evidence: [answered(view, current, "se.uBlood"), ...bladderEvidence(view, current)],
    };
  },
};

export const bladderClear: Rule = {
  ...family,
  id: "AE-03",
  title: "Clear bladder symptoms",
  logic:
    "Bladder pain of 2 or more, a bladder score of 5 or more, or nights up (3 or more, or 2 above baseline) together with a bladder item of 2 or more.",
  action: "Bladder symptoms while taking ketamine. Hold or reduce, test the urine, ask about dose and route.",
  source: "Esketamine label (monitor urinary symptoms and refer); stopping is the main treatment",
  evaluate(view, thresholds) {
    const current = currentOf(view, "side-effects");
    if (!current || !isBladderClear(view, current, thresholds)) return null;
    return {
      ruleId: "AE-03",
      priority: "high",
      summary: "The patient reported clear bladder symptoms.",
      evidence: [...bladderEvidence(view, current), answered(view, current, "se.uNight")],
    };
  },
};

export const bladderPersistent: Rule = {
  ...family,
  id: "AE-04",
  title: "Mild bladder symptoms that persist",
  logic:
    "A bladder item (the same or another) is above baseline on two checks at least 7 days apart, and on every check between them that asks.",
  action: "An early change in passing urine. Ask again in a week.",
  source: "Winstock 2012, n=1,285: 26.6 % of users with symptoms, 51 % better after stopping",
  evaluate(view, thresholds) {
    const current = currentOf(view, "side-effects");
    if (!current || !isAboveBaseline(view, current, thresholds)) return null;
    const { timeZone } = view.record;
    const checks = view.checkInsOf("side-effects").filter(asksBladder);
    const calm = checks.findLastIndex((one) => !isAboveBaseline(view, one, thresholds));
    const since = checks[calm + 1] ?? current;
    const days = daysBetween(localDay(since.authoredAt, timeZone), localDay(current.authoredAt, timeZone));
    if (days < thresholds.bladderRepeatDays) return null;
    return {
      ruleId: "AE-04",
      priority: "medium",
      summary: `Bladder symptoms above baseline on every check for ${days} days.`,
      evidence: bladderEvidence(view, current),
    };
  },
};

export const jaundiceOrBellyPain: Rule = {
  ...family,
  safety: true,
  id: "AE-05",
  title: "Yellow eyes or skin, or upper-belly pain",
  logic:
    "Yellow eyes or skin, or very dark urine: urgent. Upper-belly pain of 3 or more: high; of 2 or more on two checks in a row: medium.",
  action: "Consider bile-duct effects of ketamine; liver function tests.",
  source: "Design choice, from case literature on ketamine and the bile ducts",
  evaluate(view, { severeBellyPain, bellyPain }) {
    const current = currentOf(view, "side-effects");
    if (!current) return null;
    if (current.answers["se.jaundice"] === true) {
      return {
        ruleId: "AE-05",
        priority: "urgent",
        summary: "The patient reported yellow eyes or skin, or very dark urine.",
        evidence: [answered(view, current, "se.jaundice"), answered(view, current, "se.abdo")],
      };
    }
    const pain = graded(current, "se.abdo") ?? 0;
    const before = view
      .checkInsOf("side-effects")
      .findLast((one) => one.id !== current.id && graded(one, "se.abdo") !== null);
    const repeated = before !== undefined && (graded(before, "se.abdo") ?? 0) >= bellyPain;
    if (pain < severeBellyPain && !(pain >= bellyPain && repeated)) return null;
    return {
      ruleId: "AE-05",
      priority: pain >= severeBellyPain ? "high" : "medium",
      summary: "The patient reported upper-belly pain.",
      evidence: [answered(view, current, "se.abdo")],
    };
  },
};

function isBladderClear(view: View, current: RecordedCheckIn, thresholds: Thresholds): boolean {
  const items = bladderItems.map((linkId) => graded(current, linkId) ?? 0);
  const sum = items.reduce((a, b) => a + b, 0);
  if ((graded(current, "se.uPain") ?? 0) >= thresholds.bladderPain || sum >= thresholds.bladderScore)
    return true;
  return isUpAtNight(view, current, thresholds) && items.some((item) => item >= thresholds.bladderWithNights);
}

function isUpAtNight(view: View, current: RecordedCheckIn, { nightsUp, nightsUpRise }: Thresholds): boolean {
  const now = graded(current, "se.uNight") ?? 0;
  const base = baselineCheck(view);
  const before = base && graded(base, "se.uNight");
  return now >= nightsUp || (before !== null && now - before >= nightsUpRise);
}

/** Without a check from before treatment there is nothing to subtract, so every symptom counts as new. */
function isAboveBaseline(view: View, checkIn: RecordedCheckIn, { bladderMild }: Thresholds): boolean {
  const base = baselineCheck(view);
  return bladderItems.some((linkId) => {
    const before = base && graded(base, linkId);
    return (graded(checkIn, linkId) ?? 0) - (before ?? 0) >= bladderMild;
  });
}

/** The last side-effects check up to the first dose day; null when there is none in the record. */
export function baselineCheck(view: View): RecordedCheckIn | null {
  const { episode, timeZone } = view.record;
  const until = episode.firstDoseOn ?? "";
  return (
    view
      .checkInsOf("side-effects")
      .findLast((one) => asksBladder(one) && localDay(one.authoredAt, timeZone) <= until) ?? null
  );
}

function asksBladder(one: RecordedCheckIn): boolean {
  return bladderItems.some((linkId) => graded(one, linkId) !== null);
}

function bladderEvidence(view: View, current: RecordedCheckIn) {
  return bladderItems.filter((id) => id in current.answers).map((id) => answered(view, current, id));
}
