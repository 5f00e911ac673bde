import { and, eq, gt, isNull, lte, notExists, or, sql } from "drizzle-orm";
import { inClinic, type Transaction } from "@/db/client";
import { judge } from "@/db/judging";
import { loadPatientRecord } from "@/db/patient-record";
import { checkIns, judgements } from "@/db/schema/check-ins";
import { standings } from "@/db/schema/patients";
import { writeJudgement } from "@/db/write-judgement";
import type { Heron } from "@/domain/access";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { withScores } from "@/domain/with-scores";

/** How long silence about one patient is not asked about again, and how many patients one sweep asks about. */
const silencePauseMs = 15 * 60_000;
const silenceBatch = 500;
const unjudgedBatch = 500;

export type Swept = {
  rejudged: number;
  silent: number;
  /** What could not be judged or written; the sweep went on without it. */
  failed: { patientId: string; error: unknown }[];
};

/**
 * What nobody's arrival triggers: judges again the check-ins of the last 30 days that could not be judged, and asks the
 * silence rules about every patient who may be silent in a way they look for. The same engine as live judging. One patient's
 * fault never keeps another from being looked at.
 */
export async function sweepClinic(heron: Heron, now: Date): Promise<Swept> {
  const swept: Swept = { rejudged: 0, silent: 0, failed: [] };
  const isolated = async (patientId: string, work: () => Promise<void>) => {
    await work().catch((error: unknown) => swept.failed.push({ patientId, error }));
  };
  for (let after: Unjudged | null | undefined = null; after !== undefined; ) {
    const page: Unjudged[] = await listUnjudged(heron, now, after);
    for (const one of page) {
      await isolated(one.patientId, async () => {
        if (await judgeAgain(heron, one, now)) swept.rejudged += 1;
      });
    }
    after = page.length === unjudgedBatch ? page.at(-1) : undefined;
  }
  for (const patientId of await listSilent(heron, now)) {
    await isolated(patientId, async () => {
      await askSilence(heron, patientId, now);
      swept.silent += 1;
    });
  }
  return swept;
}

type Unjudged = { patientId: string; checkInId: string; authoredAt: Date; receivedAt: Date };

/** Judges one check-in on the record as it stood when it was answered. False when it still cannot be judged. */
async function judgeAgain(heron: Heron, { patientId, checkInId, authoredAt }: Unjudged, now: Date) {
  return inClinic(heron, async (tx) => {
    const at = { from: authoredAt, to: authoredAt };
    const loaded = await loadPatientRecord(tx, heron.clinicId, patientId, at);
    const found = await findVersions(tx, heron.clinicId, checkInId);
    if (!loaded || !found) return false;
    const judgement = judge(loaded, [{ ...found, now }]);
    const isJudged = judgement.judged.some((one) => one.outcome === "ok");
    // A failure that is on record already is no new event: nothing is written until it can be judged.
    if (isJudged || !found.hasFailed) await writeJudgement(tx, heron, loaded, judgement, now);
    return isJudged;
  });
}

/** A check-in by its id, whatever else the record holds, with the version that counts in its place, if one does. */
async function findVersions(tx: Transaction, clinicId: string, checkInId: string) {
  const own = eq(checkIns.clinicId, clinicId);
  const [stored] = await tx
    .select()
    .from(checkIns)
    .where(and(own, eq(checkIns.id, checkInId)));
  if (!stored) return null;
  const [counting] = stored.superseded
    ? await tx
        .select()
        .from(checkIns)
        .where(
          and(
            own,
            eq(checkIns.source, stored.source),
            eq(checkIns.identifier, stored.identifier),
            eq(checkIns.superseded, false),
          ),
        )
    : [];
  const failures = await tx
    .select({ id: judgements.id })
    .from(judgements)
    .where(and(eq(judgements.clinicId, clinicId), eq(judgements.checkInId, checkInId)))
    .limit(1);
  return {
    current: withScores(stored),
    replacedBy: counting && withScores(counting),
    hasFailed: failures.length > 0,
  };
}

async function askSilence(heron: Heron, patientId: string, now: Date): Promise<void> {
  await inClinic(heron, async (tx) => {
    const loaded = await loadPatientRecord(tx, heron.clinicId, patientId, { from: now, to: now });
    if (!loaded) return;
    await writeJudgement(tx, heron, loaded, judge(loaded, [{ current: null, now }]), now);
    await tx
      .update(standings)
      .set({ silenceAskedAt: now })
      .where(and(eq(standings.clinicId, heron.clinicId), eq(standings.patientId, patientId)));
  });
}

