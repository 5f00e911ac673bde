import { entries, judgedDose, judgedEntry, mostWithin } from "@/bin/proof/rules/oracle-doses";
import {
  dayLong,
  hour,
  includes,
  millis,
  number,
  type Reading,
  type Story,
  told,
} from "@/bin/proof/rules/story";
import type { RecordedCheckIn } from "@/domain/check-in";

const signalsOf: Record<number, readonly string[]> = {
  1: ["ds.more", "ds.ranout", "ds.off"],
  2: ["ds.cut"],
  3: ["ds.time"],
  5: ["ds.role"],
  6: ["ds.people"],
  7: ["ds.gaveup"],
  8: ["ds.hazard", "ds.alone", "ds.alcohol", "ds.sed"],
  9: ["ds.harm"],
};
const scored = [
  ..."crave more cut time role people gaveup hazard harm tol".split(" "),
  ..."wd ranout off alone alcohol sed source lost hide worry".split(" "),
];

/** Signals without tolerance and withdrawal; null with fewer than 16 of 20 answered. */
function signalCount(one: RecordedCheckIn): number | null {
  if (one.status === "in-progress") return null;
  let answered = 0;
  for (const item of scored) if (number(one, `ds.${item}`) !== null) answered += 1;
  if (answered < 16) return null;
  let count = (number(one, "ds.crave") ?? 0) >= 5 ? 1 : 0;
  for (const [criterion, items] of Object.entries(signalsOf)) {
    const from = criterion === "8" ? 1 : 2;
    if (items.some((item) => (number(one, item) ?? 0) >= from)) count += 1;
  }
  return count;
}

const asked = (story: Story): RecordedCheckIn | null =>
  story.current?.instrument === "dependence-signals" ? story.current : null;

function valuesOf(story: Story, linkId: string): number[] {
  const list: number[] = [];
  for (const one of told(story, "dependence-signals")) {
    const value = number(one, linkId);
    if (value !== null) list.push(value);
  }
  return list;
}

const dep01: Reading = (story) => {
  const { numbers } = story;
  const now = number(asked(story), "ds.crave");
  if (now === null) return null;
  const list = valuesOf(story, "ds.crave");
  if (now >= numbers.strongUrge) return (list.at(-2) ?? 0) >= numbers.strongUrge ? "high" : "medium";
  if (now < numbers.risingUrge || list.length <= numbers.risingUrgeSteps) return null;
  for (let step = 1; step <= numbers.risingUrgeSteps; step++) {
    const later = list.at(-step) ?? 0;
    const earlier = list.at(-step - 1) ?? 0;
    if (later <= earlier) return null;
  }
  return "medium";
};

const dep02: Reading = (story) => {
  const { numbers } = story;
  const current = asked(story);
  const now = current ? signalCount(current) : null;
  if (now === null) return null;
  if (now >= numbers.manySignals) return "high";
  if (now >= numbers.someSignals) return "medium";
  const counts: number[] = [];
  for (const one of told(story, "dependence-signals")) {
    const count = signalCount(one);
    if (count !== null && one.id !== current?.id) counts.push(count);
  }
  const last = counts.at(-1);
  return last !== undefined && now - last >= numbers.signalRise ? "medium" : null;
};

