import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { inClinic, type Transaction } from "@/db/client";
import { standings } from "@/db/schema/patients";
import { cases, flags, type TriageDetail, triageEvents } from "@/db/schema/triage";
import { type CaseNow, findCaseNow, holdPatientOf, type Refusal, tell } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { canClose, findOutcome, type Outcome } from "@/domain/triage";

export type Disposition = {
  outcome: Outcome;
  note: string | null;
  /** "Risk assessment recorded?" Required when a safety flag is open. */
  riskAssessed: boolean | null;
  /** The version of the case that was looked at: an answer that came since is not closed unseen. Null skips the check. */
  seenVersion: number | null;
};

/** Closes a case and its open flags with an outcome. Null when it is missing or foreign. */
export async function closeCase(
  viewer: Viewer,
  caseId: string,
  disposition: Disposition,
  now: Date,
): Promise<{ kind: "closed"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  const { outcome, note, riskAssessed, seenVersion } = disposition;
  if (findOutcome(outcome)?.needsNote && !note) {
    return { kind: "not-allowed", reason: "Add a note: this outcome needs one.", field: "note" };
  }
  return inClinic(viewer, async (tx) => {
    await holdPatientOf(tx, viewer.clinicId, caseId);
    const stands = await findCaseNow(tx, viewer.clinicId, caseId);
    if (!stands) return null;
    if (stands.status === "closed") {
      const isSame = await closedSo(tx, viewer, caseId, disposition);
      return { kind: isSame ? "closed" : "closed-already", case: stands };
    }
    if (stands.ownerId && stands.ownerId !== viewer.staffId) {
      return { kind: "taken", by: stands.owner ?? "a colleague", case: stands };
    }
    if (seenVersion !== null && seenVersion !== stands.version) return { kind: "changed", case: stands };

    const ofCase = and(eq(flags.clinicId, viewer.clinicId), eq(flags.caseId, caseId), isNull(flags.closedAt));
    const [open] = await tx
      .select({ priority: cases.priority, safety: sql<boolean>`coalesce(bool_or(${flags.safety}), false)` })
      .from(cases)
      .leftJoin(flags, and(ofCase, eq(flags.caseId, cases.id)))
      .where(and(eq(cases.clinicId, viewer.clinicId), eq(cases.id, caseId)))
      .groupBy(cases.priority);
    if (!open) return null;
    const reason = canClose(open.priority, open.safety, outcome, riskAssessed);
    if (reason)
      return { kind: "not-allowed", reason, field: outcome === "left-message" ? "outcome" : "riskAssessed" };

    const { patientId } = stands;
    const owner = { ownerId: viewer.staffId, owner: viewer.displayName };
    await Promise.all([
      tx
        .update(cases)
        .set({
          status: "closed",
          closedAt: now,
          closedBy: viewer.staffId,
          outcome,
          ownerId: viewer.staffId,
          version: sql`${cases.version} + 1`,
        })
        .where(and(eq(cases.clinicId, viewer.clinicId), eq(cases.id, caseId))),
      tx.update(flags).set({ closedAt: now }).where(ofCase),
      tx
        .update(standings)
        .set({ openRank: 9, openFlags: 0 })
        .where(and(eq(standings.clinicId, viewer.clinicId), eq(standings.patientId, patientId))),
      tell(tx, viewer, { caseId, patientId, now }, "closed", detailOf(disposition)),
    ]);
    return { kind: "closed", case: { ...stands, ...owner, status: "closed", version: stands.version + 1 } };
  });
}

/** What the timeline keeps of it. */
function detailOf({ outcome, note, riskAssessed }: Disposition): TriageDetail {
  return { outcome, ...(note ? { note } : {}), ...(riskAssessed === null ? {} : { riskAssessed }) };
}

/** Whether the viewer closed this case with the very same words: a form sent twice is no second closing. */
async function closedSo(tx: Transaction, viewer: Viewer, caseId: string, disposition: Disposition) {
  const [last] = await tx
    .select({
      staffId: triageEvents.staffId,
      isSame: sql<boolean>`${triageEvents.detail} = ${JSON.stringify(detailOf(disposition))}::jsonb`,
    })
    .from(triageEvents)
    .where(
      and(
        eq(triageEvents.clinicId, viewer.clinicId),
        eq(triageEvents.caseId, caseId),
        eq(triageEvents.kind, "closed"),
      ),
    )
    .orderBy(desc(triageEvents.at), desc(triageEvents.id))
    .limit(1);
  return last?.staffId === viewer.staffId && last.isSame;
}
