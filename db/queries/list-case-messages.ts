import { and, asc, eq, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { messagesIn } from "@/db/messages";
import { notifications } from "@/db/schema/notifications";
import { authorize, type Viewer } from "@/domain/access";
import type { Message } from "@/domain/message-text";

/**
 * Who was told of a case and who will be, oldest first, at most 60: messages of its own, and those that told of it together
 * with others, planned or sent since it was opened.
 */
export async function listCaseMessages(
  viewer: Viewer,
  { id, openedAt, priority }: { id: string; openedAt: Date; priority: string },
): Promise<Message[]> {
  authorize(viewer, "view-queue");
  const together = priority === "high" ? "opening" : priority === "urgent" ? null : "digest";
  return inClinic(viewer, (tx) =>
    messagesIn(tx, viewer.clinicId)
      .where(
        and(
          eq(notifications.clinicId, viewer.clinicId),
          sql`(${notifications.caseId} = ${id} or ${notifications.id} in (
            select distinct on (n.staff_id) n.id from app.notifications n
            where n.clinic_id = ${viewer.clinicId} and n.step = ${together} and n.state <> 'unneeded'
              and n.created_at >= ${openedAt.toISOString()}::timestamptz - interval '14 days'
              and coalesce(n.settled_at, 'infinity') >= ${openedAt.toISOString()}::timestamptz
            order by n.staff_id, n.next_attempt_at))`,
          sql`${notifications.state} <> 'unneeded'`,
        ),
      )
      .orderBy(asc(notifications.nextAttemptAt), asc(notifications.id))
      .limit(60),
  );
}
