import { and, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { inClinic, type Transaction } from "@/db/client";
import { cases } from "@/db/schema/triage";
import { freeOfWhoLeft, going, type HeldCase, happen, inTheQueue, onCase } from "@/db/triage";
import type { Heron } from "@/domain/access";
import { claimEndsAt } from "@/domain/deadline";
import { eventOf, stepsDue } from "@/domain/escalation";

export type CasesSwept = {
  woken: number;
  resumed: number;
  expired: number;
  escalated: number;
  /** Cases that could not be swept; the sweep went on without them. */
  failed: { caseId: string; error: unknown }[];
};

const batch = 500;

/**
 * What time alone does to cases: snoozes and waitings end, claims expire, missed deadlines are put before the next. Each case
 * is a transaction of its own that looks again at what is due, so that sweeps may run side by side and again and again.
 */
export async function sweepCases(heron: Heron, now: Date): Promise<CasesSwept> {
  const swept: CasesSwept = { woken: 0, resumed: 0, expired: 0, escalated: 0, failed: [] };
  for (let after: string | null | undefined = null; after !== undefined; ) {
    const page: string[] = await listDue(heron, now, after);
    for (const caseId of page) {
      await onCase(heron, caseId, (tx, held) => sweep(tx, heron, held, now, swept)).catch((error: unknown) =>
        swept.failed.push({ caseId, error }),
      );
    }
    after = page.length === batch ? page.at(-1) : undefined;
  }
  return swept;
}

async function sweep(tx: Transaction, heron: Heron, found: HeldCase, now: Date, swept: CasesSwept) {
  let held = await freeOfWhoLeft(tx, heron, found, now);
  const isOver = (at: Date | null) => at !== null && at <= now;
  // The clock of a high case runs on while it sleeps, and an answer that arrives late may have moved its deadline.
  const isMissed = !held.pausedAt && isOver(held.dueAt);
  if (held.status === "snoozed" && (isOver(held.snoozedUntil) || isMissed)) {
    held = await happen(tx, heron, held, now, "woke", inTheQueue(held, now), { why: "time" });
    swept.woken += 1;
  } else if (held.status === "waiting" && isOver(held.waitingUntil)) {
    const claimExpiresAt = claimEndsAt(held.priority, now, held.claimMinutes, held.calendar);
    const change = { ...going(held, now), status: "claimed" as const, claimExpiresAt };
    held = await happen(tx, heron, held, now, "resumed", change, { why: "time" });
    swept.resumed += 1;
  } else if (held.status === "claimed" && isOver(held.claimExpiresAt)) {
    const from = { from: held.owner ?? "", ...(held.ownerId ? { toId: held.ownerId } : {}) };
    const audit: Record<string, string> = held.ownerId ? { from: held.ownerId } : {};
    held = await happen(tx, heron, held, now, "claim-expired", inTheQueue(held, now), from, audit);
    swept.expired += 1;
  }
  for (const step of stepsDue(held, now, held.calendar)) {
    const to = { escalatedTo: step };
    held = await happen(tx, heron, held, now, eventOf(step), to, { priority: held.priority });
    swept.escalated += 1;
  }
}

/** Open cases about which time may have something to say; whether it has is asked once the case is held. */
async function listDue(heron: Heron, now: Date, after: string | null): Promise<string[]> {
  const rows = await inClinic(heron, (tx) =>
    tx
      .select({ id: cases.id })
      .from(cases)
      .where(
        and(
          eq(cases.clinicId, heron.clinicId),
          sql`${cases.status} <> 'closed'`,
          after ? gt(cases.id, after) : undefined,
          or(
            lte(cases.snoozedUntil, now),
            lte(cases.waitingUntil, now),
            and(eq(cases.status, "claimed"), lte(cases.claimExpiresAt, now)),
            and(
              isNull(cases.pausedAt),
              sql`${cases.escalatedTo} is distinct from 'lead'`,
              or(lte(cases.dueAt, now), and(eq(cases.rank, 0), isNull(cases.ownerId))),
            ),
            and(
              inArray(cases.status, ["claimed", "waiting", "snoozed"]),
              sql`exists (select 1 from app.memberships m where m.clinic_id = ${heron.clinicId} and m.staff_id = ${cases.ownerId} and m.ended_at is not null)`,
            ),
          ),
        ),
      )
      .orderBy(cases.id)
      .limit(batch),
  );
  return rows.map((row) => row.id);
}
