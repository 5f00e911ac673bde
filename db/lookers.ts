import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { memberships } from "@/db/schema/clinics";
import { lookers } from "@/db/schema/triage-settings";
import type { Viewer } from "@/domain/access";

/** How long a look holds: a screen that shows a case says so more often than that. */
export const lookSeconds = 30;

/** Names of those who look at a case right now, other than the viewer, by case. One row a person of the clinic is read. */
export async function listLookers(
  tx: Transaction,
  { clinicId, staffId }: Viewer,
): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ caseId: lookers.caseId, name: memberships.displayName })
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
        ne(lookers.staffId, staffId),
        sql`${lookers.lookedAt} > now() - make_interval(secs => ${lookSeconds})`,
      ),
    )
    .orderBy(asc(memberships.displayName));
  const byCase = new Map<string, string[]>();
  for (const { caseId, name } of rows) byCase.set(caseId, [...(byCase.get(caseId) ?? []), name]);
  return byCase;
}
