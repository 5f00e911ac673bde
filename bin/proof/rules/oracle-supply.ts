import { mean } from "@/bin/proof/rules/oracle-change";
import {
  doseDays,
  entries,
  isDoseDay,
  joinParts,
  judgedEntry,
  plannedOn,
  type Taken,
} from "@/bin/proof/rules/oracle-doses";
import { isExtra } from "@/bin/proof/rules/oracle-dosing";
import {
  dayLong,
  dayNumber,
  dayOf,
  hour,
  millis,
  number,
  type Reading,
  type Story,
  told,
} from "@/bin/proof/rules/story";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { Prescription } from "@/domain/prescription";

type Stand = {
  from: number;
  due: number | null;
  dispensed: number;
  left: number;
  gap: number | null;
  emptyOn: number | null;
};

/** Where the supply stands at a moment, from the entries given. */
function standOf(story: Story, list: readonly Taken[], at: number): Stand | null {
  const rx = story.record.prescription;
  if (!rx?.dispensedUnits || rx.dispensedOn === null) return null;
  const from = dayNumber(rx.dispensedOn);
  const today = dayOf(at, story.record.timeZone);
  if (today < from) return null;
  const all = list.filter((one) => one.day >= from && one.at <= at);
  let used = 0;
  let left: number | null = null;
  let gap: number | null = null;
  for (const one of all) {
    const units = one.kind === "skipped" ? 0 : (one.units ?? plannedUnits(rx, one.day));
    used += units;
    if (left !== null) left -= units;
    if (one.left === null) continue;
    left = one.left;
    gap = rx.dispensedUnits - used - one.left;
    if (gap > 0) gap = Math.max(0, gap - unwritten(rx, all.slice(0, all.indexOf(one) + 1), from, one.day));
  }
  if (today - from > 90) {
    if (left === null) return null;
    gap = null;
  }
  const stillThere = Math.max(0, left ?? rx.dispensedUnits - used);
  const rate = pace(rx, rx.dispensedUnits - stillThere, from, today);
  const due = rx.daysSupply === null ? null : from + rx.daysSupply;
  return {
    from,
    due,
    dispensed: rx.dispensedUnits,
    left: stillThere,
    gap,
    emptyOn: emptyDay(rx, stillThere, today, rate),
  };
}

function plannedUnits(rx: Prescription, day: number): number {
  return plannedOn(rx, day) / rx.strengthMg;
}

/** Units of planned doses that nobody wrote down: dose days beyond the days told of, at the mean of the plan. */
function unwritten(rx: Prescription, all: readonly Taken[], from: number, to: number): number {
  const days = doseDays(rx, from, to) ?? [];
  if (days.length === 0) return 0;
  const written = new Set<string>();
  for (const one of all) if (one.kind !== "extra") written.add(`${one.day} ${one.kind}`);
  return Math.max(0, days.length - written.size) * mean(days.map((day) => plannedUnits(rx, day)));
}

/** How fast it goes: 1 as planned, never below; 1 before two weeks or four planned doses. */
function pace(rx: Prescription, gone: number, from: number, today: number): number {
  const days = doseDays(rx, from, today) ?? [];
  if (days.length < 4 || today - from < 14) return 1;
  let planned = 0;
  for (const day of days) planned += plannedUnits(rx, day);
  return Math.max(1, gone / planned);
}

/** The first coming dose day that what is left does not reach, were the plan to go on. */
function emptyDay(rx: Prescription, left: number, today: number, rate: number): number | null {
  if (rx.schedule.kind === "as-needed") return left <= 1e-6 ? today : null;
  let rest = left;
  for (let day = today + 1; day <= today + 366; day++) {
    if (!isDoseDay({ ...rx, endsOn: null }, day)) continue;
    rest -= plannedUnits(rx, day) * rate;
    if (rest < -1e-6) return day;
  }
  return null;
}

