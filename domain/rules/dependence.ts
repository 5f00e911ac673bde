import type { RecordedCheckIn } from "@/domain/check-in";
import { answered, currentOf, graded, scored } from "@/domain/rules/evidence";
import type { Rule, View } from "@/domain/rules/rule";
import { latestOfCurrent } from "@/domain/rules/scores";
import { pointsOf } from "@/domain/view";

const family = { version: 1, family: "dependence", safety: false, on: ["dependence-signals"] } as const;

export const strongUrges: Rule = {
  ...family,
  id: "DEP-01",
  title: "Strong or rising urges",
  logic:
    "The strongest urge is 7 or more (high when it was so the time before too), or it rose 3 times in a row and is now 4 or more.",
  action: "Strong or rising urges were reported. Offer a plan for urges and a shorter supply.",
  source: "Front Psychiatry 2021, craving is central in ketamine use disorder; limits are design choices",
  evaluate(view, { strongUrge, risingUrge, risingUrgeSteps }) {
    const current = currentOf(view, "dependence-signals");
    const urges = view.checkInsOf("dependence-signals").flatMap((one) => graded(one, "ds.crave") ?? []);
    const latest = (current && graded(current, "ds.crave")) ?? 0;
    const twice = (urges.at(-2) ?? 0) >= strongUrge;
    const steps = urges.slice(-risingUrgeSteps - 1);
    const rising =
      latest >= risingUrge &&
      steps.length > risingUrgeSteps &&
      steps.every((urge, i) => i === 0 || urge > (steps[i - 1] ?? urge));
    if (!current || (latest < strongUrge && !rising)) return null;
    return {
      ruleId: "DEP-01",
      priority: twice ? "high" : "medium",
      summary: rising
        ? `The strongest urge rose ${steps.join(" → ")} (of 10).`
        : `The strongest urge was ${latest} of 10${twice ? `; the time before, ${urges.at(-2)}` : ""}.`,
      evidence: [answered(view, current, "ds.crave")],
    };
  },
};

export const usePatternSignals: Rule = {
  ...family,
  version: 2,
  id: "DEP-02",
  title: "Use-pattern signals",
  logic:
    "Of 9 signals (tolerance and withdrawal left out), 2 or more, or 2 more than the last time: medium. 4 or more: high.",
  action: "Reported answers, not a diagnosis. Next: a structured assessment of substance use.",
  source: "DSM-5 criteria, paraphrased; limits are design choices",
  evaluate(view, { someSignals, manySignals, signalRise }) {
    const current = currentOf(view, "dependence-signals");
    const points = pointsOf(view.checkInsOf("dependence-signals"), "signals-medical");
    const [previous, latest] = [points.at(-2), latestOfCurrent(view, points)];
    if (!current || !latest) return null;
    const rose = previous !== undefined && latest.value - previous.value >= signalRise;
    if (latest.value < Math.min(someSignals, manySignals) && !rose) return null;
    return {
      ruleId: "DEP-02",
      priority: latest.value >= manySignals ? "high" : "medium",
      summary: `Use-pattern signals: ${latest.value} of 9${previous ? `, ${previous.value} the time before` : ""}. Reported answers, not a diagnosis.`,
      evidence: [
        scored("dependence-signals", latest, "latest", "signals-medical"),
        ...(previous ? [scored("dependence-signals", previous, "previous", "signals-medical")] : []),
        ...positives(current).map((linkId) => answered(view, current, linkId)),
      ],
    };
  },
};

export const dependenceScale: Rule = {
  ...family,
  on: ["sds"],
  id: "DEP-03",
  title: "Severity of Dependence Scale",
  logic:
    "The total enters 4 or more, or rises 3 or more above the first score: medium. It enters 7 or more: high.",
  action:
    "Above the screening cut-off. Talk it through: missing a dose that keeps depression away also scores.",
  source:
    "Cut-off 4 for ketamine by secondary citation only (Fernandez-Calderon 2016); 6 for prescribed depressants (Cheng 2019, PMC6591833)",
  evaluate(view, { dependenceScreen, dependenceHigh, dependenceRise }) {
    const points = pointsOf(view.checkInsOf("sds"), "total");
    const [previous, latest] = [points.at(-2), latestOfCurrent(view, points)];
    if (!latest) return null;
    const first = view.record.baselines.sds ?? points[0] ?? latest;
    const enters = (from: number) =>
      latest.value >= from && (previous === undefined || previous.value < from);
    if (![dependenceScreen, dependenceHigh, first.value + dependenceRise].some(enters)) return null;
    return {
      ruleId: "DEP-03",
      priority: enters(dependenceHigh) ? "high" : "medium",
      summary: `Severity of Dependence Scale ${latest.value} of 15${previous ? `, ${previous.value} the time before` : ""}. A screening score, not a diagnosis.`,
      evidence: [
        scored("sds", latest, "latest"),
        ...(previous ? [scored("sds", previous, "previous")] : []),
        ...(first.checkInId === latest.checkInId ? [] : [scored("sds", first, "baseline")]),
      ],
    };
  },
};

