import { and, desc, eq } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { memberships } from "@/db/schema/clinics";
import { dataExports } from "@/db/schema/exports";
import { patients } from "@/db/schema/patients";
import { authorize, type Viewer } from "@/domain/access";

export const mostExports = 50;

export type ExportListed = Pick<
  typeof dataExports.$inferSelect,
  | "id"
  | "what"
  | "selection"
  | "reason"
  | "requestedAt"
  | "state"
  | "rowsExpected"
  | "rowsDone"
  | "settledAt"
  | "nextAt"
> & {
  requestedBy: string;
  /** Where it is of one patient. */
  patientNumber: string | null;
};

/** The clinic's exports, latest first. */
export async function listExports(viewer: Viewer): Promise<ExportListed[]> {
  authorize(viewer, "export");
  const { clinicId } = viewer;
  return inClinic(viewer, async (tx) => {
    const found = await tx
      .select({
        id: dataExports.id,
        what: dataExports.what,
        selection: dataExports.selection,
        reason: dataExports.reason,
        requestedAt: dataExports.requestedAt,
        state: dataExports.state,
        rowsExpected: dataExports.rowsExpected,
        rowsDone: dataExports.rowsDone,
        settledAt: dataExports.settledAt,
        nextAt: dataExports.nextAt,
        requestedBy: memberships.displayName,
      })
      .from(dataExports)
      .innerJoin(
        memberships,
        and(eq(memberships.clinicId, clinicId), eq(memberships.staffId, dataExports.requestedBy)),
      )
      .where(eq(dataExports.clinicId, clinicId))
      .orderBy(desc(dataExports.requestedAt), desc(dataExports.id))
      .limit(mostExports);
    const ids = [...new Set(found.flatMap(({ selection }) => selection.patientId ?? []))];
    const numbers = new Map<string, string>();
    for (const id of ids) {
      const [patient] = await tx
        .select({ number: patients.number })
        .from(patients)
        .where(and(eq(patients.clinicId, clinicId), eq(patients.id, id)));
      if (patient) numbers.set(id, patient.number);
    }
    return found.map((one) => ({
      ...one,
      patientNumber: numbers.get(one.selection.patientId ?? "") ?? null,
    }));
  });
}
