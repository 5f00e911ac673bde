import { and, eq, inArray, isNull } from "drizzle-orm";
import { memberships } from "@/db/schema/clinics";
import { type CaseNow, caseNow, happen, inHandsOf, onCase, type Refusal, stoodBefore } from "@/db/triage";
import { authorize, rolesWith, type Viewer } from "@/domain/access";

/** Gives a case to a member of staff who triages, whoever has it; a snooze or a waiting ends. Null when it is missing or foreign. */
export async function assignCase(
  viewer: Viewer,
  caseId: string,
  toId: string,
  now: Date,
): Promise<{ kind: "assigned"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held) => {
    if (held.status === "closed") return { kind: "closed-already", case: caseNow(held) };
    const [to] = await tx
      .select({ staffId: memberships.staffId, displayName: memberships.displayName })
      .from(memberships)
      .where(
        and(
          eq(memberships.clinicId, viewer.clinicId),
          eq(memberships.staffId, toId),
          inArray(memberships.role, rolesWith("triage")),
          isNull(memberships.endedAt),
        ),
      );
    if (!to) return { kind: "not-allowed", reason: "Choose somebody who works cases here.", field: "to" };
    if (held.ownerId === toId && held.status === "claimed") return { kind: "assigned", case: caseNow(held) };
    const from = held.owner ? { from: held.owner } : {};
    const next = await happen(
      tx,
      viewer,
      held,
      now,
      "assigned",
      { ...inHandsOf(held, to, now), hasLeft: false },
      { ...from, to: to.displayName, toId, before: stoodBefore(held) },
      { to: toId, ...(held.ownerId ? { from: held.ownerId } : {}) },
    );
    return { kind: "assigned", case: caseNow(next) };
  });
}
