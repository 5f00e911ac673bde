import {
  doseDays,
  entries,
  isDoseDay,
  isKnown,
  judgedDose,
  judgedEntry,
  mostWithin,
  type Taken,
  takenDoses,
  withParts,
} from "@/bin/proof/rules/oracle-doses";
import {
  dayLong,
  dayNumber,
  dayOf,
  hour,
  includes,
  millis,
  number,
  type Reading,
  type Story,
  told,
} from "@/bin/proof/rules/story";

function isOver(dose: Taken, tolerance: number): boolean {
  return (
    dose.mg !== null &&
    dose.planned !== null &&
    dose.planned > 0 &&
    dose.mg * 100 > dose.planned * (100 + tolerance) + 1e-6
  );
}

/** Side-effects checks answered in the hours after a dose. */
function after(story: Story, dose: Taken) {
  return told(story, "side-effects").filter(
    (one) => millis(one) >= dose.at && millis(one) - dose.at <= story.numbers.intoxicationHours * hour,
  );
}

function intoxicated(story: Story, dose: Taken): boolean {
  for (const one of after(story, dose)) {
    if ((number(one, "se.sedation") ?? 0) >= story.numbers.intoxicationSeverity) return true;
    if ((number(one, "se.confusion") ?? 0) >= story.numbers.intoxicationSeverity) return true;
    if (one.answers["se.breath"] === true) return true;
  }
  return false;
}

const dos01: Reading = (story) => {
  const { numbers, current } = story;
  const twice = (one: Taken) => (one.mg ?? 0) >= numbers.overDoseUrgentRatio * (one.planned ?? 0);
  if (current?.instrument === "side-effects") {
    let last: Taken | null = null;
    for (const one of entries(story)) {
      if (one.kind === "skipped" || !after(story, one).some((check) => check.id === current.id)) continue;
      const whole = withParts(story, one);
      if (whole && isOver(whole, numbers.doseTolerance) && twice(whole)) last = { ...whole, at: one.at };
    }
    return last && intoxicated(story, last) ? "urgent" : null;
  }
  const dose = judgedDose(story);
  if (!dose || !isOver(dose, numbers.doseTolerance)) return null;
  const entry = judgedEntry(story);
  if (entry && twice(dose) && intoxicated(story, { ...dose, at: entry.at })) return "urgent";
  const over = entries(story).filter((one) => {
    const whole = one.kind === "skipped" ? null : withParts(story, one);
    return whole !== null && isOver(whole, numbers.doseTolerance);
  });
  if (entry && mostWithin(story, entry, over, numbers.overDoseDays) >= numbers.overDoseRepeat) return "high";
  return (dose.mg ?? 0) >= numbers.overDoseHighRatio * (dose.planned ?? 0) ? "high" : "medium";
};

/** An extra dose, or one more planned one than a day may have. Parts of a dose are not counted. */
export function isExtra(story: Story, dose: Taken): boolean {
  if (dose.reason === "told" || (dose.kind !== "extra" && dose.kind !== "scheduled")) return false;
  if (dose.kind === "extra") return true;
  const rx = story.record.prescription;
  let count = 0;
  for (const one of entries(story))
    if (one.kind === "scheduled" && one.day === dose.day && one.at <= dose.at) count += 1;
  return rx !== null && count > rx.maxDosesPerDay;
}

/** More doses on its day than the plan allows, those a clinician added left out. */
function onFullDay(story: Story, dose: Taken): boolean {
  const rx = story.record.prescription;
  if (dose.kind !== "scheduled" || dose.reason === "told" || !rx) return false;
  let count = 0;
  for (const one of entries(story)) {
    if (one.day !== dose.day) continue;
    if (one.kind === "scheduled" || (one.kind === "extra" && one.reason !== "told")) count += 1;
  }
  return count > rx.maxDosesPerDay;
}

const dos02: Reading = (story) => {
  const { numbers } = story;
  const dose = judgedEntry(story);
  if (!dose || !(isExtra(story, dose) || onFullDay(story, dose))) return null;
  const extra = entries(story).filter((one) => isExtra(story, one));
  if (mostWithin(story, dose, extra, numbers.extraDoseDays) >= numbers.extraDoseRepeat) return "high";
  return dose.reason === "effect" || dose.reason === "urge" ? "high" : "medium";
};

/** Sooner after the one before than the plan allows; two parts of one day are no two doses. */
export function isEarly(story: Story, dose: Taken, list: readonly Taken[]): boolean {
  const rx = story.record.prescription;
  const previous = list[list.indexOf(dose) - 1];
  if (!rx || !previous) return false;
  if (previous.kind === "partial" && dose.kind === "partial" && previous.day === dose.day) return false;
  return dose.at - previous.at < (rx.minIntervalHours - story.numbers.intervalTolerance) * hour;
}

const dos03: Reading = (story) => {
  const { numbers, record } = story;
  const dose = judgedEntry(story);
  const rx = record.prescription;
  if (!dose || !rx || dose.kind === "skipped") return null;
  const list = entries(story).filter((one) => one.kind !== "skipped" && isKnown(story, one));
  const next = list[list.indexOf(dose) + 1];
  const early = isEarly(story, dose, list) || (next !== undefined && isEarly(story, next, list));
  for (let end = dose.day; end < dose.day + numbers.consecutiveDoseDays; end++) {
    let running = true;
    let notAsked = 0;
    let unplanned = false;
    for (let ago = 0; ago < numbers.consecutiveDoseDays; ago++) {
      if (!list.some((one) => one.day === end - ago)) running = false;
      if (!isDoseDay(rx, end - ago)) notAsked += 1;
      if (end - ago < dayNumber(rx.startsOn)) unplanned = true;
    }
    if (!running || notAsked === 0) continue;
    if (early || !(unplanned || rx.schedule.kind === "as-needed")) return "high";
  }
  let last = dose;
  for (const one of list) if (one.at - dose.at <= numbers.offScheduleDays * dayLong) last = one;
  const share = sharesOfPlan(story, last.at, last.day, numbers.offScheduleDays);
  if (share && share.least > numbers.doseCountRatio) return "high";
  if (!early) return null;
  const all = list.filter((one) => isEarly(story, one, list));
  return mostWithin(story, dose, all, numbers.offScheduleDays) >= numbers.offScheduleRepeat
    ? "medium"
    : "low";
};

