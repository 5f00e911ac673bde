import { type Circumstances, drawCircumstances } from "@/bin/demo/dose-circumstances";
import { at, type DayNumber, dayNumber, isoDay, weekday } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";
import { type DemoPrescription, refillOn } from "@/bin/demo/treatment";
import { plannedMg } from "@/domain/prescription";

/** One dose as it happened, whether or not the patient will write it down. */
export type DoseEvent = {
  readonly kind: "scheduled" | "extra" | "skipped";
  readonly day: DayNumber;
  /** When it was taken, or was due. */
  readonly at: Date;
  readonly mg: number;
  readonly plannedMg: number;
  readonly units: number;
  /** Units left of the supply in use. */
  readonly left: number;
  /** Outside the plan: an extra dose, or sooner after the last one than the plan allows. */
  readonly offPlan: boolean;
  readonly skipReason: string | null;
  readonly circumstances: Circumstances;
};

export type DosePlan = {
  readonly traits: Traits;
  readonly prescription: DemoPrescription;
  readonly timeZone: string;
  readonly until: Date;
  readonly today: DayNumber;
};

type Intent = { readonly kind: DoseEvent["kind"]; readonly day: DayNumber; readonly at: Date };

/** Below this many hours after the last dose a dose is off the plan. (rules.md DOS-03: 72 h less a tolerance of 12) */
const soonestHours = 60;

/** rules.md §12 "schedule": adherent patients are on time for 93 %; how the rest splits into skips and shifts is ours. */
const skipChance = { adherent: 0.05, underuser: 0.35, flexible: 0.05, overuser: 0.05, exact: 0 };
const shiftChance = { adherent: 0.02, underuser: 0.02, flexible: 0.25, overuser: 0.02, exact: 0 };

/** The doses of one patient, oldest first. */
export function drawDoses(random: Random, plan: DosePlan): readonly DoseEvent[] {
  const firstDose = dayNumber(plan.prescription.startsOn);
  const intents = [
    ...plannedIntents(random.stream("planned"), plan),
    ...extraIntents(random.stream("extra"), plan),
  ]
    .filter((intent) => intent.at <= plan.until)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const events: DoseEvent[] = [];
  let supply = { from: firstDose, left: plan.prescription.dispensedUnits ?? 0 };
  let last: Date | null = null;
  for (const intent of intents) {
    const refill = refillOn(firstDose, intent.day);
    if (refill > supply.from) supply = { from: refill, left: plan.prescription.dispensedUnits ?? 0 };
    const event = settle(random.stream(`dose ${intent.at.getTime()}`), plan, intent, supply.left, last);
    supply = { ...supply, left: event.left };
    if (event.kind !== "skipped") last = event.at;
    events.push(event);
  }
  return events;
}

export function isPlannedDay(prescription: DemoPrescription, day: DayNumber): boolean {
  const since = day - dayNumber(prescription.startsOn);
  if (since < 0 || (prescription.endsOn !== null && isoDay(day) >= prescription.endsOn)) return false;
  const { schedule } = prescription;
  if (schedule.kind === "cycle") return since % (schedule.onDays + schedule.offDays) < schedule.onDays;
  return schedule.kind === "weekly" && schedule.weekdays.includes(weekday(day));
}

function plannedIntents(random: Random, plan: DosePlan): Intent[] {
  const intents: Intent[] = [];
  for (let day = dayNumber(plan.prescription.startsOn); day <= plan.today; day++) {
    if (!isPlannedDay(plan.prescription, day)) continue;
    const own = random.stream(String(day));
    const skips = own.chance(skipChance[plan.traits.schedule]);
    const shifts = own.chance(shiftChance[plan.traits.schedule]);
    const actual = shifts && !skips ? day + own.pick([-1, 1] as const) : day;
    const minutes = Math.min(1400, Math.max(480, plan.traits.doseMinute + own.normal(0, 70)));
    intents.push({
      kind: skips ? "skipped" : "scheduled",
      day: actual,
      at: at(actual, minutes, plan.timeZone),
    });
  }
  return intents;
}

/** Over-users: 0.4 a week, rising 6 % a week. Of the others 12 % take one extra dose within 26 weeks. */
function extraIntents(random: Random, { traits, prescription, today, timeZone }: DosePlan): Intent[] {
  const firstDose = dayNumber(prescription.startsOn);
  const days: DayNumber[] = [];
  if (traits.schedule === "overuser") {
    for (let week = 1; firstDose + week * 7 <= today; week++) {
      const extras = Math.min(3, random.stream(`week ${week}`).count(0.4 * 1.06 ** week));
      for (let n = 0; n < extras; n++)
        days.push(firstDose + week * 7 + random.stream(`${week}/${n}`).integer(0, 6));
    }
  } else if (traits.schedule !== "exact" && random.chance(0.12)) {
    days.push(firstDose + random.integer(10, 182));
  }
  return [...new Set(days)]
    .filter((day) => day <= today && (prescription.endsOn === null || isoDay(day) < prescription.endsOn))
    .map((day) => ({
      kind: "extra",
      day,
      at: at(day, random.stream(`at ${day}`).between(1230, 1390), timeZone),
    }));
}

function settle(random: Random, plan: DosePlan, intent: Intent, left: number, last: Date | null): DoseEvent {
  const { prescription, traits } = plan;
  const planned = plannedMg({ ...prescription, id: "demo" }, isoDay(intent.day));
  const week = (intent.day - dayNumber(prescription.startsOn)) / 7;
  const creep = traits.schedule === "overuser" ? 1 + 0.02 * week : 1;
  const units = roundTo(
    (planned * creep) / prescription.strengthMg,
    prescription.form === "nasal-spray" ? 1 : 0.25,
  );
  const out = units > left;
  const skipped = intent.kind === "skipped" || out;
  const hours = last === null ? Number.POSITIVE_INFINITY : (intent.at.getTime() - last.getTime()) / 3_600_000;
  return {
    kind: skipped ? "skipped" : intent.kind,
    day: intent.day,
    at: intent.at,
    mg: skipped ? 0 : units * prescription.strengthMg,
    plannedMg: planned,
    units: skipped ? 0 : units,
    left: skipped ? left : left - units,
    offPlan: !skipped && (intent.kind === "extra" || hours < soonestHours),
    skipReason: skipped ? (out ? "out" : drawSkipReason(random.stream("skip"), traits)) : null,
    circumstances: drawCircumstances(random, traits, prescription, week),
  };
}

function drawSkipReason(random: Random, traits: Traits): string {
  return random.weighted({
    forgot: 0.45,
    better: 0.2,
    other: 0.15,
    told: 0.05,
    worse: 0.03,
    "side-effects": traits.sensitivity > 1 ? 0.3 : 0.05,
  });
}

function roundTo(value: number, step: number): number {
  return Math.max(step, Math.round(value / step) * step);
}
