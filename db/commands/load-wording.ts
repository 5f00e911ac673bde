import { sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { instrumentWordings } from "@/db/schema/instruments";
import { authorize, type Viewer } from "@/domain/access";
import { licenceStatement, type Wording } from "@/domain/instruments/clinic-wording";
import type { Instrument } from "@/domain/instruments/instrument";

export type NewWording = { language: string; edition: string; wording: Wording };

/** Puts new words for an instrument in force, as its next version. Null when somebody else's came first. */
export async function loadWording(
  viewer: Viewer,
  instrument: Instrument,
  { language, edition, wording }: NewWording,
  now: Date,
): Promise<{ version: number } | null> {
  authorize(viewer, "load-wording");
  const { clinicId, staffId } = viewer;
  return inClinic(viewer, async (tx) => {
    const next = sql<number>`(select coalesce(max(version), 0) + 1 from app.instrument_wordings
      where clinic_id = ${clinicId} and instrument = ${instrument.id})`;
    const [stored] = await tx
      .insert(instrumentWordings)
      .values({
        clinicId,
        instrument: instrument.id,
        version: next,
        language,
        edition,
        wording,
        licenceStatement: licenceStatement(instrument, viewer.clinicName),
        loadedBy: staffId,
        createdAt: now,
      })
      .onConflictDoNothing()
      .returning({ version: instrumentWordings.version });
    if (!stored) return null;
    const detail = { instrument: instrument.id, version: stored.version };
    await append(tx, viewer, now, { action: "wording-loaded", subjectId: instrument.id, detail });
    return stored;
  });
}
