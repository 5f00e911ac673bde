import { and, asc, eq, ilike, or } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { patientIdentities, patients } from "@/db/schema/patients";
import { authorize, type Viewer } from "@/domain/access";

export type PatientMatch = { id: string; givenName: string; familyName: string; number: string };

/** Patients whose name or number begins like the text; at most ten. The text is never part of a URL. */
export async function searchPatients(viewer: Viewer, text: string): Promise<PatientMatch[]> {
  authorize(viewer, "view-patients");
  const start = `${text.trim().replaceAll(/[\\%_]/g, "\\$&")}%`;
  return inClinic(viewer, (tx) =>
    tx
      .select({
        id: patients.id,
        givenName: patientIdentities.givenName,
        familyName: patientIdentities.familyName,
        number: patients.number,
      })
      .from(patientIdentities)
      .innerJoin(
        patients,
        and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, patientIdentities.patientId)),
      )
      .where(
        and(
          eq(patientIdentities.clinicId, viewer.clinicId),
          or(
            ilike(patientIdentities.givenName, start),
            ilike(patientIdentities.familyName, start),
            ilike(patients.number, start),
          ),
        ),
      )
      .orderBy(asc(patientIdentities.familyName), asc(patientIdentities.givenName))
      .limit(10),
  );
}
