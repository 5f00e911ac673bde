import { and, eq, isNull } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic, type Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { insertNew } from "@/db/insert-all";
import { notifications, webhookEndpoints } from "@/db/schema/notifications";
import { drawSecret, sealSecret } from "@/db/webhook-secret";
import { authorize, type Viewer } from "@/domain/access";

/** Stops an endpoint for good; what waits for it is let go. Null when there is none to stop. */
export async function endWebhook(viewer: Viewer, id: string, now: Date): Promise<{ kind: "ended" } | null> {
  authorize(viewer, "administer");
  return inClinic(viewer, async (tx) => {
    if (!(await isActive(tx, viewer, id))) return null;
    await tx.update(webhookEndpoints).set({ endedAt: now }).where(own(viewer, id));
    await append(tx, viewer, now, { action: "webhook-ended", subjectId: id });
    return { kind: "ended" };
  });
}

/** Gives an endpoint a new secret, answered this once. The old one signs nothing from now on. */
export async function rotateWebhook(
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<{ kind: "rotated"; secret: string } | null> {
  authorize(viewer, "administer");
  return inClinic(viewer, async (tx) => {
    if (!(await isActive(tx, viewer, id))) return null;
    const secret = drawSecret();
    await tx
      .update(webhookEndpoints)
      .set({ sealedSecret: sealSecret(secret, viewer.clinicId, id) })
      .where(own(viewer, id));
    await append(tx, viewer, now, { action: "webhook-secret-rotated", subjectId: id });
    return { kind: "rotated", secret };
  });
}

/** Has the worker send a test to an endpoint, at most one in ten seconds. */
export async function testWebhook(
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<{ kind: "waiting" } | null> {
  authorize(viewer, "administer");
  return inClinic(viewer, async (tx) => {
    if (!(await isActive(tx, viewer, id))) return null;
    await insertNew(tx, notifications, [
      {
        clinicId: viewer.clinicId,
        id: newId(),
        dedupeKey: `test/${Math.floor(now.getTime() / 10_000)}/webhook/${id}`,
        step: "test" as const,
        channel: "webhook" as const,
        staffId: null,
        endpointId: id,
        caseId: null,
        priority: "low" as const,
        happenedAt: now,
        state: "pending" as const,
        attempts: 0,
        failures: 0,
        nextAttemptAt: now,
        createdAt: now,
      },
    ]);
    await append(tx, viewer, now, { action: "webhook-tested", subjectId: id });
    return { kind: "waiting" };
  });
}

async function isActive(tx: Transaction, viewer: Viewer, id: string): Promise<boolean> {
  const rows = await tx.select({ id: webhookEndpoints.id }).from(webhookEndpoints).where(own(viewer, id));
  return rows.length > 0;
}

function own({ clinicId }: Viewer, id: string) {
  return and(
    eq(webhookEndpoints.clinicId, clinicId),
    eq(webhookEndpoints.id, id),
    isNull(webhookEndpoints.endedAt),
  );
}
