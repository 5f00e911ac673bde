import { and, desc, eq } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic, type Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { judge, judgeAsFailed, type Occasion } from "@/db/judging";
import { type LoadedRecord, loadPatientRecord } from "@/db/patient-record";
import { checkIns, doses, idempotencyKeys, scores } from "@/db/schema/check-ins";
import { writeJudgement } from "@/db/write-judgement";
import type { Heron, IntakeSource } from "@/domain/access";
import type { CheckIn, RecordedCheckIn } from "@/domain/check-in";
import { dosesOf } from "@/domain/dose";
import { findInstrument } from "@/domain/instruments/catalogue";
import { localDay } from "@/domain/local-day";
import { scoreCheckIn } from "@/domain/scoring";

/** A check-in as it arrived. */
export type Arrival = {
  checkIn: CheckIn;
  receivedAt: Date;
  /** The sender's identifier; the content hash when it gave none. */
  identifier: string;
  /** Hash of what was answered: tells a resend from a different check-in under the same identifier. */
  contentHash: string;
  /** The sender's own total, kept beside ours. */
  statedTotal: number | null;
  idempotencyKey: string | null;
};

export type Recorded =
  | {
      kind: "recorded";
      checkInId: string;
      version: number /** Why judging failed; the check-in is stored and flagged. */;
      fault: unknown;
    }
  /** It was here already: the first result stands. */
  | { kind: "resent"; checkInId: string; version: number }
  /** Another check-in has this identifier, or another body this Idempotency-Key. Nothing was stored. */
  | { kind: "conflict"; on: "identifier" | "idempotency-key"; checkInId: string };

/** One check-in, stored, scored, judged, flagged and audited in one transaction. Null when the patient is not of this clinic. */
export async function recordCheckIn(
  source: IntakeSource | Heron,
  patientId: string,
  arrival: Arrival,
): Promise<Recorded | null> {
  const results = await recordCheckIns(source, patientId, [arrival]);
  return results?.[0] ?? null;
}

/** Several check-ins of one patient, in order, all or none. */
export async function recordCheckIns(
  source: IntakeSource | Heron,
  patientId: string,
  arrivals: readonly Arrival[],
): Promise<Recorded[] | null> {
  if (arrivals.length === 0) return [];
  try {
    return await inClinic(source, (tx) => store(tx, source, patientId, arrivals));
  } catch (error) {
    if (error instanceof KeyTaken) return [error.result];
    if (sqlState(error) === "23503") return null;
    throw error;
  }
}

