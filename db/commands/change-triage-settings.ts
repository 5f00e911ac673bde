import { and, eq, inArray, isNull } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { memberships } from "@/db/schema/clinics";
import { triageSettings } from "@/db/schema/triage-settings";
import { authorize, rolesWith, type Viewer } from "@/domain/access";
import { canChangeSettings, type TriageSettings } from "@/domain/triage-settings";

/** Changes how the clinic works its queue. All settings are given; what they were is in the audit. */
export async function changeTriageSettings(
  viewer: Viewer,
  settings: TriageSettings,
  now: Date,
): Promise<
  { kind: "changed"; settings: TriageSettings } | { kind: "not-allowed"; reason: string; field: string }
> {
  authorize(viewer, "administer");
  const refusal = canChangeSettings(settings);
  if (refusal) return { kind: "not-allowed", ...refusal };
  return inClinic(viewer, async (tx) => {
    const { clinicId, staffId } = viewer;
    const { leadId } = settings;
    if (leadId) {
      const [lead] = await tx
        .select({ staffId: memberships.staffId })
        .from(memberships)
        .where(
          and(
            eq(memberships.clinicId, clinicId),
            eq(memberships.staffId, leadId),
            inArray(memberships.role, rolesWith("triage")),
            isNull(memberships.endedAt),
          ),
        );
      if (!lead)
        return {
          kind: "not-allowed",
          reason: "Lead: choose somebody who works cases here.",
          field: "leadId",
        };
    }
    const row = { ...settings, changedBy: staffId, changedAt: now };
    const { claimMinutes, remoteUrgent, onCall } = settings;
    await Promise.all([
      tx
        .insert(triageSettings)
        .values({ clinicId, ...row })
        .onConflictDoUpdate({ target: triageSettings.clinicId, set: row }),
      append(tx, viewer, now, {
        action: "triage-settings-changed",
        detail: { claimMinutes, remoteUrgent, onCall: onCall !== null, ...(leadId ? { leadId } : {}) },
      }),
    ]);
    return { kind: "changed", settings };
  });
}
