import { and, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cases } from "@/db/schema/triage";
import { tell } from "@/db/triage";
import type { Viewer } from "@/domain/access";

/**
 * Puts on record that somebody has an open case before their eyes for the first time since a flag of it was raised or seen again:
 * one event, however many look after it. Two who look in the same moment may both be told of; the earlier is the first.
 */
export async function tellFirstLook(
  tx: Transaction,
  viewer: Viewer,
  caseId: string,
  now: Date,
): Promise<void> {
  const { clinicId } = viewer;
  const event = sql`from app.triage_events e where e.clinic_id = ${clinicId} and e.case_id = ${caseId} and e.at <= ${now.toISOString()}`;
  const [unseen] = await tx
    .select({ patientId: cases.patientId, seq: cases.version })
    .from(cases)
    .where(
      and(
        eq(cases.clinicId, clinicId),
        eq(cases.id, caseId),
        ne(cases.status, "closed"),
        sql`not exists (select 1 ${event} and e.kind = 'looked' and e.at >=
          (select max(e.at) ${event} and e.kind in ('opened', 'raised', 'joined', 'escalated', 'returned')))`,
      ),
    );
  if (unseen) await tell(tx, viewer, { caseId, now, ...unseen }, "looked");
}
