import { daysBetween, localDay } from "@/domain/local-day";
import { decisionWeek, improvement, isOnTrack } from "@/domain/on-track";
import type { ScoredPoint } from "@/domain/patient-record";
import { scored } from "@/domain/rules/evidence";
import type { Finding, Rule, View } from "@/domain/rules/rule";
import { baselineBefore, latestOfCurrent, latestPair } from "@/domain/rules/scores";

const family = { version: 1, family: "change", safety: false } as const;

/** These rules report a crossing: a state that was already there the time before is shown on the chart, not raised. */
export const severeDepressionEntered: Rule = {
  ...family,
  id: "CHG-01",
  title: "Severe depression entered",
  logic: "PHQ-9 is 20 or more and the one before was below 20. The first score of all is not judged.",
  action: "Review safety, response to the dose and whether a higher level of care is needed.",
  source: "Kroenke 2001, bands",
  on: ["phq-9"],
  evaluate(view, { severeDepression }) {
    const pair = latestPair(view, view.phq9);
    if (!pair || pair.previous.value >= severeDepression || pair.latest.value < severeDepression) return null;
    return {
      ruleId: "CHG-01",
      priority: "high",
      summary: `PHQ-9 went from ${pair.previous.value} to ${pair.latest.value} and is now in the severe band.`,
      evidence: [scored("phq-9", pair.latest, "latest"), scored("phq-9", pair.previous, "previous")],
    };
  },
};

export const severeAnxietyEntered: Rule = {
  ...family,
  id: "CHG-02",
  title: "Severe anxiety entered",
  logic:
    "GAD-7 is 15 or more and the one before was below 15. High when it is also reliably above baseline, otherwise medium. The first score of all is not judged.",
  action: "Ask about anxiety and panic around doses; review the plan.",
  source: "Spitzer 2006, bands; Bischoff 2020, reliable change",
  on: ["gad-7"],
  evaluate(view, { severeAnxiety, reliableAnxiety }) {
    const pair = latestPair(view, view.gad7);
    if (!pair || pair.previous.value >= severeAnxiety || pair.latest.value < severeAnxiety) return null;
    const baseline = baselineBefore(view, "gad-7", pair.latest);
    const reliable = baseline !== null && pair.latest.value - baseline.value >= reliableAnxiety;
    return {
      ruleId: "CHG-02",
      priority: reliable ? "high" : "medium",
      summary: `GAD-7 went from ${pair.previous.value} to ${pair.latest.value} and is now in the severe band.`,
      evidence: [
        scored("gad-7", pair.latest, "latest"),
        scored("gad-7", pair.previous, "previous"),
        ...(baseline ? [scored("gad-7", baseline, "baseline")] : []),
      ],
    };
  },
};

export const depressionReliablyWorse: Rule = {
  ...family,
  id: "CHG-03",
  title: "Depression reliably worse than baseline",
  logic:
    "PHQ-9 is at least 6 above baseline, on 2 scores in a row or on one score of 15 or more, and was not so the time before.",
  action:
    "Reliably worse than before treatment. Consider pausing titration; look again at the diagnosis, mood elevation and substance use.",
  source: "NHS Talking Therapies, reliable change 6; McInnes 2022, 8.4 % worse after IV induction",
  on: ["phq-9"],
  evaluate(view, thresholds) {
    const limits = { rise: thresholds.reliableDepression, alone: thresholds.unconfirmedDepression };
    return reliablyWorse(view, "phq-9", view.phq9, limits, {
      ruleId: "CHG-03",
      priority: "high",
      name: "PHQ-9",
    });
  },
};

