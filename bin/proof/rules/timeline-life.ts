import { Temporal } from "temporal-polyfill";
import { Random } from "@/bin/demo/random";
import type { Prescription } from "@/domain/prescription";

/** What one made-up patient tends to answer; each trait is drawn from its own stream. */
export type Life = {
  readonly zone: string;
  /** Moment of the first day, milliseconds. */
  readonly start: number;
  readonly prescription: Prescription | null;
  readonly phq9: number;
  readonly gad7: number;
  readonly steady: boolean;
  readonly mood: number;
  readonly anxiety: number;
  readonly wired: boolean;
  readonly helpless: boolean;
  readonly extra: number;
  readonly skips: number;
  /** How often units left are counted. */
  readonly counts: number;
  readonly strayRoute: number;
  readonly symptoms: readonly string[];
  readonly growth: (at: number) => number;
  readonly effect: (at: number) => number;
  readonly urge: () => number;
  readonly left: () => number;
  readonly draw: (stream: string) => Random;
};

const zones = [
  "America/New_York",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "Asia/Kolkata",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Africa/Casablanca",
];
export const dayMs = 86_400_000;

export function lifeOf(seed: string): Life {
  const draw = new Random(`${seed}/life`);
  const zone = draw.pick(zones);
  const first = Temporal.PlainDate.from("2025-11-24").add({ days: draw.integer(0, 500) });
  const start = first.toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).epochMilliseconds;
  const prescription = draw.chance(0.95) ? prescriptionOf(draw, first) : null;
  const grows = draw.pick([0, 0, 0.15, 0.3, 0.5]);
  const fades = draw.pick([0, 0, 2, 3, 4]);
  const share = (at: number) => Math.min(1, Math.max(0, (at - start) / (60 * dayMs)));
  let urge = draw.integer(0, 5);
  let left = prescription?.dispensedUnits ?? 10;
  return {
    zone,
    start,
    prescription,
    phq9: draw.integer(2, 22),
    gad7: draw.integer(0, 18),
    steady: draw.chance(0.1),
    mood: draw.integer(1, 8),
    anxiety: draw.integer(2, 8),
    wired: draw.chance(0.3),
    helpless: draw.chance(0.15),
    extra: draw.pick([0.2, 1, 5]),
    skips: draw.pick([0.3, 1, 8]),
    counts: draw.pick([0, 0.2, 0.8]),
    strayRoute: draw.pick([0.02, 0.1, 0.4]),
    symptoms: [
      "sedation",
      "dissoc",
      "confusion",
      "memory",
      "uFreq",
      "uUrg",
      "uPain",
      "abdo",
      "percept",
    ].filter(() => draw.chance(0.12)),
    growth: (at) => 1 + grows * share(at),
    effect: (at) => 6 - fades * share(at),
    urge: () => {
      urge = Math.min(10, Math.max(0, urge + draw.integer(-1, 2)));
      return urge;
    },
    left: () => {
      left -= draw.integer(0, 2);
      return left;
    },
    draw: (stream) => new Random(`${seed}/${stream}`),
  };
}

function prescriptionOf(draw: Random, first: Temporal.PlainDate): Prescription {
  const doseMg = draw.pick([10, 30, 50, 100, 100, 120]);
  const cycles = [
    [1, 2],
    [1, 2],
    [1, 2],
    [1, 0],
    [1, 1],
    [2, 1],
    [3, 1],
    [1, 6],
  ] as const;
  const [onDays, offDays] = draw.pick(cycles);
  const kind = draw.weighted({ cycle: 6, weekly: 2, "as-needed": 1 });
  const weekdays = draw.pick([[1], [1, 4], [0, 3, 5], [2, 3, 4]]);
  const minIntervalHours = kind === "cycle" ? (offDays + 1) * 24 : draw.pick([20, 24, 48, 72, 168]);
  const day = (days: number) => first.add({ days }).toString();
  const titration = draw.chance(0.3)
    ? [draw.integer(1, 20), draw.integer(20, 50)].map((after, i) => ({
        fromOn: day(after),
        doseMg: Math.round(doseMg * (1 + 0.2 * (i + 1))),
      }))
    : [];
  const dispensed = draw.chance(0.75);
  return {
    id: "rx",
    drug: "ketamine",
    route: draw.pick(["sublingual", "sublingual", "nasal-spray", "injected", "rectal"]),
    form: "lozenge",
    strengthMg: draw.pick([doseMg, doseMg, doseMg / 2]),
    concentrationMgPerMl: null,
    doseMg,
    maxDoseMg: doseMg * 2,
    maxDosesPerDay: draw.pick([1, 1, 1, 2]),
    intent: draw.pick([null, null, "sub-perceptual", "perceptual"]),
    schedule:
      kind === "cycle" ? { kind, onDays, offDays } : kind === "weekly" ? { kind, weekdays } : { kind },
    minIntervalHours,
    titration,
    dispensedUnits: dispensed ? draw.pick([4, 8, 10, 10, 15, 30]) : null,
    dispensedOn: dispensed ? day(draw.pick([-1, 0, 0, 10, 30])) : null,
    daysSupply: dispensed && draw.chance(0.9) ? draw.pick([10, 28, 30, 30, 45]) : null,
    startsOn: day(draw.pick([-10, 0, 0, 0, 5])),
    endsOn: draw.chance(0.1) ? day(draw.integer(20, 80)) : null,
  };
}

/** The wall clock at a moment, e.g. 2026-03-08T09:30:00. */
export function localMoment(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString();
}
