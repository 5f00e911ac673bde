import type { RecordedCheckIn } from "@/domain/check-in";
import { sideEffects } from "@/domain/instruments/side-effects";
import { daysBetween, localDay } from "@/domain/local-day";
import { baselineCheck } from "@/domain/rules/adverse-effects";
import { answered, currentOf, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

const family = { version: 1, family: "adverse-effects", safety: false, on: ["side-effects"] } as const;

export const dissociationLasting: Rule = {
  ...family,
  id: "AE-06",
  title: "Dissociation that lasts",
  logic:
    "Feeling detached for more than 4 hours or into the next day: high. For 2 to 4 hours with a severity of 2 or more: medium.",
  action:
    "This lasted longer than expected. Consider a lower dose; ask about other substances and about perception between doses.",
  source: "Esketamine label (watched for 2 hours after a dose)",
  evaluate(view, { dissociationSeverity, prolongedMinutes, veryLongMinutes }) {
    const current = currentOf(view, "side-effects");
    const severity = (current && graded(current, "se.dissoc")) ?? 0;
    const minutes = (current && graded(current, "se.dissoc.dur")) ?? 0;
    if (!current || severity < 1 || minutes < prolongedMinutes) return null;
    const long = minutes >= veryLongMinutes;
    if (!long && severity < dissociationSeverity) return null;
    return {
      ruleId: "AE-06",
      priority: long ? "high" : "medium",
      summary: `Feeling detached after a dose lasted ${long ? "more than 4 hours" : "2 to 4 hours"}.`,
      evidence: [answered(view, current, "se.dissoc"), answered(view, current, "se.dissoc.dur")],
    };
  },
};

export const perceptionOffDose: Rule = {
  ...family,
  version: 2,
  id: "AE-07",
  title: "Seeing, hearing or suspecting things between doses",
  logic:
    "A severity of 2 or more, or 1 or more for the second time on record: high. A severity of 3 or more: urgent.",
  action: "Hold doses and assess in person: changes in perception or suspicion away from a dose.",
  source: "Esketamine label (caution with psychosis); limits are design choices",
  evaluate(view, { offDosePerception, offDosePerceptionUrgent, offDosePerceptionTimes }) {
    const current = currentOf(view, "side-effects");
    const severity = (current && graded(current, "se.percept")) ?? 0;
    if (!current || severity < 1) return null;
    const times = view
      .checkInsOf("side-effects")
      .filter((one) => (graded(one, "se.percept") ?? 0) >= 1).length;
    const enough = Math.min(offDosePerception, offDosePerceptionUrgent);
    if (severity < enough && times < offDosePerceptionTimes) return null;
    return {
      ruleId: "AE-07",
      priority: severity >= offDosePerceptionUrgent ? "urgent" : "high",
      summary: `The patient reported seeing or hearing things, or feeling suspicious, away from a dose${times > 1 ? `, on ${times} checks` : ""}.`,
      evidence: [answered(view, current, "se.percept")],
    };
  },
};

export const sedationOrConfusion: Rule = {
  ...family,
  id: "AE-08",
  title: "Marked sedation or lasting confusion",
  logic: "Sedation of 3 or more, or confusion of 2 or more for more than 4 hours or into the next day.",
  action: "Check the dose taken, and other substances or medicines that sedate.",
  source: "Esketamine label (sedation in 48 to 61 % of clinic doses); limits are design choices",
  evaluate(view, { markedSedation, lastingConfusion, veryLongMinutes }) {
    const current = currentOf(view, "side-effects");
    if (!current) return null;
    const sedated = (graded(current, "se.sedation") ?? 0) >= markedSedation;
    const confused =
      (graded(current, "se.confusion") ?? 0) >= lastingConfusion &&
      (graded(current, "se.confusion.dur") ?? 0) >= veryLongMinutes;
    if (!sedated && !confused) return null;
    const told = [
      ...(sedated ? ["se.sedation", "se.sedation.dur"] : []),
      ...(confused ? ["se.confusion", "se.confusion.dur"] : []),
    ];
    return {
      ruleId: "AE-08",
      priority: "high",
      summary: `The patient reported ${[sedated && "marked sleepiness", confused && "confusion for more than 4 hours"].filter(Boolean).join(" and ")}.`,
      evidence: told.filter((id) => id in current.answers).map((id) => answered(view, current, id)),
    };
  },
};

export const memoryLasting: Rule = {
  ...family,
  id: "AE-09",
  title: "Memory or thinking problems that last",
  logic:
    "Memory of 2 or more and above the check from before treatment, on every check that asked for about a month. Raised when the month is full.",
  action: "Memory or thinking problems were reported for a month. Offer a brief cognitive test.",
  source: "Esketamine label 5.7 (cognitive impairment); limits are design choices",
  evaluate(view, thresholds) {
    const current = currentOf(view, "side-effects");
    const days = current ? forgetfulDays(view, current, thresholds) : 0;
    if (!current || days < thresholds.memoryRepeatDays) return null;
    const before = view
      .checkInsOf("side-effects")
      .findLast((one) => one.id !== current.id && graded(one, "se.memory") !== null);
    const known = before ? forgetfulDays(view, before, thresholds) : 0;
    if (known >= thresholds.memoryRepeatDays) return null;
    return {
      ruleId: "AE-09",
      priority: "medium",
      summary: `Memory or thinking problems on every check for ${days} days.`,
      evidence: [answered(view, current, "se.memory")],
    };
  },
};

export const otherSevere: Rule = {
  ...family,
  id: "AE-10",
  title: "Severe side effect",
  logic: "Any side effect of 4: high. The same side effect at 3 or more twice in 14 days: medium.",
  action: "A severe side effect was reported. Ask what it was like and whether it has passed.",
  source: "Design choice",
  evaluate(view, { verySevere, severe, severeRepeatDays }) {
    const current = currentOf(view, "side-effects");
    if (!current) return null;
    const worst = gradedItems.filter(({ linkId }) => (graded(current, linkId) ?? 0) >= verySevere);
    const earlier = view
      .checkInsOf("side-effects")
      .filter(
        (one) =>
          one.id !== current.id && hoursBetween(one.authoredAt, current.authoredAt) <= severeRepeatDays * 24,
      );
    const again = gradedItems.filter(
      ({ linkId }) =>
        (graded(current, linkId) ?? 0) >= severe &&
        earlier.some((one) => (graded(one, linkId) ?? 0) >= severe),
    );
    if (worst.length === 0 && again.length === 0) return null;
    const told = [...new Set([...worst, ...again])];
    return {
      ruleId: "AE-10",
      priority: worst.length > 0 ? "high" : "medium",
      summary: `${worst.length > 0 ? "A very severe side effect was reported" : `A severe side effect was reported twice in ${severeRepeatDays} days`}: ${told.map(({ label }) => label).join(", ")}.`,
      evidence: told.map(({ linkId }) => answered(view, current, linkId)),
    };
  },
};

export const pregnancy: Rule = {
  ...family,
  id: "AE-11",
  title: "Pregnancy",
  logic: 'Asked about pregnancy, "Yes" is high and "Possibly" is medium.',
  action: "Hold doses and contact the prescriber. Where it is possible only, offer a test.",
  source: "Esketamine label (embryo-fetal toxicity)",
  evaluate(view) {
    const current = currentOf(view, "side-effects");
    const answer = current && graded(current, "se.preg");
    if (!current || (answer !== 1 && answer !== 2)) return null;
    return {
      ruleId: "AE-11",
      priority: answer === 2 ? "high" : "medium",
      summary:
        answer === 2 ? "The patient reported a pregnancy." : "The patient reported a possible pregnancy.",
      evidence: [answered(view, current, "se.preg")],
    };
  },
};

/** Items from 0 (none) to 4 (very severe). */
const gradedItems = sideEffects.items.filter(
  (item) => item.type === "choice" && item.options.at(-1)?.value === 4,
);

/** Days up to this check for which every check that asked about memory told of a problem; none when this one did not. */
function forgetfulDays(view: View, until: RecordedCheckIn, { memoryProblem }: Thresholds): number {
  const before = baselineCheck(view);
  const usual = (before && graded(before, "se.memory")) ?? 0;
  const asked = view.checkInsOf("side-effects").filter((one) => graded(one, "se.memory") !== null);
  const isForgetful = (one: RecordedCheckIn) => {
    const now = graded(one, "se.memory") ?? 0;
    return now >= memoryProblem && now > usual;
  };
  const since = asked[asked.findLastIndex((one) => !isForgetful(one)) + 1] ?? until;
  if (!isForgetful(until)) return 0;
  const { timeZone } = view.record;
  return daysBetween(localDay(since.authoredAt, timeZone), localDay(until.authoredAt, timeZone));
}
