import { and, eq } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { checkIns } from "@/db/schema/check-ins";
import { senderOf } from "@/db/sender";
import type { IntakeSource } from "@/domain/access";

/** A check-in that this sender sent: a machine reads back its own and nothing else. */
export async function findOwnCheckIn(source: IntakeSource, checkInId: string) {
  return inClinic(source, async (tx) => {
    const [found] = await tx
      .select()
      .from(checkIns)
      .where(
        and(
          eq(checkIns.clinicId, source.clinicId),
          eq(checkIns.id, checkInId),
          eq(checkIns.source, senderOf(source)),
        ),
      );
    return found ?? null;
  });
}
