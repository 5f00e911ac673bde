import { phq9Total } from "@/domain/instruments/phq-9";
import { relapse } from "@/domain/relapse";
import { depressionReliablyWorse, severeDepressionEntered } from "@/domain/rules/change";
import { hoursBetween, scored } from "@/domain/rules/evidence";
import type { Rule, View } from "@/domain/rules/rule";
import { latestOfCurrent, latestPair } from "@/domain/rules/scores";
import type { Thresholds } from "@/domain/rules/thresholds";
import { plainNumber } from "@/domain/wording";

const family = { version: 1, family: "change", safety: false, on: ["phq-9"] } as const;

/** Fires when symptoms are first surely back, and once more when they come to 15; while they stay it says nothing. */
export const symptomsReturned: Rule = {
  ...family,
  version: 2,
  id: "CHG-06",
  title: "Symptoms returned after remission",
  logic:
    "After two PHQ-9 in a row below 5: PHQ-9 is 10 or more and at least 5 above the mean of all those in that row. From 15 one score is enough (high); from 10 to 14 it must be repeated within 14 days (medium). Raised when it comes about, and again when it comes to 15.",
  action:
    "Symptoms came back after remission. Ask about missed doses, needing more for the same effect, and stressors; send another PHQ-9 in 7 to 14 days.",
  source: "NHS Talking Therapies, caseness 10; Ali 2017, doi:10.1016/j.brat.2017.04.006; McInnes 2022",
  evaluate(view, thresholds) {
    const latest = latestOfCurrent(view, view.phq9);
    const limits = {
      score: thresholds.returnScore,
      rise: thresholds.returnRise,
      alone: thresholds.returnAlone,
      confirmDays: thresholds.returnRepeatDays,
    };
    const now = relapse(view.phq9, phq9Total, limits);
    if (!latest || !now || now.sure === "not-yet") return null;
    const before = relapse(view.phq9.slice(0, -1), phq9Total, limits);
    if (before && (before.sure === "alone" || before.sure === now.sure)) return null;
    const low = now.remission.points.at(-1);
    const previous = view.phq9.at(-2);
    return {
      ruleId: "CHG-06",
      priority: now.sure === "alone" ? "high" : "medium",
      summary: `PHQ-9 is ${latest.value}${now.sure === "repeated" && previous ? ` after ${previous.value}` : ""}, following ${now.remission.points.length} scores in a row below 5 (mean ${plainNumber(now.remission.mean)}).`,
      evidence: [
        scored("phq-9", latest, "latest"),
        ...[previous, low]
          .flatMap((point, index, all) => (point && all.indexOf(point) === index ? [point] : []))
          .map((point) => scored("phq-9", point, "previous")),
      ],
    };
  },
};

export const fastRise: Rule = {
  ...family,
  id: "CHG-07",
  title: "Fast rise within a week",
  logic:
    "PHQ-9 rose by 5 or more from one weekly check-in to the next (at most 10 days apart) and is 10 or more. Not when CHG-01, CHG-03 or CHG-06 says so already.",
  action: "A rapid change. Repeat the PHQ-9 in 7 days and ask what happened.",
  source:
    "Change of 5 points as clinically significant: Kroenke 2001, Hull 2022 doi:10.1016/j.jad.2022.07.004",
  evaluate(view, thresholds) {
    const pair = latestPair(view, view.phq9);
    if (!pair || !isFast(pair, thresholds) || isSaidAlready(view, thresholds)) return null;
    const { latest, previous } = pair;
    return {
      ruleId: "CHG-07",
      priority: "medium",
      summary: `PHQ-9 rose from ${previous.value} to ${latest.value} (+${latest.value - previous.value}) since the last check-in.`,
      evidence: [scored("phq-9", latest, "latest"), scored("phq-9", previous, "previous")],
    };
  },
};

function isFast(
  { latest, previous }: NonNullable<ReturnType<typeof latestPair>>,
  { fastRise: points, fastRiseScore, weeklyDays }: Thresholds,
): boolean {
  return (
    latest.value - previous.value >= points &&
    latest.value >= fastRiseScore &&
    hoursBetween(previous.authoredAt, latest.authoredAt) <= weeklyDays * 24
  );
}

function isSaidAlready(view: View, thresholds: Thresholds): boolean {
  return [severeDepressionEntered, depressionReliablyWorse, symptomsReturned].some(
    (rule) => rule.evaluate(view, thresholds) !== null,
  );
}