export const anxietyReliablyWorse: Rule = {
  ...family,
  id: "CHG-04",
  title: "Anxiety reliably worse than baseline",
  logic:
    "GAD-7 is at least 6 above baseline, on 2 scores in a row or on one score of 15 or more, and was not so the time before.",
  action: "Anxiety is reliably worse than before treatment. Review the plan and what happens around doses.",
  source: "Bischoff 2020, reliable change 6; Toussaint 2020",
  on: ["gad-7"],
  evaluate(view, thresholds) {
    const limits = { rise: thresholds.reliableAnxiety, alone: thresholds.unconfirmedAnxiety };
    return reliablyWorse(view, "gad-7", view.gad7, limits, {
      ruleId: "CHG-04",
      priority: "medium",
      name: "GAD-7",
    });
  },
};

export const notOnTrack: Rule = {
  ...family,
  id: "CHG-05",
  title: "Not on track at a decision point",
  logic:
    "Week 4 (days 25 to 35 from the first dose): improved by less than 20 % of baseline, or PHQ-9 17 or more. Week 9 (days 60 to 70): improved by less than 50 % and PHQ-9 13 or more. Week 14 (days 95 to 105): improved by less than 50 % and PHQ-9 9 or more. A PHQ-9 below 5 is on track.",
  action: "Little benefit at a decision point. Decide together whether to continue, adjust or stop.",
  source:
    "PMID 26077754, cut points 17/13/9 (CBT trials); Kounali 2022; esketamine label, evaluate after 4 weeks",
  on: ["phq-9"],
  evaluate(view, thresholds) {
    const latest = latestOfCurrent(view, view.phq9);
    const { firstDoseOn } = view.record.episode;
    if (!latest || !firstDoseOn) return null;
    const baseline = baselineBefore(view, "phq-9", latest);
    const day = daysBetween(firstDoseOn, localDay(latest.authoredAt, view.record.timeZone));
    const week = decisionWeek(day, thresholds);
    if (!baseline || !week || isOnTrack(week, baseline.value, latest.value, thresholds)) return null;
    const percent = improvement(baseline.value, latest.value);
    return {
      ruleId: "CHG-05",
      priority: "medium",
      summary: `At week ${week} PHQ-9 is ${latest.value}, ${percent === null ? "with a baseline of 0" : `${inWords(percent)} baseline ${baseline.value}`}.`,
      evidence: [scored("phq-9", latest, "latest"), scored("phq-9", baseline, "baseline")],
    };
  },
};

type Limits = { readonly rise: number; readonly alone: number };

function reliablyWorse(
  view: View,
  instrument: string,
  points: readonly ScoredPoint[],
  limits: Limits,
  { ruleId, priority, name }: Pick<Finding, "ruleId" | "priority"> & { name: string },
): Finding | null {
  const latest = latestOfCurrent(view, points);
  const baseline = latest && baselineBefore(view, instrument, latest);
  if (!latest || !baseline) return null;
  const since = points.filter((point) => point.authoredAt > baseline.authoredAt);
  if (!isReliablyWorse(since, baseline, limits)) return null;
  if (isReliablyWorse(since.slice(0, -1), baseline, limits)) return null;
  const previous = since.at(-2);
  return {
    ruleId,
    priority,
    summary: `${name} is ${latest.value}, ${latest.value - baseline.value} above baseline ${baseline.value}, which is beyond measurement noise (${limits.rise} points).`,
    evidence: [
      scored(instrument, latest, "latest"),
      ...(previous ? [scored(instrument, previous, "previous")] : []),
      scored(instrument, baseline, "baseline"),
    ],
  };
}

function isReliablyWorse(
  since: readonly ScoredPoint[],
  baseline: ScoredPoint,
  { rise, alone }: Limits,
): boolean {
  const [previous, latest] = [since.at(-2), since.at(-1)];
  if (!latest || latest.value - baseline.value < rise) return false;
  return latest.value >= alone || (previous !== undefined && previous.value - baseline.value >= rise);
}

function inWords(percent: number): string {
  if (percent === 0) return "the same as";
  return `${Math.round(Math.abs(percent))}% ${percent > 0 ? "below" : "above"}`;
}
