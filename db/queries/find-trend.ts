import { and, asc, eq, gte, or, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { doses, scores } from "@/db/schema/check-ins";
import { flags } from "@/db/schema/triage";
import { type StoredThresholds, thresholdsOf, toThresholdSet } from "@/db/thresholds";
import { authorize, type Viewer } from "@/domain/access";
import type { Dose } from "@/domain/dose";
import type { Route } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";
import { isAbovePlan } from "@/domain/rules/doses";
import { defaultThresholds, type Thresholds } from "@/domain/rules/thresholds";

export type TrendPoint = {
  checkInId: string;
  at: Date;
  value: number;
  band: string | null;
  prorated: boolean;
};
export type TrendDose = {
  checkInId: string;
  at: Date;
  on: string;
  kind: Dose["kind"];
  route: Route | null;
  mg: number | null;
  plannedMg: number | null;
  effect: number | null;
  /** More than the plan, beyond the tolerance in force. */
  above: boolean;
};
export type TrendFlag = {
  id: string;
  caseId: string;
  ruleId: string;
  priority: Priority;
  at: Date;
  summary: string;
  open: boolean;
};

export type Trend = {
  /** Points by `instrument/measure`, e.g. "phq-9/total", oldest first. */
  series: Record<string, TrendPoint[]>;
  doses: TrendDose[];
  flags: TrendFlag[];
  /** The numbers in force for this patient. */
  thresholds: Thresholds;
};

/** The measures a patient page draws. */
const drawn: readonly [string, string][] = [
  ["phq-9", "total"],
  ["gad-7", "total"],
  ["mood-daily", "mood"],
  ["dependence-signals", "craving"],
  ["dose-journal", "effect"],
  ["side-effects", "bladder"],
  ["side-effects", "dissociation"],
  ["side-effects", "sedation"],
];

/** All a trend shows since a day: scores, doses and flags, in one round trip. Empty for a foreign patient. */
export async function findTrend(viewer: Viewer, patientId: string, since: Date): Promise<Trend> {
  authorize(viewer, "view-patients");
  return inClinic(viewer, async (tx) => {
    const points = tx
      .select({
        instrument: scores.instrument,
        measure: scores.measure,
        checkInId: scores.checkInId,
        at: scores.authoredAt,
        value: scores.value,
        band: scores.band,
        prorated: scores.prorated,
      })
      .from(scores)
      .where(
        and(
          eq(scores.clinicId, viewer.clinicId),
          eq(scores.patientId, patientId),
          or(
            ...drawn.map(([instrument, measure]) =>
              and(eq(scores.instrument, instrument), eq(scores.measure, measure)),
            ),
          ),
          gte(scores.authoredAt, since),
          eq(scores.superseded, false),
          sql`${scores.value} is not null`,
        ),
      )
      .orderBy(asc(scores.authoredAt));
    const taken = tx
      .select({
        checkInId: doses.checkInId,
        at: doses.takenAt,
        on: doses.localOn,
        kind: doses.kind,
        route: doses.route,
        mg: doses.mg,
        plannedMg: doses.plannedMg,
        effect: doses.effect,
      })
      .from(doses)
      .where(
        and(
          eq(doses.clinicId, viewer.clinicId),
          eq(doses.patientId, patientId),
          gte(doses.takenAt, since),
          eq(doses.superseded, false),
        ),
      )
      .orderBy(asc(doses.takenAt));
    const raised = tx
      .select({
        id: flags.id,
        caseId: flags.caseId,
        ruleId: flags.ruleId,
        priority: flags.priority,
        at: flags.answeredAt,
        summary: flags.summary,
        open: sql<boolean>`${flags.closedAt} is null`,
      })
      .from(flags)
      .where(
        and(eq(flags.clinicId, viewer.clinicId), eq(flags.patientId, patientId), gte(flags.raisedAt, since)),
      )
      .orderBy(asc(flags.answeredAt));

    const numbers = tx.execute<{ stored: StoredThresholds }>(
      sql`select ${thresholdsOf(viewer.clinicId, patientId)} as stored`,
    );

    const [found, dosesTaken, flagsRaised, [row]] = await Promise.all([points, taken, raised, numbers]);
    const thresholds = row ? toThresholdSet(row.stored).values : defaultThresholds;
    const series: Trend["series"] = {};
    for (const { instrument, measure, value, ...point } of found) {
      if (value === null) continue;
      const key = `${instrument}/${measure}`;
      series[key] ??= [];
      series[key].push({ ...point, value });
    }
    return {
      series,
      doses: dosesTaken.map((dose) => ({ ...dose, above: isAbovePlan(dose, thresholds) })),
      flags: flagsRaised,
      thresholds,
    };
  });
}
