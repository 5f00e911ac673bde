import type { CohortPatient } from "@/bin/demo/patient";
import type { Arrival } from "@/db/arrival";
import { contentHash } from "@/db/content-hash";
import type { CheckIn } from "@/domain/check-in";

const sittingGapMs = 5 * 60_000;
const sendingMs = 4_000;

/** Check-ins as they arrive: those of one sitting together, seconds after its last answer. Oldest first. */
export function arrivalsOf({ number, checkIns }: CohortPatient, patientId: string, now: Date): Arrival[] {
  return sittings(checkIns).flatMap((sitting) => {
    const finished = sitting.at(-1)?.authoredAt.getTime() ?? 0;
    const receivedAt = new Date(Math.min(finished + sendingMs, now.getTime()));
    return sitting.map((checkIn) => ({
      checkIn,
      receivedAt,
      identifier: `demo-${number}-${checkIn.instrument}-${checkIn.authoredAt.getTime()}`,
      contentHash: contentHash(patientId, checkIn),
      statedTotal: null,
      idempotencyKey: null,
    }));
  });
}

function sittings(checkIns: readonly CheckIn[]): CheckIn[][] {
  const groups: CheckIn[][] = [];
  for (const checkIn of checkIns) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && checkIn.authoredAt.getTime() - last.authoredAt.getTime() <= sittingGapMs) {
      group.push(checkIn);
    } else {
      groups.push([checkIn]);
    }
  }
  return groups;
}
