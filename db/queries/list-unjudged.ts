import { and, asc, eq, type SQL } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { checkIns } from "@/db/schema/check-ins";
import { patientIdentities, patients } from "@/db/schema/patients";
import { positive, unjudged, waiting } from "@/db/unjudged";
import { authorize, type Viewer } from "@/domain/access";
import type { Priority } from "@/domain/priority";

export type UnjudgedRow = {
  checkInId: string;
  patientId: string;
  givenName: string;
  familyName: string;
  number: string;
  instrument: string;
  authoredAt: Date;
  priority: Priority;
};

const most = 50;

/** Answers that the rules have not judged, whatever kept them from it, for a person to read: those about self-harm first. */
export async function listUnjudged(viewer: Viewer, now: Date): Promise<UnjudgedRow[]> {
  authorize(viewer, "view-queue");
  return inClinic(viewer, async (tx) => {
    const find = (which: SQL) =>
      tx
        .select({
          checkInId: checkIns.id,
          patientId: checkIns.patientId,
          givenName: patientIdentities.givenName,
          familyName: patientIdentities.familyName,
          number: patients.number,
          instrument: checkIns.instrument,
          authoredAt: checkIns.authoredAt,
        })
        .from(checkIns)
        .innerJoin(patients, and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, checkIns.patientId)))
        .innerJoin(
          patientIdentities,
          and(
            eq(patientIdentities.clinicId, viewer.clinicId),
            eq(patientIdentities.patientId, checkIns.patientId),
          ),
        )
        .where(unjudged(tx, viewer.clinicId, which))
        .orderBy(asc(checkIns.authoredAt), asc(checkIns.id))
        .limit(most);
    const [urgent, high] = await Promise.all([find(positive(now)), find(waiting(now))]);
    return [
      ...urgent.map((row) => ({ ...row, priority: "urgent" as const })),
      ...high.map((row) => ({ ...row, priority: "high" as const })),
    ];
  });
}
