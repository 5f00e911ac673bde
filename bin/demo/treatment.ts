import { type DayNumber, isoDay } from "@/bin/demo/local-time";
import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";
import type { Prescription, Route, Schedule } from "@/domain/prescription";

export type DemoPrescription = Omit<Prescription, "id">;

const refillDays = 30;
/** Plans up to this many milligrams are microdose plans, meant not to be felt. Ours. */
const feltAboveMg = 20;

/** Milligrams of one lozenge or spray that make up a dose without cutting more than one in half. */
const strengths: Readonly<Record<number, number>> = {
  10: 10,
  20: 20,
  30: 30,
  50: 50,
  75: 25,
  100: 50,
  120: 60,
  200: 100,
  300: 100,
};

/** rules.md §12 "treatment" and "schedule": routes, dose ladder, one day on and two off. Titration and the few weekly plans are ours. */
export function drawPrescription(
  random: Random,
  traits: Traits,
  firstDose: DayNumber,
  today: DayNumber,
): DemoPrescription {
  const route = random.weighted({ sublingual: 0.62, buccal: 0.18, "nasal-spray": 0.2 });
  const doseMg = drawDose(random, route);
  const strengthMg = route === "nasal-spray" ? 10 : (strengths[doseMg] ?? doseMg);
  const smallestPart = route === "nasal-spray" ? strengthMg : strengthMg / 2;
  const stepped =
    doseMg <= 75 && random.chance(0.4) ? Math.round((doseMg * 1.5) / smallestPart) * smallestPart : null;
  const largest = stepped ?? doseMg;
  const stop = traits.stopsInWeek === null ? null : firstDose + traits.stopsInWeek * 7;
  return supplied(
    {
      drug: "Ketamine (compounded)",
      route,
      form: route === "nasal-spray" ? "nasal-spray" : random.weighted({ lozenge: 0.75, rdt: 0.25 }),
      strengthMg,
      concentrationMgPerMl: null,
      doseMg,
      maxDoseMg: Math.max(largest, Math.ceil((largest * 1.25) / 10) * 10),
      maxDosesPerDay: 1,
      intent: largest <= feltAboveMg ? "sub-perceptual" : "perceptual",
      schedule: drawSchedule(random, doseMg),
      minIntervalHours: 72,
      titration:
        stepped === null ? [] : [{ fromOn: isoDay(firstDose + 7 * random.integer(2, 5)), doseMg: stepped }],
      startsOn: isoDay(firstDose),
      endsOn: stop !== null && stop <= today ? isoDay(stop) : null,
    },
    firstDose,
    stop === null ? today : Math.min(stop, today),
  );
}

/** Adds the latest 30-day supply, ten doses and a spare: dispensed on the first dose day and every 30 days from there. */
export function supplied(
  plan: Omit<DemoPrescription, "dispensedUnits" | "dispensedOn" | "daysSupply">,
  firstDose: DayNumber,
  until: DayNumber,
): DemoPrescription {
  const largest = Math.max(plan.doseMg, ...plan.titration.map((step) => step.doseMg));
  return {
    ...plan,
    dispensedUnits: Math.ceil((largest / plan.strengthMg) * 11),
    dispensedOn: isoDay(refillOn(firstDose, Math.max(firstDose, until))),
    daysSupply: refillDays,
  };
}

/** The refill in use on a day. */
export function refillOn(firstDose: DayNumber, day: DayNumber): DayNumber {
  return firstDose + Math.floor((day - firstDose) / refillDays) * refillDays;
}

function drawDose(random: Random, route: Route): number {
  if (route === "nasal-spray") return random.pick([10, 20, 30, 50] as const);
  if (random.chance(0.25)) return random.pick([100, 200, 300] as const);
  return random.pick([10, 20, 30, 50, 75, 100, 120] as const);
}

/** Mondays and Thursdays for some on session-sized doses: 72 hours at the least, as with one on and two off. */
function drawSchedule(random: Random, doseMg: number): Schedule {
  if (doseMg >= 200 && random.chance(0.5)) return { kind: "weekly", weekdays: [1, 4] };
  return { kind: "cycle", onDays: 1, offDays: 2 };
}
