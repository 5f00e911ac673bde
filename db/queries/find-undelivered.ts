import { sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { authorize, type Viewer } from "@/domain/access";
import { lateSince } from "@/domain/message-text";

/** Messages of open cases in nobody's hands that did not arrive: given up, or late. Counted to 100. */
export type Undelivered = { count: number /** The most pressing case. */; caseId: string } | null;

/** Null when everything that should have arrived did. */
export async function findUndelivered(viewer: Viewer, now: Date): Promise<Undelivered> {
  authorize(viewer, "be-told");
  const { clinicId } = viewer;
  return inClinic(viewer, async (tx) => {
    const late = lateSince(now).toISOString();
    const [found] = await tx.execute<{ count: number; case_id: string | null }>(sql`
      select count(*)::int as count, (array_agg(case_id order by rank, created_at))[1] as case_id from (
        select c.rank, n.case_id, n.created_at from (
          (select case_id, created_at from app.notifications where clinic_id = ${clinicId} and state = 'dead'
            order by created_at desc limit 500)
          union all
          (select case_id, created_at from app.notifications where clinic_id = ${clinicId} and state = 'pending'
            and channel in ('email', 'webhook') and next_attempt_at < ${late}::timestamptz limit 500)) n
        join app.cases c on c.clinic_id = ${clinicId} and c.id = n.case_id
        where c.status <> 'closed' and c.owner_id is null order by c.rank, n.created_at limit 100) missed`);
    return found?.case_id ? { count: found.count, caseId: found.case_id } : null;
  });
}
