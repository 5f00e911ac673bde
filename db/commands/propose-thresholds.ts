import { and, desc, eq } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { thresholdSets } from "@/db/schema/thresholds";
import { authorize, type Viewer } from "@/domain/access";
import type { Thresholds } from "@/domain/rules/thresholds";

export type Proposed =
  | { kind: "proposed"; version: number }
  /** Another proposal waits for its decision, or numbers were put in force since `base` was looked at. */
  | { kind: "waiting" | "changed" };

/** Proposes the clinic's own numbers, to be put in force by somebody else. `base` is the version that was looked at, 0 for the defaults. */
export async function proposeThresholds(
  viewer: Viewer,
  proposal: { values: Partial<Thresholds>; reason: string; base: number },
  now: Date,
): Promise<Proposed> {
  authorize(viewer, "propose-thresholds");
  const { values, reason, base } = proposal;
  return inClinic(viewer, async (tx) => {
    const sets = await tx
      .select({ version: thresholdSets.version, decision: thresholdSets.decision })
      .from(thresholdSets)
      .where(eq(thresholdSets.clinicId, viewer.clinicId))
      .orderBy(desc(thresholdSets.version))
      .limit(100);
    if (sets.some((set) => set.decision === null)) return { kind: "waiting" };
    if ((sets.find((set) => set.decision === "approved")?.version ?? 0) !== base) return { kind: "changed" };
    const version = (sets[0]?.version ?? 0) + 1;
    const [made] = await tx
      .insert(thresholdSets)
      .values({
        clinicId: viewer.clinicId,
        version,
        values,
        reason,
        proposedBy: viewer.staffId,
        proposedAt: now,
      })
      // Two at once: the later one is told that a proposal waits.
      .onConflictDoNothing()
      .returning({ version: thresholdSets.version });
    if (!made) return { kind: "waiting" };
    await append(tx, viewer, now, {
      action: "thresholds-proposed",
      detail: { version, numbers: Object.keys(values).length },
    });
    return { kind: "proposed", version };
  });
}

export type Decided = { kind: "decided" } | { kind: "own-proposal" | "decided-already" };

/** Approves or declines a proposal. Approving takes somebody other than its author. Null when there is none. */
export async function decideThresholds(
  viewer: Viewer,
  version: number,
  decision: "approved" | "declined",
  now: Date,
): Promise<Decided | null> {
  authorize(viewer, "approve-thresholds");
  return inClinic(viewer, async (tx) => {
    const one = and(eq(thresholdSets.clinicId, viewer.clinicId), eq(thresholdSets.version, version));
    const [found] = await tx.select().from(thresholdSets).where(one).for("update");
    if (!found) {
      const [decided] = await tx.select({ version: thresholdSets.version }).from(thresholdSets).where(one);
      return decided ? { kind: "decided-already" } : null;
    }
    if (found.decision) return { kind: "decided-already" };
    if (decision === "approved" && found.proposedBy === viewer.staffId) return { kind: "own-proposal" };
    await tx.update(thresholdSets).set({ decision, decidedBy: viewer.staffId, decidedAt: now }).where(one);
    await append(tx, viewer, now, { action: `thresholds-${decision}`, detail: { version } });
    return { kind: "decided" };
  });
}
