import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { lookSeconds } from "@/db/lookers";
import { memberships } from "@/db/schema/clinics";
import { lookers } from "@/db/schema/triage-settings";
import { authorize, type Viewer } from "@/domain/access";

export type Looker = { caseId: string; staffId: string; name: string };

/** Who of the clinic looks at which case right now. One row a person is read. */
export async function listLookers(viewer: Viewer): Promise<Looker[]> {
  authorize(viewer, "view-queue");
  const { clinicId } = viewer;
  return inClinic(viewer, (tx) =>
    tx
      .select({ caseId: lookers.caseId, staffId: lookers.staffId, name: memberships.displayName })
      .from(lookers)
      .innerJoin(
        memberships,
        and(
          eq(memberships.clinicId, clinicId),
          eq(memberships.staffId, lookers.staffId),
          isNull(memberships.endedAt),
        ),
      )
      .where(
        and(
          eq(lookers.clinicId, clinicId),
          sql`${lookers.lookedAt} > now() - make_interval(secs => ${lookSeconds})`,
        ),
      )
      .orderBy(asc(memberships.displayName), asc(lookers.staffId)),
  );
}
