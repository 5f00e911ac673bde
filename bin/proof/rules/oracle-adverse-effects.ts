import {
  dayLong,
  dayNumber,
  dayOf,
  millis,
  number,
  type Reading,
  type Story,
  told,
} from "@/bin/proof/rules/story";
import type { RecordedCheckIn } from "@/domain/check-in";

const severities = [
  ..."nausea vomit dizzy sedation dissoc headache panic vision confusion percept".split(" "),
  ..."memory uFreq uUrg uPain abdo nose mouth".split(" "),
];

const bladder = ["uFreq", "uUrg", "uPain"];

const asked = (story: Story): RecordedCheckIn | null =>
  story.current?.instrument === "side-effects" ? story.current : null;

const of = (one: RecordedCheckIn | null | undefined, item: string): number => number(one, `se.${item}`) ?? -1;

/** The side-effects check from before treatment: the last up to the first dose day; later ones have nothing to compare with. */
function untreated(story: Story): RecordedCheckIn | null {
  const { record } = story;
  if (!record.episode.firstDoseOn) return null;
  let found: RecordedCheckIn | null = null;
  for (const one of told(story, "side-effects")) {
    const asks = bladder.some((item) => of(one, item) >= 0);
    if (asks && dayOf(millis(one), record.timeZone) <= dayNumber(record.episode.firstDoseOn)) found = one;
  }
  return found;
}

const ae01: Reading = (story) => {
  const one = asked(story);
  const yes = (item: string) => one?.answers[`se.${item}`] === true;
  return yes("breath") || yes("collapse") || yes("chest") ? "urgent" : null;
};

const ae02: Reading = (story) => (asked(story)?.answers["se.uBlood"] === true ? "urgent" : null);

const ae03: Reading = (story) => {
  const { numbers } = story;
  const one = asked(story);
  if (!one) return null;
  if (of(one, "uPain") >= numbers.bladderPain) return "high";
  let sum = 0;
  for (const item of bladder) sum += Math.max(0, of(one, item));
  if (sum >= numbers.bladderScore) return "high";
  const nights = of(one, "uNight");
  const base = untreated(story);
  const usual = base?.id === one.id ? -1 : of(base, "uNight");
  const up = nights >= numbers.nightsUp || (usual >= 0 && nights - usual >= numbers.nightsUpRise);
  return up && bladder.some((item) => of(one, item) >= numbers.bladderWithNights) ? "high" : null;
};

const ae04: Reading = (story) => {
  const { numbers, record } = story;
  const one = asked(story);
  if (!one) return null;
  const base = untreated(story);
  const above = (check: RecordedCheckIn) =>
    check.id !== base?.id &&
    bladder.some(
      (item) => of(check, item) >= 0 && of(check, item) - Math.max(0, of(base, item)) >= numbers.bladderMild,
    );
  if (!above(one)) return null;
  const today = dayOf(millis(one), record.timeZone);
  for (const earlier of told(story, "side-effects").slice(0, -1).toReversed()) {
    if (!bladder.some((item) => of(earlier, item) >= 0)) continue;
    if (!above(earlier)) return null;
    if (today - dayOf(millis(earlier), record.timeZone) >= numbers.bladderRepeatDays) return "medium";
  }
  return null;
};

const ae05: Reading = (story) => {
  const { numbers } = story;
  const one = asked(story);
  if (!one) return null;
  if (one.answers["se.jaundice"] === true) return "urgent";
  if (of(one, "abdo") >= numbers.severeBellyPain) return "high";
  const previous = lastAsked(story, "abdo");
  return of(one, "abdo") >= numbers.bellyPain && previous >= numbers.bellyPain ? "medium" : null;
};

/** The answer to an item on the check before that asked it; -1 when there was none. */
function lastAsked(story: Story, item: string): number {
  let found = -1;
  for (const one of told(story, "side-effects")) {
    if (one.id !== story.current?.id && of(one, item) >= 0) found = of(one, item);
  }
  return found;
}

const ae06: Reading = (story) => {
  const { numbers } = story;
  const one = asked(story);
  const long = of(one, "dissoc.dur");
  if (of(one, "dissoc") < 1) return null;
  if (long >= numbers.veryLongMinutes) return "high";
  return long >= numbers.prolongedMinutes && of(one, "dissoc") >= numbers.dissociationSeverity
    ? "medium"
    : null;
};

export function perceived(story: Story, one: RecordedCheckIn): "urgent" | "high" | null {
  const { numbers } = story;
  const now = of(one, "percept");
  if (now >= numbers.offDosePerceptionUrgent) return "urgent";
  if (now >= numbers.offDosePerception) return "high";
  if (now < 1) return null;
  let times = 0;
  for (const other of told(story, "side-effects")) {
    if (other.authoredAt <= one.authoredAt && of(other, "percept") >= 1) times += 1;
  }
  return times >= numbers.offDosePerceptionTimes ? "high" : null;
}

const ae07: Reading = (story) => {
  const one = asked(story);
  return one ? perceived(story, one) : null;
};

const ae08: Reading = (story) => {
  const { numbers } = story;
  const one = asked(story);
  if (of(one, "sedation") >= numbers.markedSedation) return "high";
  const lasting = of(one, "confusion.dur") >= numbers.veryLongMinutes;
  return lasting && of(one, "confusion") >= numbers.lastingConfusion ? "high" : null;
};

const ae09: Reading = (story) => {
  const list: RecordedCheckIn[] = [];
  for (const one of told(story, "side-effects")) if (of(one, "memory") >= 0) list.push(one);
  if (!asked(story) || list.at(-1)?.id !== story.current?.id) return null;
  return forgetsForAMonth(story, list) && !forgetsForAMonth(story, list.slice(0, -1)) ? "medium" : null;
};

/** Whether every check up to the last of these told of a memory problem, for about a month. */
function forgetsForAMonth(story: Story, list: readonly RecordedCheckIn[]): boolean {
  const { numbers, record } = story;
  const base = untreated(story);
  const usual = Math.max(0, of(base, "memory"));
  const day = (one: RecordedCheckIn) => dayOf(millis(one), record.timeZone);
  const last = list.at(-1);
  for (const one of list.toReversed()) {
    if (one.id === base?.id || of(one, "memory") < numbers.memoryProblem || of(one, "memory") <= usual)
      return false;
    if (last && day(last) - day(one) >= numbers.memoryRepeatDays) return true;
  }
  return false;
}

const ae10: Reading = (story) => {
  const { numbers, at } = story;
  const one = asked(story);
  if (!one) return null;
  if (severities.some((item) => of(one, item) >= numbers.verySevere)) return "high";
  for (const item of severities) {
    if (of(one, item) < numbers.severe) continue;
    for (const other of told(story, "side-effects")) {
      if (other.id === one.id || at - millis(other) > numbers.severeRepeatDays * dayLong) continue;
      if (of(other, item) >= numbers.severe) return "medium";
    }
  }
  return null;
};

const ae11: Reading = (story) => {
  const answer = of(asked(story), "preg");
  return answer === 2 ? "high" : answer === 1 ? "medium" : null;
};

export const adverseEffects: Record<string, Reading> = {
  "AE-01": ae01,
  "AE-02": ae02,
  "AE-03": ae03,
  "AE-04": ae04,
  "AE-05": ae05,
  "AE-06": ae06,
  "AE-07": ae07,
  "AE-08": ae08,
  "AE-09": ae09,
  "AE-10": ae10,
  "AE-11": ae11,
};
