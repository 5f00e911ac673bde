import type { RecordedCheckIn } from "@/domain/check-in";
import { findInstrument, instruments } from "@/domain/instruments/catalogue";
import { bloodPressure } from "@/domain/instruments/dose-journal";
import { localDay } from "@/domain/local-day";
import { currentDose } from "@/domain/rules/doses";
import { answered, fact, graded, hoursBetween } from "@/domain/rules/evidence";
import type { Evidence, Rule, View } from "@/domain/rules/rule";
import { isStraightLine } from "@/domain/rules/straight-line";
import type { Thresholds } from "@/domain/rules/thresholds";
import { counted, plainNumber } from "@/domain/wording";

/** These rules ask staff to check an entry. They lower and hide nothing: every other rule still reads the answers as given. */
const family = { version: 1, family: "data-quality", safety: false } as const;
const every = instruments.map(({ id }) => id);

export const tooFast: Rule = {
  ...family,
  version: 2,
  id: "DQ-01",
  title: "Answered very fast",
  logic:
    "Less than 1 second for each answered item, or less than 2 where the answers are all alike as well (DQ-02). Only where the sender told when the questionnaire was opened.",
  action: "Answered unusually fast. Verify by phone before acting on an improvement.",
  source: "Convention in survey research on speeding; limits are design choices",
  on: ["phq-9", "gad-7", "asq", "side-effects", "dependence-signals", "activation-check"],
  evaluate(view, thresholds) {
    const { current } = view;
    if (!current?.startedAt) return null;
    const seconds = hoursBetween(current.startedAt, current.authoredAt) * 3600;
    const items = Object.values(current.answers).filter((value) => value !== null).length;
    const { hasty, hastyAlike } = thresholds;
    const limit = isStraightLine(view, current, thresholds) ? Math.max(hasty, hastyAlike) : hasty;
    if (seconds <= 0 || seconds >= items * limit) return null;
    const title = findInstrument(current.instrument)?.shortTitle ?? current.instrument;
    return {
      ruleId: "DQ-01",
      priority: "low",
      summary: `${title}: ${counted(items, "answer")} in ${plainNumber(seconds)} seconds. Verify.`,
      evidence: [fact(`${title} opened`, current.startedAt), fact(`${title} finished`, current.authoredAt)],
    };
  },
};

export const impossibleEntry: Rule = {
  ...family,
  version: 2,
  id: "DQ-03",
  title: "Impossible entry",
  logic:
    "A diastolic pressure not below the systolic, a systolic outside 60 to 300, a time in the future, more units left than there can be, or two planned doses less than 5 minutes apart.",
  action: "Fix the entry with the patient. Until then the more worrying reading counts.",
  source: "Design choice",
  on: every,
  evaluate(view, thresholds) {
    const { current } = view;
    const wrong = current
      ? [
          ...wrongPressures(view, current, thresholds),
          ...wrongTimes(view, current, thresholds),
          ...wrongUnits(view, current),
          ...sameDoseTwice(view, current, thresholds),
        ]
      : [];
    if (wrong.length === 0) return null;
    return {
      ruleId: "DQ-03",
      priority: "low",
      summary: `${counted(wrong.length, "entry", "entries")} cannot be right. Fix with the patient.`,
      evidence: wrong,
    };
  },
};

export const whoAnswers: Rule = {
  ...family,
  id: "DQ-05",
  title: "Who is answering",
  logic:
    "Another patient answered on the same device while this patient was answering, or the language of an instrument changed since the last time.",
  action: "Confirm who is answering.",
  source: "Design choice",
  on: every,
  evaluate(view, thresholds) {
    const { current } = view;
    const signs = current
      ? [...otherLanguage(view, current), ...sharedSession(view, current, thresholds)]
      : [];
    if (signs.length === 0) return null;
    return {
      ruleId: "DQ-05",
      priority: "low",
      summary: "This may have been answered by or with somebody else. Verify who is answering.",
      evidence: signs,
    };
  },
};

