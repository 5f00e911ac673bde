import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { triageEvents } from "@/db/schema/triage";
import { type CaseNow, caseNow, happen, onCase, stillWorkedOn } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import type { Step } from "@/domain/protocol";

/** Ticks a step of the protocol, or takes the tick back; either is on record. Twice the same is done once. Null when the case is missing or foreign. */
export async function tickStep(
  viewer: Viewer,
  caseId: string,
  { step, isDone }: { step: Step; isDone: boolean },
  now: Date,
): Promise<{ case: CaseNow } | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held) => {
    const [last] = await tx
      .select({ kind: triageEvents.kind })
      .from(triageEvents)
      .where(
        and(
          eq(triageEvents.clinicId, viewer.clinicId),
          eq(triageEvents.caseId, caseId),
          inArray(triageEvents.kind, ["ticked", "unticked"]),
          sql`${triageEvents.detail}->>'step' = ${step}`,
        ),
      )
      .orderBy(desc(triageEvents.at), desc(triageEvents.id))
      .limit(1);
    if (held.status === "closed" || (last?.kind === "ticked") === isDone) return { case: caseNow(held) };
    const kind = isDone ? "ticked" : "unticked";
    const change = stillWorkedOn(viewer, held, now);
    return { case: caseNow(await happen(tx, viewer, held, now, kind, change, { step }, { step })) };
  });
}
