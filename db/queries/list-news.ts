import { sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { firstIdAt, madeAt } from "@/db/ids";
import { checkIns } from "@/db/schema/check-ins";
import { judgingTakes, unjudged } from "@/db/unjudged";
import { authorize, type Viewer } from "@/domain/access";
import type { Priority } from "@/domain/priority";
import type { CaseEventKind, CaseState } from "@/domain/transitions";

/** That something happened to a case, without what: ids, codes and the name of a colleague, never of a patient. */
export type CaseNews = {
  id: string;
  caseId: string;
  kind: CaseEventKind;
  /** Who did it; null for Heron. */
  staffId: string | null;
  /** The one person it concerns: to whom the case was given, or whose claim ended. */
  toId: string | null;
  /** The priority of the finding, where one was. */
  raised: Priority | null;
  priority: Priority;
  status: CaseState;
  owner: string | null;
  ownerId: string | null;
};

/** That a check-in waits for a person to read it, since no rule has judged it. */
export type UnjudgedNews = { id: string; kind: "unjudged"; priority: Priority };

export type News = CaseNews | UnjudgedNews;

/** More than this at once is better read anew. */
export const mostNews = 500;

/**
 * What happened in the clinic after an event, oldest first, in one statement. Ids are made before their transaction commits:
 * a reader that asks again begins some seconds earlier than it ended, and knows by the id what it has had.
 */
export async function listNews(viewer: Viewer, afterId: string, now: Date): Promise<News[]> {
  authorize(viewer, "view-queue");
  const { clinicId } = viewer;
  const judgedBy = firstIdAt(now.getTime() - judgingTakes);
  const waitedSince = firstIdAt(madeAt(afterId) - judgingTakes);
  const waits = sql`(${checkIns.selfHarm} > 0 and ${checkIns.id} > ${afterId}
    or ${checkIns.selfHarm} = 0 and ${checkIns.id} > ${waitedSince} and ${checkIns.id} <= ${judgedBy})
    and ${checkIns.id} > ${waitedSince}`;
  return inClinic(viewer, async (tx) => {
    const rows = await tx.execute<News>(sql`
      select e.id, e.case_id as "caseId", e.kind, e.staff_id as "staffId", e.detail->>'toId' as "toId", e.detail->>'priority' as raised,
        c.priority, c.status, m.display_name as owner, m.staff_id as "ownerId"
      from app.triage_events e
      join app.cases c on c.clinic_id = ${clinicId} and c.id = e.case_id
      left join app.memberships m on m.clinic_id = ${clinicId} and m.staff_id = c.owner_id
        and (m.ended_at is null or c.status = 'closed')
      where e.clinic_id = ${clinicId} and e.id > ${afterId} and e.kind not in ('noted', 'looked')
      union all
      select ${checkIns.id}, null, 'unjudged', null, null, null, case when ${checkIns.selfHarm} > 0 then 'urgent' else 'high' end, null, null, null
      from ${checkIns} where ${unjudged(tx, clinicId, waits)}
      order by id limit ${mostNews}`);
    return [...rows];
  });
}

/** From when on it was news, in ms since 1970: a check-in waits a while before it counts as not judged. */
export function newsAt({ id, kind, priority }: News): number {
  return madeAt(id) + (kind === "unjudged" && priority !== "urgent" ? judgingTakes : 0);
}
