import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { memberships } from "@/db/schema/clinics";
import { ownOutcomes, triageSettings } from "@/db/schema/triage-settings";
import { authorize, rolesWith, type Viewer } from "@/domain/access";
import type { OwnOutcome } from "@/domain/triage";
import { defaultSettings, type TriageSettings } from "@/domain/triage-settings";

export type ClinicTriage = {
  settings: TriageSettings;
  /** By label; those no longer offered too. */
  ownOutcomes: (OwnOutcome & { retiredAt: Date | null })[];
  /** Who may be the lead. */
  colleagues: { staffId: string; name: string }[];
};

/** How the clinic works its queue, to be changed. */
export async function findTriageSettings(viewer: Viewer): Promise<ClinicTriage> {
  authorize(viewer, "administer");
  const { clinicId } = viewer;
  return inClinic(viewer, async (tx) => {
    const [[stored], own, colleagues] = await Promise.all([
      tx
        .select({
          claimMinutes: triageSettings.claimMinutes,
          onCall: triageSettings.onCall,
          leadId: triageSettings.leadId,
          remoteUrgent: triageSettings.remoteUrgent,
        })
        .from(triageSettings)
        .where(eq(triageSettings.clinicId, clinicId)),
      tx
        .select({
          code: ownOutcomes.code,
          label: ownOutcomes.label,
          standsFor: ownOutcomes.standsFor,
          retiredAt: ownOutcomes.retiredAt,
        })
        .from(ownOutcomes)
        .where(eq(ownOutcomes.clinicId, clinicId))
        .orderBy(asc(ownOutcomes.label)),
      tx
        .select({ staffId: memberships.staffId, name: memberships.displayName })
        .from(memberships)
        .where(
          and(
            eq(memberships.clinicId, clinicId),
            inArray(memberships.role, rolesWith("triage")),
            isNull(memberships.endedAt),
          ),
        )
        .orderBy(asc(memberships.displayName)),
    ]);
    return { settings: stored ?? defaultSettings, ownOutcomes: own, colleagues };
  });
}
