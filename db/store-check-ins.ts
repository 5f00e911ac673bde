import type { Arrival, Recorded } from "@/db/arrival";
import { append } from "@/db/audit";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { insertAll } from "@/db/insert-all";
import { type Judgement, judge, judgeAsFailed, type Occasion } from "@/db/judging";
import { type LoadedRecord, loadPatientRecord } from "@/db/patient-record";
import { doses, scores } from "@/db/schema/check-ins";
import {
  asRecorded,
  insertCheckIns,
  keepKey,
  type Replaced,
  type Row,
  resolveKnown,
  supersede,
} from "@/db/storing";
import { findUnworded } from "@/db/wordings";
import { writeJudgement } from "@/db/write-judgement";
import type { Actor } from "@/domain/access";
import type { RecordedCheckIn } from "@/domain/check-in";
import { dosesOf } from "@/domain/dose";
import { inOrder } from "@/domain/in-order";
import { localDay } from "@/domain/local-day";

/** Whose check-ins they are, how they came and what they may raise. */
export type Storing = {
  actor: Actor;
  /** Whose identifiers they have. */
  sender: string;
  patientId: string;
  /** What the findings in one may raise; everything when left out. */
  raises?: (checkIn: RecordedCheckIn) => Occasion["raises"];
  /** Until when the record is read; the newest of the check-ins when left out. */
  readUntil?: Date;
};

export type Stored = {
  results: Recorded[];
  /** What judging decided; null when nothing was new. */
  judgement: Judgement | null;
};

/** Check-ins of one patient, in order: stored, scored, judged, flagged and audited. All have their words loaded, or none is stored. */
export async function storeCheckIns(
  tx: Transaction,
  storing: Storing,
  arrivals: readonly Arrival[],
): Promise<Stored> {
  const { actor, sender, patientId } = storing;
  const { clinicId } = actor;
  const instruments = arrivals.map(({ checkIn }) => checkIn.instrument);
  const unworded = await findUnworded(tx, clinicId, instruments);
  if (unworded) {
    const result = { kind: "unworded", checkInId: null, instrument: unworded } as const;
    return { results: arrivals.map(() => result), judgement: null };
  }

  const rows: Row[] = arrivals.map((arrival) => ({
    id: newId(),
    version: 1,
    replacesId: null,
    superseded: false,
    arrival,
  }));
  const times = arrivals.map(({ checkIn }) => checkIn.authoredAt.getTime());
  const judged = {
    from: new Date(Math.min(...times)),
    to: storing.readUntil ?? new Date(Math.max(...times)),
  };
  // Sent together: the check-ins are stored before the record is read, and the record then holds them.
  const [inserted, loaded] = await Promise.all([
    insertCheckIns(tx, clinicId, patientId, sender, rows),
    loadPatientRecord(tx, clinicId, patientId, judged),
  ]);
  if (!loaded) throw new Error("the patient vanished between storing and reading");

  const results: Recorded[] = [];
  const fresh: Row[] = [];
  const replaced: Replaced = new Map();
  for (const row of rows) {
    const result = inserted.has(row.id)
      ? ({ kind: "recorded", checkInId: row.id, version: 1, fault: null } as const)
      : await resolveKnown(tx, clinicId, patientId, sender, row, replaced);
    results.push(result);
    if (result.kind === "recorded") fresh.push(row);
    if (row.arrival.idempotencyKey) {
      await keepKey(tx, clinicId, sender, row.arrival.idempotencyKey, row.arrival, result);
    }
  }
  if (fresh.length === 0) return { results, judgement: null };

  await supersede(tx, clinicId, [...replaced.keys()]);
  const recorded = fresh.map(asRecorded);
  const withAll = withArrivals(loaded, recorded, replaced);
  await writeAnswers(tx, storing, withAll, fresh, recorded, replaced);
  const { judgement, fault } = await judgeInto(tx, storing, withAll, recorded, replaced);
  return {
    judgement,
    results: results.map((result) => (result.kind === "recorded" ? { ...result, fault } : result)),
  };
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
  { actor, patientId }: Storing,
  { record }: LoadedRecord,
  fresh: Row[],
  recorded: RecordedCheckIn[],
  replaced: Replaced,
): Promise<void> {
  const { clinicId } = actor;
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
      actor,
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
  { actor, raises }: Storing,
  loaded: LoadedRecord,
  recorded: RecordedCheckIn[],
  replaced: Replaced,
): Promise<{ judgement: Judgement | null; fault: unknown }> {
  const occasions: Occasion[] = inOrder(recorded).map((current) => ({
    current,
    now: current.receivedAt,
    replacedBy: replaced.get(current.id),
    replaces: [...replaced].flatMap(([id, counting]) => (counting.id === current.id ? [id] : [])),
    raises: raises?.(current),
  }));
  const now = occasions.at(-1)?.now ?? new Date(0);
  let fault: unknown = null;
  for (const judging of [judge, judgeAsFailed]) {
    try {
      const judgement = await tx.transaction(async (savepoint) => {
        const judged = judging(loaded, occasions);
        await writeJudgement(savepoint as Transaction, actor, loaded, judged, now);
        return judged;
      });
      return { judgement, fault };
    } catch (error) {
      fault ??= error;
    }
  }
  return { judgement: null, fault };
}
