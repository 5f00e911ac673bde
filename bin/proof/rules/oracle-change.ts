import { entries } from "@/bin/proof/rules/oracle-doses";
import {
  dayLong,
  dayNumber,
  dayOf,
  gad7Totals,
  judgedTotals,
  millis,
  number,
  phq9Totals,
  type Reading,
  type Scored,
  type Story,
  told,
} from "@/bin/proof/rules/story";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { ScoredPoint } from "@/domain/patient-record";

function entered(list: Scored[], cutOff: number): boolean {
  const latest = list.at(-1);
  const previous = list.at(-2);
  return latest !== undefined && previous !== undefined && latest.value >= cutOff && previous.value < cutOff;
}

/** Whether the score at this place is reliably above baseline: repeated, or high enough alone. */
function reliablyWorse(
  list: Scored[],
  place: number,
  baseline: number,
  rise: number,
  alone: number,
): boolean {
  const score = list[place];
  const earlier = list[place - 1];
  if (!score || score.value - baseline < rise) return false;
  return score.value >= alone || (earlier !== undefined && earlier.value - baseline >= rise);
}

function newlyWorse(list: Scored[], baseline: ScoredPoint | undefined, rise: number, alone: number): boolean {
  if (baseline === undefined) return false;
  const since = list.filter((score) => score.at > baseline.authoredAt.getTime());
  const last = since.length - 1;
  return (
    reliablyWorse(since, last, baseline.value, rise, alone) &&
    !reliablyWorse(since, last - 1, baseline.value, rise, alone)
  );
}

/** The baseline, where it lies before what is judged. */
function earlierBaseline({ record, at }: Story, instrument: string): number | undefined {
  const baseline = record.baselines[instrument];
  return baseline && baseline.authoredAt.getTime() < at ? baseline.value : undefined;
}

const judgedPhq9 = (story: Story) => judgedTotals(story, phq9Totals(story));
const judgedGad7 = (story: Story) => judgedTotals(story, gad7Totals(story));

const chg01: Reading = (story) =>
  entered(judgedPhq9(story), story.numbers.severeDepression) ? "high" : null;

const chg02: Reading = (story) => {
  const list = judgedGad7(story);
  if (!entered(list, story.numbers.severeAnxiety)) return null;
  const baseline = earlierBaseline(story, "gad-7");
  const rise = baseline === undefined ? 0 : (list.at(-1)?.value ?? 0) - baseline;
  return baseline !== undefined && rise >= story.numbers.reliableAnxiety ? "high" : "medium";
};

const chg03: Reading = (story) => {
  const { reliableDepression, unconfirmedDepression } = story.numbers;
  const baseline = story.record.baselines["phq-9"];
  return newlyWorse(judgedPhq9(story), baseline, reliableDepression, unconfirmedDepression) ? "high" : null;
};

const chg04: Reading = (story) => {
  const { reliableAnxiety, unconfirmedAnxiety } = story.numbers;
  const baseline = story.record.baselines["gad-7"];
  return newlyWorse(judgedGad7(story), baseline, reliableAnxiety, unconfirmedAnxiety) ? "medium" : null;
};

const chg05: Reading = (story) => {
  const { record, numbers, at } = story;
  const latest = judgedPhq9(story).at(-1);
  const baseline = earlierBaseline(story, "phq-9");
  if (!latest || !record.episode.firstDoseOn || latest.value < numbers.onTrackBelow) return null;
  const day = dayOf(at, record.timeZone) - dayNumber(record.episode.firstDoseOn);
  const within = (from: number) => day >= from && day < from + numbers.decisionWindowDays;
  if (baseline === undefined) return null;
  const improvedLessThan = (percent: number) => (baseline - latest.value) * 100 < percent * baseline;
  if (within(numbers.week4FromDay)) {
    return improvedLessThan(numbers.earlyImprovement) || latest.value >= numbers.week4Score ? "medium" : null;
  }
  const little = improvedLessThan(numbers.laterImprovement);
  if (within(numbers.week9FromDay)) return little && latest.value >= numbers.week9Score ? "medium" : null;
  if (within(numbers.week14FromDay)) return little && latest.value >= numbers.week14Score ? "medium" : null;
  return null;
};