function wrongPressures(
  view: View,
  current: RecordedCheckIn,
  { lowestSystolic, highestSystolic }: Thresholds,
): Evidence[] {
  return ["dj.bpPre", "dj.bpPost"].flatMap((linkId) => {
    const pressure = bloodPressure(current.answers, linkId);
    if (!pressure) return [];
    const { sys, dia } = pressure;
    const possible = dia < sys && sys >= lowestSystolic && sys <= highestSystolic;
    return possible ? [] : [answered(view, current, linkId)];
  });
}

function wrongTimes(view: View, current: RecordedCheckIn, { clockMinutes }: Thresholds): Evidence[] {
  const isAhead = (at: Date, of: Date) => at.getTime() - of.getTime() > clockMinutes * 60_000;
  const dose = currentDose(view);
  return [
    ...(isAhead(current.authoredAt, current.receivedAt)
      ? [fact("Answered later than it arrived", current.authoredAt)]
      : []),
    ...(dose && dose.kind !== "skipped" && isAhead(dose.at, current.authoredAt)
      ? [answered(view, current, "dj.at")]
      : []),
  ];
}

/** More left than was dispensed together with what was left before. Unknown while nobody told what was left before. */
function wrongUnits(view: View, current: RecordedCheckIn): Evidence[] {
  const { prescription, episode, timeZone } = view.record;
  const left = graded(current, "dj.left") ?? 0;
  if (!prescription) return [];
  const { dispensedUnits, dispensedOn } = prescription;
  if (dispensedUnits === null || dispensedOn === null) return [];
  const isFirstSupply = episode.firstDoseOn === null || dispensedOn <= episode.firstDoseOn;
  const told = view
    .checkInsOf("dose-journal")
    .findLast((one) => graded(one, "dj.left") !== null && localDay(one.authoredAt, timeZone) < dispensedOn);
  const before = told ? graded(told, "dj.left") : isFirstSupply ? 0 : null;
  if (before === null || left <= dispensedUnits + before) return [];
  return [
    answered(view, current, "dj.left"),
    fact(`${counted(dispensedUnits, "unit")} dispensed ${dispensedOn}, ${before} left before`),
  ];
}

function sameDoseTwice(view: View, current: RecordedCheckIn, { sameDoseMinutes }: Thresholds): Evidence[] {
  const dose = currentDose(view);
  if (dose?.kind !== "scheduled") return [];
  const twin = view.doses.find(
    (one) =>
      one.kind === "scheduled" &&
      one.checkInId !== dose.checkInId &&
      Math.abs(hoursBetween(one.at, dose.at)) * 60 < sameDoseMinutes,
  );
  return twin ? [answered(view, current, "dj.at"), fact("Another planned dose recorded then", twin.at)] : [];
}

function otherLanguage(view: View, current: RecordedCheckIn): Evidence[] {
  const primary = (tag: string) => tag.toLowerCase().split("-")[0];
  const before = view.checkInsOf(current.instrument).findLast((one) => one.id !== current.id);
  if (!before || primary(before.language) === primary(current.language)) return [];
  return [
    fact(`Answered in ${current.language}`, current.authoredAt),
    fact(`The time before in ${before.language}`, before.authoredAt),
  ];
}

/** Overlap of what others answered on this device with the patient's own sitting on it. */
function sharedSession(view: View, current: RecordedCheckIn, { sittingMinutes }: Thresholds): Evidence[] {
  const own = every
    .flatMap((instrument) => view.checkInsOf(instrument))
    .filter((one) => one.deviceId === current.deviceId)
    .sort((a, b) => b.authoredAt.getTime() - a.authoredAt.getTime());
  let from = begun(current);
  for (const one of own) {
    if (from - one.authoredAt.getTime() > sittingMinutes * 60_000) break;
    from = Math.min(from, begun(one));
  }
  return view.record.sharedDevice
    .filter(
      (one) =>
        one.deviceId === current.deviceId &&
        one.authoredAt.getTime() >= from &&
        begun(one) <= current.authoredAt.getTime(),
    )
    .slice(0, 3)
    .map((one) => fact("Another patient answered on the same device", one.authoredAt));
}

/** When answering began, in milliseconds; the moment it ended where nobody told or the clock was wrong. */
function begun({ startedAt, authoredAt }: { startedAt: Date | null; authoredAt: Date }): number {
  return Math.min((startedAt ?? authoredAt).getTime(), authoredAt.getTime());
}
