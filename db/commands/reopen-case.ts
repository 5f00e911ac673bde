import { and, eq, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { clinics } from "@/db/schema/clinics";
import { standings } from "@/db/schema/patients";
import { cases, flags } from "@/db/schema/triage";
import { type CaseNow, findCaseNow, holdPatientOf, tell } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { dueAt } from "@/domain/deadline";

type Reopened = { kind: "reopened"; case: CaseNow } | { kind: "other-open"; caseId: string };

/**
 * Takes back a closing: the case returns to the queue with the flags that closed with it, its clock starting now.
 * When the patient has another open case, that one is named instead. Null when it is missing or foreign.
 */
export async function reopenCase(viewer: Viewer, caseId: string, now: Date): Promise<Reopened | null> {
  authorize(viewer, "triage");
  return inClinic(viewer, async (tx) => {
    await holdPatientOf(tx, viewer.clinicId, caseId);
    const stands = await findCaseNow(tx, viewer.clinicId, caseId);
    if (!stands) return null;
    if (stands.status !== "closed") return { kind: "reopened", case: stands };
    const { patientId } = stands;
    const own = and(eq(cases.clinicId, viewer.clinicId), eq(cases.id, caseId));
    const [[other], [closed], [clinic]] = await Promise.all([
      tx
        .select({ id: cases.id })
        .from(cases)
        .where(
          and(
            eq(cases.clinicId, viewer.clinicId),
            eq(cases.patientId, patientId),
            sql`${cases.status} <> 'closed'`,
          ),
        ),
      tx
        .select({ closedAt: cases.closedAt, priority: cases.priority, rank: cases.rank })
        .from(cases)
        .where(own),
      tx.select().from(clinics).where(eq(clinics.id, viewer.clinicId)),
    ]);
    if (other) return { kind: "other-open", caseId: other.id };
    if (!closed?.closedAt || !clinic) return null;
    await tx
      .update(flags)
      .set({ closedAt: null })
      .where(
        and(
          eq(flags.clinicId, viewer.clinicId),
          eq(flags.caseId, caseId),
          eq(flags.closedAt, closed.closedAt),
        ),
      );
    await Promise.all([
      tx
        .update(cases)
        .set({
          status: "returned",
          closedAt: null,
          closedBy: null,
          outcome: null,
          ownerId: null,
          claimedAt: null,
          dueAt: dueAt(closed.priority, now, clinic),
          version: sql`${cases.version} + 1`,
        })
        .where(own),
      tx
        .update(standings)
        .set({
          openRank: closed.rank ?? 3,
          openFlags: sql`(select count(*) from app.flags f where f.clinic_id = ${viewer.clinicId} and f.case_id = ${caseId} and f.closed_at is null)`,
        })
        .where(and(eq(standings.clinicId, viewer.clinicId), eq(standings.patientId, patientId))),
      tell(tx, viewer, { caseId, patientId, now }, "reopened"),
    ]);
    const reopened = await findCaseNow(tx, viewer.clinicId, caseId);
    return reopened ? { kind: "reopened", case: reopened } : null;
  });
}
