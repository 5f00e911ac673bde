import type { RecordedCheckIn } from "@/domain/check-in";
import { effectiveAsqLevel } from "@/domain/instruments/asq";
import { localDay } from "@/domain/local-day";
import { columbiaAt, isNewToStaff } from "@/domain/rules/columbia";
import { answered, currentOf, fact, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Evidence, Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

const family = { version: 1, family: "suicidality", safety: true } as const;
const louzon = "Louzon 2016, doi:10.1176/appi.ps.201500149";

export const acuteSafetyAnswer: Rule = {
  ...family,
  version: 2,
  id: "SUI-01",
  title: "Acute safety answer",
  logic:
    "The patient is not sure of, or not able to, keep safe right now, or reports thoughts of suicide right now (ASQ question 5), or, on the C-SSRS screener, intent or a plan in the past month or behaviour within 3 months.",
  action:
    "Call now. Complete a suicide risk assessment, involve the emergency contact if consented, and decide about supply once the patient has been seen.",
  source: "NIMH ASQ toolkit; Columbia triage guidance",
  on: ["safety-followup", "asq", "c-ssrs-screener"],
  evaluate(view) {
    const followup = currentOf(view, "safety-followup");
    if (followup && (graded(followup, "sf.safe") ?? 0) >= 1) {
      return {
        ruleId: "SUI-01",
        priority: "urgent",
        summary: `Asked about keeping safe right now, the patient answered "${words(view, followup, "sf.safe")}".`,
        evidence: [
          answered(view, followup, "sf.safe"),
          answered(view, followup, "sf.contact"),
          ...item9(view),
        ],
      };
    }
    const asq = currentOf(view, "asq");
    if (asq?.answers["asq.5"] === true) {
      return {
        ruleId: "SUI-01",
        priority: "urgent",
        summary: "The patient reported thoughts of suicide right now (ASQ question 5).",
        evidence: [...askedAsq(view, asq).reverse(), ...item9(view)],
      };
    }
    const columbia = columbiaAt(view, "high");
    if (!columbia) return null;
    const evidence = [...columbia.evidence, ...item9(view)];
    return { ruleId: "SUI-01", priority: "urgent", summary: columbia.summary, evidence };
  },
};

export const item9NearlyEveryDay: Rule = {
  ...family,
  id: "SUI-02",
  title: "Item 9: nearly every day",
  logic: 'PHQ-9 item 9 is "nearly every day" (3), whatever the safety questions say.',
  action: "Call today, first available clinician. Ask the safety questions (ASQ or C-SSRS) by voice.",
  source: `${louzon}; Simon 2013, doi:10.1176/appi.ps.201200587`,
  on: ["phq-9"],
  evaluate(view) {
    const phq9 = currentOf(view, "phq-9");
    if (!phq9 || graded(phq9, "phq9.9") !== 3) return null;
    return {
      ruleId: "SUI-02",
      priority: "urgent",
      summary: item9Summary(view, phq9),
      evidence: safetyEvidence(view, phq9),
    };
  },
};

export const item9MoreThanHalf: Rule = {
  ...family,
  version: 4,
  id: "SUI-03",
  title: "Item 9: more than half the days, or a positive safety screen",
  logic:
    'PHQ-9 item 9 is "more than half the days" (2), or the ASQ is positive without thoughts right now (a lifetime attempt told of the time before does not count again on its own, unless its "when" reads differently or the question about right now has no answer), or the C-SSRS screener has thoughts with a method, earlier behaviour or a question left unanswered.',
  action: "Contact today. Brief suicide safety assessment; review the safety plan and access to means.",
  source: `${louzon}; NIMH ASQ toolkit; Columbia triage guidance`,
  on: ["phq-9", "asq", "c-ssrs-screener"],
  evaluate(view) {
    const phq9 = currentOf(view, "phq-9");
    if (phq9 && graded(phq9, "phq9.9") === 2) {
      return {
        ruleId: "SUI-03",
        priority: "high",
        summary: item9Summary(view, phq9),
        evidence: safetyEvidence(view, phq9),
      };
    }
    const asq = currentOf(view, "asq");
    if (asq && asqLevel(view, asq) === "non-acute-positive") {
      return {
        ruleId: "SUI-03",
        priority: "high",
        summary: "The safety screen (ASQ) has a positive or unanswered question.",
        evidence: [...askedAsq(view, asq), ...item9(view)],
      };
    }
    const columbia = columbiaAt(view, "moderate");
    if (!columbia) return null;
    const evidence = [...columbia.evidence, ...item9(view)];
    return { ruleId: "SUI-03", priority: "high", summary: columbia.summary, evidence };
  },
};

/**
 * Judged when the PHQ-9 arrives, with the safety answers known by then: those given before it or arriving with it
 * make the finding medium. Negative answers that arrive later change nothing, since a flag is lowered by people only.
 */
export const item9NewOrRising: Rule = {
  ...family,
  version: 3,
  id: "SUI-04",
  title: "Item 9: several days, new or rising",
  logic:
    'PHQ-9 item 9 is "several days" (1) and it is not known and stable (SUI-05). Medium when, in the same session, the ASQ is negative and the patient feels able to keep safe; otherwise high. Also high when the C-SSRS screener has a wish to be dead or thoughts only, every C-SSRS of the last 60 days was all "no" and staff had no contact in 7.',
  action: "Contact today unless the safety screen was negative; then within 2 days. Ask what changed.",
  source: `${louzon}; positive predictive value 27 to 29 % (Na 2018, Chung 2023); C-SSRS screener, low tier`,
  on: ["phq-9", "c-ssrs-screener"],
  evaluate(view, thresholds) {
    const columbia = columbiaAt(view, "low");
    if (columbia && isNewToStaff(view, thresholds)) {
      return { ruleId: "SUI-04", priority: "high", ...columbia };
    }
    const phq9 = currentOf(view, "phq-9");
    if (!phq9 || graded(phq9, "phq9.9") !== 1 || isKnownAndStable(view, phq9, thresholds)) return null;
    const eased = asqNegative(view) && feelsSafe(view);
    return {
      ruleId: "SUI-04",
      priority: eased ? "medium" : "high",
      summary: item9Summary(view, phq9),
      evidence: safetyEvidence(view, phq9),
    };
  },
};

export const item9Stable: Rule = {
  ...family,
  mayStayQuiet: true,
  version: 3,
  id: "SUI-05",
  title: "Item 9: several days, known and stable",
  logic:
    'PHQ-9 item 9 is "several days" (1), it was positive the time before and within the last 60 days, the patient feels able to keep safe, and either the ASQ of this session is negative or staff reviewed the safety plan in the last 30 days. Or the C-SSRS screener has a wish to be dead or thoughts only, and one of the last 60 days was not all "no" or staff had contact in the last 7.',
  action: "Thoughts reported before, unchanged. Check the date of the safety plan and review it.",
  source: `${louzon}; C-SSRS screener, low tier`,
  on: ["phq-9", "c-ssrs-screener"],
  evaluate(view, thresholds) {
    const columbia = columbiaAt(view, "low");
    if (columbia && !isNewToStaff(view, thresholds)) {
      return { ruleId: "SUI-05", priority: "medium", ...columbia };
    }
    const phq9 = currentOf(view, "phq-9");
    if (!phq9 || graded(phq9, "phq9.9") !== 1 || !isKnownAndStable(view, phq9, thresholds)) return null;
    const reviewed = view.record.staff.safetyPlanReviewedAt;
    const plan =
      planIsRecent(view, thresholds) && reviewed
        ? [fact(`Safety plan reviewed ${localDay(reviewed, view.record.timeZone)}`, reviewed)]
        : [];
    return {
      ruleId: "SUI-05",
      priority: "medium",
      summary: item9Summary(view, phq9),
      evidence: [...safetyEvidence(view, phq9), ...plan],
    };
  },
};

export const item9NotAnswered: Rule = {
  ...family,
  id: "SUI-06",
  title: "Item 9 not answered",
  logic:
    "A PHQ-9 that is no longer being answered came in without an answer to item 9. High when the last answer to it was positive.",
  action: "Item 9 was left unanswered. Ask in person.",
  source: "Design choice: missing is not zero",
  on: ["phq-9"],
  evaluate(view) {
    const phq9 = currentOf(view, "phq-9");
    if (!phq9 || phq9.status === "in-progress" || (phq9.answers["phq9.9"] ?? null) !== null) return null;
    const last = previousItem9(view, phq9);
    const wasPositive = last !== null && (graded(last, "phq9.9") ?? 0) > 0;
    return {
      ruleId: "SUI-06",
      priority: wasPositive ? "high" : "medium",
      summary: wasPositive
        ? "Item 9 (death or self-harm thoughts) was not answered; the last answer to it was positive."
        : "Item 9 (death or self-harm thoughts) was not answered.",
      evidence: [answered(view, phq9, "phq9.9"), ...(last ? [answered(view, last, "phq9.9")] : [])],
    };
  },
};

export const contactRequested: Rule = {
  ...family,
  id: "SUI-07",
  title: "Contact requested",
  logic: "The patient asked for contact: high when today, low when convenient.",
  action: "The patient asked to be contacted. Call, and say which check-in it is about.",
  source: "Design choice",
  on: ["mood-daily", "safety-followup"],
  evaluate(view) {
    const followup = currentOf(view, "safety-followup");
    if (followup && graded(followup, "sf.contact") === 1) {
      return {
        ruleId: "SUI-07",
        priority: "high",
        summary: "The patient asked to be contacted today.",
        evidence: [answered(view, followup, "sf.contact"), answered(view, followup, "sf.best")],
      };
    }
    const mood = currentOf(view, "mood-daily");
    const wanted = mood && graded(mood, "md.contact");
    if (!mood || (wanted !== 1 && wanted !== 2)) return null;
    return {
      ruleId: "SUI-07",
      priority: wanted === 2 ? "high" : "low",
      summary: `The patient asked to be contacted ${wanted === 2 ? "today" : "when convenient"}.`,
      evidence: [answered(view, mood, "md.contact"), answered(view, mood, "md.note")],
    };
  },
};

function isKnownAndStable(view: View, phq9: RecordedCheckIn, thresholds: Thresholds): boolean {
  const last = previousItem9(view, phq9);
  if (!last || (graded(last, "phq9.9") ?? 0) < 1) return false;
  if (hoursBetween(last.authoredAt, phq9.authoredAt) > thresholds.stableIdeationDays * 24) return false;
  return feelsSafe(view) && (asqNegative(view) || planIsRecent(view, thresholds));
}

function previousItem9(view: View, phq9: RecordedCheckIn): RecordedCheckIn | null {
  const answeredBefore = (one: RecordedCheckIn) => one.id !== phq9.id && graded(one, "phq9.9") !== null;
  return view.checkInsOf("phq-9").findLast(answeredBefore) ?? null;
}

/** Every safety follow-up of the session was answered "Yes", and there is one. */
function feelsSafe(view: View): boolean {
  const session = view.sessionOf("safety-followup");
  return session.length > 0 && session.every((one) => graded(one, "sf.safe") === 0);
}

/** Every ASQ of the session is negative, and there is one. */
function asqNegative(view: View): boolean {
  const session = view.sessionOf("asq");
  return session.length > 0 && session.every((one) => asqLevel(view, one) === "negative");
}

function asqLevel(view: View, asq: RecordedCheckIn) {
  const earlier = view
    .checkInsOf("asq")
    .filter((one) => one.id !== asq.id && one.authoredAt < asq.authoredAt);
  return effectiveAsqLevel(
    asq.answers,
    earlier.map((one) => one.answers),
  );
}

function planIsRecent(view: View, thresholds: Thresholds): boolean {
  const reviewed = view.record.staff.safetyPlanReviewedAt;
  if (!reviewed) return false;
  const hours = hoursBetween(reviewed, view.now);
  return hours >= 0 && hours <= thresholds.safetyPlanDays * 24;
}

function item9Summary(view: View, phq9: RecordedCheckIn): string {
  const last = previousItem9(view, phq9);
  const before = last ? `; the time before, "${words(view, last, "phq9.9")}"` : "";
  return `The patient answered "${words(view, phq9, "phq9.9")}" to item 9 (death or self-harm thoughts)${before}.`;
}

function safetyEvidence(view: View, phq9: RecordedCheckIn): Evidence[] {
  const followups = view.sessionOf("safety-followup").map((one) => answered(view, one, "sf.safe"));
  const asqs = view.sessionOf("asq").flatMap((one) => askedAsq(view, one));
  return [answered(view, phq9, "phq9.9"), ...followups, ...asqs];
}

/** The ASQ questions that were asked, in order. */
function askedAsq(view: View, asq: RecordedCheckIn): Evidence[] {
  const asked = ["asq.1", "asq.2", "asq.3", "asq.4", "asq.5"].filter((linkId) => linkId in asq.answers);
  return asked.map((linkId) => answered(view, asq, linkId));
}

/** Item 9 of the session's PHQ-9, when it is known by now. */
function item9(view: View): Evidence[] {
  return view.sessionOf("phq-9").map((one) => answered(view, one, "phq9.9"));
}

function words(view: View, checkIn: RecordedCheckIn, linkId: string): string {
  const evidence = answered(view, checkIn, linkId);
  return evidence.kind === "answer" ? evidence.answer : "";
}
