import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { calendarOf } from "@/db/calendars";
import { inClinic } from "@/db/client";
import { checkIns } from "@/db/schema/check-ins";
import { clinics, memberships } from "@/db/schema/clinics";
import { cases } from "@/db/schema/triage";
import { triageSettings } from "@/db/schema/triage-settings";
import { ownerOf } from "@/db/triage";
import { positive, unjudged } from "@/db/unjudged";
import { authorize, type Viewer } from "@/domain/access";
import { type Coverage, coverage } from "@/domain/coverage";
import { urgentDueAt } from "@/domain/deadline";
import { defaultSettings, watcherOf } from "@/domain/triage-settings";

export type Urgent = {
  /** Whether anyone is watching, and until when that holds. */
  coverage: Coverage;
  /** Open cases that are awake, counted to 100 at most. */
  open: number;
  /** Urgent cases in nobody's hands and positive self-harm answers that were not judged, to 100 at most each. */
  unclaimed: number;
  /** The one due first. */
  first:
    | { caseId: string; dueAt: Date }
    | { checkInId: string; patientId: string; authoredAt: Date; dueAt: Date }
    | null;
};

/** What every screen tells of the queue. */
export async function findUrgent(viewer: Viewer, now: Date): Promise<Urgent> {
  authorize(viewer, "view-queue");
  return inClinic(viewer, async (tx) => {
    const hours = tx
      .select({
        timeZone: clinics.timeZone,
        hours: clinics.hours,
        holidays: clinics.holidays,
        onCall: triageSettings.onCall,
        remoteUrgent: triageSettings.remoteUrgent,
      })
      .from(clinics)
      .leftJoin(triageSettings, eq(triageSettings.clinicId, viewer.clinicId))
      .where(eq(clinics.id, viewer.clinicId));
    const open = tx.execute<{ open: number }>(sql`select count(*)::int as open from (
      select 1 from app.cases c where c.clinic_id = ${viewer.clinicId} and c.status <> 'closed' and c.status <> 'snoozed' limit 100) counted`);
    const ofCases = tx
      .select({ caseId: cases.id, dueAt: cases.dueAt })
      .from(cases)
      .leftJoin(memberships, ownerOf(viewer.clinicId))
      .where(
        and(
          eq(cases.clinicId, viewer.clinicId),
          sql`${cases.status} <> 'closed'`,
          eq(cases.rank, 0),
          isNull(memberships.staffId),
        ),
      )
      .orderBy(asc(cases.dueAt))
      .limit(100);
    const ofAnswers = tx
      .select({ checkInId: checkIns.id, patientId: checkIns.patientId, authoredAt: checkIns.authoredAt })
      .from(checkIns)
      .where(unjudged(tx, viewer.clinicId, positive(now)))
      .orderBy(asc(checkIns.authoredAt))
      .limit(100);
    const [[clinic], [counted], unclaimed, unread] = await Promise.all([hours, open, ofCases, ofAnswers]);
    if (!clinic) throw new Error("the viewer's own clinic is missing");
    const { onCall, remoteUrgent, ...calendar } = clinic;
    const [case_] = unclaimed;
    const [answers] = unread.map((row) => ({ ...row, dueAt: urgentDueAt(row.authoredAt) }));
    const watcher = watcherOf({ ...defaultSettings, onCall, remoteUrgent: remoteUrgent ?? false });
    return {
      coverage: coverage(calendarOf(calendar), watcher, now),
      open: counted?.open ?? 0,
      unclaimed: unclaimed.length + unread.length,
      first: answers && !(case_ && case_.dueAt < answers.dueAt) ? answers : (case_ ?? null),
    };
  });
}
