import { mean } from "@/bin/proof/rules/oracle-change";
import { entries } from "@/bin/proof/rules/oracle-doses";
import { isEarly } from "@/bin/proof/rules/oracle-dosing";
import { inSession } from "@/bin/proof/rules/oracle-suicidality";
import {
  before,
  dayLong,
  dayNumber,
  dayOf,
  gad7Totals,
  hour,
  includes,
  judgedTotals,
  millis,
  number,
  phq9Totals,
  pressure,
  type Reading,
  type Story,
  told,
} from "@/bin/proof/rules/story";
import type { RecordedCheckIn } from "@/domain/check-in";

const minute = hour / 60;

function vector(one: RecordedCheckIn, prefix: string, items: number): string | null {
  let text = "";
  for (let i = 1; i <= items; i++) {
    const value = number(one, `${prefix}.${i}`);
    if (value === null) return null;
    text += value;
  }
  return text;
}

/** Pairs of PHQ-9 and GAD-7 told in one session, about a week apart, with the same answers for so many weeks. */
function sameForWeeks(story: Story): boolean {
  const { current, numbers } = story;
  const weeks = numbers.sameAnswersWeeks;
  const phq = told(story, "phq-9").slice(-weeks);
  const gad = told(story, "gad-7").slice(-weeks);
  if (phq.length < weeks || gad.length < weeks) return false;
  if (current?.id !== phq.at(-1)?.id && current?.id !== gad.at(-1)?.id) return false;
  let same: string | null = null;
  for (let i = 0; i < weeks; i++) {
    const [one, other, earlier] = [phq[i], gad[i], phq[i - 1]];
    if (!one || !other || Math.abs(millis(one) - millis(other)) > numbers.sessionHours * hour) return false;
    const [a, b] = [vector(one, "phq9", 9), vector(other, "gad7", 7)];
    if (a === null || b === null || (same !== null && same !== a + b)) return false;
    same = a + b;
    const days = earlier ? (millis(one) - millis(earlier)) / dayLong : 7;
    if (days > numbers.weeklyDays || days < 14 - numbers.weeklyDays) return false;
  }
  return same !== null && /[1-9]/.test(same);
}

const dq02: Reading = (story) => {
  const { current } = story;
  if (current?.instrument !== "phq-9" && current?.instrument !== "gad-7") return null;
  const phq = current.instrument === "phq-9" ? vector(current, "phq9", 9) : null;
  if (phq !== null && phq[0] !== "0" && phq === phq[0]?.repeat(9)) return "low";
  return sameForWeeks(story) ? "low" : null;
};

const timed = ["phq-9", "gad-7", "asq", "side-effects", "dependence-signals", "activation-check"];

const dq01: Reading = (story) => {
  const { current, numbers } = story;
  if (!current?.startedAt || !timed.includes(current.instrument)) return null;
  const seconds = (millis(current) - current.startedAt.getTime()) / 1000;
  if (seconds <= 0) return null;
  let answered = 0;
  for (const value of Object.values(current.answers)) if (value !== null) answered += 1;
  if (answered === 0) return null;
  const limit = dq02(story) ? Math.max(numbers.hasty, numbers.hastyAlike) : numbers.hasty;
  return seconds < limit * answered ? "low" : null;
};

const dq03: Reading = (story) => {
  const { current, numbers } = story;
  if (!current) return null;
  const slack = numbers.clockMinutes * minute;
  if (millis(current) - current.receivedAt.getTime() > slack) return "low";
  if (current.instrument !== "dose-journal") return null;
  for (const linkId of ["dj.bpPre", "dj.bpPost"]) {
    const bp = pressure(current, linkId);
    if (!bp) continue;
    if (bp.dia >= bp.sys || bp.sys < numbers.lowestSystolic || bp.sys > numbers.highestSystolic) return "low";
  }
  const all = entries(story);
  const entry = all.find((one) => one.ids[0] === current.id);
  if (tooManyLeft(story, current)) return "low";
  if (!entry) return null;
  if (entry.kind !== "skipped" && entry.at - millis(current) > slack) return "low";
  if (entry.kind !== "scheduled") return null;
  for (const other of all) {
    if (other.ids[0] === current.id || other.kind !== "scheduled") continue;
    if (Math.abs(other.at - entry.at) < numbers.sameDoseMinutes * minute) return "low";
  }
  return null;
};

/** More left than was dispensed together with what was left before, where that is known. */
function tooManyLeft({ record, ...story }: Story, current: RecordedCheckIn): boolean {
  const left = number(current, "dj.left");
  const rx = record.prescription;
  if (left === null || !rx || rx.dispensedUnits === null || rx.dispensedOn === null) return false;
  const from = dayNumber(rx.dispensedOn);
  if (from > dayOf(millis(current), record.timeZone)) return false;
  const { firstDoseOn } = record.episode;
  let before = firstDoseOn === null || from <= dayNumber(firstDoseOn) ? 0 : null;
  for (const one of story.told) {
    if (one.instrument !== "dose-journal" || dayOf(millis(one), record.timeZone) >= from) continue;
    before = number(one, "dj.left") ?? before;
  }
  return before !== null && left > rx.dispensedUnits + before;
}

function positiveSafety(one: RecordedCheckIn): boolean {
  if (one.instrument === "safety-followup") return (number(one, "sf.safe") ?? 0) >= 1;
  if (one.instrument !== "asq") return false;
  return ["asq.1", "asq.2", "asq.3", "asq.5"].some((item) => one.answers[item] === true);
}

