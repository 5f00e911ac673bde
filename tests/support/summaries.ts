import { thresholdsOf } from "@/components/plot-frame";
import type { SummaryChart } from "@/components/summary-layout";
import { ticksOf, timeAxis, unbroken } from "@/components/time-axis";
import { phq9Total } from "@/domain/instruments/phq-9";
import type { ScoredPoint } from "@/domain/patient-record";
import type { SummaryFlag, SummaryPageFacts } from "@/domain/summary-page";
import { prescription } from "@/tests/support/records";

export const madeAt = new Date("2026-11-24T01:10:00Z");
const day = 86_400_000;
const timeZone = "America/New_York";

/** `days` before the summary is made. */
export function ago(days: number): Date {
  return new Date(madeAt.getTime() - days * day);
}

export function point(value: number, days: number, more: Partial<ScoredPoint> = {}): ScoredPoint {
  return { checkInId: `${value} ${days}`, authoredAt: ago(days), value, prorated: false, ...more };
}

export function flag(more: Partial<SummaryFlag> = {}): SummaryFlag {
  return {
    ruleId: "CHG-03",
    ruleVersion: 2,
    priority: "medium",
    summary: "PHQ-9 rose by 6 in two weeks.",
    answeredAt: ago(3),
    closedAt: null,
    outcome: null,
    ownOutcome: null,
    closedBy: null,
    owner: null,
    ...more,
  };
}

export function facts(more: Partial<SummaryPageFacts> = {}): SummaryPageFacts {
  return {
    patient: { givenName: "Maria", familyName: "Rivera", number: "0192", bornOn: "1985-05-02" },
    clinicName: "River clinic",
    madeBy: "A. Ruiz",
    now: madeAt,
    from: ago(182),
    to: madeAt,
    timeZone,
    glance: "PHQ-9 18 (moderately severe), +3 since Nov 16.",
    chart: "PHQ-9, Jun 1 to Nov 23, 2026, 2 check-ins. Lower is better.",
    phq9: [point(15, 7), point(18, 0)],
    gad7: [point(9, 0)],
    item9: new Map([["18 0", 1]]),
    plan: null,
    doses: [],
    kept: null,
    flags: [],
    versions: { heron: "0.1.0", rules: "66.92", instruments: ["PHQ-9 2001"] },
    ...more,
  };
}

/** As much as a summary ever holds, in the longest words. */
export function fullest(): SummaryPageFacts {
  const long = "A long sentence of a rule that goes on about numbers and days ".repeat(4);
  const name = "Dr. Bartholomew Featherstonehaugh-Cholmondeley the Younger";
  return facts({
    patient: {
      givenName: "Wilhelmina Concepción Annunziata",
      familyName: "Rodríguez-Łukasiewicz von Ångström",
      number: "000000192",
      bornOn: "1985-05-02",
    },
    clinicName: "The river valley clinic for mood and anxiety in the county of Westmoreland",
    madeBy: name,
    glance: "Worse since Sep 19: PHQ-9 8 → 18 (moderately severe). Item 9 rose 0 → 1. ".repeat(6).trim(),
    chart: "PHQ-9, Aug 1 to Nov 23, 2026, 113 check-ins. Lower is better. Latest 18 of 27. ".repeat(4).trim(),
    phq9: Array.from({ length: 26 }, (_, i) => point(5 + (i % 20), 7 * (25 - i), { prorated: i % 2 === 0 })),
    gad7: Array.from({ length: 26 }, (_, i) => point(i % 20, 7 * (25 - i))),
    item9: new Map(Array.from({ length: 26 }, (_, i) => [`${5 + (i % 20)} ${7 * (25 - i)}`, null])),
    plan: prescription,
    doses: Array.from({ length: 60 }, (_, i) => ({
      at: ago(180 - 3 * i),
      kind: "extra" as const,
      mg: 137.5,
      plannedMg: 62.5,
      above: true,
    })),
    kept: {
      fromOn: "2026-11-01",
      toOn: "2026-11-23",
      scheduled: 23,
      taken: 10,
      skipped: 7,
      unknown: 6,
      atLeast: 0.4,
      atMost: 0.7,
    },
    flags: Array.from({ length: 30 }, (_, i) =>
      flag({
        ruleId: `SUI-0${i % 9}`,
        priority: "urgent",
        summary: long,
        closedAt: i % 2 ? ago(1) : null,
        ownOutcome: long,
        closedBy: name,
        owner: name,
      }),
    ),
    versions: {
      heron: "0.1.0",
      rules: "66.92",
      instruments: ["PHQ-9 2001", "GAD-7 2006", "Dose journal 1.0.0", "PHQ-9 2024 of another publisher"],
    },
  });
}

/** Scores of half a year with a gap, prorated ones among them, and doses of every kind. */
export function chartOf(): SummaryChart {
  const points = Array.from({ length: 24 }, (_, i) => ({
    checkInId: String(i),
    at: ago(7 * (23 - i)),
    value: 5 + ((i * 7) % 19),
    band: null,
    prorated: i % 5 === 0,
  })).filter((_, i) => i < 8 || i > 11);
  const kinds = ["scheduled", "extra", "skipped", "partial"] as const;
  const axis = timeAxis(
    points.map(({ at }) => at),
    26,
    madeAt,
  );
  return {
    frame: {
      axis,
      ticks: ticksOf(axis, timeZone),
      measure: phq9Total,
      thresholds: thresholdsOf(phq9Total),
      baseline: 21,
      within: 6,
    },
    runs: unbroken(points, () => 15 * day),
    doses: Array.from({ length: 50 }, (_, i) => ({
      checkInId: `dose ${i}`,
      at: ago(150 - 3 * i),
      kind: kinds[i % 4] ?? "scheduled",
      route: "sublingual" as const,
      plannedRoute: "sublingual" as const,
      mg: i === 3 ? null : 60 + (i % 4) * 40,
      plannedMg: 60,
      above: i % 4 > 0,
    })),
    plannedMg: 60,
  };
}
