export const routes = [
  "sublingual",
  "buccal",
  "swallowed",
  "nasal-spray",
  "rectal",
  "snorted",
  "injected",
  "other",
] as const;
export type Route = (typeof routes)[number];

/** The plan doses are compared with. FHIR MedicationRequest. */
export type Prescription = {
  readonly id: string;
  readonly drug: string;
  readonly route: Route;
  readonly form: string;
  /** Milligrams in one lozenge, tablet or spray, or in one measured part of a solution. */
  readonly strengthMg: number;
  /** Milligrams in one millilitre of a measured solution; null for what is counted. */
  readonly concentrationMgPerMl: number | null;
  /** Milligrams of one planned dose, before titration. */
  readonly doseMg: number;
  /** Milligrams never to be exceeded in one dose. */
  readonly maxDoseMg: number;
  readonly maxDosesPerDay: number;
  /** Whether a dose is meant to be felt; null where nobody said. A microdose plan is sub-perceptual. */
  readonly intent: Intent | null;
  readonly schedule: Schedule;
  /** Hours that must pass between two doses; 72 for one day on, two days off. */
  readonly minIntervalHours: number;
  /** Planned steps, oldest first; the last one started is in force. */
  readonly titration: readonly { readonly fromOn: string; readonly doseMg: number }[];
  readonly dispensedUnits: number | null;
  readonly dispensedOn: string | null;
  readonly daysSupply: number | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
};

export type Intent = "sub-perceptual" | "perceptual";

export type Schedule =
  | { readonly kind: "cycle"; readonly onDays: number; readonly offDays: number }
  | { readonly kind: "weekly"; readonly weekdays: readonly number[] }
  | { readonly kind: "as-needed" };

/** Milligrams planned on a local day (YYYY-MM-DD): the last titration step begun by then, else the starting dose. */
export function plannedMg(prescription: Prescription, on: string): number {
  return titrationOn(prescription, on).inForce?.doseMg ?? prescription.doseMg;
}

/** Millilitres of a measured solution that hold so many milligrams (volume × concentration = milligrams); null for what is counted. */
export function volumeMl({ concentrationMgPerMl }: Prescription, mg: number): number | null {
  return concentrationMgPerMl && concentrationMgPerMl > 0 ? mg / concentrationMgPerMl : null;
}

/** Milligrams in so many millilitres of a measured solution; null for what is counted. */
export function milligramsIn({ concentrationMgPerMl }: Prescription, ml: number): number | null {
  return concentrationMgPerMl && concentrationMgPerMl > 0 ? ml * concentrationMgPerMl : null;
}

/** Lozenges, tablets or sprays that make up so many milligrams, to the nearest quarter, and whether that is exact. */
export function unitsFor(
  { strengthMg }: Pick<Prescription, "strengthMg">,
  mg: number,
): { readonly units: number; readonly exact: boolean } {
  const units = Math.round((mg / strengthMg) * 4) / 4;
  return { units, exact: Math.abs(units * strengthMg - mg) < 1e-6 };
}

/** The titration step in force on a local day, and the next to come; null where there is none. */
export function titrationOn({ titration }: Pick<Prescription, "titration">, on: string) {
  return {
    inForce: titration.filter((step) => step.fromOn <= on).at(-1) ?? null,
    next: titration.find((step) => step.fromOn > on) ?? null,
  };
}

/** The plan in words, e.g. "60 mg lozenge, one day on, two days off". */
export function scheduleInWords(schedule: Schedule): string {
  const days = ["no days", "one day", "two days", "three days", "four days", "five days", "six days"];
  const names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
  if (schedule.kind === "as-needed") return "as needed";
  if (schedule.kind === "weekly") return `on ${schedule.weekdays.map((d) => names[d]).join(", ")}`;
  if (schedule.offDays === 0) return "every day";
  return `${days[schedule.onDays] ?? `${schedule.onDays} days`} on, ${days[schedule.offDays] ?? `${schedule.offDays} days`} off`;
}
