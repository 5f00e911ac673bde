import type { Arrival, Recorded } from "@/db/arrival";
import { append } from "@/db/audit";
import { inClinic, type Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { insertAll } from "@/db/insert-all";
import { judge, judgeAsFailed, type Occasion } from "@/db/judging";
import { type LoadedRecord, loadPatientRecord } from "@/db/patient-record";
import { doses, scores } from "@/db/schema/check-ins";
import { senderOf } from "@/db/sender";
import {
  asRecorded,
  insertCheckIns,
  KeyTaken,
  keepKey,
  type Replaced,
  type Row,
  resolveKnown,
  supersede,
} from "@/db/storing";
import { findUnworded } from "@/db/wordings";
import { writeJudgement } from "@/db/write-judgement";
import type { Heron, IntakeSource } from "@/domain/access";
import type { RecordedCheckIn } from "@/domain/check-in";
import { dosesOf } from "@/domain/dose";
import { inOrder } from "@/domain/in-order";
import { localDay } from "@/domain/local-day";

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
  const instruments = arrivals.map(({ checkIn }) => checkIn.instrument);
  const unworded = await findUnworded(tx, source.clinicId, instruments);
  if (unworded) return arrivals.map(() => ({ kind: "unworded", checkInId: null, instrument: unworded }));

  const sender = senderOf(source);
  const rows: Row[] = arrivals.map((arrival) => ({
    id: newId(),
    version: 1,
    replacesId: null,
    superseded: false,
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
  const fresh: Row[] = [];
  const replaced: Replaced = new Map();
  for (const row of rows) {
    const result = inserted.has(row.id)
      ? ({ kind: "recorded", checkInId: row.id, version: 1, fault: null } as const)
      : await resolveKnown(tx, source.clinicId, patientId, sender, row, replaced);
    results.push(result);
    if (result.kind === "recorded") fresh.push(row);
    if (row.arrival.idempotencyKey) {
      await keepKey(tx, source.clinicId, sender, row.arrival.idempotencyKey, row.arrival, result);
    }
  }
  if (fresh.length === 0) return results;

  await supersede(tx, source.clinicId, [...replaced.keys()]);
  const recorded = fresh.map(asRecorded);
  const withAll = withArrivals(loaded, recorded, replaced);
  await writeAnswers(tx, source, patientId, withAll, fresh, recorded, replaced);
  const fault = await judgeInto(tx, source, withAll, recorded, replaced);
  return results.map((result) => (result.kind === "recorded" ? { ...result, fault } : result));
}

/** The record with what arrived in place of its stored twins, and without what no longer counts. */
function withArrivals(loaded: LoadedRecord, recorded: RecordedCheckIn[], replaced: Replaced): LoadedRecord {
  const arrived = new Set(recorded.map((one) => one.id));
  const held = loaded.record.checkIns.filter((one) => !arrived.has(one.id));
  const checkIns = inOrder([...held, ...recorded].filter((one) => !replaced.has(one.id)));
  const early = Object.fromEntries(
    Object.entries(loaded.early).map(([instrument, points]) => [
      instrument,
      points.filter((point) => !replaced.has(point.checkInId)),
    ]),
  );
  return { ...loaded, early, record: { ...loaded.record, checkIns } };
}

/** Scores and doses in columns, and the audit row. */
async function writeAnswers(
  tx: Transaction,
  source: IntakeSource | Heron,
  patientId: string,
  { record }: LoadedRecord,
  fresh: Row[],
  recorded: RecordedCheckIn[],
  replaced: Replaced,
): Promise<void> {
  const { clinicId } = source;
  const finished = recorded.filter((one) => one.status !== "in-progress");
  const scoreRows = finished.flatMap((one) =>
    one.scores.map((score) => ({
      superseded: replaced.has(one.id),
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
    superseded: replaced.has(dose.checkInId),
    takenAt: at,
    localOn: localDay(at, record.timeZone),
    ...dose,
  }));
  const receivedAt = fresh.at(-1)?.arrival.receivedAt ?? new Date(0);
  await Promise.all([
    insertAll(tx, scores, scoreRows),
    insertAll(tx, doses, doseRows),
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
  replaced: Replaced,
): Promise<unknown> {
  const occasions: Occasion[] = inOrder(recorded).map((current) => ({
    current,
    now: current.receivedAt,
    replacedBy: replaced.get(current.id),
    replaces: [...replaced].flatMap(([id, counting]) => (counting.id === current.id ? [id] : [])),
  }));
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
