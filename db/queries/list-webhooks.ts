import { and, asc, eq, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { memberships } from "@/db/schema/clinics";
import { type notifications, webhookEndpoints } from "@/db/schema/notifications";
import { authorize, type Viewer } from "@/domain/access";
import type { NoticeStep } from "@/domain/notify";

type LastMessage = {
  step: NoticeStep;
  state: (typeof notifications.$inferSelect)["state"];
  /** When it was settled, else when it is tried next. */
  at: Date;
  lastError: string | null;
};

export type Webhook = {
  id: string;
  url: string;
  addedBy: string;
  addedAt: Date;
  /** The latest message that was tried or is due; null when there was none yet. */
  last: LastMessage | null;
};

/** Endpoints that are told of cases, with how the latest message to each went. */
export async function listWebhooks(viewer: Viewer): Promise<Webhook[]> {
  authorize(viewer, "administer");
  const { clinicId } = viewer;
  return inClinic(viewer, async (tx) => {
    const found = await tx
      .select({
        id: webhookEndpoints.id,
        url: webhookEndpoints.url,
        addedBy: memberships.displayName,
        addedAt: webhookEndpoints.addedAt,
        last: sql<
          (Omit<LastMessage, "at"> & { at: string }) | null
        >`(select jsonb_build_object('step', n.step, 'state', n.state,
          'at', coalesce(n.settled_at, n.next_attempt_at), 'lastError', n.last_error)
          from app.notifications n where n.clinic_id = ${clinicId} and n.endpoint_id = ${webhookEndpoints.id} and n.state <> 'unneeded'
          order by n.created_at desc, n.id desc limit 1)`,
      })
      .from(webhookEndpoints)
      .innerJoin(
        memberships,
        and(eq(memberships.clinicId, clinicId), eq(memberships.staffId, webhookEndpoints.addedBy)),
      )
      .where(and(eq(webhookEndpoints.clinicId, clinicId), sql`${webhookEndpoints.endedAt} is null`))
      .orderBy(asc(webhookEndpoints.addedAt));
    return found.map(({ last, ...one }) => ({ ...one, last: last && { ...last, at: new Date(last.at) } }));
  });
}
