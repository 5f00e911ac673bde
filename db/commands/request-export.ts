import { inClinic } from "@/db/client";
import { beginExport, type ExportRequest, scopeOf } from "@/db/exports/begin";
import { countExport } from "@/db/exports/count";
import type { MadeByCursor } from "@/db/exports/files";
import { authorize, type Viewer } from "@/domain/access";

/** Asks for an export that the worker makes. Null when the patient is missing or foreign. */
export async function requestExport(
  viewer: Viewer,
  request: ExportRequest & { what: MadeByCursor },
  now: Date,
): Promise<{ id: string } | null> {
  authorize(viewer, "export");
  if (request.what === "research") authorize(viewer, "export-research");
  return inClinic(viewer, async (tx) => {
    const { rows } = await countExport(tx, scopeOf(viewer, request, now), request.what);
    const id = await beginExport(tx, viewer, request, { state: "queued", rowsExpected: rows }, now);
    return id ? { id } : null;
  });
}
