import { and, asc, eq, gte, inArray, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { checkIns, doses, scores } from "@/db/schema/check-ins";
import { medicineChanges, prescriptions } from "@/db/schema/patients";
import { flags } from "@/db/schema/triage";

/** The statements that a patient's trends are read with; sent together, in one transaction. */

type Of = { readonly clinicId: string; readonly patientId: string; readonly since: Date };

export function readScores(tx: Transaction, { clinicId, patientId, since }: Of) {
  return tx
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
        eq(scores.clinicId, clinicId),
        eq(scores.patientId, patientId),
        gte(scores.authoredAt, since),
        eq(scores.superseded, false),
        sql`${scores.value} is not null`,
      ),
    )
    .orderBy(asc(scores.authoredAt), asc(scores.checkInId));
}

export function readDoses(tx: Transaction, { clinicId, patientId, since }: Of) {
  return tx
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
        eq(doses.clinicId, clinicId),
        eq(doses.patientId, patientId),
        gte(doses.takenAt, since),
        eq(doses.superseded, false),
      ),
    )
    .orderBy(asc(doses.takenAt), asc(doses.checkInId));
}

export function readFlags(tx: Transaction, { clinicId, patientId, since }: Of) {
  return tx
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
    .where(and(eq(flags.clinicId, clinicId), eq(flags.patientId, patientId), gte(flags.raisedAt, since)))
    .orderBy(asc(flags.answeredAt));
}

/** All plans there were: a change is a new row. */
export function readPlans(tx: Transaction, { clinicId, patientId }: Of) {
  return tx
    .select({
      id: prescriptions.id,
      drug: prescriptions.drug,
      route: prescriptions.route,
      form: prescriptions.form,
      doseMg: prescriptions.doseMg,
      schedule: prescriptions.schedule,
      titration: prescriptions.titration,
      dispensedUnits: prescriptions.dispensedUnits,
      dispensedOn: prescriptions.dispensedOn,
      startsOn: prescriptions.startsOn,
      endsOn: prescriptions.endsOn,
    })
    .from(prescriptions)
    .where(and(eq(prescriptions.clinicId, clinicId), eq(prescriptions.patientId, patientId)))
    .orderBy(asc(prescriptions.startsOn), asc(prescriptions.createdAt));
}

export function readMedicineChanges(tx: Transaction, { clinicId, patientId, since }: Of) {
  return tx
    .select({
      id: medicineChanges.id,
      at: medicineChanges.at,
      change: medicineChanges.change,
      name: medicineChanges.name,
    })
    .from(medicineChanges)
    .where(
      and(
        eq(medicineChanges.clinicId, clinicId),
        eq(medicineChanges.patientId, patientId),
        gte(medicineChanges.at, since),
      ),
    )
    .orderBy(asc(medicineChanges.at));
}

/** Answered questionnaires, item by item, and what the patient wrote of their own. */
export function readAnswers(tx: Transaction, { clinicId, patientId, since }: Of) {
  return tx
    .select({
      checkInId: checkIns.id,
      at: checkIns.authoredAt,
      instrument: checkIns.instrument,
      status: checkIns.status,
      answers: checkIns.answers,
    })
    .from(checkIns)
    .where(
      and(
        eq(checkIns.clinicId, clinicId),
        eq(checkIns.patientId, patientId),
        gte(checkIns.authoredAt, since),
        eq(checkIns.superseded, false),
        or(
          inArray(checkIns.instrument, ["phq-9", "gad-7"]),
          sql`${checkIns.answers} ->> 'md.note' <> ''`,
          sql`${checkIns.answers} ->> 'se.newmed' <> ''`,
        ),
      ),
    )
    .orderBy(asc(checkIns.authoredAt), asc(checkIns.id));
}
