import { and, desc, eq } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { memberships } from "@/db/schema/clinics";
import { instrumentWordings } from "@/db/schema/instruments";
import { authorize, type Viewer } from "@/domain/access";
import type { Wording } from "@/domain/instruments/clinic-wording";

export type LoadedWording = {
  instrument: string;
  version: number;
  language: string;
  edition: string;
  wording: Wording;
  licenceStatement: string;
  loadedBy: string;
  createdAt: Date;
};

/** The words in force for each instrument that the clinic words itself. */
export async function listWordings(viewer: Viewer): Promise<LoadedWording[]> {
  authorize(viewer, "view-instruments");
  return inClinic(viewer, (tx) =>
    tx
      .selectDistinctOn([instrumentWordings.instrument], {
        instrument: instrumentWordings.instrument,
        version: instrumentWordings.version,
        language: instrumentWordings.language,
        edition: instrumentWordings.edition,
        wording: instrumentWordings.wording,
        licenceStatement: instrumentWordings.licenceStatement,
        loadedBy: memberships.displayName,
        createdAt: instrumentWordings.createdAt,
      })
      .from(instrumentWordings)
      .innerJoin(
        memberships,
        and(eq(memberships.clinicId, viewer.clinicId), eq(memberships.staffId, instrumentWordings.loadedBy)),
      )
      .where(eq(instrumentWordings.clinicId, viewer.clinicId))
      .orderBy(instrumentWordings.instrument, desc(instrumentWordings.version)),
  );
}