/** Least and most taken of what the plan asked for on so many days; null where it does not cover them all or names none. */
function sharesOfPlan(
  story: Story,
  at: number,
  to: number,
  days: number,
): { least: number; most: number } | null {
  const rx = story.record.prescription;
  const from = to - days + 1;
  if (!rx || dayNumber(rx.startsOn) > from || (rx.endsOn !== null && dayNumber(rx.endsOn) < to)) return null;
  const planned = doseDays(rx, from, to)?.length ?? 0;
  if (planned === 0) return null;
  const within = (one: Taken) => one.day >= from && one.day <= to;
  const taken = takenDoses(story, at).filter(within).length;
  const skipped = entries(story).filter(
    (one) => one.at <= at && within(one) && one.kind === "skipped",
  ).length;
  const unknown = Math.max(0, planned - taken - skipped);
  return { least: taken / planned, most: (taken + unknown) / planned };
}

const dos04: Reading = (story) => {
  const { numbers, record, at } = story;
  const judged = judgedEntry(story);
  if (judged?.kind !== "skipped") return null;
  if (judged.reason === "side-effects") {
    const unwell = entries(story).filter(
      (one) =>
        one.kind === "skipped" &&
        one.reason === "side-effects" &&
        one.at <= at &&
        at - one.at <= numbers.underUseDays * dayLong,
    );
    if (unwell.length >= numbers.sideEffectSkips) return "low";
  }
  const share = sharesOfPlan(story, at, dayOf(at, record.timeZone), numbers.underUseDays);
  return share && share.most * 100 < numbers.underUsePercent ? "low" : null;
};

const dos09: Reading = (story) => {
  const { current, record, at } = story;
  const rx = record.prescription;
  const openSuicidality = record.flags.some(
    (flag) =>
      flag.ruleId.startsWith("SUI-") &&
      flag.ruleId !== "SUI-07" &&
      flag.raisedAt.getTime() <= at &&
      (flag.closedAt === null || flag.closedAt.getTime() > at),
  );
  const dangerous = (one: { answers: Record<string, unknown> }) =>
    one.answers["se.breath"] === true || one.answers["se.collapse"] === true;
  const danger = (one: Taken) => {
    const journal = story.told.find((entry) => entry.id === one.ids[0]);
    if (journal && includes(journal, "dj.co", "opioid")) return true;
    return openSuicidality || after(story, one).some(dangerous);
  };
  if (current?.instrument === "side-effects") {
    const injected = entries(story).filter(
      (one) => one.route === "injected" && after(story, one).some((check) => check.id === current.id),
    );
    const last = injected.at(-1);
    return last && rx?.route !== "injected" && danger(last) ? "urgent" : null;
  }
  const dose = judgedEntry(story);
  if (dose?.route === "snorted") return "high";
  if (dose?.route !== "injected" || rx?.route === "injected") return null;
  return danger(dose) ? "urgent" : "high";
};

const dos10: Reading = (story) => {
  const { numbers, current } = story;
  const dose = judgedDose(story);
  if (!dose || current?.answers["dj.company"] !== "alone") return null;
  if (isOver(dose, numbers.doseTolerance)) return "high";
  for (const one of told(story, "side-effects")) {
    if (one.answers["se.breath"] === true || one.answers["se.collapse"] === true) return "high";
  }
  const entry = judgedEntry(story);
  const alone = entries(story).filter((one) => {
    const journal = story.told.find((told) => told.id === one.ids[0]);
    return one.kind !== "skipped" && journal?.answers["dj.company"] === "alone";
  });
  return entry && mostWithin(story, entry, alone, numbers.aloneDays) >= numbers.aloneRepeat
    ? "medium"
    : "low";
};

const dos11: Reading = ({ current }) => (current?.answers["dj.drove"] === true ? "high" : null);

const dos12: Reading = (story) => {
  const { numbers, record, current } = story;
  if (record.prescription?.intent !== "sub-perceptual") return null;
  const felt = (one: Parameters<typeof number>[0]) =>
    (number(one, "se.dissoc") ?? 0) >= numbers.feltDissociation ||
    (number(one, "se.sedation") ?? 0) >= numbers.feltIntoxication ||
    (number(one, "se.confusion") ?? 0) >= numbers.feltIntoxication;
  if (current?.instrument === "side-effects") {
    if (!felt(current)) return null;
    return takenDoses(story).some((one) => after(story, one).some((check) => check.id === current.id))
      ? "medium"
      : null;
  }
  const dose = judgedDose(story);
  return dose && after(story, dose).some(felt) ? "medium" : null;
};

export const dosing: Record<string, Reading> = {
  "DOS-01": dos01,
  "DOS-02": dos02,
  "DOS-03": dos03,
  "DOS-04": dos04,
  "DOS-09": dos09,
  "DOS-10": dos10,
  "DOS-11": dos11,
  "DOS-12": dos12,
};
