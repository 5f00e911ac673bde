import { and, eq, gt } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { findPart } from "@/db/exports/parts";
import { dataExports } from "@/db/schema/exports";
import { authorize, type Viewer } from "@/domain/access";
import type { ExportWhat, MadeFile, Manifest } from "@/domain/exports/export";

export type Download = {
  what: ExportWhat;
  manifest: Manifest;
  files: readonly MadeFile[];
  /** One part of a file at a time, so that nothing is held while the receiver is slow. */
  part: (file: number, seq: number) => Promise<Uint8Array>;
};

/** A finished export, to be taken; kept in the audit before the first byte leaves. Null when it is missing, foreign, not ready or over. */
export async function downloadExport(viewer: Viewer, exportId: string, now: Date): Promise<Download | null> {
  authorize(viewer, "export");
  const { clinicId } = viewer;
  return inClinic(viewer, async (tx) => {
    const [found] = await tx
      .select({
        what: dataExports.what,
        reason: dataExports.reason,
        manifest: dataExports.manifest,
        progress: dataExports.progress,
        selection: dataExports.selection,
      })
      .from(dataExports)
      .where(
        and(
          eq(dataExports.clinicId, clinicId),
          eq(dataExports.id, exportId),
          eq(dataExports.state, "ready"),
          gt(dataExports.nextAt, now),
        ),
      );
    if (!found?.manifest || !found.progress) return null;
    const { what, reason, manifest, progress, selection } = found;
    await append(tx, viewer, now, {
      action: "export-downloaded",
      subjectId: exportId,
      ...(selection.patientId && { patientId: selection.patientId }),
      detail: { what, reason },
    });
    return {
      what,
      manifest,
      files: progress.made,
      part: (file, seq) => inClinic(viewer, (inner) => findPart(inner, clinicId, exportId, file, seq)),
    };
  });
}
