import { type SQL, sql } from "drizzle-orm";
import { defaultSettings } from "@/domain/triage-settings";

/** How long a claim lasts in this clinic, as a column of any statement. */
export function claimMinutesOf(clinicId: string): SQL<number> {
  return sql<number>`coalesce((select claim_minutes from app.triage_settings where clinic_id = ${clinicId}), ${defaultSettings.claimMinutes}::int)`;
}