export const otherSource: Rule = {
  ...family,
  id: "DEP-04",
  title: "Ketamine from another source",
  logic: "The patient got ketamine from outside the prescription at least once.",
  action: "Ketamine from outside the prescription was reported. Talk about safety and what led to it.",
  source: "Design choice",
  evaluate: (view, { otherSource }) =>
    onAnswer(view, "ds.source", otherSource, {
      ruleId: "DEP-04",
      priority: "high",
      summary: "The patient reported ketamine from outside the prescription.",
    }),
};

export const hiddenOrWorried: Rule = {
  ...family,
  id: "DEP-05",
  title: "Hiding use, or worried about it",
  logic:
    "The patient hid or played down use at least once, or worried a few times or more that it is getting out of control.",
  action: "The patient is worried about use or keeps some of it private. Thank them for saying so, and ask.",
  source: "Design choice",
  evaluate: (view, { hiddenUse, worriedUse }) =>
    onAnswer(view, "ds.hide", hiddenUse, {
      ruleId: "DEP-05",
      priority: "medium",
      summary: "The patient reported hiding or playing down use.",
    }) ??
    onAnswer(view, "ds.worry", worriedUse, {
      ruleId: "DEP-05",
      priority: "medium",
      summary: "The patient reported worry that use is getting out of control.",
    }),
};

export const asksForHelp: Rule = {
  ...family,
  id: "DEP-06",
  title: "Wants to talk about cutting down",
  logic: 'The patient would like to talk about cutting down or stopping: "Yes" is high, "Maybe" is low.',
  action: "The patient would like to talk about cutting down or stopping. Respond today.",
  source: "Design choice",
  evaluate: (view) =>
    onAnswer(view, "ds.help", 2, {
      ruleId: "DEP-06",
      priority: "high",
      summary: "The patient would like to talk about cutting down or stopping.",
    }) ??
    onAnswer(view, "ds.help", 1, {
      ruleId: "DEP-06",
      priority: "low",
      summary: "The patient might like to talk about cutting down or stopping.",
    }),
};

export const couldNotCutDown: Rule = {
  ...family,
  id: "DEP-07",
  title: "Could not cut down, or unwell without",
  logic:
    "Tried to cut down and could not, a few times or more. Or felt unwell without it, a few times or more, on this check and an earlier one on record.",
  action:
    "Cutting down was hard, or going without felt bad. Offer support and plan the next supply together.",
  source: "Withdrawal in 30.2 % of a sample with adapted criteria; limits are design choices",
  evaluate(view, { couldNotCutDown, withdrawal, withdrawalTimes }) {
    const tried = onAnswer(view, "ds.cut", couldNotCutDown, {
      ruleId: "DEP-07",
      priority: "high",
      summary: "The patient tried to cut down, or wanted to, and could not.",
    });
    const unwell = view
      .checkInsOf("dependence-signals")
      .filter((one) => (graded(one, "ds.wd") ?? 0) >= withdrawal).length;
    const without = onAnswer(view, "ds.wd", withdrawal, {
      ruleId: "DEP-07",
      priority: "high",
      summary: `The patient felt unwell when going without, on ${unwell} checks.`,
    });
    return tried ?? (unwell >= withdrawalTimes ? without : null);
  },
};

function onAnswer(
  view: View,
  linkId: string,
  from: number,
  what: { ruleId: string; priority: "high" | "medium" | "low"; summary: string },
) {
  const current = currentOf(view, "dependence-signals");
  if (!current || (graded(current, linkId) ?? 0) < from) return null;
  return { ...what, evidence: [answered(view, current, linkId)] };
}

/** Items answered above zero. */
function positives(current: RecordedCheckIn): string[] {
  return Object.keys(current.answers).filter(
    (linkId) => linkId !== "ds.help" && (graded(current, linkId) ?? 0) > 0,
  );
}
