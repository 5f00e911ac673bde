import { and, eq } from "drizzle-orm";
import { append } from "@/db/audit";
import type { Transaction } from "@/db/client";
import type { Scope } from "@/db/exports/scope";
import { newId } from "@/db/ids";
import { dataExports } from "@/db/schema/exports";
import { patients } from "@/db/schema/patients";
import type { Viewer } from "@/domain/access";
import type { ExportWhat, Selection } from "@/domain/exports/export";
import type { Reason } from "@/domain/exports/reason";

export type ExportRequest = { what: ExportWhat; selection: Selection; reason: Reason };

/** Keeps that somebody asked for data, before the first row leaves. Null when the patient is missing or foreign. */
export async function beginExport(
  tx: Transaction,
  viewer: Viewer,
  { what, selection, reason }: ExportRequest,
  how: { state: "queued"; rowsExpected: number } | { state: "sent" },
  now: Date,
): Promise<string | null> {
  const { clinicId, staffId } = viewer;
  const { patientId, view, from, to, freeText } = selection;
  if (patientId && !(await isOwn(tx, clinicId, patientId))) return null;
  const id = newId();
  await tx.insert(dataExports).values({
    clinicId,
    id,
    what,
    selection,
    reason,
    requestedBy: staffId,
    requestedAt: now,
    nextAt: now,
    ...how,
  });
  await append(tx, viewer, now, {
    action: how.state === "sent" ? "export-sent" : "export-requested",
    subjectId: id,
    ...(patientId && { patientId }),
    detail: { what, reason, ...(view && { view }), freeText, ...(from && { from }), ...(to && { to }) },
  });
  return id;
}

async function isOwn(tx: Transaction, clinicId: string, patientId: string): Promise<boolean> {
  const found = await tx
    .select({ id: patients.id })
    .from(patients)
    .where(and(eq(patients.clinicId, clinicId), eq(patients.id, patientId)));
  return found.length > 0;
}

export function scopeOf(
  { clinicId, staffId, timeZone }: Pick<Viewer, "clinicId" | "staffId" | "timeZone">,
  { what, selection }: Pick<ExportRequest, "what" | "selection">,
  asOf: Date,
): Scope {
  return { clinicId, staffId, timeZone, selection, asOf, isHidden: what === "research", after: null };
}