/** Those who may be silent and were not asked about for a while; the longest not asked about first. */
async function listSilent(heron: Heron, now: Date): Promise<string[]> {
  const lists = await Promise.all([listUnfinished(heron, now), listOverdue(heron, now)]);
  const silent = [...new Set(lists.flat())];
  if (silent.length === 0) return [];
  const rows = await inClinic(heron, (tx) =>
    tx
      .select({ patientId: standings.patientId })
      .from(standings)
      .where(
        and(
          eq(standings.clinicId, heron.clinicId),
          sql`${standings.patientId} in (select jsonb_array_elements_text(${JSON.stringify(silent)}::jsonb)::uuid)`,
          or(
            isNull(standings.silenceAskedAt),
            lte(standings.silenceAskedAt, new Date(now.getTime() - silencePauseMs)),
          ),
        ),
      )
      .orderBy(sql`${standings.silenceAskedAt} nulls first`, standings.patientId)
      .limit(silenceBatch),
  );
  return rows.map((row) => row.patientId);
}

/** The oldest arrivals first, from a page's end on. */
function listUnjudged(heron: Heron, now: Date, after: Unjudged | null): Promise<Unjudged[]> {
  return inClinic(heron, (tx) =>
    tx
      .select({
        patientId: checkIns.patientId,
        checkInId: checkIns.id,
        authoredAt: checkIns.authoredAt,
        receivedAt: checkIns.receivedAt,
      })
      .from(checkIns)
      .where(
        and(
          eq(checkIns.clinicId, heron.clinicId),
          gt(checkIns.receivedAt, new Date(now.getTime() - 30 * 86_400_000)),
          after
            ? sql`(${checkIns.receivedAt}, ${checkIns.id}) > (${after.receivedAt.toISOString()}, ${after.checkInId})`
            : undefined,
          notExists(
            tx
              .select({ one: sql`1` })
              .from(judgements)
              .where(
                and(
                  eq(judgements.clinicId, heron.clinicId),
                  eq(judgements.checkInId, checkIns.id),
                  eq(judgements.outcome, "ok"),
                ),
              ),
          ),
        ),
      )
      .orderBy(checkIns.receivedAt, checkIns.id)
      .limit(unjudgedBatch),
  );
}

/** Patients with a PHQ-9 overdue, or without any check-in for 6 to 21 days, when the daily ones are missed first; the longest first. */
async function listOverdue(heron: Heron, now: Date): Promise<string[]> {
  const day = sql`${now.toISOString().slice(0, 10)}::date`;
  const rows = await inClinic(heron, (tx) =>
    tx
      .select({ patientId: standings.patientId })
      .from(standings)
      .where(
        and(
          eq(standings.clinicId, heron.clinicId),
          sql`(${standings.nextDueOn} < ${day} - 2 or ${standings.lastCheckInAt} between ${day} - 21 and ${day} - 6)`,
        ),
      )
      .orderBy(standings.nextDueOn),
  );
  return rows.map((row) => row.patientId);
}

/** Patients with safety questions begun and not finished in the last week, or with a very low mood in the last days. */
async function listUnfinished(heron: Heron, now: Date): Promise<string[]> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const is = (linkId: string, type: string) =>
    sql`jsonb_typeof(${checkIns.answers}->${linkId}::text) = ${type}`;
  const askedAll = sql.join(
    ["asq.1", "asq.2", "asq.3", "asq.4"].map((linkId) => is(linkId, "boolean")),
    sql` and `,
  );
  const { clinicId } = heron;
  // The highest number any patient of the clinic is judged by: the rule itself decides with the patient's own.
  const veryLowMood = sql`greatest(
    coalesce((select ("values"->>'veryLowMood')::numeric from app.threshold_sets
      where clinic_id = ${clinicId} and decision = 'approved' order by version desc limit 1), ${defaultThresholds.veryLowMood}),
    (select max(value)::numeric from app.threshold_overrides where clinic_id = ${clinicId} and name = 'veryLowMood' and ended_at is null))`;
  const rows = await inClinic(heron, (tx) =>
    tx
      .selectDistinct({ patientId: checkIns.patientId })
      .from(checkIns)
      .where(
        and(
          eq(checkIns.clinicId, heron.clinicId),
          gt(checkIns.receivedAt, daysAgo(8)),
          eq(checkIns.superseded, false),
          sql`case ${checkIns.instrument}
            when 'safety-followup' then ${is("sf.safe", "number")} is not true
            when 'asq' then (${askedAll} and (${checkIns.selfHarm} = 0 or ${is("asq.5", "boolean")})) is not true
            when 'mood-daily' then ${is("md.mood", "number")} and (${checkIns.answers}->'md.mood')::numeric <= ${veryLowMood}
              and ${checkIns.receivedAt} > ${daysAgo(5).toISOString()}
            else false end`,
        ),
      ),
  );
  return rows.map((row) => row.patientId);
}
