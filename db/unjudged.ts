import { and, eq, isNotNull, notExists, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { checkIns, judgements } from "@/db/schema/check-ins";
import { flags } from "@/db/schema/triage";

const day = 86_400_000;

/** Positive self-harm answers received in the last 90 days: at most as many index entries are looked at. */
export function positive(now: Date): SQL {
  return sql`${checkIns.selfHarm} > 0 and ${checkIns.receivedAt} > ${new Date(now.getTime() - 90 * day).toISOString()}`;
}

/** In ms: how long judging has before answers without a judgement are shown to people. */
export const judgingTakes = 60_000;

/** Any other answers of the last two days, once judging has had its time. */
export function waiting(now: Date): SQL {
  return sql`${checkIns.selfHarm} = 0 and ${checkIns.receivedAt} between ${new Date(now.getTime() - 2 * day).toISOString()} and ${new Date(now.getTime() - judgingTakes).toISOString()}`;
}

/**
 * Check-ins that no rule has judged, found without asking any rule: they have no "ok" judgement, nobody has closed a flag
 * of theirs, and no urgent flag says so already.
 */
export function unjudged(tx: Transaction, clinicId: string, which: SQL): SQL | undefined {
  const one = { one: sql`1` };
  return and(
    eq(checkIns.clinicId, clinicId),
    which,
    notExists(
      tx
        .select(one)
        .from(judgements)
        .where(
          and(
            eq(judgements.clinicId, clinicId),
            eq(judgements.checkInId, checkIns.id),
            eq(judgements.outcome, "ok"),
          ),
        ),
    ),
    notExists(
      tx
        .select(one)
        .from(flags)
        .where(
          and(
            eq(flags.clinicId, clinicId),
            eq(flags.patientId, checkIns.patientId),
            eq(flags.checkInId, checkIns.id),
            or(isNotNull(flags.closedAt), eq(flags.priority, "urgent"), eq(checkIns.selfHarm, 0)),
          ),
        ),
    ),
  );
}
