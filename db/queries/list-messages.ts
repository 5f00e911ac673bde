import { and, asc, desc, eq, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { messagesIn } from "@/db/messages";
import { notifications } from "@/db/schema/notifications";
import { authorize, type Viewer } from "@/domain/access";
import type { Message } from "@/domain/message-text";

export const mostMessages = 50;

export type Messages = {
  /** Given up, newest first. */
  dead: Message[];
  /** Due or planned, soonest first. */
  waiting: Message[];
  /** Newest first. */
  sent: Message[];
};

/** The messages that tell the clinic's people and systems, at most 50 of each state. */
export async function listMessages(viewer: Viewer): Promise<Messages> {
  authorize(viewer, "administer");
  const own = eq(notifications.clinicId, viewer.clinicId);
  return inClinic(viewer, async (tx) => {
    const [dead, waiting, sent] = await Promise.all([
      messagesIn(tx, viewer.clinicId)
        .where(and(own, sql`${notifications.state} = 'dead' and ${notifications.step} <> 'test'`))
        .orderBy(desc(notifications.createdAt))
        .limit(mostMessages),
      messagesIn(tx, viewer.clinicId)
        .where(and(own, sql`${notifications.state} in ('pending', 'failed')`))
        .orderBy(asc(notifications.nextAttemptAt))
        .limit(mostMessages),
      messagesIn(tx, viewer.clinicId)
        .where(and(own, eq(notifications.state, "sent")))
        .orderBy(desc(notifications.createdAt), desc(notifications.id))
        .limit(mostMessages),
    ]);
    return { dead, waiting, sent };
  });
}
