import { type CaseNow, caseNow, happen, onCase, stillWorkedOn } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import type { Channel, ContactResult } from "@/domain/triage";

export type Contact = { channel: Channel; result: ContactResult; note: string | null };

/** Logs an attempt to reach the patient, whoever owns the case and even when it is closed. Null when it is missing or foreign. */
export async function logContact(
  viewer: Viewer,
  caseId: string,
  { channel, result, note }: Contact,
  now: Date,
): Promise<{ case: CaseNow } | null> {
  authorize(viewer, "triage");
  return onCase(viewer, caseId, async (tx, held) => {
    const detail = { channel, result, ...(note ? { note } : {}) };
    const change = stillWorkedOn(viewer, held, now);
    const next = await happen(tx, viewer, held, now, "contacted", change, detail, { channel, result });
    return { case: caseNow(next) };
  });
}
