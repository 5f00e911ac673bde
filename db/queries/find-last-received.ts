import { desc, eq } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { checkIns } from "@/db/schema/check-ins";
import { authorize, type Viewer } from "@/domain/access";

/** When the clinic's last check-in arrived; null before the first. */
export async function findLastReceived(viewer: Viewer): Promise<Date | null> {
  authorize(viewer, "view-queue");
  return inClinic(viewer, async (tx) => {
    const [last] = await tx
      .select({ receivedAt: checkIns.receivedAt })
      .from(checkIns)
      .where(eq(checkIns.clinicId, viewer.clinicId))
      .orderBy(desc(checkIns.receivedAt))
      .limit(1);
    return last?.receivedAt ?? null;
  });
}
