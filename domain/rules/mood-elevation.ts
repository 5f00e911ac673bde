import type { RecordedCheckIn } from "@/domain/check-in";
import { clearSigns } from "@/domain/instruments/activation-check";
import { cssrsLevel } from "@/domain/instruments/c-ssrs-screener";
import { addDays, localDay } from "@/domain/local-day";
import { answered, currentOf, fact, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Evidence, Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

const family = { version: 1, family: "mood-elevation", safety: false } as const;
const alarming = ["side-effects", "safety-followup", "asq", "c-ssrs-screener"];
/** Intent, a plan and behaviour. */
const columbiaItems = ["cssrs.4", "cssrs.5", "cssrs.6", "cssrs.6b"];

/** Asked by the activation check, and by alarming answers that come within days of a positive one. */
export const moodElevation: Rule = {
  ...family,
  version: 2,
  id: "MAN-01",
  title: "Possible mood elevation",
  logic:
    "In the newest activation check, high mood or irritability is clear, at least two other signs are too, on 2 days or more, and not only in the hours after a dose. High with a bipolar history, when others noticed, or on 4 days or more; urgent when within 7 days things were perceived that others did not (AE-07) or a safety answer was acute (SUI-01).",
  action:
    "Ask about sleep, spending and plans. Consider pausing ketamine and review antidepressants; mood elevation can be mixed with low mood.",
  source:
    "Mood elevation after 8 oral doses: Front Psychiatry 2020, doi:10.3389/fpsyt.2020.00516 (case report); limits are design choices",
  on: ["activation-check", ...alarming],
  evaluate(view, thresholds) {
    const check = newestPositive(view, thresholds);
    if (!check) return null;
    const alarms = alarmsNear(view, thresholds);
    if (view.current?.instrument !== "activation-check" && !isAmong(alarms, view.current)) return null;
    const reasons = reasonsForHigh(view, check, thresholds);
    const days = graded(check, "ac.days");
    return {
      ruleId: "MAN-01",
      priority: alarms.length > 0 ? "urgent" : reasons.length > 0 ? "high" : "medium",
      summary: `${clearSigns(check.answers).length} of 5 signs of mood elevation were clear, on ${days} days of the past week.`,
      evidence: [
        ...clearSigns(check.answers).map((linkId) => answered(view, check, linkId)),
        answered(view, check, "ac.days"),
        ...reasons,
        ...alarms,
      ],
    };
  },
};

/** Fires when the run of nights is complete; a longer run says nothing new. */
export const lessSleepMoreEnergy: Rule = {
  ...family,
  id: "MAN-02",
  title: "Less sleep, more energy",
  logic:
    "On 3 days in a row, at most 4.5 hours of sleep and energy of 8 or more. Raised when the third is told.",
  action: "Less sleep and more energy. Send the activation check.",
  source: "Design choice, after the core signs of hypomania",
  on: ["mood-daily"],
  evaluate(view, thresholds) {
    const current = currentOf(view, "mood-daily");
    if (!current) return null;
    const checks = view.checkInsOf("mood-daily");
    const run = runUpTo(view, checks, current, thresholds);
    if (run.length < thresholds.shortNights) return null;
    const before = checks.findLast((one) => one.id !== current.id);
    if (before && runUpTo(view, checks.slice(0, -1), before, thresholds).length >= thresholds.shortNights) {
      return null;
    }
    return {
      ruleId: "MAN-02",
      priority: "low",
      summary: `On ${run.length} days in a row sleep was ${thresholds.shortSleep} hours or less with energy of ${thresholds.highEnergy} or more.`,
      evidence: run.flatMap((one) => [answered(view, one, "md.sleep"), answered(view, one, "md.energy")]),
    };
  },
};

/** High mood or irritability, two more signs, long enough, and not the drug alone. Unanswered days establish nothing. */
function isPositive(
  { answers, ...check }: RecordedCheckIn,
  { elevationSigns, elevationDays }: Thresholds,
): boolean {
  const signs = clearSigns(answers);
  const days = graded({ ...check, answers }, "ac.days") ?? 0;
  return (
    (signs.includes("ac.high") || signs.includes("ac.irrit")) &&
    signs.length > elevationSigns &&
    days >= elevationDays &&
    answers["ac.dose"] !== true
  );
}

/** The newest activation check of the last days, when it was positive. */
function newestPositive(view: View, thresholds: Thresholds): RecordedCheckIn | null {
  const last = view.checkInsOf("activation-check").at(-1);
  return last && isNear(view, last, thresholds) && isPositive(last, thresholds) ? last : null;
}

function isNear(view: View, { authoredAt }: RecordedCheckIn, { elevationNearDays }: Thresholds): boolean {
  return Math.abs(hoursBetween(authoredAt, view.now)) <= elevationNearDays * 24;
}

function reasonsForHigh(view: View, check: RecordedCheckIn, { elevationManyDays }: Thresholds): Evidence[] {
  const others = check.answers["ac.others"] === true ? [answered(view, check, "ac.others")] : [];
  const history = view.record.history.bipolar === true ? [fact("Bipolar history on record")] : [];
  const long =
    (graded(check, "ac.days") ?? 0) >= elevationManyDays
      ? [fact(`${elevationManyDays} days or more`, check.authoredAt)]
      : [];
  return [...others, ...history, ...long];
}

/** What makes it urgent: AE-07 and SUI-01 answers of the last days, those of the same session included. */
function alarmsNear(view: View, thresholds: Thresholds): Evidence[] {
  const near = (instrument: string) => {
    const known = view.checkInsOf(instrument).filter((one) => isNear(view, one, thresholds));
    const later = view.sessionOf(instrument).filter((one) => !known.some(({ id }) => id === one.id));
    return [...known, ...later];
  };
  const { offDosePerception, offDosePerceptionUrgent, offDosePerceptionTimes } = thresholds;
  const enough = Math.min(offDosePerception, offDosePerceptionUrgent);
  const perceived = (one: RecordedCheckIn) => graded(one, "se.percept") ?? 0;
  const timesUpTo = ({ authoredAt }: RecordedCheckIn) =>
    [...new Set([...view.checkInsOf("side-effects"), ...view.sessionOf("side-effects")])].filter(
      (one) => one.authoredAt <= authoredAt && perceived(one) >= 1,
    ).length;
  const perceptions = near("side-effects").filter(
    (one) => perceived(one) >= 1 && (perceived(one) >= enough || timesUpTo(one) >= offDosePerceptionTimes),
  );
  return [
    ...perceptions.map((one) => answered(view, one, "se.percept")),
    ...near("safety-followup")
      .filter((one) => (graded(one, "sf.safe") ?? 0) >= 1)
      .map((one) => answered(view, one, "sf.safe")),
    ...near("asq")
      .filter((one) => one.answers["asq.5"] === true)
      .map((one) => answered(view, one, "asq.5")),
    ...near("c-ssrs-screener")
      .filter((one) => cssrsLevel(one.answers) === "high")
      .flatMap((one) => columbiaItems.map((linkId) => answered(view, one, linkId))),
  ];
}

function isAmong(evidence: readonly Evidence[], checkIn: RecordedCheckIn | null): boolean {
  return evidence.some((one) => one.kind === "answer" && one.checkInId === checkIn?.id);
}

/** Days in a row up to this check-in's, one check-in a day (the last), each with little sleep and much energy. */
function runUpTo(
  view: View,
  checks: readonly RecordedCheckIn[],
  last: RecordedCheckIn,
  { shortSleep, highEnergy }: Thresholds,
): RecordedCheckIn[] {
  const { timeZone } = view.record;
  const byDay = new Map(checks.map((one) => [localDay(one.authoredAt, timeZone), one]));
  const run: RecordedCheckIn[] = [];
  for (let on = localDay(last.authoredAt, timeZone); ; on = addDays(on, -1)) {
    const one = byDay.get(on);
    const sleep = one ? graded(one, "md.sleep") : null;
    const energy = one ? (graded(one, "md.energy") ?? 0) : 0;
    if (!one || sleep === null || sleep > shortSleep || energy < highEnergy) {
      return run.reverse();
    }
    run.push(one);
  }
}
