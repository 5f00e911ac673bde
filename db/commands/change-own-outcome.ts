import { and, eq } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { ownOutcomes } from "@/db/schema/triage-settings";
import { authorize, type Viewer } from "@/domain/access";
import type { OwnOutcome } from "@/domain/triage";
import { canAddOutcome } from "@/domain/triage-settings";

/**
 * Adds an outcome of the clinic's own, words it anew, or stops offering it. What it stands for never changes: cases were
 * closed with it.
 */
export async function changeOwnOutcome(
  viewer: Viewer,
  { code, label, standsFor, offered }: OwnOutcome & { offered: boolean },
  now: Date,
): Promise<{ kind: "changed" } | { kind: "not-allowed"; reason: string; field: string }> {
  authorize(viewer, "administer");
  const refusal = canAddOutcome({ code, standsFor });
  if (refusal) return { kind: "not-allowed", ...refusal };
  return inClinic(viewer, async (tx) => {
    const own = and(eq(ownOutcomes.clinicId, viewer.clinicId), eq(ownOutcomes.code, code));
    const [known] = await tx.select({ standsFor: ownOutcomes.standsFor }).from(ownOutcomes).where(own);
    if (known && known.standsFor !== standsFor) {
      const reason = "Stands for: this code is taken, and cases were closed with it. Choose another code.";
      return { kind: "not-allowed", reason, field: "standsFor" };
    }
    const retiredAt = offered ? null : now;
    const added = { clinicId: viewer.clinicId, code, standsFor, addedBy: viewer.staffId, addedAt: now };
    await tx
      .insert(ownOutcomes)
      .values({ ...added, label, retiredAt })
      .onConflictDoUpdate({ target: [ownOutcomes.clinicId, ownOutcomes.code], set: { label, retiredAt } });
    await append(tx, viewer, now, {
      action: "own-outcome-changed",
      subjectId: code,
      detail: { standsFor, offered },
    });
    return { kind: "changed" };
  });
}
