import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { dataExportParts, dataExports, type ExportProgress } from "@/db/schema/exports";
import type { MadeFile } from "@/domain/exports/export";

/** Until when a worker has an export to itself, from its last sign of life on. */
export const leaseMs = 60_000;

/** Another worker has it now, or it was deleted: what this one makes is wanted no more. */
export class LeaseLost extends Error {}

/** The worker is to end: what is kept is gone on with by the next. */
export class Interrupted extends Error {}

type Place = { clinicId: string; exportId: string; attempt: number };

/** Keeps how far a worker has come, and that it lives. Before anything is written, so that nobody writes into an export that is another's or gone. */
export async function keepProgress(
  tx: Transaction,
  { clinicId, exportId, attempt }: Place,
  progress: ExportProgress | null,
  now: Date,
): Promise<void> {
  const kept = await tx
    .update(dataExports)
    .set({
      nextAt: new Date(now.getTime() + leaseMs),
      ...(progress && { progress, rowsDone: rowsOf(progress) }),
    })
    .where(
      and(
        eq(dataExports.clinicId, clinicId),
        eq(dataExports.id, exportId),
        eq(dataExports.attempts, attempt),
        eq(dataExports.state, "running"),
      ),
    )
    .returning({ id: dataExports.id });
  if (kept.length === 0) throw new LeaseLost(exportId);
}

function rowsOf({ made, rows }: ExportProgress): number {
  return made.reduce((sum, file: MadeFile) => sum + file.rows, rows);
}

/** Keeps a part; one of an attempt that died is written over. */
export async function keepPart(
  tx: Transaction,
  { clinicId, exportId }: Place,
  file: number,
  seq: number,
  bytes: Uint8Array,
): Promise<void> {
  await tx
    .insert(dataExportParts)
    .values({ clinicId, exportId, file, seq, bytes })
    .onConflictDoUpdate({
      target: [dataExportParts.clinicId, dataExportParts.exportId, dataExportParts.file, dataExportParts.seq],
      set: { bytes },
    });
}

export async function findPart(
  tx: Transaction,
  clinicId: string,
  exportId: string,
  file: number,
  seq: number,
): Promise<Uint8Array> {
  const [found] = await tx
    .select({ bytes: dataExportParts.bytes })
    .from(dataExportParts)
    .where(
      and(
        eq(dataExportParts.clinicId, clinicId),
        eq(dataExportParts.exportId, exportId),
        eq(dataExportParts.file, file),
        eq(dataExportParts.seq, seq),
      ),
    );
  if (!found || found.bytes.length === 0) throw new Error("a part of an export is gone");
  return found.bytes;
}

/** Empties what was kept of an export. */
export async function emptyParts(tx: Transaction, clinicId: string, exportId: string): Promise<void> {
  await tx.execute(sql`update app.data_export_parts set bytes = '' where clinic_id = ${clinicId} and export_id = ${exportId}
    and length(bytes) > 0`);
}
