import { and, desc, eq } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { careEpisodes, patientIdentities, patients } from "@/db/schema/patients";
import { authorize, type Viewer } from "@/domain/access";
import type { Medicine, Sex } from "@/domain/patient-record";

export type Background = {
  id: string;
  number: string;
  givenName: string;
  familyName: string;
  sex: Sex | null;
  /** Null where nobody asked. */
  bipolarHistory: boolean | null;
  /** Null where nobody asked, which is not the same as none. */
  medicines: readonly Medicine[] | null;
};

/** What rules read of a person besides answers and plan. Null for missing and foreign alike. The look is audited. */
export async function findBackground(
  viewer: Viewer,
  patientId: string,
  now: Date,
): Promise<Background | null> {
  authorize(viewer, "view-patients");
  return inClinic(viewer, async (tx) => {
    const [found] = await tx
      .select({
        id: patients.id,
        number: patients.number,
        givenName: patientIdentities.givenName,
        familyName: patientIdentities.familyName,
        sex: patients.sex,
        bipolarHistory: patients.bipolarHistory,
        medicines: careEpisodes.medicines,
      })
      .from(patients)
      .innerJoin(
        patientIdentities,
        and(eq(patientIdentities.clinicId, viewer.clinicId), eq(patientIdentities.patientId, patients.id)),
      )
      .leftJoin(
        careEpisodes,
        and(eq(careEpisodes.clinicId, viewer.clinicId), eq(careEpisodes.patientId, patients.id)),
      )
      .where(and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, patientId)))
      .orderBy(desc(careEpisodes.startedOn))
      .limit(1);
    if (!found) return null;
    await append(tx, viewer, now, { action: "background-viewed", patientId });
    return found;
  });
}
