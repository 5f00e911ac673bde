import { and, eq, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { notifications } from "@/db/schema/notifications";
import { authorize, type Viewer } from "@/domain/access";

/** Has the worker send again what was given up: one message, or all. Returns how many; what was sent meanwhile is not among them. */
export async function retryMessages(viewer: Viewer, messageId: string | null, now: Date): Promise<number> {
  authorize(viewer, "administer");
  return inClinic(viewer, async (tx) => {
    const again = await tx
      .update(notifications)
      .set({ state: "pending", failures: 0, nextAttemptAt: now, settledAt: null })
      .where(
        and(
          eq(notifications.clinicId, viewer.clinicId),
          sql`${notifications.state} = 'dead' and ${notifications.step} <> 'test'`,
          messageId ? eq(notifications.id, messageId) : undefined,
        ),
      )
      .returning({ id: notifications.id });
    await append(
      tx,
      viewer,
      now,
      ...again.map(({ id }) => ({ action: "notification-tried-again", subjectId: id })),
    );
    return again.length;
  });
}
