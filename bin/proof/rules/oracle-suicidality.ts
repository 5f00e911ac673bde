import {
  dayLong,
  dayOf,
  hour,
  millis,
  number,
  type Reading,
  type Story,
  told,
} from "@/bin/proof/rules/story";
import type { RecordedCheckIn } from "@/domain/check-in";

type Tier = "acute" | "positive" | "low" | "negative";

function asqTier(story: Story, one: RecordedCheckIn): Tier {
  if (one.answers["asq.5"] === true) return "acute";
  for (const item of ["asq.1", "asq.2", "asq.3"]) if (one.answers[item] !== false) return "positive";
  if (one.answers["asq.4"] === false) return "negative";
  if (one.answers["asq.4"] !== true || one.answers["asq.5"] !== false) return "positive";
  let lastTold: unknown = null;
  for (const earlier of told(story, "asq")) {
    if (earlier.id === one.id || millis(earlier) >= millis(one)) continue;
    if (typeof earlier.answers["asq.4"] === "boolean") lastTold = earlier.answers["asq.4"];
  }
  return lastTold === true ? "negative" : "positive";
}

function columbiaTier(one: RecordedCheckIn): Tier {
  const yes = (item: string) => one.answers[`cssrs.${item}`] === true;
  const open = (item: string) => typeof one.answers[`cssrs.${item}`] !== "boolean";
  if (yes("4") || yes("5") || yes("6b")) return "acute";
  if (yes("3") || yes("6")) return "positive";
  if (open("1") || open("2") || open("6")) return "positive";
  if (yes("2") && (open("3") || open("4") || open("5"))) return "positive";
  return yes("1") || yes("2") ? "low" : "negative";
}

/** What was answered in the same session as the judged check-in and had arrived with it. */
export function inSession(story: Story, instrument: string): RecordedCheckIn[] {
  const { current, record, numbers } = story;
  const list: RecordedCheckIn[] = [];
  if (!current) return list;
  for (const one of record.checkIns) {
    if (one.instrument !== instrument || one.receivedAt > current.receivedAt) continue;
    if (Math.abs(millis(one) - millis(current)) <= numbers.sessionHours * hour) list.push(one);
  }
  return list;
}

function feelsSafe(story: Story): boolean {
  let safe = false;
  for (const one of inSession(story, "safety-followup")) {
    if (number(one, "sf.safe") !== 0) return false;
    safe = true;
  }
  return safe;
}

function asqNegative(story: Story): boolean {
  let negative = false;
  for (const one of inSession(story, "asq")) {
    if (asqTier(story, one) !== "negative") return false;
    negative = true;
  }
  return negative;
}

function planReviewed({ record, at, numbers }: Story): boolean {
  const reviewed = record.staff.safetyPlanReviewedAt?.getTime();
  return reviewed !== undefined && reviewed <= at && at - reviewed <= numbers.safetyPlanDays * dayLong;
}

function inContact({ record, at, numbers }: Story): boolean {
  const contact = record.staff.lastContactAt?.getTime();
  return contact !== undefined && contact <= at && at - contact <= numbers.recentContactDays * dayLong;
}

/** Item 9 of the time before, where it was answered. */
function lastItem9(story: Story): { at: number; value: number } | null {
  let found: { at: number; value: number } | null = null;
  for (const one of told(story, "phq-9")) {
    const value = number(one, "phq9.9");
    if (one.id !== story.current?.id && value !== null) found = { at: millis(one), value };
  }
  return found;
}

function knownAndStable(story: Story): boolean {
  const last = lastItem9(story);
  if (!last || last.value < 1) return false;
  if (story.at - last.at > story.numbers.stableIdeationDays * dayLong) return false;
  return feelsSafe(story) && (asqNegative(story) || planReviewed(story));
}

function columbiaKnown(story: Story): boolean {
  for (const one of story.told) {
    if (one.id === story.current?.id) continue;
    if (story.at - millis(one) > story.numbers.stableIdeationDays * dayLong) continue;
    if (one.instrument === "c-ssrs-screener" && columbiaTier(one) !== "negative") return true;
  }
  return false;
}

const sui01: Reading = (story) => {
  const { current } = story;
  if (current?.instrument === "safety-followup")
    return (number(current, "sf.safe") ?? 0) >= 1 ? "urgent" : null;
  if (current?.instrument === "asq") return asqTier(story, current) === "acute" ? "urgent" : null;
  if (current?.instrument === "c-ssrs-screener") return columbiaTier(current) === "acute" ? "urgent" : null;
  return null;
};

const sui02: Reading = ({ current }) =>
  current?.instrument === "phq-9" && number(current, "phq9.9") === 3 ? "urgent" : null;

const sui03: Reading = (story) => {
  const { current } = story;
  if (current?.instrument === "phq-9") return number(current, "phq9.9") === 2 ? "high" : null;
  if (current?.instrument === "asq") return asqTier(story, current) === "positive" ? "high" : null;
  if (current?.instrument === "c-ssrs-screener") return columbiaTier(current) === "positive" ? "high" : null;
  return null;
};

