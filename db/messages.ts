import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { memberships } from "@/db/schema/clinics";
import { notifications, webhookEndpoints } from "@/db/schema/notifications";
import type { Message } from "@/domain/message-text";

/** Messages with whom they are for, of one clinic; the caller says which and in what order. */
export function messagesIn(tx: Transaction, clinicId: string) {
  return tx
    .select({
      id: notifications.id,
      step: notifications.step,
      channel: notifications.channel,
      priority: notifications.priority,
      state: notifications.state,
      failures: notifications.failures,
      nextAttemptAt: notifications.nextAttemptAt,
      createdAt: notifications.createdAt,
      settledAt: notifications.settledAt,
      subject: notifications.subject,
      lastError: notifications.lastError,
      to: sql<Message["to"]>`coalesce(${memberships.displayName}, ${webhookEndpoints.url}, '')`,
    })
    .from(notifications)
    .leftJoin(
      memberships,
      and(eq(memberships.clinicId, clinicId), eq(memberships.staffId, notifications.staffId)),
    )
    .leftJoin(
      webhookEndpoints,
      and(eq(webhookEndpoints.clinicId, clinicId), eq(webhookEndpoints.id, notifications.endpointId)),
    )
    .$dynamic();
}