/** The journal without the judged entry, at the time of the entry before it; null without one. */
function standBefore(story: Story): Stand | null {
  const journal = told(story, "dose-journal").at(-2);
  if (!journal) return null;
  return standOf(story, othersOf(story), millis(journal));
}

function othersOf(story: Story): Taken[] {
  return entries(story).filter((one) => one.ids[0] !== story.current?.id);
}

function saysOut(
  story: Story,
  one: { instrument: string; answers: Story["told"][number]["answers"] },
): boolean {
  if (one.instrument === "dependence-signals") {
    const answer = one.answers["ds.ranout"];
    return typeof answer === "number" && answer >= story.numbers.ranOut;
  }
  return (
    one.instrument === "dose-journal" &&
    one.answers["dj.kind"] === "skipped" &&
    one.answers["dj.skipReason"] === "out"
  );
}

const dos05: Reading = (story) => {
  const { current, at } = story;
  if (!current) return null;
  const early = (stand: Stand | null) => stand !== null && endsEarly(story, stand);
  const projected =
    judgedEntry(story) !== null && early(standOf(story, entries(story), at)) && !early(standBefore(story));
  if (!saysOut(story, current) && !projected) return null;
  return ranOutBefore(story) ? "high" : "medium";
};

/** Reports close together, in a row back from now, are one time; one further back is another. */
function ranOutBefore(story: Story): boolean {
  const { numbers, at, current } = story;
  let last = at;
  for (const one of story.told.toReversed()) {
    if (one.id === current?.id || !saysOut(story, one)) continue;
    if (at - millis(one) > numbers.ranOutAgainDays * dayLong) return false;
    if (last - millis(one) > numbers.ranOutApartDays * dayLong) return true;
    last = millis(one);
  }
  return false;
}

function endsEarly({ numbers }: Story, { due, emptyOn, from }: Stand): boolean {
  if (due === null || emptyOn === null) return false;
  const share = ((due - from) * numbers.earlyEmptyPercent) / 100;
  return emptyOn < due && due - emptyOn >= Math.min(numbers.earlyEmptyDays, share);
}

const dos06: Reading = (story) => {
  const { current, numbers, at, record } = story;
  if (!current) return null;
  const isLost = (one: RecordedCheckIn) => (number(one, "ds.lost") ?? 0) >= numbers.lostSupply;
  const lost = current.instrument === "dependence-signals" && isLost(current);
  const wrong = (stand: Stand | null) =>
    stand !== null &&
    stand.gap !== null &&
    Math.abs(stand.gap) * 100 > numbers.supplyGap * stand.dispensed + 1e-6;
  const counted = judgedEntry(story)?.left ?? null;
  if (!lost && (counted === null || !wrong(standOf(story, entries(story), at)) || wrong(standBefore(story))))
    return null;
  for (const one of told(story, "dependence-signals"))
    if (one.id !== current.id && isLost(one)) return "medium";
  for (const flag of record.flags) {
    if (flag.ruleId === "DOS-06" && at - flag.raisedAt.getTime() > numbers.mismatchApartDays * dayLong)
      return "medium";
  }
  return "low";
};

type Stretch = {
  mg: number | null;
  planned: number | null;
  hours: number | null;
  effect: number | null;
  help: number | null;
};

type Course = { early: Stretch; late: Stretch; extra: number };

/** The first days of treatment and the last, by the route of the latest dose; null while they overlap. */
function course(story: Story, list: readonly Taken[], at: number): Course | null {
  const { record, numbers } = story;
  const { firstDoseOn } = record.episode;
  if (!firstDoseOn) return null;
  const first = dayNumber(firstDoseOn);
  const today = dayOf(at, record.timeZone);
  if (today - numbers.courseDays + 1 <= first + numbers.courseDays - 1) return null;
  const taken = joinParts(list.filter((one) => one.at <= at));
  const early = taken.filter((one) => one.day >= first && one.day < first + numbers.courseDays);
  const late = taken.filter((one) => one.day > today - numbers.courseDays && one.day <= today);
  let route: string | null = null;
  for (const one of late) route = one.route ?? route;
  const extra = list.filter(
    (one) => one.at <= at && at - one.at <= numbers.courseDays * dayLong && isExtra(story, one),
  );
  const least = numbers.courseDoses;
  return { early: stretch(early, route, least), late: stretch(late, route, least), extra: extra.length };
}

