import { sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { type StoredThresholds, thresholdsOf, toThresholdSet } from "@/db/thresholds";
import {
  readAnswers,
  readDoses,
  readFlags,
  readMedicineChanges,
  readPlans,
  readScores,
} from "@/db/trend-reads";
import { authorize, type Viewer } from "@/domain/access";
import type { CheckIn } from "@/domain/check-in";
import type { Dose } from "@/domain/dose";
import type { Answers } from "@/domain/instruments/instrument";
import type { Prescription, Route } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";
import { isAbovePlan } from "@/domain/rules/doses";
import { defaultThresholds, type Thresholds } from "@/domain/rules/thresholds";
import { joinParts } from "@/domain/split-doses";

export type TrendPoint = {
  checkInId: string;
  at: Date;
  value: number;
  band: string | null;
  prorated: boolean;
};
/** The parts of a split dose are one. */
export type TrendDose = {
  checkInId: string;
  at: Date;
  on: string;
  kind: Dose["kind"];
  route: Route | null;
  mg: number | null;
  plannedMg: number | null;
  /** Of the plan in force on its day; null where none was. */
  plannedRoute: Route | null;
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
export type TrendPlan = Pick<
  Prescription,
  | "id"
  | "drug"
  | "route"
  | "form"
  | "doseMg"
  | "schedule"
  | "titration"
  | "dispensedUnits"
  | "dispensedOn"
  | "startsOn"
  | "endsOn"
>;
/** A check-in with its answers. */
export type TrendSheet = {
  checkInId: string;
  at: Date;
  instrument: string;
  status: CheckIn["status"];
  answers: Answers;
};

export type Trend = {
  /** Points by `instrument/measure`, e.g. "phq-9/total", oldest first. */
  series: Record<string, TrendPoint[]>;
  doses: TrendDose[];
  flags: TrendFlag[];
  /** All plans there were, oldest first. */
  plans: TrendPlan[];
  medicines: { id: string; at: Date; change: "added" | "removed"; name: string }[];
  /** PHQ-9 and GAD-7 item by item, and check-ins in which the patient wrote a note, oldest first. */
  sheets: TrendSheet[];
  /** The numbers in force for this patient. */
  thresholds: Thresholds;
};

/** All a patient page shows since a day, in one round trip. Empty for a foreign patient. */
export async function findTrend(viewer: Viewer, patientId: string, since: Date): Promise<Trend> {
  authorize(viewer, "view-patients");
  return inClinic(viewer, async (tx) => {
    const of = { clinicId: viewer.clinicId, patientId, since };
    const numbers = tx.execute<{ stored: StoredThresholds }>(
      sql`select ${thresholdsOf(viewer.clinicId, patientId)} as stored`,
    );
    const [points, doses, flags, plans, medicines, sheets, [row]] = await Promise.all([
      readScores(tx, of),
      readDoses(tx, of),
      readFlags(tx, of),
      readPlans(tx, of),
      readMedicineChanges(tx, of),
      readAnswers(tx, of),
      numbers,
    ]);
    const thresholds = row ? toThresholdSet(row.stored).values : defaultThresholds;
    const series: Trend["series"] = {};
    for (const { instrument, measure, value, ...point } of points) {
      if (value === null) continue;
      const key = `${instrument}/${measure}`;
      series[key] ??= [];
      series[key].push({ ...point, value });
    }
    return {
      series,
      doses: joinParts(doses).map((dose) => ({
        ...dose,
        plannedRoute: planOn(plans, dose.on)?.route ?? null,
        above: isAbovePlan(dose, thresholds),
      })),
      flags,
      plans,
      medicines,
      sheets,
      thresholds,
    };
  });
}

function planOn(plans: readonly TrendPlan[], on: string): TrendPlan | undefined {
  return plans.findLast((plan) => plan.startsOn <= on && (plan.endsOn === null || on <= plan.endsOn));
}
