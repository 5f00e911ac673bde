import { and, desc, eq } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { findTrend, type Trend } from "@/db/queries/find-trend";
import { careEpisodes, patients } from "@/db/schema/patients";
import { authorize, type Viewer } from "@/domain/access";
import { addDays } from "@/domain/local-day";

export type ExportedTrend = {
  number: string;
  /** The patient's. */
  timeZone: string;
  /** What the page reads for the same stretch: also what its first scores are measured from. */
  trend: Trend;
};

/** What a patient's page shows since a day, and the export's audit row. Null for missing and foreign alike. */
export async function exportTrend(
  viewer: Viewer,
  patientId: string,
  since: Date,
  now: Date,
): Promise<ExportedTrend | null> {
  authorize(viewer, "export");
  const found = await inClinic(viewer, async (tx) => {
    const [patient] = await tx
      .select({ number: patients.number, timeZone: patients.timeZone, startedOn: careEpisodes.startedOn })
      .from(patients)
      .leftJoin(
        careEpisodes,
        and(eq(careEpisodes.clinicId, viewer.clinicId), eq(careEpisodes.patientId, patients.id)),
      )
      .where(and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, patientId)))
      .orderBy(desc(careEpisodes.startedOn))
      .limit(1);
    if (!patient) return null;
    await append(tx, viewer, now, { action: "trend-exported", patientId });
    return patient;
  });
  if (!found) return null;
  const { startedOn, ...patient } = found;
  const courseFrom = startedOn ? new Date(addDays(startedOn, -15)) : since;
  const trend = await findTrend(viewer, patientId, courseFrom < since ? courseFrom : since);
  return { ...patient, trend };
}