async function store(
  tx: Transaction,
  source: IntakeSource | Heron,
  patientId: string,
  arrivals: readonly Arrival[],
): Promise<Recorded[]> {
  const sender = source.kind === "machine" ? source.tokenId : "heron";
  const rows = arrivals.map((arrival) => ({
    id: newId(),
    version: 1,
    replacesId: null as string | null,
    arrival,
  }));
  const times = arrivals.map(({ checkIn }) => checkIn.authoredAt.getTime());
  const judged = { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
  // Sent together: the check-ins are stored before the record is read, and the record then holds them.
  const [inserted, loaded] = await Promise.all([
    insertCheckIns(tx, source.clinicId, patientId, sender, rows),
    loadPatientRecord(tx, source.clinicId, patientId, judged),
  ]);
  if (!loaded) throw new Error("the patient vanished between storing and reading");

  const results: Recorded[] = [];
  const fresh: typeof rows = [];
  for (const row of rows) {
    const result = inserted.has(row.id)
      ? ({ kind: "recorded", checkInId: row.id, version: 1, fault: null } as const)
      : await resolveKnown(tx, source.clinicId, patientId, sender, row);
    results.push(result);
    if (result.kind === "recorded") fresh.push(row);
    if (row.arrival.idempotencyKey) {
      await keepKey(tx, source.clinicId, sender, row.arrival.idempotencyKey, row.arrival, result);
    }
  }
  if (fresh.length === 0) return results;

  const recorded = fresh.map(({ id, arrival }) => toRecorded(id, arrival));
  const withAll = {
    ...loaded,
    record: { ...loaded.record, checkIns: withoutTwins(loaded.record.checkIns, recorded) },
  };
  await writeAnswers(tx, source, patientId, withAll, fresh, recorded);
  const fault = await judgeInto(tx, source, withAll, recorded);
  return results.map((result) => (result.kind === "recorded" ? { ...result, fault } : result));
}

type Row = { id: string; version: number; replacesId: string | null; arrival: Arrival };

async function insertCheckIns(
  tx: Transaction,
  clinicId: string,
  patientId: string,
  sender: string,
  rows: Row[],
): Promise<Set<string>> {
  const stored = await tx
    .insert(checkIns)
    .values(
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
    )
    .onConflictDoNothing()
    .returning({ id: checkIns.id });
  return new Set(stored.map((row) => row.id));
}

/** The identifier is known: a resend, a correction (status amended) or a mistake of the sender. */
async function resolveKnown(
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
class KeyTaken extends Error {
  constructor(readonly result: Recorded) {
    super("idempotency key taken");
  }
}

async function keepKey(
  tx: Transaction,
  clinicId: string,
  sender: string,
  key: string,
  arrival: Arrival,
  result: Recorded,
): Promise<void> {
  if (result.kind === "conflict") return;
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

function toRecorded(id: string, { checkIn, receivedAt }: Arrival): RecordedCheckIn {
  const instrument = findInstrument(checkIn.instrument);
  return { ...checkIn, id, receivedAt, scores: instrument ? scoreCheckIn(instrument, checkIn.answers) : [] };
}

/** The record's check-ins with these in place of their stored twins. */
function withoutTwins(held: readonly RecordedCheckIn[], recorded: RecordedCheckIn[]): RecordedCheckIn[] {
  const ids = new Set(recorded.map((one) => one.id));
  return [...held.filter((one) => !ids.has(one.id)), ...recorded];
}

/** Scores and doses in columns, and the audit row. */
async function writeAnswers(
  tx: Transaction,
  source: IntakeSource | Heron,
  patientId: string,
  { record }: LoadedRecord,
  fresh: Row[],
  recorded: RecordedCheckIn[],
): Promise<void> {
  const { clinicId } = source;
  const scoreRows = recorded.flatMap((one) =>
    one.scores.map((score) => ({
      clinicId,
      checkInId: one.id,
      patientId,
      instrument: one.instrument,
      authoredAt: one.authoredAt,
      ...score,
    })),
  );
  const doseRows = dosesOf(
    recorded.filter((one) => one.instrument === "dose-journal"),
    record.prescription,
    record.timeZone,
  ).map(({ at, ...dose }) => ({
    clinicId,
    patientId,
    takenAt: at,
    localOn: localDay(at, record.timeZone),
    ...dose,
  }));
  const receivedAt = fresh.at(-1)?.arrival.receivedAt ?? new Date(0);
  await Promise.all([
    scoreRows.length > 0 ? tx.insert(scores).values(scoreRows) : null,
    doseRows.length > 0 ? tx.insert(doses).values(doseRows) : null,
    append(
      tx,
      source,
      receivedAt,
      ...fresh.map(({ id, version, arrival }) => ({
        action: "check-in-recorded",
        subjectId: id,
        patientId,
        detail: { instrument: arrival.checkIn.instrument, version },
      })),
    ),
  ]);
}

/**
 * Judges in a savepoint. If writing the judgement fails, the check-ins stay, with the finding that they could not be judged;
 * if even that fails they stay without one, and the sweep judges them again. Returns what went wrong.
 */
async function judgeInto(
  tx: Transaction,
  source: IntakeSource | Heron,
  loaded: LoadedRecord,
  recorded: RecordedCheckIn[],
): Promise<unknown> {
  const occasions: Occasion[] = recorded
    .map((current) => ({ current, now: current.receivedAt }))
    .sort((a, b) => a.current.authoredAt.getTime() - b.current.authoredAt.getTime());
  const now = occasions.at(-1)?.now ?? new Date(0);
  let fault: unknown = null;
  for (const judging of [judge, judgeAsFailed]) {
    try {
      await tx.transaction(async (savepoint) => {
        await writeJudgement(savepoint as Transaction, source, loaded, judging(loaded, occasions), now);
      });
      return fault;
    } catch (error) {
      fault ??= error;
    }
  }
  return fault;
}

/** SQLSTATE of a database error, wrapped or not: names of constraints do not survive Citus. */
function sqlState(error: unknown): string | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ("code" in one && typeof one.code === "string" && /^[0-9A-Z]{5}$/.test(one.code)) return one.code;
  }
  return null;
}
