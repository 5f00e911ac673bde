import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { notificationPreferences } from "@/db/schema/notifications";
import { authorize, type Viewer } from "@/domain/access";
import { canPrefer } from "@/domain/notification-preferences";
import type { Preferences } from "@/domain/notify";
import { priorities } from "@/domain/priority";

/** Changes how the viewer is told. Messages planned before keep their time. */
export async function changePreferences(
  viewer: Viewer,
  preferences: Preferences,
  now: Date,
): Promise<{ kind: "changed" } | { kind: "not-allowed"; reason: string; field: string }> {
  authorize(viewer, "be-told");
  const refusal = canPrefer(preferences);
  if (refusal) return { kind: "not-allowed", ...refusal };
  return inClinic(viewer, async (tx) => {
    const { clinicId, staffId } = viewer;
    const { off, quiet } = preferences;
    const row = {
      email: off.length < priorities.length,
      emailOff: [...off],
      quietFrom: quiet?.from ?? null,
      quietTo: quiet?.to ?? null,
      quietZone: quiet?.timeZone ?? null,
      changedAt: now,
    };
    await tx
      .insert(notificationPreferences)
      .values({ clinicId, staffId, ...row })
      .onConflictDoUpdate({
        target: [notificationPreferences.clinicId, notificationPreferences.staffId],
        set: row,
      });
    await append(tx, viewer, now, {
      action: "notification-preferences-changed",
      detail: { off: off.join(" "), quiet: quiet !== null },
    });
    return { kind: "changed" };
  });
}
