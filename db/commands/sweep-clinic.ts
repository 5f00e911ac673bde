import { and, eq, gt, notExists, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { judge } from "@/db/judging";
import { loadPatientRecord } from "@/db/patient-record";
import { checkIns, judgements } from "@/db/schema/check-ins";
import { standings } from "@/db/schema/patients";
import { writeJudgement } from "@/db/write-judgement";
import type { Heron } from "@/domain/access";

export type Swept = { rejudged: number; silent: number };

/**
 * What nobody's arrival triggers: judges again the check-ins of the last 30 days that could not be judged, and asks the
 * silence rules about every patient whose next check-in is overdue. The same engine as live judging.
 */
export async function sweepClinic(heron: Heron, now: Date): Promise<Swept> {
  const [unjudged, overdue] = await Promise.all([listUnjudged(heron, now), listOverdue(heron, now)]);
  let rejudged = 0;
  for (const { patientId, checkInId, authoredAt } of unjudged) {
    if (await judgeOne(heron, patientId, { checkInId, authoredAt }, now)) rejudged += 1;
  }
  for (const patientId of overdue) await judgeOne(heron, patientId, null, now);
  return { rejudged, silent: overdue.length };
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

async function listOverdue(heron: Heron, now: Date): Promise<string[]> {
  const rows = await inClinic(heron, (tx) =>
    tx
      .select({ patientId: standings.patientId })
      .from(standings)
      .where(
        and(
          eq(standings.clinicId, heron.clinicId),
          sql`${standings.nextDueOn} < ${now.toISOString().slice(0, 10)}::date - 2`,
        ),
      )
      .orderBy(standings.nextDueOn),
  );
  return rows.map((row) => row.patientId);
}