const sui04: Reading = (story) => {
  const { current } = story;
  if (current?.instrument === "phq-9" && number(current, "phq9.9") === 1 && !knownAndStable(story)) {
    return feelsSafe(story) && asqNegative(story) ? "medium" : "high";
  }
  if (current?.instrument === "c-ssrs-screener" && columbiaTier(current) === "low") {
    return columbiaKnown(story) || inContact(story) ? null : "high";
  }
  return null;
};

const sui05: Reading = (story) => {
  const { current } = story;
  if (current?.instrument === "phq-9" && number(current, "phq9.9") === 1)
    return knownAndStable(story) ? "medium" : null;
  if (current?.instrument === "c-ssrs-screener" && columbiaTier(current) === "low") {
    return columbiaKnown(story) || inContact(story) ? "medium" : null;
  }
  return null;
};

const sui06: Reading = (story) => {
  if (story.current?.instrument !== "phq-9" || number(story.current, "phq9.9") !== null) return null;
  if (story.current.status === "in-progress") return null;
  return (lastItem9(story)?.value ?? 0) > 0 ? "high" : "medium";
};

const sui07: Reading = ({ current }) => {
  if (number(current, "md.contact") === 2 || number(current, "sf.contact") === 1) return "high";
  return number(current, "md.contact") === 1 ? "low" : null;
};

const sui08: Reading = (story) => {
  const { current, record, numbers, at } = story;
  if (current) return null;
  const low: { day: number; at: number }[] = [];
  for (const one of told(story, "mood-daily")) {
    const mood = number(one, "md.mood");
    if (mood === null || mood > numbers.veryLowMood) continue;
    const day = dayOf(millis(one), record.timeZone);
    if (!low.some((other) => other.day === day)) low.push({ day, at: millis(one) });
  }
  for (const last of low.toReversed()) {
    const waited = at - last.at;
    if (waited > numbers.veryLowMoodWindowDays * dayLong + numbers.safetyAnswerHours * hour) return null;
    if (waited < numbers.safetyAnswerHours * hour) continue;
    const run = low.filter(({ day }) => day <= last.day && last.day - day < numbers.veryLowMoodWindowDays);
    const first = run[0];
    if (!first || run.length < numbers.veryLowMoodDays) continue;
    const answered = story.told.some((one) => millis(one) >= first.at && saysSafety(one));
    return answered || closedSince(story, "SUI-08", last.at) ? null : "medium";
  }
  return null;
};

function saysSafety(one: RecordedCheckIn): boolean {
  return number(one, "sf.safe") !== null || typeof one.answers["asq.1"] === "boolean";
}

function closedSince({ record, at }: Story, ruleId: string, from: number): boolean {
  for (const flag of record.flags) {
    const closed = flag.closedAt?.getTime();
    if (flag.ruleId === ruleId && closed !== undefined && closed >= from && closed <= at) return true;
  }
  return false;
}

/** Every question that was asked has an answer. */
function finished({ instrument, answers }: RecordedCheckIn): boolean {
  if (instrument === "safety-followup") return (answers["sf.safe"] ?? null) !== null;
  let anyYes = false;
  for (const item of ["asq.1", "asq.2", "asq.3", "asq.4"]) {
    if ((answers[item] ?? null) === null) return false;
    if (answers[item] === true) anyYes = true;
  }
  return !anyYes || typeof answers["asq.5"] === "boolean";
}

const sui09: Reading = (story) => {
  const { current, numbers, at, record } = story;
  if (current) return null;
  const contact = record.staff.lastContactAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  let worst = 0;
  for (const begun of story.told) {
    if (begun.instrument !== "safety-followup" && begun.instrument !== "asq") continue;
    if (finished(begun) || at - millis(begun) < numbers.unfinishedHours * hour) continue;
    if (told(story, begun.instrument).some((one) => millis(one) >= millis(begun) && finished(one))) continue;
    if (closedSince(story, "SUI-09", millis(begun)) || (contact >= millis(begun) && contact <= at)) continue;
    for (const phq of told(story, "phq-9")) {
      if (millis(phq) > millis(begun) || at - millis(phq) > numbers.unfinishedDays * dayLong) continue;
      worst = Math.max(worst, number(phq, "phq9.9") ?? 0);
    }
  }
  if (worst === 0) return null;
  return worst >= numbers.unfinishedUrgent ? "urgent" : "high";
};

export const suicidality: Record<string, Reading> = {
  "SUI-01": sui01,
  "SUI-02": sui02,
  "SUI-03": sui03,
  "SUI-04": sui04,
  "SUI-05": sui05,
  "SUI-06": sui06,
  "SUI-07": sui07,
  "SUI-08": sui08,
  "SUI-09": sui09,
};

/** What SUI-01 takes as acute in one check-in. */
export function acuteSafetyAnswer(one: RecordedCheckIn): boolean {
  if (one.instrument === "safety-followup") return (number(one, "sf.safe") ?? 0) >= 1;
  if (one.instrument === "asq") return one.answers["asq.5"] === true;
  return one.instrument === "c-ssrs-screener" && columbiaTier(one) === "acute";
}
