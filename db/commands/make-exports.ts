import { and, eq, lte, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic, type Transaction } from "@/db/client";
import { scopeOf } from "@/db/exports/begin";
import { countCells, filesOf } from "@/db/exports/files";
import { makeFile } from "@/db/exports/make-file";
import { emptyParts, Interrupted, LeaseLost, leaseMs } from "@/db/exports/parts";
import { rulesVersion } from "@/db/judging";
import { clinics, memberships } from "@/db/schema/clinics";
import { dataExports, type ExportProgress } from "@/db/schema/exports";
import type { Heron } from "@/domain/access";
import { keptForMs } from "@/domain/exports/export";
import { manifestOf } from "@/domain/exports/manifest";
import { smallCellWarnings } from "@/domain/exports/subjects";

const mostFailures = 5;
const pauseMs = 15_000;

type Claimed = typeof dataExports.$inferSelect & { clinicName: string; timeZone: string; createdBy: string };

/** Makes the export that has waited longest; another worker's is gone on with when its lease has ended. False when there is none. */
export async function makeNextExport(heron: Heron, now: Date, stopping: AbortSignal): Promise<boolean> {
  const claimed = await inClinic(heron, (tx) => claim(tx, heron.clinicId, now));
  if (!claimed) return false;
  try {
    await make(heron, claimed, stopping);
  } catch (error) {
    if (error instanceof LeaseLost) return true;
    const isFault = !(error instanceof Interrupted);
    await inClinic(heron, (tx) => putOff(tx, heron, claimed, new Date(), isFault));
    if (isFault) throw error;
  }
  return true;
}

async function claim(tx: Transaction, clinicId: string, now: Date): Promise<Claimed | null> {
  const [taken] = await tx.execute<{ id: string }>(sql`with due as materialized (
      select id from app.data_exports where clinic_id = ${clinicId} and state in ('queued', 'running') and next_at <= ${now.toISOString()}::timestamptz
      order by next_at limit 1 for update skip locked)
    update app.data_exports e set state = 'running', attempts = attempts + 1,
      next_at = ${new Date(now.getTime() + leaseMs).toISOString()}::timestamptz
    from due where e.clinic_id = ${clinicId} and e.id = due.id returning e.id`);
  if (!taken) return null;
  const [found] = await tx
    .select({
      row: dataExports,
      clinicName: clinics.name,
      timeZone: clinics.timeZone,
      createdBy: memberships.displayName,
    })
    .from(dataExports)
    .innerJoin(clinics, eq(clinics.id, dataExports.clinicId))
    .innerJoin(
      memberships,
      and(eq(memberships.clinicId, dataExports.clinicId), eq(memberships.staffId, dataExports.requestedBy)),
    )
    .where(and(eq(dataExports.clinicId, clinicId), eq(dataExports.id, taken.id)));
  return found ? { ...found.row, ...found } : null;
}

const nothing: ExportProgress = { made: [], parts: 0, rows: 0, bytes: 0, packed: 0, after: null };

async function make(heron: Heron, claimed: Claimed, stopping: AbortSignal): Promise<void> {
  const { clinicId, id, what, attempts } = claimed;
  const place = { clinicId, exportId: id, attempt: attempts };
  const scope = scopeOf({ ...claimed, staffId: claimed.requestedBy }, claimed, claimed.requestedAt);
  let progress = claimed.progress ?? nothing;
  if (what === "caseload") throw new Error("the caseload is sent at once");
  const files = filesOf[what];
  for (const file of files.slice(progress.made.length))
    progress = await makeFile(place, file, scope, progress, stopping);
  await inClinic(heron, async (tx) => {
    const cells = what === "research" ? await countCells(tx, scope) : new Map<string, number>();
    const manifest = manifestOf({
      ...claimed,
      exportId: id,
      clinic: claimed.clinicName,
      createdAt: claimed.requestedAt,
      files: progress.made,
      rules: rulesVersion,
      warnings: smallCellWarnings(cells),
    });
    const now = new Date();
    const settled = await tx
      .update(dataExports)
      .set({ state: "ready", manifest, settledAt: now, nextAt: new Date(now.getTime() + keptForMs) })
      .where(mine(claimed))
      .returning({ id: dataExports.id });
    if (settled.length === 0) throw new LeaseLost(id);
    const rows = progress.made.reduce((sum, file) => sum + file.rows, 0);
    await append(tx, heron, now, { action: "export-made", subjectId: id, detail: { what, rows } });
  });
}

/** Tries again soon from where it came to; after some failures it is given up. */
async function putOff(
  tx: Transaction,
  heron: Heron,
  claimed: Claimed,
  now: Date,
  isFault: boolean,
): Promise<void> {
  const { clinicId, id } = claimed;
  const failures = claimed.failures + (isFault ? 1 : 0);
  const isOver = failures >= mostFailures;
  const changed = await tx
    .update(dataExports)
    .set({
      failures,
      ...(isOver
        ? { state: "failed", settledAt: now }
        : { state: "queued", nextAt: new Date(now.getTime() + (isFault ? failures * pauseMs : 0)) }),
    })
    .where(mine(claimed))
    .returning({ id: dataExports.id });
  if (!isOver || changed.length === 0) return;
  await emptyParts(tx, clinicId, id);
  await append(tx, heron, now, { action: "export-given-up", subjectId: id });
}

function mine({ clinicId, id, attempts }: Claimed) {
  return and(
    eq(dataExports.clinicId, clinicId),
    eq(dataExports.id, id),
    eq(dataExports.attempts, attempts),
    eq(dataExports.state, "running"),
  );
}

/** Takes away what is kept of exports whose time is over. */
export async function expireExports(heron: Heron, now: Date): Promise<void> {
  const { clinicId } = heron;
  await inClinic(heron, async (tx) => {
    const over = await tx
      .update(dataExports)
      .set({ state: "expired", settledAt: now })
      .where(
        and(eq(dataExports.clinicId, clinicId), eq(dataExports.state, "ready"), lte(dataExports.nextAt, now)),
      )
      .returning({ id: dataExports.id });
    for (const { id } of over) await emptyParts(tx, clinicId, id);
    await append(tx, heron, now, ...over.map(({ id }) => ({ action: "export-expired", subjectId: id })));
  });
}
