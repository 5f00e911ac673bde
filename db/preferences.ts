import type { notificationPreferences } from "@/db/schema/notifications";
import { defaultPreferences } from "@/domain/notification-preferences";
import type { Preferences } from "@/domain/notify";
import { priorities } from "@/domain/priority";

/** What a person chose, of the stored row; without one, what holds for everybody. */
export function preferencesOf(
  row: typeof notificationPreferences.$inferSelect | null | undefined,
): Preferences {
  if (!row) return defaultPreferences;
  const { email, emailOff, quietFrom: from, quietTo: to, quietZone: timeZone } = row;
  return { off: email ? emailOff : priorities, quiet: from && to ? { from, to, timeZone } : null };
}
