import { perceived } from "@/bin/proof/rules/oracle-adverse-effects";
import { entries } from "@/bin/proof/rules/oracle-doses";
import { acuteSafetyAnswer, inSession } from "@/bin/proof/rules/oracle-suicidality";
import {
  dayLong,
  dayNumber,
  dayOf,
  hour,
  millis,
  number,
  pressure,
  type Reading,
  type Story,
  told,
} from "@/bin/proof/rules/story";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { BloodPressure } from "@/domain/instruments/instrument";

const minute = hour / 60;

type Measured = { readonly of: string; readonly at: number | null; readonly value: BloodPressure };

/** Every pressure of the journal, with the moment it was measured where that is known. */
function measured(story: Story): Measured[] {
  const list: Measured[] = [];
  const doses = entries(story);
  for (const one of told(story, "dose-journal")) {
    const taken = doses.find((dose) => dose.ids[0] === one.id)?.at ?? millis(one);
    const minutes = number(one, "dj.bpMin");
    const pre = pressure(one, "dj.bpPre");
    const post = pressure(one, "dj.bpPost");
    if (pre) list.push({ of: one.id, at: taken, value: pre });
    if (post) list.push({ of: one.id, at: minutes === null ? null : taken + minutes * minute, value: post });
  }
  return list;
}

const vit01: Reading = (story) => {
  const { current, numbers } = story;
  if (current?.instrument !== "dose-journal") return null;
  const isHigh = ({ value }: Measured) => value.sys >= numbers.systolic || value.dia >= numbers.diastolic;
  const all = measured(story);
  let priority: "urgent" | "high" | null = null;
  for (const one of all) {
    if (one.of !== current.id || !isHigh(one)) continue;
    let last: Measured | null = null;
    for (const other of all) {
      if (one.at === null || other.at === null || other.at <= one.at) continue;
      if (other.at > one.at + numbers.bpRepeatMinutes * minute) continue;
      if (last === null || other.at >= (last.at ?? 0)) last = other;
    }
    if (last === null || isHigh(last)) priority = "urgent";
    else priority ??= "high";
  }
  return priority;
};

const vit02: Reading = ({ current, numbers }) => {
  if (current?.instrument !== "dose-journal") return null;
  const pre = pressure(current, "dj.bpPre");
  const post = pressure(current, "dj.bpPost");
  const minutes = number(current, "dj.bpMin");
  if (!pre || !post) return null;
  if (minutes !== null && minutes > numbers.pressureRiseMinutes) return null;
  if (post.sys - pre.sys < numbers.systolicRise && post.dia - pre.dia < numbers.diastolicRise) return null;
  const still = post.sys >= numbers.systolicStillHigh || post.dia >= numbers.diastolicStillHigh;
  return still && minutes !== null && minutes >= numbers.stillHighMinutes ? "high" : "medium";
};

const vit03: Reading = (story) => {
  const { current, numbers, record, at } = story;
  if (current?.instrument !== "dose-journal") return null;
  const pre = pressure(current, "dj.bpPre");
  if (!pre) return null;
  const limit = isOlder(story, dayOf(at, record.timeZone))
    ? numbers.systolicBeforeOlder
    : numbers.systolicBefore;
  return pre.sys > limit || pre.dia > numbers.diastolicBefore ? "medium" : null;
};

function isOlder({ record, numbers }: Story, today: number): boolean {
  const { bornOn } = record.demographics;
  if (!bornOn) return false;
  const [year = 0, month = 1, day = 1] = bornOn.split("-").map(Number);
  return today >= dayNumber(`${year + numbers.olderFrom}-${month}-${day}`);
}

function elevated(story: Story, one: RecordedCheckIn): boolean {
  const { numbers } = story;
  const clear = (item: string) => (number(one, `ac.${item}`) ?? 0) >= 2;
  if ((number(one, "ac.days") ?? 0) < numbers.elevationDays || one.answers["ac.dose"] === true) return false;
  const items = ["high", "sleep", "fast", "drive", "irrit"];
  const all = items.filter(clear).length;
  return (clear("high") || clear("irrit")) && all - 1 >= numbers.elevationSigns;
}

function priorityOf(story: Story, one: RecordedCheckIn): "high" | "medium" {
  const { record, numbers } = story;
  if (record.history.bipolar === true || one.answers["ac.others"] === true) return "high";
  return (number(one, "ac.days") ?? 0) >= numbers.elevationManyDays ? "high" : "medium";
}

/** An acute safety answer, or something perceived between doses. */
function isAlarming(story: Story, one: RecordedCheckIn): boolean {
  if (one.instrument === "side-effects") return perceived(story, one) !== null;
  return acuteSafetyAnswer(one);
}

const man01: Reading = (story) => {
  const { current, numbers, at } = story;
  if (!current) return null;
  const check = told(story, "activation-check").at(-1);
  const near = (one: RecordedCheckIn) => Math.abs(at - millis(one)) <= numbers.elevationNearDays * dayLong;
  if (!check || !elevated(story, check) || !near(check)) return null;
  if (current.instrument !== "activation-check") return isAlarming(story, current) ? "urgent" : null;
  const known = new Set(story.told);
  for (const instrument of ["side-effects", "safety-followup", "asq", "c-ssrs-screener"]) {
    for (const one of inSession(story, instrument)) known.add(one);
  }
  for (const one of known) if (near(one) && isAlarming(story, one)) return "urgent";
  return priorityOf(story, current);
};

const man02: Reading = (story) => {
  const { current } = story;
  if (current?.instrument !== "mood-daily") return null;
  const checks = told(story, "mood-daily");
  return runOfNights(story, checks) && !runOfNights(story, checks.slice(0, -1)) ? "low" : null;
};

/** Whether the days up to that of the last check were all short of sleep and full of energy; the last check of a day counts. */
function runOfNights({ numbers, record }: Story, checks: readonly RecordedCheckIn[]): boolean {
  const days = new Map<number, boolean>();
  let today = 0;
  for (const one of checks) {
    const sleep = number(one, "md.sleep");
    const energy = number(one, "md.energy");
    today = dayOf(millis(one), record.timeZone);
    days.set(
      today,
      sleep !== null && energy !== null && sleep <= numbers.shortSleep && energy >= numbers.highEnergy,
    );
  }
  if (checks.length === 0) return false;
  for (let ago = 0; ago < numbers.shortNights; ago++) if (!days.get(today - ago)) return false;
  return true;
}

export const vitalSignsAndMood: Record<string, Reading> = {
  "VIT-01": vit01,
  "VIT-02": vit02,
  "VIT-03": vit03,
  "MAN-01": man01,
  "MAN-02": man02,
};
