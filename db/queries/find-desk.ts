import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { memberships } from "@/db/schema/clinics";
import { ownOutcomes, triageSettings } from "@/db/schema/triage-settings";
import { authorize, rolesWith, type Viewer } from "@/domain/access";
import type { OwnOutcome } from "@/domain/triage";
import { defaultSettings, type TriageSettings } from "@/domain/triage-settings";

/** What the people at the queue work with, whichever case they look at. */
export type Desk = {
  settings: TriageSettings;
  /** Outcomes of the clinic's own, offered beside the standard ones. */
  ownOutcomes: OwnOutcome[];
  /** Who may be given a case. */
  colleagues: { staffId: string; name: string }[];
};

export async function findDesk(viewer: Viewer): Promise<Desk> {
  authorize(viewer, "view-queue");
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
        .select({ code: ownOutcomes.code, label: ownOutcomes.label, standsFor: ownOutcomes.standsFor })
        .from(ownOutcomes)
        .where(and(eq(ownOutcomes.clinicId, clinicId), isNull(ownOutcomes.retiredAt)))
        .orderBy(asc(ownOutcomes.code)),
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