/** Whether symptoms are back at this place of the list, after two scores in a row below 5. */
function returnedAt(list: Scored[], place: number, numbers: Story["numbers"]): "high" | "medium" | null {
  let remission: number | null = null;
  let run: number[] = [];
  for (let i = 0; i < place; i++) {
    const value = list[i]?.value ?? 0;
    run = value < 5 ? [...run, value] : [];
    if (run.length >= 2) remission = mean(run);
  }
  const back = (score: Scored | undefined) =>
    score !== undefined &&
    remission !== null &&
    score.value >= numbers.returnScore &&
    score.value - remission >= numbers.returnRise;
  const score = list[place];
  const earlier = list[place - 1];
  if (!score || !back(score)) return null;
  if (score.value >= numbers.returnAlone) return "high";
  if (!earlier || !back(earlier)) return null;
  return score.at - earlier.at <= numbers.returnRepeatDays * dayLong ? "medium" : null;
}

const chg06: Reading = (story) => {
  const list = judgedPhq9(story);
  const now = returnedAt(list, list.length - 1, story.numbers);
  const then = list.length < 2 ? null : returnedAt(list, list.length - 2, story.numbers);
  if (now === "high") return then === "high" ? null : "high";
  return then === null ? now : null;
};

const chg07: Reading = (story) => {
  const { numbers } = story;
  const list = judgedPhq9(story);
  const latest = list.at(-1);
  const previous = list.at(-2);
  if (!latest || !previous || chg01(story) || chg03(story) || chg06(story)) return null;
  if (latest.at - previous.at > numbers.weeklyDays * dayLong) return null;
  return latest.value - previous.value >= numbers.fastRise && latest.value >= numbers.fastRiseScore
    ? "medium"
    : null;
};

const chg08: Reading = (story) => {
  const { current, at } = story;
  if (number(current, "md.mood") === null) return null;
  const checks = told(story, "mood-daily").filter((one) => number(one, "md.mood") !== null);
  if (!isSlump(story, checks, at)) return null;
  const earlier = checks.filter((one) => one.id !== current?.id);
  const last = earlier.at(-1);
  if (last && isSlump(story, earlier, millis(last))) return null;
  return dosesRise(story) ? "medium" : "low";
};

function isSlump({ record, numbers }: Story, checks: readonly RecordedCheckIn[], at: number): boolean {
  const today = dayOf(at, record.timeZone);
  const lowest = new Map<number, number>();
  for (const one of checks) {
    const day = dayOf(millis(one), record.timeZone);
    lowest.set(day, Math.min(lowest.get(day) ?? 10, number(one, "md.mood") ?? 10));
  }
  const late: number[] = [];
  const usual: number[] = [];
  for (const [day, mood] of lowest) {
    const ago = today - day;
    if (ago < numbers.slumpDays) late.push(mood);
    else if (ago < numbers.slumpDays + numbers.usualMoodDays) usual.push(mood);
  }
  if (late.length < numbers.slumpDaysTold || usual.length < numbers.usualMoodDaysTold) return false;
  const own = mean(usual);
  let squares = 0;
  for (const mood of usual) squares += (mood - own) ** 2;
  const deviation = Math.sqrt(squares / usual.length);
  return mean(late) <= own - Math.max(numbers.slumpPoints, numbers.slumpDeviations * deviation);
}

/** Doses of the last week beside those of the four weeks before. */
function dosesRise(story: Story): boolean {
  const { numbers, at } = story;
  const late: number[] = [];
  const usual: number[] = [];
  let [lateExtra, usualExtra, usualDoses] = [0, 0, 0];
  for (const dose of entries(story)) {
    const ago = (at - dose.at) / dayLong;
    if (dose.kind === "skipped" || ago < 0 || ago >= numbers.slumpDays + numbers.usualMoodDays) continue;
    const isLate = ago < numbers.slumpDays;
    if (!isLate) usualDoses += 1;
    if (dose.kind === "extra" && isLate) lateExtra += 1;
    if (dose.kind === "extra" && !isLate) usualExtra += 1;
    if (dose.mg !== null) (isLate ? late : usual).push(dose.mg);
  }
  if (late.length > 0 && usual.length > 0 && mean(late) * 100 >= mean(usual) * (100 + numbers.risingDose))
    return true;
  return usualDoses > 0 && lateExtra / numbers.slumpDays > usualExtra / numbers.usualMoodDays;
}

export function mean(list: readonly number[]): number {
  let sum = 0;
  for (const value of list) sum += value;
  return sum / list.length;
}

export const change: Record<string, Reading> = {
  "CHG-01": chg01,
  "CHG-02": chg02,
  "CHG-03": chg03,
  "CHG-04": chg04,
  "CHG-05": chg05,
  "CHG-06": chg06,
  "CHG-07": chg07,
  "CHG-08": chg08,
};
