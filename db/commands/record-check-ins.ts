import type { Arrival, Recorded } from "@/db/arrival";
import { inClinic } from "@/db/client";
import { senderOf } from "@/db/sender";
import { storeCheckIns } from "@/db/store-check-ins";
import { KeyTaken } from "@/db/storing";
import type { Heron, IntakeSource } from "@/domain/access";

/** One check-in, stored, scored, judged, flagged and audited in one transaction. Null when the patient is not of this clinic. */
export async function recordCheckIn(
  source: IntakeSource | Heron,
  patientId: string,
  arrival: Arrival,
): Promise<Recorded | null> {
  const results = await recordCheckIns(source, patientId, [arrival]);
  return results?.[0] ?? null;
}

/** Several check-ins of one patient, in order, all or none. */
export async function recordCheckIns(
  source: IntakeSource | Heron,
  patientId: string,
  arrivals: readonly Arrival[],
): Promise<Recorded[] | null> {
  if (arrivals.length === 0) return [];
  try {
    const storing = { actor: source, sender: senderOf(source), patientId };
    return await inClinic(source, async (tx) => (await storeCheckIns(tx, storing, arrivals)).results);
  } catch (error) {
    if (error instanceof KeyTaken) return [error.result];
    if (sqlState(error) === "23503") return null;
    throw error;
  }
}

/** SQLSTATE of a database error, wrapped or not: names of constraints do not survive Citus. */
function sqlState(error: unknown): string | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    if ("code" in one && typeof one.code === "string" && /^[0-9A-Z]{5}$/.test(one.code)) return one.code;
  }
  return null;
}
