import { and, eq, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic, type Transaction } from "@/db/client";
import { notifications } from "@/db/schema/notifications";
import { unsealSecret } from "@/db/webhook-secret";
import type { Heron } from "@/domain/access";
import { mostFailures, type NoticeStep, retryAt, subjectOf } from "@/domain/notify";
import type { Priority } from "@/domain/priority";

/** One message in the hands of one worker, until its lease ends. */
export type Due = {
  id: string;
  /** Which attempt this is: only the latest may settle. */
  attempt: number;
  failures: number;
  channel: "email" | "webhook";
  step: NoticeStep;
  priority: Priority;
  /** Null for a test. */
  caseId: string | null;
  happenedAt: Date;
  subject: string;
  /** An e-mail address or a URL. */
  to: string;
  /** What a webhook is signed with. */
  secret: string | null;
};

export type Sent = { kind: "sent" } | { kind: "failed"; code: string; forGood: boolean };

const leaseMs = 60_000;

/**
 * Takes messages that are due, those of one worker unseen by others until the lease ends, and settles at once what nobody
 * needs any more: the case is closed, or somebody has taken it since.
 */
export async function claimNotifications(
  heron: Heron,
  { channels, most, now }: { channels: readonly string[]; most: number; now: Date },
): Promise<Due[]> {
  const { clinicId } = heron;
  return inClinic(heron, async (tx) => {
    const taken = await tx.execute<{
      id: string;
      needed: boolean;
      count: number;
      to: string | null;
      secret: string | null;
    }>(
      sql`with due as materialized (
        select id from app.notifications where clinic_id = ${clinicId} and state in ('pending', 'failed')
          and channel in (select jsonb_array_elements_text(${JSON.stringify(channels)}::jsonb)) and next_attempt_at <= ${now.toISOString()}::timestamptz
        order by next_attempt_at limit ${most} for update skip locked)
      update app.notifications n set attempts = attempts + 1, next_attempt_at = ${new Date(now.getTime() + leaseMs).toISOString()}::timestamptz
      from due where n.clinic_id = ${clinicId} and n.id = due.id
      returning n.id, ${isNeeded(clinicId)} as needed, ${countOf(clinicId)}::int as count,
        case n.channel when 'email' then app.address_of(n.staff_id)
          else (select url from app.webhook_endpoints e where e.clinic_id = ${clinicId} and e.id = n.endpoint_id and e.ended_at is null) end as "to",
        (select sealed_secret from app.webhook_endpoints e where e.clinic_id = ${clinicId} and e.id = n.endpoint_id) as secret`,
    );
    const due: Due[] = [];
    for (const { id, needed, count, to, secret } of taken) {
      const [row] = await tx
        .select()
        .from(notifications)
        .where(and(eq(notifications.clinicId, clinicId), eq(notifications.id, id)));
      if (!row) continue;
      if (!needed || count === 0 || !to) {
        await settle(tx, clinicId, id, row.attempts, { state: "unneeded", settledAt: now });
        continue;
      }
      due.push({
        ...row,
        attempt: row.attempts,
        subject: subjectOf(row.step, row.priority, count),
        to,
        secret: secret && row.endpointId ? unsealSecret(secret, clinicId, row.endpointId) : null,
      });
    }
    return due;
  });
}

/**
 * "Given to you" is for whoever still has the case; a first message, a repeat and what goes to the lead for one that nobody has
 * taken since; to have looked is not to have taken it.
 */
function isNeeded(clinicId: string) {
  return sql`(n.step in ('digest', 'opening', 'test') or exists (select 1 from app.cases c
    where c.clinic_id = ${clinicId} and c.id = n.case_id and c.status <> 'closed' and case n.step
      when 'own' then c.owner_id = n.staff_id
      else c.owner_id is null or not exists (select 1 from app.triage_events e where e.clinic_id = ${clinicId} and e.case_id = n.case_id
        and e.staff_id is not null and e.kind <> 'looked' and e.at > n.happened_at) end))`;
}

/** How many items a message speaks of: what waits for its reader, when it speaks of many. */
function countOf(clinicId: string) {
  return sql`(case when n.step not in ('digest', 'opening') then 1 else (select count(*) from app.cases c
    where c.clinic_id = ${clinicId} and c.status not in ('closed', 'snoozed') and (c.owner_id is null or c.owner_id = n.staff_id)
      and (case n.step when 'opening' then c.rank = 1 else c.rank >= 2 end)) end)`;
}

/** Keeps how an attempt ended. A worker whose lease has passed to another changes nothing. */
export async function settleNotification(
  heron: Heron,
  due: Due,
  sent: Sent,
  now: Date,
  chance: number,
): Promise<void> {
  await inClinic(heron, async (tx) => {
    if (sent.kind === "sent") {
      const done = { state: "sent", settledAt: now, subject: due.subject, lastError: null } as const;
      return settle(tx, heron.clinicId, due.id, due.attempt, done);
    }
    const failures = due.failures + 1;
    // Whoever sends a test waits for its answer.
    const isDead = sent.forGood || due.step === "test" || failures >= mostFailures;
    await settle(tx, heron.clinicId, due.id, due.attempt, {
      failures,
      subject: due.subject,
      lastError: sent.code,
      ...(isDead
        ? { state: "dead", settledAt: now }
        : { state: "failed", nextAttemptAt: retryAt(failures, now, chance) }),
    });
    if (isDead) await append(tx, heron, now, { action: "notification-given-up", subjectId: due.id });
  });
}

async function settle(
  tx: Transaction,
  clinicId: string,
  id: string,
  attempt: number,
  change: Partial<typeof notifications.$inferInsert>,
): Promise<void> {
  await tx
    .update(notifications)
    .set(change)
    .where(
      and(
        eq(notifications.clinicId, clinicId),
        eq(notifications.id, id),
        eq(notifications.attempts, attempt),
        sql`${notifications.state} in ('pending', 'failed')`,
      ),
    );
}
