import { and, desc, eq, inArray } from "drizzle-orm";
import type { Arrival, Recorded } from "@/db/arrival";
import type { Transaction } from "@/db/client";
import { insertNew } from "@/db/insert-all";
import { checkIns, doses, idempotencyKeys, scores } from "@/db/schema/check-ins";
import type { RecordedCheckIn } from "@/domain/check-in";
import { countsOver, isOneMore } from "@/domain/versions";
import { withScores } from "@/domain/with-scores";

/** A check-in on its way into the database. `version`, `replacesId` and `superseded` change when others have its identifier. */
export type Row = {
  id: string;
  version: number;
  replacesId: string | null;
  superseded: boolean;
  arrival: Arrival;
};

/** Versions that no longer count, by id, and the one that counts in their place. */
export type Replaced = Map<string, RecordedCheckIn>;

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
    rows.map(({ arrival, ...row }) => ({
      clinicId,
      patientId,
      source: sender,
      ...row,
      ...arrival.checkIn,
      identifier: arrival.identifier,
      contentHash: arrival.contentHash,
      receivedAt: arrival.receivedAt,
      statedTotal: arrival.statedTotal,
    })),
  );
}

/**
 * The identifier is known: a resend of any version, one more version, or a mistake of the sender. Of all versions one counts,
 * whatever order they arrive in; the others are told in `replaced`.
 */
export async function resolveKnown(
  tx: Transaction,
  clinicId: string,
  patientId: string,
  sender: string,
  row: Row,
  replaced: Replaced,
): Promise<Recorded> {
  const { arrival } = row;
  const known = await tx
    .select()
    .from(checkIns)
    .where(
      and(
        eq(checkIns.clinicId, clinicId),
        eq(checkIns.source, sender),
        eq(checkIns.identifier, arrival.identifier),
      ),
    )
    .orderBy(desc(checkIns.version));
  const [last] = known;
  if (!last) throw new Error("a check-in was refused as known and then not found");
  const same = known.find((one) => one.contentHash === arrival.contentHash && one.patientId === patientId);
  if (same) return { kind: "resent", checkInId: same.id, version: same.version };
  if (last.patientId !== patientId || !isOneMore(arrival.checkIn, known)) {
    return { kind: "conflict", on: "identifier", checkInId: last.id };
  }
  const counted = known.find((one) => !one.superseded && !replaced.has(one.id)) ?? last;
  row.version = last.version + 1;
  row.superseded = !countsOver(arrival.checkIn, counted);
  if (!row.superseded) row.replacesId = counted.id;
  const stored = await insertCheckIns(tx, clinicId, patientId, sender, [row]);
  if (!stored.has(row.id)) throw new Error("a new version was refused as known");
  const counting = row.superseded ? withScores(counted) : asRecorded(row);
  for (const { id } of [...known, row]) if (id !== counting.id) replaced.set(id, counting);
  return { kind: "recorded", checkInId: row.id, version: row.version, fault: null };
}

/** Marks versions that no longer count, and their scores and doses. */
export async function supersede(tx: Transaction, clinicId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await Promise.all([
    tx
      .update(checkIns)
      .set({ superseded: true })
      .where(and(eq(checkIns.clinicId, clinicId), inArray(checkIns.id, [...ids]))),
    ...[scores, doses].map((table) =>
      tx
        .update(table)
        .set({ superseded: true })
        .where(and(eq(table.clinicId, clinicId), inArray(table.checkInId, [...ids]))),
    ),
  ]);
}

/** A check-in as it is stored, with its scores. */
export function asRecorded({ id, arrival: { checkIn, receivedAt } }: Row): RecordedCheckIn {
  return withScores({ ...checkIn, id, receivedAt });
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
