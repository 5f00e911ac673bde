import { addDays, daysBetween, localDay } from "@/domain/local-day";
import { rank } from "@/domain/priority";
import { isTaken } from "@/domain/rules/doses";
import { answered, fact, graded, hoursBetween, scored } from "@/domain/rules/evidence";
import type { Evidence, Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";
import { nextDue } from "@/domain/schedule";
import { pointsOf } from "@/domain/view";
import { calendarDayInWords } from "@/domain/wording";

const family = { version: 1, family: "engagement", safety: false } as const;

export const checkInsMissed: Rule = {
  ...family,
  id: "ENG-01",
  title: "Check-ins missed",
  logic: "Two PHQ-9 check-ins in a row are more than 48 hours (whole days) overdue.",
  action: "Try another way to reach the patient.",
  source: "Brighten study: median completion 37.6 %, lower with worse depression",
  on: ["silence"],
  evaluate(view, { graceHours, missedInARow }) {
    const { missedOn } = nextDue(view.record, view.now, graceHours);
    const [first] = missedOn;
    if (first === undefined || missedOn.length < missedInARow) return null;
    return {
      ruleId: "ENG-01",
      priority: "low",
      summary: `${missedOn.length} PHQ-9 check-ins in a row were missed, the first due ${calendarDayInWords(first)}.`,
      evidence: missedEvidence(view, missedOn),
    };
  },
};

export const silentAtRisk: Rule = {
  ...family,
  version: 2,
  id: "ENG-02",
  title: "Silent while at risk",
  logic:
    "A PHQ-9 is more than 72 hours overdue and one of these holds: a positive item 9 in the last 30 days, an open high or urgent flag (but this one), a last PHQ-9 of 20 or more, or a dose after a marked side effect (3 or more) without a check since, 36 hours later.",
  action:
    "Nothing has come from a patient who may be at risk. Call today, then try the emergency contact if consented.",
  source: "Brighten study: who stops answering is not random; limits are design choices",
  on: ["silence"],
  evaluate(view, thresholds) {
    const { missedOn } = nextDue(view.record, view.now, thresholds.silentHours);
    const [first] = missedOn;
    if (first === undefined) return null;
    const reasons = risks(view, thresholds);
    if (reasons.length === 0) return null;
    return {
      ruleId: "ENG-02",
      priority: "high",
      summary: `No PHQ-9 since the one due ${calendarDayInWords(first)}, and what is known before that needs attention.`,
      evidence: [...reasons, ...missedEvidence(view, missedOn)],
    };
  },
};

export const dosingUnmeasured: Rule = {
  ...family,
  version: 2,
  id: "ENG-03",
  title: "Doses without a PHQ-9",
  logic:
    "A dose was recorded in the last 28 days, no PHQ-9 came in for 28 days of treatment, and one is more than 48 hours overdue.",
  action: "Doses go on without outcome checks. Ask for a PHQ-9 before the next refill.",
  source: "Design choice",
  on: ["silence"],
  evaluate(view, { unmeasuredDays, graceHours }) {
    const { missedOn } = nextDue(view.record, view.now, graceHours);
    const isRecent = (at: Date) => {
      const hours = hoursBetween(at, view.now);
      return hours >= 0 && hours < unmeasuredDays * 24;
    };
    const dose = view.doses.findLast((one) => isTaken(one) && isRecent(one.at));
    const since = unmeasuredSince(view);
    if (!dose || missedOn.length === 0 || daysBetween(since, today(view)) < unmeasuredDays) return null;
    if (view.checkInsOf("phq-9").some((one) => isRecent(one.authoredAt))) return null;
    return {
      ruleId: "ENG-03",
      priority: "medium",
      summary: `Doses were recorded, but no PHQ-9 for ${daysBetween(since, today(view))} days.`,
      evidence: [fact("Last dose recorded", dose.at), ...missedEvidence(view, missedOn)],
    };
  },
};

/** Asked when something else comes in, too: who stops the daily checks may keep the weekly ones. */
export const dailyChecksStopped: Rule = {
  ...family,
  id: "ENG-04",
  title: "Daily checks stopped",
  logic:
    "At most 1 of the last 7 daily mood checks came in, after 8 or more of the 14 before. Today is not counted.",
  action: "The daily checks stopped. Ask whether they still help.",
  source: "Design choice; active data falls from 90 % to 30 % in 7 months (de Angel 2022)",
  on: ["silence", "phq-9", "dose-journal"],
  evaluate(view, { dailyMissed, dailyBefore }) {
    const { timeZone } = view.record;
    const on = today(view);
    const told = new Set(view.checkInsOf("mood-daily").map((one) => localDay(one.authoredAt, timeZone)));
    const count = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, index) => addDays(on, -from - index)).filter((day) =>
        told.has(day),
      ).length;
    const [week, before] = [count(1, 7), count(8, 21)];
    if (7 - week < dailyMissed || before < dailyBefore) return null;
    return {
      ruleId: "ENG-04",
      priority: "low",
      summary: `${week} of the last 7 daily checks came in, after ${before} of the 14 before.`,
      evidence: [fact(`Daily mood checks: ${week} of 7 days, ${before} of the 14 before`, view.now)],
    };
  },
};

