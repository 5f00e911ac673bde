import { and, desc, eq, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { memberships } from "@/db/schema/clinics";
import { patients } from "@/db/schema/patients";
import { authorize, type Viewer } from "@/domain/access";
import { isMoment, isUuid } from "@/domain/cursor";

export type AuditRow = {
  id: string;
  at: Date;
  by: string;
  action: string;
  patientNumber: string | null;
  subjectId: string | null;
};

const pageSize = 100;

/** Who did or saw what, newest first. Numbers, never names: an auditor needs no patient's name. */
export async function listAuditEvents(
  viewer: Viewer,
  after: string | null,
): Promise<{ rows: AuditRow[]; next: string | null }> {
  authorize(viewer, "view-audit");
  const [, at, id] = /^(.+)_(.+)$/.exec(after ?? "") ?? [];
  return inClinic(viewer, async (tx) => {
    const found = await tx
      .select({
        id: auditEvents.id,
        at: auditEvents.at,
        actorKind: auditEvents.actorKind,
        actorId: auditEvents.actorId,
        staff: memberships.displayName,
        action: auditEvents.action,
        patientNumber: patients.number,
        subjectId: auditEvents.subjectId,
        cursor: sql<string>`to_char(${auditEvents.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || ${auditEvents.id}`,
      })
      .from(auditEvents)
      .leftJoin(
        memberships,
        and(
          eq(memberships.clinicId, viewer.clinicId),
          eq(sql`${memberships.staffId}::text`, auditEvents.actorId),
        ),
      )
      .leftJoin(patients, and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, auditEvents.patientId)))
      .where(
        and(
          eq(auditEvents.clinicId, viewer.clinicId),
          at && id && isMoment(at) && isUuid(id)
            ? sql`(${auditEvents.at}, ${auditEvents.id}) < (${at}::timestamptz, ${id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(pageSize + 1);
    const page = found.slice(0, pageSize);
    return {
      rows: page.map(({ actorKind, actorId, staff, cursor: _, ...row }) => ({
        ...row,
        by: staff ?? (actorKind === "heron" ? "Heron" : `${actorKind} ${actorId.slice(0, 8)}`),
      })),
      next: found.length > pageSize ? (page.at(-1)?.cursor ?? null) : null,
    };
  });
}
