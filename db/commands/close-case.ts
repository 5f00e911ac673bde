import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { findOwnOutcome } from "@/db/own-outcomes";
import { standings } from "@/db/schema/patients";
import { flags, type TriageDetail, triageEvents } from "@/db/schema/triage";
import {
  type CaseNow,
  caseNow,
  freeOfWhoLeft,
  going,
  happen,
  notMine,
  onCase,
  type Refusal,
  stoodBefore,
} from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { canClose, canCloseAmongMany, findOutcome, type UrgencyWas } from "@/domain/triage";

export type Disposition = {
  /** A standard outcome's code or one of the clinic's own. */
  outcome: string;
  note: string | null;
  /** "Risk assessment recorded?" Required when a safety flag is open. */
  riskAssessed: boolean | null;
  /** "Was the urgency right?" Null when it was not answered. */
  urgencyWas?: UrgencyWas | null;
  /** The version of the case that was looked at: an answer that came since is not closed unseen. Null skips the check. */
  seenVersion: number | null;
};

/** Closes a case and its open flags with an outcome. Null when it is missing or foreign. */
export async function closeCase(
  viewer: Viewer,
  caseId: string,
  disposition: Disposition,
  now: Date,
  { amongMany = false } = {},
): Promise<{ kind: "closed"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, found) => {
    const { note, riskAssessed, seenVersion } = disposition;
    const own = findOutcome(disposition.outcome)
      ? null
      : await findOwnOutcome(tx, viewer, disposition.outcome);
    const outcome = findOutcome(own?.standsFor ?? disposition.outcome);
    if (!outcome) return { kind: "not-allowed", reason: "Choose an outcome.", field: "outcome" };
    if (outcome.needsNote && !note) {
      return { kind: "not-allowed", reason: "Add a note: this outcome needs one.", field: "note" };
    }
    const detail = {
      outcome: outcome.code,
      ...(own ? { ownOutcome: own.code } : {}),
      ...(note ? { note } : {}),
      ...(riskAssessed === null ? {} : { riskAssessed }),
      ...(disposition.urgencyWas ? { urgencyWas: disposition.urgencyWas } : {}),
    };
    if (found.status === "closed") {
      const isSame = await closedSo(tx, viewer, caseId, detail);
      return { kind: isSame ? "closed" : "closed-already", case: caseNow(found) };
    }
    const refusal = notMine(viewer, found);
    if (refusal) return refusal;
    if (seenVersion !== null && seenVersion !== found.version) {
      return { kind: "changed", case: caseNow(found) };
    }
    const unlike = amongMany ? canCloseAmongMany(found.priority, found.safety) : null;
    if (unlike) return { kind: "not-allowed", reason: unlike, field: "caseIds" };
    const reason = canClose(found.priority, found.safety, outcome.code, riskAssessed);
    if (reason) {
      const field = outcome.code === "left-message" ? "outcome" : "riskAssessed";
      return { kind: "not-allowed", reason, field };
    }

    const held = await freeOfWhoLeft(tx, viewer, found, now);
    const { clinicId, staffId, displayName } = viewer;
    const [closed] = await Promise.all([
      happen(
        tx,
        viewer,
        held,
        now,
        "closed",
        {
          ...going(held, now),
          status: "closed",
          claimExpiresAt: null,
          closedAt: now,
          closedBy: staffId,
          outcome: outcome.code,
          ownOutcome: own?.code ?? null,
          owner: displayName,
          ownerId: staffId,
        },
        { ...detail, before: stoodBefore(held) },
        { outcome: outcome.code },
      ),
      tx
        .update(flags)
        .set({ closedAt: now })
        .where(and(eq(flags.clinicId, clinicId), eq(flags.caseId, caseId), isNull(flags.closedAt))),
      tx
        .update(standings)
        .set({ openRank: 9, openFlags: 0 })
        .where(and(eq(standings.clinicId, clinicId), eq(standings.patientId, held.patientId))),
    ]);
    return { kind: "closed", case: caseNow(closed) };
  });
}

/** Whether the viewer closed this case with the very same words: a form sent twice is no second closing. */
async function closedSo(
  tx: Transaction,
  viewer: Viewer,
  caseId: string,
  detail: TriageDetail,
): Promise<boolean> {
  const [last] = await tx
    .select({
      staffId: triageEvents.staffId,
      isSame: sql<boolean>`${triageEvents.detail} - 'before' = ${JSON.stringify(detail)}::jsonb`,
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
