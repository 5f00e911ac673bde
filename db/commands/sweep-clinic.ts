import { and, eq, gt, notExists, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { judge } from "@/db/judging";
import { loadPatientRecord } from "@/db/patient-record";
import { checkIns, judgements } from "@/db/schema/check-ins";
import { standings } from "@/db/schema/patients";
import { writeJudgement } from "@/db/write-judgement";
import type { Heron } from "@/domain/access";
import { defaultThresholds } from "@/domain/rules/thresholds";

export type Swept = { rejudged: number; silent: number };

/**
 * What nobody's arrival triggers: judges again the check-ins of the last 30 days that could not be judged, and asks the
 * silence rules about every patient who may be silent in a way they look for. The same engine as live judging.
 */
export async function sweepClinic(heron: Heron, now: Date): Promise<Swept> {
  const [unjudged, ...lists] = await Promise.all([
    listUnjudged(heron, now),
    listUnfinished(heron, now),
    listOverdue(heron, now),
  ]);
  const silent = new Set(lists.flat());
  let rejudged = 0;
  for (const { patientId, checkInId, authoredAt } of unjudged) {
    if (await judgeOne(heron, patientId, { checkInId, authoredAt }, now)) rejudged += 1;
  }
  for (const patientId of silent) await judgeOne(heron, patientId, null, now);
  return { rejudged, silent: silent.size };
}

async function judgeOne(
  heron: Heron,
  patientId: string,
  stored: { checkInId: string; authoredAt: Date } | null,
  now: Date,
): Promise<boolean> {
  return inClinic(heron, async (tx) => {
    const at = stored?.authoredAt ?? now;
    const loaded = await loadPatientRecord(tx, heron.clinicId, patientId, { from: at, to: now });
    if (!loaded) return false;
    const current = stored ? loaded.record.checkIns.find((one) => one.id === stored.checkInId) : null;
    if (current === undefined) return false;
    const judgement = judge(loaded, [{ current, now }]);
    await writeJudgement(tx, heron, loaded, judgement, now);
    return judgement.judged.some((one) => one.outcome === "ok");
  });
}

function listUnjudged(heron: Heron, now: Date) {
  return inClinic(heron, (tx) =>
    tx
      .select({ patientId: checkIns.patientId, checkInId: checkIns.id, authoredAt: checkIns.authoredAt })
      .from(checkIns)
      .where(
        and(
          eq(checkIns.clinicId, heron.clinicId),
          gt(checkIns.receivedAt, new Date(now.getTime() - 30 * 86_400_000)),
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
      .limit(500),
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
