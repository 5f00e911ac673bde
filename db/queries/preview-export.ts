import { inClinic } from "@/db/client";
import { type ExportRequest, scopeOf } from "@/db/exports/begin";
import { type Counted, countExport } from "@/db/exports/count";
import type { MadeByCursor } from "@/db/exports/files";
import { authorize, type Viewer } from "@/domain/access";

/** How many rows of how many patients an export would hold; a patient of another clinic has none. */
export async function previewExport(
  viewer: Viewer,
  request: Pick<ExportRequest, "selection"> & { what: MadeByCursor },
  now: Date,
): Promise<Counted> {
  authorize(viewer, "export");
  if (request.what === "research") authorize(viewer, "export-research");
  return inClinic(viewer, (tx) => countExport(tx, scopeOf(viewer, request, now), request.what));
}
