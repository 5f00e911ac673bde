import { and, desc, eq } from "drizzle-orm";
import type { Arrival, Recorded } from "@/db/arrival";
import type { Transaction } from "@/db/client";
import { insertNew } from "@/db/insert-all";
import { checkIns, doses, idempotencyKeys, scores } from "@/db/schema/check-ins";

/** A check-in on its way into the database; `version` and `replacesId` change when it turns out to be a correction. */
export type Row = { id: string; version: number; replacesId: string | null; arrival: Arrival };

/** Stores check-ins; returns the ids of those whose identifier was not known. */
export async function insertCheckIns(
  tx: Transaction,
  clinicId: string,
  patientId: string,
  sender: string,
  rows: Row[],
): Promise<Set<string>> {
  return insertNew(
    tx,
    checkIns,
    rows.map(({ id, version, replacesId, arrival }) => ({
      clinicId,
      id,
      patientId,
      source: sender,
      version,
      replacesId,
      ...arrival.checkIn,
      identifier: arrival.identifier,
      contentHash: arrival.contentHash,
      receivedAt: arrival.receivedAt,
      statedTotal: arrival.statedTotal,
    })),
  );
}

/** The identifier is known: a resend, a correction (status amended) or a mistake of the sender. */
export async function resolveKnown(
  tx: Transaction,
  clinicId: string,
  patientId: string,
  sender: string,
  row: Row,
): Promise<Recorded> {
  const { arrival } = row;
  const [known] = await tx
    .select({
      id: checkIns.id,
      version: checkIns.version,
      contentHash: checkIns.contentHash,
      patientId: checkIns.patientId,
    })
    .from(checkIns)
    .where(
      and(
        eq(checkIns.clinicId, clinicId),
        eq(checkIns.source, sender),
        eq(checkIns.identifier, arrival.identifier),
      ),
    )
    .orderBy(desc(checkIns.version))
    .limit(1);
  if (!known) throw new Error("a check-in was refused as known and then not found");
  if (known.contentHash === arrival.contentHash && known.patientId === patientId) {
    return { kind: "resent", checkInId: known.id, version: known.version };
  }
  if (arrival.checkIn.status !== "amended" || known.patientId !== patientId) {
    return { kind: "conflict", on: "identifier", checkInId: known.id };
  }
  row.version = known.version + 1;
  row.replacesId = known.id;
  await insertCheckIns(tx, clinicId, patientId, sender, [row]);
  const old = (table: typeof scores | typeof doses) =>
    tx
      .update(table)
      .set({ superseded: true })
      .where(and(eq(table.clinicId, clinicId), eq(table.checkInId, known.id)));
  await Promise.all([old(scores), old(doses)]);
  return { kind: "recorded", checkInId: row.id, version: row.version, fault: null };
}

/** Thrown to undo the storing when a key turns out to be taken; carries what to answer. */
export class KeyTaken extends Error {
  constructor(readonly result: Recorded) {
    super("idempotency key taken");
  }
}

/** Keeps an Idempotency-Key with its first result; undoes the storing when another body was sent under it. */
export async function keepKey(
  tx: Transaction,
  clinicId: string,
  sender: string,
  key: string,
  arrival: Arrival,
  result: Recorded,
): Promise<void> {
  if (result.kind === "conflict" || result.kind === "unworded") return;
  const kept = await tx
    .insert(idempotencyKeys)
    .values({
      clinicId,
      source: sender,
      key,
      contentHash: arrival.contentHash,
      checkInId: result.checkInId,
      createdAt: arrival.receivedAt,
    })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (kept.length > 0) return;
  const [first] = await tx
    .select()
    .from(idempotencyKeys)
    .where(
      and(
        eq(idempotencyKeys.clinicId, clinicId),
        eq(idempotencyKeys.source, sender),
        eq(idempotencyKeys.key, key),
      ),
    );
  if (!first) throw new Error("an idempotency key was refused as known and then not found");
  if (first.contentHash !== arrival.contentHash) {
    throw new KeyTaken({ kind: "conflict", on: "idempotency-key", checkInId: first.checkInId });
  }
  if (result.kind === "recorded")
    throw new KeyTaken({ kind: "resent", checkInId: first.checkInId, version: 1 });
}
