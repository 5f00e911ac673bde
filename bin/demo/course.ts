import type { Random } from "@/bin/demo/random";
import type { Traits } from "@/bin/demo/traits";

/** How a patient's scores would run if asked every day. `week` is weeks since the first dose, fractions allowed. */
export type Course = {
  readonly phq9: (week: number) => number;
  readonly gad7: (week: number) => number;
  /** PHQ-9 as a share of baseline: drives item 9, mood and how much doses help. */
  readonly share: (week: number) => number;
};

/** Scores a story passes through, joined by straight lines: [week, PHQ-9, GAD-7]. */
export type ScriptedCourse = readonly (readonly [week: number, phq9: number, gad7: number])[];

/** rules.md §12 "trajectory": phq(t) = round(B·shape(t) + e), e an AR(1) with rho .4 and SD 1.9; gad(t) = G·shape(t) + N(0, 1.8). */
export function drawCourse(random: Random, traits: Traits, weeks: number): Course {
  const level = withRelapse(random.stream("relapse"), traits, weeks);
  const phqNoise = drawNoise(random.stream("phq-noise"), weeks, 0.4, 1.9);
  const gadNoise = drawNoise(random.stream("gad-noise"), weeks, 0, 1.8);
  const share = (week: number) => level(week) / traits.phq9;
  return {
    phq9: (week) => clip(level(week) + phqNoise(week), 0, 27),
    gad7: (week) => clip(traits.gad7 * share(week) + gadNoise(week), 0, 21),
    share,
  };
}

export function scriptedCourse(points: ScriptedCourse): Course {
  const first = points[0];
  if (!first) throw new Error("a scripted course needs a point");
  const along = (week: number, column: 1 | 2) => {
    const next = points.findIndex((point) => point[0] >= week);
    const after = points[next] ?? points.at(-1) ?? first;
    const before = points[next - 1] ?? after;
    if (after[0] === before[0]) return after[column];
    return before[column] + ((after[column] - before[column]) * (week - before[0])) / (after[0] - before[0]);
  };
  return {
    phq9: (week) => along(week, 1),
    gad7: (week) => along(week, 2),
    share: (week) => along(week, 1) / first[1],
  };
}

function shapeOf({ trajectory, residual: f, phq9 }: Traits): (week: number) => number {
  if (trajectory === "improver") return (week) => phq9 * (f + (1 - f) * Math.exp(-week / 1.35));
  if (trajectory === "delayed") return (week) => phq9 * (f + (1 - f) / (1 + Math.exp((week - 6) / 1.2)));
  if (trajectory === "chronic") return (week) => phq9 * (0.92 + 0.08 * Math.exp(-week / 3));
  return (week) => phq9 + Math.min(6, 0.6 * week);
}

/** From week 5 each week may begin a relapse towards 0.75·B with a time constant of 3 weeks; likelier once doses stop. */
function withRelapse(random: Random, traits: Traits, weeks: number): (week: number) => number {
  const level = shapeOf(traits);
  if (traits.trajectory !== "improver" && traits.trajectory !== "delayed") return level;
  const hazard = (week: number) => (traits.stopsInWeek !== null && week > traits.stopsInWeek ? 0.05 : 0.015);
  let begins: number | null = null;
  for (let week = 5; week <= weeks; week++) {
    const strikes = random.chance(hazard(week));
    if (begins === null && strikes && level(week) < 0.75 * traits.phq9) begins = week;
  }
  if (begins === null) return level;
  const since = begins;
  return (week) =>
    week <= since
      ? level(week)
      : level(since) + (0.75 * traits.phq9 - level(since)) * (1 - Math.exp(-(week - since) / 3));
}

/** Weekly noise with lag-one correlation `rho`, joined by straight lines between weeks. */
function drawNoise(random: Random, weeks: number, rho: number, sd: number): (week: number) => number {
  const values = [random.normal(0, sd)];
  for (let week = 1; week <= weeks + 1; week++) {
    values.push(rho * (values[week - 1] ?? 0) + random.normal(0, sd * Math.sqrt(1 - rho * rho)));
  }
  return (week) => {
    const from = Math.max(0, Math.floor(week));
    const [low, high] = [values[from] ?? 0, values[from + 1] ?? 0];
    return low + (high - low) * (Math.max(0, week) - from);
  };
}

export function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
