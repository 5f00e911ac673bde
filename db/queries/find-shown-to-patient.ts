import { and, desc, eq, gte } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { checkIns } from "@/db/schema/check-ins";
import { authorize, type Viewer } from "@/domain/access";

/** The safety follow-up that a patient answers after a positive answer: with the crisis contacts before their eyes. */
export type ShownToPatient = {
  /** When it was answered. */
  at: Date;
  /** Whether the patient says to have seen the crisis contacts. */
  sawCrisisContacts: boolean;
  /** Whether they would like to be contacted that day; null when they did not say. */
  wantsContact: boolean | null;
  /** In their own words; null when they wrote none. */
  howToReach: string | null;
};

const day = 86_400_000;

/** The latest one from the day before the answer that set the case's priority; null when there is none. */
export async function findShownToPatient(
  viewer: Viewer,
  patientId: string,
  answeredAt: Date,
): Promise<ShownToPatient | null> {
  authorize(viewer, "view-queue");
  return inClinic(viewer, async (tx) => {
    const [row] = await tx
      .select({ at: checkIns.authoredAt, answers: checkIns.answers })
      .from(checkIns)
      .where(
        and(
          eq(checkIns.clinicId, viewer.clinicId),
          eq(checkIns.patientId, patientId),
          eq(checkIns.instrument, "safety-followup"),
          eq(checkIns.superseded, false),
          gte(checkIns.authoredAt, new Date(answeredAt.getTime() - day)),
        ),
      )
      .orderBy(desc(checkIns.authoredAt), desc(checkIns.id))
      .limit(1);
    if (!row) return null;
    const { "sf.contact": contact, "sf.best": best, "sf.ack": ack } = row.answers;
    return {
      at: row.at,
      sawCrisisContacts: ack === true,
      wantsContact: typeof contact === "number" ? contact === 1 : null,
      howToReach: typeof best === "string" && best !== "" ? best : null,
    };
  });
}
