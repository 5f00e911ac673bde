import { and, eq, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { standings } from "@/db/schema/patients";
import { cases, flags } from "@/db/schema/triage";
import type { HeldCase } from "@/db/triage";
import { rank } from "@/domain/priority";

/** The patient's open case, if there is one: then a closed one stays closed. */
export async function otherOpenCase(
  tx: Transaction,
  { clinicId, patientId }: HeldCase,
): Promise<string | null> {
  const [other] = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.clinicId, clinicId), eq(cases.patientId, patientId), ne(cases.status, "closed")));
  return other?.id ?? null;
}

/** Opens the flags that closed with the case, and counts them in the caseload again. */
export async function openAgain(tx: Transaction, held: HeldCase): Promise<void> {
  const { clinicId, id, patientId, closedAt, priority } = held;
  if (!closedAt) return;
  await tx
    .update(flags)
    .set({ closedAt: null })
    .where(and(eq(flags.clinicId, clinicId), eq(flags.caseId, id), eq(flags.closedAt, closedAt)));
  await tx
    .update(standings)
    .set({
      openRank: rank(priority),
      openFlags: sql`(select count(*) from app.flags f where f.clinic_id = ${clinicId} and f.case_id = ${id} and f.closed_at is null)`,
    })
    .where(and(eq(standings.clinicId, clinicId), eq(standings.patientId, patientId)));
}
