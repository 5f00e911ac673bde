import { and, asc, eq, gte, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { checkIns, scores } from "@/db/schema/check-ins";
import { patients } from "@/db/schema/patients";
import { authorize, type Viewer } from "@/domain/access";

export type ExportedScore = {
  checkInId: string;
  authoredAt: Date;
  receivedAt: Date;
  instrument: string;
  instrumentVersion: string;
  measure: string;
  value: number | null;
  band: string | null;
  prorated: boolean;
  answered: number;
  of: number;
  source: string;
};

/** One patient's scores since a day, oldest first, and the export's audit row. Null for missing and foreign alike. */
export async function exportScores(
  viewer: Viewer,
  patientId: string,
  since: Date | null,
  now: Date,
): Promise<{ number: string; rows: ExportedScore[] } | null> {
  authorize(viewer, "export");
  return inClinic(viewer, async (tx) => {
    const patient = tx
      .select({ number: patients.number })
      .from(patients)
      .where(and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, patientId)));
    const exported = tx
      .select({
        checkInId: scores.checkInId,
        authoredAt: scores.authoredAt,
        receivedAt: checkIns.receivedAt,
        instrument: scores.instrument,
        instrumentVersion: checkIns.instrumentVersion,
        measure: scores.measure,
        value: scores.value,
        band: scores.band,
        prorated: scores.prorated,
        answered: scores.answered,
        of: scores.of,
        source: sql<string>`case when ${checkIns.source} = 'heron' then 'heron' else 'api' end`,
      })
      .from(scores)
      .innerJoin(checkIns, and(eq(checkIns.clinicId, viewer.clinicId), eq(checkIns.id, scores.checkInId)))
      .where(
        and(
          eq(scores.clinicId, viewer.clinicId),
          eq(scores.patientId, patientId),
          eq(scores.superseded, false),
          since ? gte(scores.authoredAt, since) : undefined,
        ),
      )
      .orderBy(asc(scores.authoredAt), asc(scores.checkInId), asc(scores.measure));
    const [[found], rows] = await Promise.all([patient, exported]);
    if (!found) return null;
    await append(tx, viewer, now, { action: "scores-exported", patientId, detail: { rows: rows.length } });
    return { number: found.number, rows };
  });
}
