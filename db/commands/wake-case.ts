import { type CaseNow, caseNow, happen, inTheQueue, onCase, type Refusal } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";

/** Ends a snooze before its time; anybody who triages may. Null when it is missing or foreign. */
export async function wakeCase(
  viewer: Viewer,
  caseId: string,
  now: Date,
): Promise<{ kind: "woken"; case: CaseNow } | Refusal | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held) => {
    if (held.status === "closed") return { kind: "closed-already", case: caseNow(held) };
    if (held.status !== "snoozed") return { kind: "woken", case: caseNow(held) };
    const change = { ...inTheQueue(held, now), hasLeft: false };
    const next = await happen(tx, viewer, held, now, "woke", change, { why: "staff" });
    return { kind: "woken", case: caseNow(next) };
  });
}
