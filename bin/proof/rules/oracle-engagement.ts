import { entries } from "@/bin/proof/rules/oracle-doses";
import {
  dayLong,
  dayNumber,
  dayOf,
  hour,
  millis,
  number,
  phq9Totals,
  type Reading,
  type Story,
  told,
} from "@/bin/proof/rules/story";

/** Due days passed since the last PHQ-9 and not answered by it: weekly to week 8, then weeks 10 and 12, then every 4. */
function unanswered(story: Story): number[] {
  const { record, at } = story;
  const start = courseStart(story);
  const today = dayOf(at, record.timeZone);
  const due: number[] = [];
  let week = 0;
  while (start + week * 7 <= today) {
    due.push(start + week * 7);
    week += week < 8 ? 1 : week < 12 ? 2 : 4;
  }
  let answered = Number.NEGATIVE_INFINITY;
  for (const one of told(story, "phq-9")) {
    if (one.status !== "in-progress") answered = dayOf(millis(one), record.timeZone);
  }
  const list: number[] = [];
  for (let i = 0; i < due.length; i++) {
    const day = due[i] ?? 0;
    const earlier = due[i - 1];
    const from = earlier === undefined ? Number.NEGATIVE_INFINITY : (earlier + day) / 2;
    if (answered <= from) list.push(day);
  }
  return list;
}

function courseStart({ record }: Story): number {
  return dayNumber(record.episode.firstDoseOn ?? record.episode.startedOn);
}

/** How many are late by more than so many hours, counted in whole days after the due day. */
function overdue(story: Story, hours: number): number {
  let count = 0;
  for (const day of unanswered(story)) {
    if (dayOf(story.at, story.record.timeZone) - day > Math.ceil(hours / 24)) count += 1;
  }
  return count;
}

const eng01: Reading = (story) => {
  if (story.current) return null;
  return overdue(story, story.numbers.graceHours) >= story.numbers.missedInARow ? "low" : null;
};

const eng02: Reading = (story) => {
  const { current, numbers, record, at } = story;
  if (current || overdue(story, numbers.silentHours) === 0) return null;
  const recent = (moment: number) => at - moment <= numbers.silentRiskDays * dayLong;
  for (const one of told(story, "phq-9"))
    if (recent(millis(one)) && (number(one, "phq9.9") ?? 0) > 0) return "high";
  for (const flag of record.flags) {
    const open = flag.raisedAt.getTime() <= at && (flag.closedAt === null || flag.closedAt.getTime() > at);
    if (flag.ruleId === "ENG-02") continue;
    if (open && (flag.priority === "urgent" || flag.priority === "high")) return "high";
  }
  if ((phq9Totals(story).at(-1)?.value ?? 0) >= numbers.severeDepression) return "high";
  return unfollowed(story) ? "high" : null;
};

const severities = [
  ..."nausea vomit dizzy sedation dissoc headache panic vision confusion percept".split(" "),
  ..."memory uFreq uUrg uPain abdo nose mouth".split(" "),
];

/** A dose after a marked side effect, and no check since. */
function unfollowed(story: Story): boolean {
  const { numbers, at } = story;
  const checks = told(story, "side-effects");
  for (const marked of checks) {
    if (marked.status === "in-progress" || at - millis(marked) > numbers.silentRiskDays * dayLong) continue;
    if (!severities.some((item) => (number(marked, `se.${item}`) ?? 0) >= numbers.silentSideEffect)) continue;
    for (const dose of entries(story)) {
      if (dose.kind === "skipped" || dose.at <= millis(marked)) continue;
      if (at - dose.at > numbers.followUpHours * hour && !checks.some((one) => millis(one) > dose.at))
        return true;
    }
  }
  return false;
}

const eng03: Reading = (story) => {
  const { current, numbers, record, at } = story;
  if (current || overdue(story, numbers.graceHours) === 0) return null;
  const recent = (moment: number) => moment <= at && at - moment < numbers.unmeasuredDays * dayLong;
  const last = told(story, "phq-9").at(-1);
  const since = last ? dayOf(millis(last), record.timeZone) : courseStart(story);
  if (dayOf(at, record.timeZone) - since < numbers.unmeasuredDays || (last && recent(millis(last))))
    return null;
  return entries(story).some((one) => one.kind !== "skipped" && recent(one.at)) ? "medium" : null;
};

const eng04: Reading = (story) => {
  const { current, numbers, record, at } = story;
  if (current && current.instrument !== "phq-9" && current.instrument !== "dose-journal") return null;
  const today = dayOf(at, record.timeZone);
  const days = new Set<number>();
  for (const one of told(story, "mood-daily")) days.add(today - dayOf(millis(one), record.timeZone));
  let week = 0;
  let fortnight = 0;
  for (const ago of days) {
    if (ago >= 1 && ago <= 7) week += 1;
    if (ago >= 8 && ago <= 21) fortnight += 1;
  }
  return 7 - week >= numbers.dailyMissed && fortnight >= numbers.dailyBefore ? "low" : null;
};

export const engagement: Record<string, Reading> = {
  "ENG-01": eng01,
  "ENG-02": eng02,
  "ENG-03": eng03,
  "ENG-04": eng04,
};
