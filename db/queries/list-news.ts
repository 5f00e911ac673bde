import { and, asc, eq, gt, ne } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { memberships } from "@/db/schema/clinics";
import { cases, triageEvents } from "@/db/schema/triage";
import { ownerOf } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import type { Priority } from "@/domain/priority";
import type { CaseState } from "@/domain/transitions";

/** That something happened to a case, without what: ids, codes and the name of a colleague, never of a patient. */
export type News = {
  id: string;
  caseId: string;
  kind: string;
  /** Who did it; null for Heron. */
  staffId: string | null;
  priority: Priority;
  status: CaseState;
  owner: string | null;
};

/** More than this at once is better read anew. */
export const mostNews = 500;

/**
 * What happened in the clinic after an event, oldest first. Ids are made before their transaction commits: a reader that
 * asks again begins some seconds earlier than it ended, and knows by the id what it has had.
 */
export async function listNews(viewer: Viewer, afterId: string): Promise<News[]> {
  authorize(viewer, "view-queue");
  return inClinic(viewer, (tx) =>
    tx
      .select({
        id: triageEvents.id,
        caseId: triageEvents.caseId,
        kind: triageEvents.kind,
        staffId: triageEvents.staffId,
        priority: cases.priority,
        status: cases.status,
        owner: memberships.displayName,
      })
      .from(triageEvents)
      .innerJoin(cases, and(eq(cases.clinicId, triageEvents.clinicId), eq(cases.id, triageEvents.caseId)))
      .leftJoin(memberships, ownerOf(viewer.clinicId))
      .where(
        and(
          eq(triageEvents.clinicId, viewer.clinicId),
          gt(triageEvents.id, afterId),
          ne(triageEvents.kind, "noted"),
        ),
      )
      .orderBy(asc(triageEvents.id))
      .limit(mostNews),
  );
}
