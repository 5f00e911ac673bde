import { and, eq, isNull } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { newId } from "@/db/ids";
import { webhookEndpoints } from "@/db/schema/notifications";
import { drawSecret, sealSecret } from "@/db/webhook-secret";
import { authorize, type Viewer } from "@/domain/access";

const most = 10;

/** Adds an endpoint that is told of cases. The secret is answered this once; what is stored of it is sealed. */
export async function addWebhook(
  viewer: Viewer,
  url: string,
  now: Date,
): Promise<{ kind: "added"; id: string; secret: string } | { kind: "known" | "too-many" }> {
  authorize(viewer, "administer");
  return inClinic(viewer, async (tx) => {
    const { clinicId, staffId } = viewer;
    const active = await tx
      .select({ url: webhookEndpoints.url })
      .from(webhookEndpoints)
      .where(and(eq(webhookEndpoints.clinicId, clinicId), isNull(webhookEndpoints.endedAt)));
    if (active.some((one) => one.url === url)) return { kind: "known" };
    if (active.length >= most) return { kind: "too-many" };
    const id = newId();
    const secret = drawSecret();
    const sealedSecret = sealSecret(secret, clinicId, id);
    await tx
      .insert(webhookEndpoints)
      .values({ clinicId, id, url, sealedSecret, addedBy: staffId, addedAt: now });
    await append(tx, viewer, now, { action: "webhook-added", subjectId: id });
    return { kind: "added", id, secret };
  });
}
