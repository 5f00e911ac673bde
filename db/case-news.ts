import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import type { Actor } from "@/domain/access";
import type { NewsTopic } from "@/domain/notify";
import type { CaseEventKind } from "@/domain/transitions";

/** What happens to a case by hand or by the clock, and whether somebody else is told of it. What answers do is told by the judgement. */
const topics: Readonly<Partial<Record<CaseEventKind, NewsTopic>>> = {
  released: "case-returned",
  reopened: "case-returned",
  woke: "case-returned",
  "owner-left": "case-returned",
  assigned: "case-assigned",
  overdue: "case-overdue",
  "escalated-to-pool": "case-escalated",
  "escalated-to-lead": "case-before-lead",
  "claim-expired": "claim-expired",
};

/** Stores what is to be told, in the transaction that did it. `toId` is the one person it concerns. */
export async function enqueueNews(
  tx: Transaction,
  actor: Actor,
  {
    caseId,
    now,
    kind,
    toId = null,
  }: { caseId: string; now: Date; kind: CaseEventKind; toId?: string | null },
): Promise<void> {
  const topic = topics[kind];
  if (!topic) return;
  // Of an urgent case that nobody took, people are reminded from the first message on.
  const isReminder = kind === "escalated-to-pool" || kind === "escalated-to-lead";
  const actorId = actor.kind === "staff" ? actor.staffId : null;
  const at = now.toISOString();
  await tx.execute(sql`insert into app.outbox (clinic_id, id, topic, case_id, priority, actor_id, to_id, created_at, available_at)
    select clinic_id, ${newId()}::uuid, ${topic}::text, id, priority, ${actorId}::uuid, ${toId}::uuid, ${at}::timestamptz, ${at}::timestamptz
    from app.cases where clinic_id = ${actor.clinicId} and id = ${caseId}
      and not (${isReminder}::boolean and priority = 'urgent' and owner_id is null) returning 1`);
}
