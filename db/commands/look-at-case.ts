import { and, eq, inArray, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { tellFirstLook } from "@/db/first-look";
import { lookSeconds } from "@/db/lookers";
import { lookers } from "@/db/schema/triage-settings";
import { authorize, type Viewer } from "@/domain/access";

// Who looks right now goes by the database's clock on both sides: application servers need not agree to the second.

/**
 * Says that the viewer has a case before their eyes, until they look at another or leave; the first look at what was raised
 * stays on record. False when the case is missing or foreign.
 */
export async function lookAtCase(viewer: Viewer, caseId: string, now: Date): Promise<boolean> {
  authorize(viewer, "view-queue");
  return inClinic(viewer, async (tx) => {
    const rows = await tx.execute(sql`insert into app.lookers (clinic_id, staff_id, case_id, looked_at)
      select ${viewer.clinicId}, ${viewer.staffId}, id, now() from app.cases where clinic_id = ${viewer.clinicId} and id = ${caseId}
      on conflict (clinic_id, staff_id) do update set case_id = excluded.case_id, looked_at = excluded.looked_at
      returning 1`);
    if (rows.length > 0) await tellFirstLook(tx, viewer, caseId, now);
    return rows.length > 0;
  });
}

/** Says that the viewer no longer has this case before their eyes; another that they look at by now is left alone. */
export async function leaveCase(viewer: Viewer, caseId: string): Promise<void> {
  authorize(viewer, "view-queue");
  await inClinic(viewer, (tx) =>
    tx.execute(sql`update app.lookers set looked_at = '-infinity'
      where clinic_id = ${viewer.clinicId} and staff_id = ${viewer.staffId} and case_id = ${caseId}`),
  );
}

/** Keeps up the looks of those whose screens are still connected, all in one statement. */
export async function keepLooking(viewer: Viewer, staffIds: readonly string[]): Promise<void> {
  authorize(viewer, "view-queue");
  await inClinic(viewer, (tx) =>
    tx
      .update(lookers)
      .set({ lookedAt: sql`now()` })
      .where(
        and(
          eq(lookers.clinicId, viewer.clinicId),
          inArray(lookers.staffId, [...staffIds]),
          sql`${lookers.lookedAt} > now() - make_interval(secs => ${lookSeconds})`,
        ),
      ),
  );
}