function stretch(all: readonly Taken[], route: string | null, least: number): Stretch {
  const meanOf = (read: (one: Taken) => number | null) => {
    const values: number[] = [];
    for (const one of all) {
      const value = one.route === route ? read(one) : null;
      if (value !== null) values.push(value);
    }
    return values.length >= least && values.length > 0 ? mean(values) : null;
  };
  const gaps: number[] = [];
  for (let i = 1; i < all.length; i++) gaps.push(((all[i]?.at ?? 0) - (all[i - 1]?.at ?? 0)) / hour);
  gaps.sort((a, b) => a - b);
  const half = gaps.length / 2;
  const median = gaps.length % 2 ? gaps[Math.floor(half)] : ((gaps[half - 1] ?? 0) + (gaps[half] ?? 0)) / 2;
  return {
    mg: meanOf((one) => one.mg),
    planned: meanOf((one) => one.planned),
    hours: gaps.length >= Math.max(1, least - 1) ? (median ?? null) : null,
    effect: meanOf((one) => one.effect),
    help: meanOf((one) => one.help),
  };
}

function hasGrown({ numbers }: Story, { early, late }: Course): boolean {
  const { mg } = late;
  if (early.mg === null || mg === null) return false;
  const reaches = (from: number) => mg * 100 >= from * numbers.creepPercent - 1e-9;
  return reaches(early.mg) && (late.planned === null || reaches(late.planned));
}

function isTolerance(story: Story, both: Course): boolean {
  const { numbers, record } = story;
  const { early, late, extra } = both;
  const closer =
    early.hours !== null &&
    late.hours !== null &&
    early.hours * 100 >= late.hours * numbers.closerPercent - 1e-9 &&
    record.prescription !== null &&
    late.hours < record.prescription.minIntervalHours;
  const fell = (from: number | null, to: number | null) =>
    from !== null && to !== null && from - to >= numbers.fadePoints - 1e-9;
  if (!fell(early.effect, late.effect) && !fell(early.help, late.help)) return false;
  return hasGrown(story, both) || extra >= numbers.extraDosesInCourse || closer;
}

/** Whether it holds now and did not when the journal entry before was written. */
function isNew(story: Story, holds: (story: Story, both: Course) => boolean): boolean {
  if (!judgedEntry(story)) return false;
  const now = course(story, entries(story), story.at);
  if (!now || !holds(story, now)) return false;
  const journal = told(story, "dose-journal").at(-2);
  const then = journal ? course(story, othersOf(story), millis(journal)) : null;
  return !then || !holds(story, then);
}

const dos07: Reading = (story) => (isNew(story, hasGrown) ? "medium" : null);

const dos08: Reading = (story) => {
  const { current, numbers } = story;
  if (current?.instrument !== "dependence-signals") return isNew(story, isTolerance) ? "high" : null;
  const answers: number[] = [];
  for (const one of told(story, "dependence-signals")) {
    const answer = number(one, "ds.tol");
    if (answer !== null) answers.push(answer);
  }
  if (number(current, "ds.tol") === null) return null;
  const more = (back: number) => (answers.at(back) ?? -1) >= numbers.toleranceAnswer;
  return more(-1) && more(-2) && !more(-3) ? "high" : null;
};

export const supplyAndCourse: Record<string, Reading> = {
  "DOS-05": dos05,
  "DOS-06": dos06,
  "DOS-07": dos07,
  "DOS-08": dos08,
};