function totalOf(one: RecordedCheckIn, prefix: string, items: number): number | null {
  if (one.status === "in-progress") return null;
  let sum = 0;
  for (let i = 1; i <= items; i++) {
    const value = number(one, `${prefix}.${i}`);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

const dep03: Reading = (story) => {
  const { current, numbers } = story;
  if (current?.instrument !== "sds") return null;
  const list: number[] = [];
  for (const one of told(story, "sds")) {
    const total = totalOf(one, "sds", 5);
    if (total !== null) list.push(total);
  }
  const now = totalOf(current, "sds", 5);
  if (now === null) return null;
  const previous = list.at(-2);
  const first = list[0] ?? now;
  const enters = (cutOff: number) => now >= cutOff && (previous === undefined || previous < cutOff);
  if (enters(numbers.dependenceHigh)) return "high";
  if (enters(numbers.dependenceScreen)) return "medium";
  return enters(first + numbers.dependenceRise) ? "medium" : null;
};

const atLeast = (linkId: string, cutOff: number, one: RecordedCheckIn | null): boolean => {
  const value = number(one, linkId);
  return value !== null && value >= cutOff;
};

const dep04: Reading = (story) =>
  atLeast("ds.source", story.numbers.otherSource, asked(story)) ? "high" : null;

const dep05: Reading = (story) => {
  const { numbers } = story;
  const current = asked(story);
  return atLeast("ds.hide", numbers.hiddenUse, current) || atLeast("ds.worry", numbers.worriedUse, current)
    ? "medium"
    : null;
};

const dep06: Reading = (story) => {
  const help = number(asked(story), "ds.help");
  return help === 2 ? "high" : help === 1 ? "low" : null;
};

const dep07: Reading = (story) => {
  const { numbers } = story;
  const current = asked(story);
  if (atLeast("ds.cut", numbers.couldNotCutDown, current)) return "high";
  if (!atLeast("ds.wd", numbers.withdrawal, current)) return null;
  const times = valuesOf(story, "ds.wd").filter((value) => value >= numbers.withdrawal).length;
  return times >= numbers.withdrawalTimes ? "high" : null;
};

/** Sedation or trouble breathing in the hours after a dose taken at this moment. */
function depressed(story: Story, at: number, checks: readonly RecordedCheckIn[]): boolean {
  for (const one of checks) {
    if (millis(one) < at || millis(one) - at > story.numbers.intoxicationHours * hour) continue;
    if (atLeast("se.sedation", story.numbers.depressantSedation, one) || one.answers["se.breath"] === true)
      return true;
  }
  return false;
}

const co01: Reading = (story) => {
  const { current, record, numbers } = story;
  if (!current) return null;
  const depressant = (one: RecordedCheckIn) =>
    includes(one, "dj.co", "opioid") || includes(one, "dj.co", "ghb");
  const checks = told(story, "side-effects");
  if (current.instrument === "side-effects") {
    let last: number | null = null;
    for (const one of entries(story)) {
      const journal = story.told.find((entry) => entry.id === one.ids[0]);
      const within =
        one.at <= millis(current) && millis(current) - one.at <= numbers.intoxicationHours * hour;
      if (within && journal && depressant(journal)) last = one.at;
    }
    return last !== null && depressed(story, last, checks) ? "urgent" : null;
  }
  const opioidListed = record.medicines?.some((one) => one.class === "opioid") ?? false;
  if (current.instrument === "dependence-signals") {
    if (!atLeast("ds.sed", numbers.sedativeAround, current) || !opioidListed) return null;
    return "high";
  }
  if (current.instrument !== "dose-journal" || !depressant(current)) return null;
  const entry = entries(story).find((one) => one.ids.includes(current.id));
  if (!entry || entry.kind === "skipped") return null;
  return depressed(story, entry.at, checks) ? "urgent" : "high";
};

const co02: Reading = (story) => {
  const { current, record } = story;
  if (!current || !judgedDose(story) || !includes(current, "dj.co", "benzo")) return null;
  if (!record.medicines?.some((one) => one.class === "sedative")) return "high";
  if (record.flags.some((flag) => flag.ruleId === "CO-02")) return null;
  for (const one of told(story, "dose-journal")) {
    if (one.id !== current.id && includes(one, "dj.co", "benzo")) return null;
  }
  return "low";
};

const co03: Reading = (story) => {
  const { current, numbers } = story;
  const entry = judgedEntry(story);
  const drank = (one: RecordedCheckIn) =>
    includes(one, "dj.co", "alcohol") || (number(one, "dj.drinks") ?? 0) > 0;
  if (!current || !entry || !judgedDose(story) || !drank(current)) return null;
  if ((number(current, "dj.drinks") ?? 0) >= numbers.manyDrinks) return "high";
  const withAlcohol = entries(story).filter((one) => {
    const journal = story.told.find((told) => told.id === one.ids[0]);
    return journal !== undefined && drank(journal);
  });
  return mostWithin(story, entry, withAlcohol, numbers.alcoholDays) >= numbers.alcoholRepeat
    ? "high"
    : "medium";
};

function auditTotal(one: RecordedCheckIn): number | null {
  return number(one, "auditc.1") === 0 && one.status !== "in-progress" ? 0 : totalOf(one, "auditc", 3);
}

const co04: Reading = (story) => {
  const { current, record, numbers } = story;
  if (current?.instrument !== "audit-c") return null;
  const now = auditTotal(current);
  if (now === null) return null;
  let previous: number | null = null;
  for (const one of told(story, "audit-c")) if (one.id !== current.id) previous = auditTotal(one) ?? previous;
  const cutOff = record.demographics.sex === "male" ? numbers.auditCMen : numbers.auditCOthers;
  const enters = (from: number) => now >= from && (previous === null || previous < from);
  if (enters(numbers.auditCHigh)) return "high";
  return enters(cutOff) ? "medium" : null;
};

const co05: Reading = (story) => {
  const { current, record, numbers, at } = story;
  if (!current) return null;
  const text = current.answers["se.newmed"];
  const isNew =
    typeof text === "string" && text.trim() !== "" && !/^(no|none|nothing)\.?$/i.test(text.trim());
  if (!isNew && !includes(current, "dj.co", "stimulant")) return null;
  for (const flag of record.flags) {
    const ago = at - flag.raisedAt.getTime();
    if (flag.ruleId.startsWith("VIT-") && ago >= 0 && ago <= numbers.pressureFlagDays * dayLong)
      return "medium";
  }
  return "low";
};

export const dependence: Record<string, Reading> = {
  "DEP-01": dep01,
  "DEP-02": dep02,
  "DEP-03": dep03,
  "DEP-04": dep04,
  "DEP-05": dep05,
  "DEP-06": dep06,
  "DEP-07": dep07,
  "CO-01": co01,
  "CO-02": co02,
  "CO-03": co03,
  "CO-04": co04,
  "CO-05": co05,
};
