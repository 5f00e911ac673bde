import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { ownOutcomes } from "@/db/schema/triage-settings";
import type { Viewer } from "@/domain/access";
import type { OwnOutcome } from "@/domain/triage";

/** An outcome of the clinic's own that is still offered; null when there is none of that code. */
export async function findOwnOutcome(
  tx: Transaction,
  { clinicId }: Viewer,
  code: string,
): Promise<OwnOutcome | null> {
  const [found] = await tx
    .select({ code: ownOutcomes.code, label: ownOutcomes.label, standsFor: ownOutcomes.standsFor })
    .from(ownOutcomes)
    .where(
      and(eq(ownOutcomes.clinicId, clinicId), eq(ownOutcomes.code, code), isNull(ownOutcomes.retiredAt)),
    );
  return found ?? null;
}
