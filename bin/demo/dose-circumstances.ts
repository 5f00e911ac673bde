import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";
import type { DemoPrescription } from "@/bin/demo/treatment";
import type { BloodPressure } from "@/domain/instruments/instrument";
import type { Route } from "@/domain/prescription";

/** What surrounded one dose. */
export type Circumstances = {
  readonly route: Route;
  readonly form: string;
  /** 0 none to 10 strongest ever. */
  readonly effect: number;
  readonly minutes: number;
  readonly company: string;
  /** Taken within 12 hours; empty for none. */
  readonly coUse: readonly string[];
  readonly drinks: number;
  readonly drove: boolean;
  readonly pressure: {
    readonly before: BloodPressure;
    readonly after: BloodPressure;
    readonly minutes: number;
    readonly rate: number;
  } | null;
};

/** rules.md §12 "effect", "company", "coUsePerDose", "bp". Effect of an over-user falls 6 % a week. `week` counts from the first dose. */
export function drawCircumstances(
  random: Random,
  traits: Traits,
  prescription: DemoPrescription,
  week: number,
): Circumstances {
  const fading = traits.schedule === "overuser" ? 0.94 ** week : 1;
  const coUse = drawCoUse(random.stream("co-use"), traits);
  const route = drawRoute(random.stream("route"), prescription);
  return {
    route,
    form: route === "snorted" ? "powder" : route === "injected" ? "liquid" : prescription.form,
    effect: Math.round(Math.min(10, Math.max(0, traits.effect * fading + random.normal(0, 1)))),
    minutes: drawMinutes(random.stream("minutes"), prescription),
    company: random.weighted(traits.company),
    coUse,
    drinks: coUse.includes("alcohol")
      ? random.stream("drinks").pick([1, 1, 1, 1, 1, 2, 2, 2, 2, 3] as const)
      : 0,
    drove: random.stream("drove").chance(traits.drives),
    pressure: drawPressure(random.stream("pressure"), traits),
  };
}

/** Another route than the prescribed one, rarely: 1.5 % of patients ever snort and 0.1 % ever inject, over about 55 doses. */
function drawRoute(random: Random, prescription: DemoPrescription): Route {
  if (prescription.form !== "nasal-spray" && random.chance(0.015 / 55)) return "snorted";
  return random.chance(0.001 / 55) ? "injected" : prescription.route;
}

function drawCoUse(random: Random, { coUse, sedativeOnList }: Traits): string[] {
  const kinds = ["alcohol", "benzo", "cannabis", "opioid", "stimulant", "ghb"] as const;
  return kinds.filter((kind) =>
    random.stream(kind).chance(kind === "benzo" && sedativeOnList ? 0.2 : coUse[kind]),
  );
}

/** Minutes until back to normal, as the journal's options: longer after sprays and session-sized doses. Shares are ours. */
function drawMinutes(random: Random, { form, doseMg }: DemoPrescription): number {
  const strong = form === "nasal-spray" || doseMg >= 100;
  return Number(
    random.weighted(
      strong
        ? { "30": 0.05, "60": 0.35, "120": 0.52, "240": 0.07, "720": 0.01 }
        : { "30": 0.3, "60": 0.45, "120": 0.22, "240": 0.028, "720": 0.002 },
    ),
  );
}

/** About half the patients own a cuff and use it for most doses: 35 % of doses in all. 0.4 % of readings are typed wrong. */
function drawPressure(random: Random, { bloodPressure }: Traits): Circumstances["pressure"] {
  if (!random.chance(bloodPressure.measures)) return null;
  const before = reading(random.normal(bloodPressure.sys, 8), random.normal(bloodPressure.dia, 5.5));
  const after = reading(before.sys + random.normal(9, 11), before.dia + random.normal(5, 7));
  const mistyped = random.chance(0.004);
  return {
    before: mistyped ? { sys: Math.max(60, before.dia), dia: Math.max(60, before.dia) } : before,
    after,
    minutes: random.pick([30, 40, 45, 45, 60, 60, 60, 90, 120] as const),
    rate: Math.round(random.truncatedNormal(78, 10, 52, 120)),
  };
}

function reading(sys: number, dia: number): BloodPressure {
  const top = Math.round(Math.min(230, Math.max(88, sys)));
  return { sys: top, dia: Math.round(Math.min(top - 18, Math.max(48, dia))) };
}
