import type { Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { insertAll } from "@/db/insert-all";
import { auditEvents } from "@/db/schema/audit";
import type { Actor } from "@/domain/access";

export type AuditEntry = {
  action: string;
  subjectId?: string;
  patientId?: string;
  detail?: Record<string, string | number | boolean>;
};

/** Appends who did what, in the transaction that did it. Ids and codes only: no names, no answers. */
export async function append(
  tx: Transaction,
  actor: Actor,
  at: Date,
  ...entries: AuditEntry[]
): Promise<void> {
  await insertAll(
    tx,
    auditEvents,
    entries.map(({ action, subjectId = null, patientId = null, detail = {} }) => ({
      clinicId: actor.clinicId,
      id: newId(),
      at,
      actorKind: actor.kind,
      actorId: actorId(actor),
      action,
      subjectId,
      patientId,
      detail,
    })),
  );
}

function actorId(actor: Actor): string {
  if (actor.kind === "staff") return actor.staffId;
  if (actor.kind === "machine") return actor.tokenId;
  return actor.name;
}
