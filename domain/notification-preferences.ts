import { isTimeZone } from "@/domain/local-day";
import type { Preferences } from "@/domain/notify";

/** How somebody is told who chose nothing: by e-mail, at any hour. */
export const defaultPreferences: Preferences = { off: [], quiet: null };

/** Null when one may be told so, else why not. */
export function canPrefer({ quiet }: Preferences): { reason: string; field: string } | null {
  if (!quiet) return null;
  if (quiet.from === quiet.to) {
    const reason = "Quiet hours: beginning and end are the same. Change one, or leave both empty.";
    return { reason, field: "quietTo" };
  }
  if (quiet.timeZone !== null && !isTimeZone(quiet.timeZone))
    return { reason: "Time zone of the quiet hours: choose one of the list.", field: "quietZone" };
  return null;
}
