import { and, asc, eq, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic, type Transaction } from "@/db/client";
import { checkIns, doses, scores } from "@/db/schema/check-ins";
import { clinics } from "@/db/schema/clinics";
import { patientIdentities, patients, prescriptions } from "@/db/schema/patients";
import { flags } from "@/db/schema/triage";
import { authorize, type Viewer } from "@/domain/access";
import type { Reason } from "@/domain/exports/reason";
import type { PatientExport } from "@/domain/fhir/patient-export";
import type { Score } from "@/domain/instruments/instrument";

/** What the audit says of an export: what it was made into, and why it left; null where nobody said. */
type Told = { format: string; reason: Reason | null };

/** All that counts of one patient, for an export that names the person, and the export's audit row. Null for missing and foreign alike. */
export async function exportPatient(
  viewer: Viewer,
  patientId: string,
  { format, reason }: Told,
  now: Date,
): Promise<PatientExport | null> {
  authorize(viewer, "export");
  return inClinic(viewer, async (tx) => {
    const exported = await readPatient(tx, viewer.clinicId, patientId);
    if (!exported) return null;
    const detail = {
      format,
      ...(reason && { reason }),
      checkIns: exported.checkIns.length,
      flags: exported.flags.length,
    };
    await append(tx, viewer, now, { action: "patient-exported", patientId, detail });
    return exported;
  });
}

async function readPatient(
  tx: Transaction,
  clinicId: string,
  patientId: string,
): Promise<PatientExport | null> {
  const person = tx
    .select({
      clinic: { id: clinics.id, name: clinics.name },
      patient: {
        id: patients.id,
        number: patients.number,
        givenName: patientIdentities.givenName,
        familyName: patientIdentities.familyName,
        bornOn: patientIdentities.bornOn,
        sex: patients.sex,
        language: patients.language,
        phone: patientIdentities.phone,
        email: patientIdentities.email,
        emergencyContact: patientIdentities.emergencyContact,
      },
    })
    .from(patients)
    .innerJoin(
      patientIdentities,
      and(eq(patientIdentities.clinicId, clinicId), eq(patientIdentities.patientId, patients.id)),
    )
    .innerJoin(clinics, eq(clinics.id, patients.clinicId))
    .where(and(eq(patients.clinicId, clinicId), eq(patients.id, patientId)));
  const planned = tx
    .select({ drug: prescriptions.drug, startsOn: prescriptions.startsOn })
    .from(prescriptions)
    .where(and(eq(prescriptions.clinicId, clinicId), eq(prescriptions.patientId, patientId)))
    .orderBy(asc(prescriptions.startsOn), asc(prescriptions.id));
  const answered = tx
    .select({
      id: checkIns.id,
      instrument: checkIns.instrument,
      instrumentVersion: checkIns.instrumentVersion,
      status: checkIns.status,
      authoredAt: checkIns.authoredAt,
      startedAt: checkIns.startedAt,
      receivedAt: checkIns.receivedAt,
      language: checkIns.language,
      deviceId: checkIns.deviceId,
      answers: checkIns.answers,
      version: checkIns.version,
      originId: sql<string>`case when version = 1 then id else (select f.id from app.check_ins f where f.clinic_id = ${clinicId}
        and f.source = check_ins.source and f.identifier = check_ins.identifier and f.version = 1) end`,
    })
    .from(checkIns)
    .where(
      and(eq(checkIns.clinicId, clinicId), eq(checkIns.patientId, patientId), eq(checkIns.superseded, false)),
    )
    .orderBy(asc(checkIns.authoredAt), asc(checkIns.id));
  const scored = tx
    .select({
      checkInId: scores.checkInId,
      measure: scores.measure,
      value: scores.value,
      band: scores.band,
      prorated: scores.prorated,
      answered: scores.answered,
      of: scores.of,
    })
    .from(scores)
    .where(and(eq(scores.clinicId, clinicId), eq(scores.patientId, patientId), eq(scores.superseded, false)))
    .orderBy(asc(scores.checkInId), asc(scores.measure));
  const dosesTold = tx
    .select({
      checkInId: doses.checkInId,
      kind: doses.kind,
      takenAt: doses.takenAt,
      localOn: doses.localOn,
      route: doses.route,
      mg: doses.mg,
      plannedMg: doses.plannedMg,
    })
    .from(doses)
    .where(and(eq(doses.clinicId, clinicId), eq(doses.patientId, patientId), eq(doses.superseded, false)))
    .orderBy(asc(doses.takenAt), asc(doses.checkInId));
  const raised = tx
    .select({
      id: flags.id,
      ruleId: flags.ruleId,
      ruleVersion: flags.ruleVersion,
      basis: flags.basis,
      priority: flags.priority,
      safety: flags.safety,
      summary: flags.summary,
      checkInId: flags.checkInId,
      raisedAt: flags.raisedAt,
      closedAt: flags.closedAt,
    })
    .from(flags)
    .where(and(eq(flags.clinicId, clinicId), eq(flags.patientId, patientId)))
    .orderBy(asc(flags.raisedAt), asc(flags.id));

  const [[found], plans, checkInRows, scoreRows, doseRows, flagRows] = await Promise.all([
    person,
    planned,
    answered,
    scored,
    dosesTold,
    raised,
  ]);
  if (!found) return null;
  const scoresOf = new Map<string, Score[]>();
  for (const { checkInId, ...score } of scoreRows) {
    const known = scoresOf.get(checkInId);
    if (known) known.push(score);
    else scoresOf.set(checkInId, [score]);
  }
  return {
    ...found,
    prescriptions: plans,
    checkIns: checkInRows.map((row) => ({ ...row, scores: scoresOf.get(row.id) ?? [] })),
    doses: doseRows,
    flags: flagRows.map(({ basis, ...flag }) => ({
      ...flag,
      thresholdsVersion: basis?.thresholdsVersion ?? null,
    })),
  };
}
