import { and, desc, eq, gt, gte, isNull, or, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { checkIns } from "@/db/schema/check-ins";
import { careEpisodes, patientIdentities, patients, prescriptions, standings } from "@/db/schema/patients";
import { cases } from "@/db/schema/triage";
import { authorize, type Viewer } from "@/domain/access";
import { dosesOf } from "@/domain/dose";
import type { Prescription } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";
import { type Supply, supplyOf } from "@/domain/supply";

export type PatientPage = {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  bornOn: string;
  language: string;
  timeZone: string;
  phone: string | null;
  episode: { startedOn: string; firstDoseOn: string | null } | null;
  prescription: Prescription | null;
  /** Where the supply in use stands; null where no dispensing is on record. */
  supply: Supply | null;
  standing: typeof standings.$inferSelect | null;
  openCase: {
    id: string;
    priority: Priority;
    status: string;
    owner: string | null;
    flagCount: number;
  } | null;
};

/** Who this is, the plan in force and where they stand. Null for missing and foreign alike. The look is audited. */
export async function findPatient(viewer: Viewer, patientId: string, now: Date): Promise<PatientPage | null> {
  authorize(viewer, "view-patients");
  return inClinic(viewer, async (tx) => {
    const head = tx
      .select({ patient: patients, identity: patientIdentities, standing: standings })
      .from(patients)
      .innerJoin(
        patientIdentities,
        and(eq(patientIdentities.clinicId, viewer.clinicId), eq(patientIdentities.patientId, patients.id)),
      )
      .leftJoin(standings, and(eq(standings.clinicId, viewer.clinicId), eq(standings.patientId, patients.id)))
      .where(and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, patientId)));
    const episode = tx
      .select({ startedOn: careEpisodes.startedOn, firstDoseOn: careEpisodes.firstDoseOn })
      .from(careEpisodes)
      .where(and(eq(careEpisodes.clinicId, viewer.clinicId), eq(careEpisodes.patientId, patientId)))
      .orderBy(desc(careEpisodes.startedOn))
      .limit(1);
    const today = now.toISOString().slice(0, 10);
    const plan = tx
      .select()
      .from(prescriptions)
      .where(
        and(
          eq(prescriptions.clinicId, viewer.clinicId),
          eq(prescriptions.patientId, patientId),
          or(isNull(prescriptions.endsOn), gte(prescriptions.endsOn, today)),
        ),
      )
      // The one in force, as rules read it; one that begins later only where there is no other.
      .orderBy(gt(prescriptions.startsOn, today), desc(prescriptions.startsOn))
      .limit(1);
    const open = tx
      .select({
        id: cases.id,
        priority: cases.priority,
        status: cases.status,
        owner: sql<
          string | null
        >`(select m.display_name from app.memberships m where m.clinic_id = ${viewer.clinicId} and m.staff_id = cases.owner_id and m.ended_at is null)`,
        flagCount: sql<number>`(select count(*)::int from app.flags f where f.clinic_id = ${viewer.clinicId} and f.case_id = cases.id and f.closed_at is null)`,
      })
      .from(cases)
      .where(
        and(
          eq(cases.clinicId, viewer.clinicId),
          eq(cases.patientId, patientId),
          sql`${cases.status} <> 'closed'`,
        ),
      );

    // A supply of more than 90 days ago is known by its last count only, so no more need be read.
    const entries = tx
      .select({ id: checkIns.id, authoredAt: checkIns.authoredAt, answers: checkIns.answers })
      .from(checkIns)
      .where(
        and(
          eq(checkIns.clinicId, viewer.clinicId),
          eq(checkIns.patientId, patientId),
          eq(checkIns.instrument, "dose-journal"),
          eq(checkIns.superseded, false),
          gte(checkIns.authoredAt, new Date(now.getTime() - 91 * 86_400_000)),
        ),
      )
      .orderBy(desc(checkIns.authoredAt))
      .limit(200);

    const [[found], [inEpisode], [prescription], [openCase], journal] = await Promise.all([
      head,
      episode,
      plan,
      open,
      entries,
    ]);
    if (!found) return null;
    await append(tx, viewer, now, { action: "patient-viewed", patientId });
    const { patient, identity, standing } = found;
    const doses = dosesOf(
      journal.map((entry) => ({ ...entry, instrument: "dose-journal" })),
      prescription ?? null,
      patient.timeZone,
    );
    return {
      id: patient.id,
      number: patient.number,
      language: patient.language,
      timeZone: patient.timeZone,
      givenName: identity.givenName,
      familyName: identity.familyName,
      bornOn: identity.bornOn,
      phone: identity.phone,
      episode: inEpisode ?? null,
      prescription: prescription ?? null,
      supply: supplyOf(doses, prescription ?? null, now, patient.timeZone),
      standing,
      openCase: openCase ?? null,
    };
  });
}
