import { and, desc, eq, notInArray, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { checkIns } from "@/db/schema/check-ins";
import { memberships } from "@/db/schema/clinics";
import { type TriageDetail, triageEvents } from "@/db/schema/triage";
import { wordingsAt } from "@/db/wordings";
import { authorize, type Viewer } from "@/domain/access";
import { type Place, placeText } from "@/domain/cursor";
import type { Wording } from "@/domain/instruments/clinic-wording";
import type { Answers } from "@/domain/instruments/instrument";

export type JournalEntry =
  | {
      kind: "check-in";
      id: string;
      at: Date;
      receivedAt: Date;
      instrument: string;
      status: string;
      version: number;
      /** Another version counts in its place. */
      superseded: boolean;
      language: string;
      answers: Answers;
      /** The clinic's words as they were when it arrived, for an instrument that has none of ours. */
      wording: Wording | null;
    }
  | { kind: "staff"; id: string; at: Date; by: string | null; event: string; detail: TriageDetail };

export type Journal = { entries: JournalEntry[]; next: string | null };

const pageSize = 40;

/** What the patient answered and what staff did, newest first. `before` reads on from an earlier page. */
export async function listJournal(viewer: Viewer, patientId: string, before: Place | null): Promise<Journal> {
  authorize(viewer, "view-patients");
  return inClinic(viewer, async (tx) => {
    const answered = tx
      .select({
        id: checkIns.id,
        at: checkIns.authoredAt,
        receivedAt: checkIns.receivedAt,
        instrument: checkIns.instrument,
        status: checkIns.status,
        version: checkIns.version,
        superseded: checkIns.superseded,
        language: checkIns.language,
        answers: checkIns.answers,
      })
      .from(checkIns)
      .where(
        and(
          eq(checkIns.clinicId, viewer.clinicId),
          eq(checkIns.patientId, patientId),
          before
            ? sql`(${checkIns.authoredAt}, ${checkIns.id}) < (${before.at.toISOString()}, ${before.id})`
            : undefined,
        ),
      )
      .orderBy(desc(checkIns.authoredAt), desc(checkIns.id))
      .limit(pageSize + 1);
    const done = tx
      .select({
        id: triageEvents.id,
        at: triageEvents.at,
        by: memberships.displayName,
        event: triageEvents.kind,
        detail: triageEvents.detail,
      })
      .from(triageEvents)
      .leftJoin(
        memberships,
        and(eq(memberships.clinicId, viewer.clinicId), eq(memberships.staffId, triageEvents.staffId)),
      )
      .where(
        and(
          eq(triageEvents.clinicId, viewer.clinicId),
          eq(triageEvents.patientId, patientId),
          notInArray(triageEvents.kind, ["opened", "joined"]),
          before
            ? sql`(${triageEvents.at}, ${triageEvents.id}) < (${before.at.toISOString()}, ${before.id})`
            : undefined,
        ),
      )
      .orderBy(desc(triageEvents.at), desc(triageEvents.id))
      .limit(pageSize + 1);
    const [checkInRows, eventRows] = await Promise.all([answered, done]);
    const wordingAt = await wordingsAt(tx, viewer.clinicId, checkInRows);
    const entries: JournalEntry[] = [
      ...checkInRows.map((row) => ({ kind: "check-in" as const, ...row, wording: wordingAt(row) })),
      ...eventRows.map((row) => ({ kind: "staff" as const, ...row })),
    ].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
    const page = entries.slice(0, pageSize);
    const last = page.at(-1);
    return {
      entries: page,
      next: entries.length > pageSize && last ? placeText(last) : null,
    };
  });
}