/** Mean of daily answers over 14 days; null with fewer than four. */
function dailyMean(story: Story, linkId: string): number | null {
  const values: number[] = [];
  for (const one of told(story, "mood-daily")) {
    const value = number(one, linkId);
    if (value !== null && story.at - millis(one) <= 14 * dayLong) values.push(value);
  }
  return values.length >= 4 ? mean(values) : null;
}

/** Item 9 of 0 and a positive safety answer on one local day, one of the two being judged. */
function zeroAgainstSafety(story: Story, current: RecordedCheckIn): boolean {
  const { record, at } = story;
  const known = new Set(story.told);
  for (const instrument of ["phq-9", "asq", "safety-followup"]) {
    for (const one of inSession(story, instrument)) known.add(one);
  }
  let [zero, positive] = [false, false];
  for (const one of known) {
    if (dayOf(millis(one), record.timeZone) !== dayOf(at, record.timeZone)) continue;
    if (number(one, "phq9.9") === 0) zero = true;
    if (positiveSafety(one)) positive = true;
  }
  return (number(current, "phq9.9") === 0 && positive) || (positiveSafety(current) && zero);
}

function disagrees(story: Story): boolean {
  const { current, numbers, at } = story;
  if (!current) return false;
  if (zeroAgainstSafety(story, current)) return true;
  if (current.instrument === "phq-9") {
    const mood = dailyMean(story, "md.mood");
    if (number(current, "phq9.2") === 0 && mood !== null && mood <= numbers.contradictMood) return true;
    const total = judgedTotals(story, phq9Totals(story)).at(-1);
    if (!total || total.value >= numbers.contradictBelow) return false;
    const helps: number[] = [];
    for (const dose of entries(story)) {
      if (dose.help !== null && dose.at <= at && at - dose.at <= 28 * dayLong) helps.push(dose.help);
    }
    return helps.length >= numbers.helplessDoses && helps.every((help) => help === 0);
  }
  if (current.instrument === "gad-7") {
    const total = judgedTotals(story, gad7Totals(story)).at(-1);
    const anxiety = dailyMean(story, "md.anxiety");
    const calm = total !== undefined && total.value < numbers.contradictBelow;
    return calm && anxiety !== null && anxiety >= numbers.contradictAnxiety;
  }
  if (current.instrument === "dose-journal") {
    return includes(current, "dj.co", "none") && (number(current, "dj.drinks") ?? 0) > 0;
  }
  if (current.instrument !== "dependence-signals") return false;
  return offDayTold(story, current) || emptyTold(story, current);
}

/** No off-day dose this week, and an extra or early one in the journal. */
function offDayTold(story: Story, current: RecordedCheckIn): boolean {
  if (number(current, "ds.off") !== 0) return false;
  const list = entries(story).filter((one) => one.kind !== "skipped");
  for (const one of list) {
    if (one.at > story.at || story.at - one.at > 7 * dayLong || one.reason === "told") continue;
    if (one.kind === "extra" || isEarly(story, one, list)) return true;
  }
  return false;
}

/** Not run out this week, and none left in the journal before the next supply was due. */
function emptyTold(story: Story, current: RecordedCheckIn): boolean {
  const rx = story.record.prescription;
  if (number(current, "ds.ranout") !== 0 || !rx?.dispensedOn || rx.daysSupply === null) return false;
  const from = dayNumber(rx.dispensedOn);
  for (const one of told(story, "dose-journal")) {
    const day = dayOf(millis(one), story.record.timeZone);
    if (number(one, "dj.left") !== 0 || story.at - millis(one) > 7 * dayLong) continue;
    if (day >= from && day < from + rx.daysSupply) return true;
  }
  return false;
}

const dq04: Reading = (story) => (disagrees(story) ? "low" : null);

/** One sitting on a device: its check-ins so close together that the next was begun soon after the last. */
function sittingBegan(story: Story, current: RecordedCheckIn): number {
  let from = begunAt(current);
  for (const one of story.told.toReversed()) {
    if (one.deviceId !== current.deviceId) continue;
    if (from - millis(one) > story.numbers.sittingMinutes * minute) break;
    from = Math.min(from, begunAt(one));
  }
  return from;
}

function begunAt({ startedAt, authoredAt }: { startedAt: Date | null; authoredAt: Date }): number {
  return Math.min(startedAt?.getTime() ?? Number.POSITIVE_INFINITY, authoredAt.getTime());
}

const dq05: Reading = (story) => {
  const { current, record } = story;
  if (!current) return null;
  const earlier = before(story, current.instrument);
  const language = (one: RecordedCheckIn) => one.language.slice(0, 2);
  if (earlier && language(earlier) !== language(current)) return "low";
  if (current.deviceId === null) return null;
  const from = sittingBegan(story, current);
  for (const other of record.sharedDevice) {
    if (other.deviceId !== current.deviceId) continue;
    if (other.authoredAt.getTime() >= from && begunAt(other) <= millis(current)) return "low";
  }
  return null;
};

export const dataQuality: Record<string, Reading> = {
  "DQ-01": dq01,
  "DQ-02": dq02,
  "DQ-03": dq03,
  "DQ-04": dq04,
  "DQ-05": dq05,
};