function today(view: View): string {
  return localDay(view.now, view.record.timeZone);
}

function missedEvidence(view: View, missedOn: readonly string[]): Evidence[] {
  const last = view.phq9.at(-1);
  return [
    ...missedOn.slice(-4).map((on) => fact(`PHQ-9 due ${on}, not received`)),
    last ? fact(`Last PHQ-9: ${last.value}`, last.authoredAt) : fact("No PHQ-9 in the record"),
  ];
}

/** The local day of the last PHQ-9, or of the start of the course without one. */
function unmeasuredSince(view: View): string {
  const last = view.checkInsOf("phq-9").at(-1);
  const { firstDoseOn, startedOn } = view.record.episode;
  return last ? localDay(last.authoredAt, view.record.timeZone) : (firstDoseOn ?? startedOn);
}

/** What makes silence a worry, each as evidence. */
function risks(view: View, thresholds: Thresholds): Evidence[] {
  const since = (at: Date) => hoursBetween(at, view.now) / 24;
  const thoughts = view
    .checkInsOf("phq-9")
    .findLast(
      (one) => (graded(one, "phq9.9") ?? 0) > 0 && since(one.authoredAt) <= thresholds.silentRiskDays,
    );
  const flags = view.record.flags.filter(
    ({ ruleId, priority, closedAt, raisedAt }) =>
      (closedAt === null || closedAt > view.now) &&
      raisedAt <= view.now &&
      rank(priority) <= rank("high") &&
      ruleId !== "ENG-02",
  );
  const last = view.phq9.at(-1);
  return [
    ...(thoughts ? [answered(view, thoughts, "phq9.9")] : []),
    ...(last && last.value >= thresholds.severeDepression ? [scored("phq-9", last, "latest")] : []),
    ...flags.map(({ ruleId, priority, raisedAt }) => fact(`${ruleId} is open (${priority})`, raisedAt)),
    ...doseUnfollowed(view, thresholds),
  ];
}

/** A dose taken after a check with a marked side effect, and not followed by another check in time. */
function doseUnfollowed(
  view: View,
  { silentSideEffect, silentRiskDays, followUpHours }: Thresholds,
): Evidence[] {
  const checks = view.checkInsOf("side-effects");
  const all = pointsOf(checks, "max-severity").filter(
    ({ value, authoredAt }) =>
      value >= silentSideEffect && hoursBetween(authoredAt, view.now) <= silentRiskDays * 24,
  );
  const dose = view.doses.find(
    (one) =>
      isTaken(one) &&
      all.some(({ authoredAt }) => one.at > authoredAt) &&
      hoursBetween(one.at, view.now) > followUpHours &&
      !checks.some((check) => check.authoredAt > one.at),
  );
  const marked = dose && all.findLast(({ authoredAt }) => dose.at > authoredAt);
  if (!marked || !dose) return [];
  return [
    scored("side-effects", marked, "latest", "max-severity"),
    fact("A dose after that, without a side-effects check", dose.at),
  ];
}
