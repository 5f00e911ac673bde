import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import type { IntakeSource } from "@/domain/access";

/** Why a check-in was refused, in codes: never what was answered. */
export type Refused = {
  /** The instrument, when that could be read. */
  instrument: string | null;
  reason: "unreadable" | "unworded" | "identifier" | "idempotency-key";
  /** How many things were wrong with it. */
  issues?: number;
  /** The stored check-in it clashed with. */
  checkInId?: string;
};

/** Notes that a check-in of a known patient was refused, so that staff can ask its sender for it: what is refused is not stored. */
export async function recordRefusal(
  source: IntakeSource,
  patientId: string,
  refused: Refused,
  now: Date,
): Promise<void> {
  const { checkInId, instrument, reason, issues } = refused;
  const detail = { reason, ...(instrument ? { instrument } : {}), ...(issues ? { issues } : {}) };
  await inClinic(source, (tx) =>
    append(tx, source, now, { action: "check-in-refused", subjectId: checkInId, patientId, detail }),
  );
}
