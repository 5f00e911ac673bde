import { and, eq } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { preferencesOf } from "@/db/preferences";
import { notificationPreferences } from "@/db/schema/notifications";
import { authorize, type Viewer } from "@/domain/access";
import type { Preferences } from "@/domain/notify";

/** How the viewer is told. */
export async function findPreferences(viewer: Viewer): Promise<Preferences> {
  authorize(viewer, "be-told");
  return inClinic(viewer, async (tx) => {
    const [row] = await tx
      .select()
      .from(notificationPreferences)
      .where(
        and(
          eq(notificationPreferences.clinicId, viewer.clinicId),
          eq(notificationPreferences.staffId, viewer.staffId),
        ),
      );
    return preferencesOf(row);
  });
}
