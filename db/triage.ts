import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { type AuditEntry, append } from "@/db/audit";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/ids";
import { memberships } from "@/db/schema/clinics";
import { cases, type TriageDetail, triageEvents } from "@/db/schema/triage";
import type { Viewer } from "@/domain/access";
import type { CaseState } from "@/domain/triage";

/** Where a case stands after a command, as its caller shows it. */
export type CaseNow = {
  id: string;
  patientId: string;
  status: CaseState;
  version: number;
  owner: string | null;
  ownerId: string | null;
};

/** Why a command could not be carried out; the caller shows it and loses nothing typed. */
export type Refusal =
  | { kind: "taken"; by: string; case: CaseNow }
  | { kind: "closed-already"; case: CaseNow }
  | { kind: "changed"; case: CaseNow }
  | { kind: "not-allowed"; reason: string; field: string };

/** Whose case it is, as a join. Someone who has left holds no open case; what they closed stays theirs. */
export function ownerOf(clinicId: string): SQL | undefined {
  return and(
    eq(memberships.clinicId, clinicId),
    eq(memberships.staffId, cases.ownerId),
    or(isNull(memberships.endedAt), eq(cases.status, "closed")),
  );
}

/** The case as it stands now; null when missing or another clinic's. */
export async function findCaseNow(
  tx: Transaction,
  clinicId: string,
  caseId: string,
): Promise<CaseNow | null> {
  const [found] = await tx
    .select({
      id: cases.id,
      patientId: cases.patientId,
      status: cases.status,
      version: cases.version,
      owner: memberships.displayName,
      ownerId: memberships.staffId,
    })
    .from(cases)
    .leftJoin(memberships, ownerOf(clinicId))
    .where(and(eq(cases.clinicId, clinicId), eq(cases.id, caseId)));
  return found ?? null;
}

/** Holds the patient until the transaction ends: no answer can arrive between looking at the flags and closing them. */
export async function holdPatientOf(tx: Transaction, clinicId: string, caseId: string): Promise<void> {
  await tx.execute(sql`select 1 from app.patients p where p.clinic_id = ${clinicId}
    and p.id = (select c.patient_id from app.cases c where c.clinic_id = ${clinicId} and c.id = ${caseId}) for no key update`);
}

/** Tells what a member of staff did, on the case's timeline and in the audit; `audit` holds ids and codes only. */
export async function tell(
  tx: Transaction,
  viewer: Viewer,
  at: { caseId: string; patientId: string; now: Date },
  kind: "claimed" | "taken-over" | "released" | "noted" | "closed" | "reopened",
  detail: TriageDetail = {},
  audit: AuditEntry["detail"] = detail.outcome ? { outcome: detail.outcome } : {},
): Promise<void> {
  const { caseId, patientId, now } = at;
  const audited: AuditEntry = {
    action: `case-${kind}`,
    subjectId: caseId,
    patientId,
    detail: audit,
  };
  await Promise.all([
    tx.insert(triageEvents).values({
      clinicId: viewer.clinicId,
      id: newId(),
      caseId,
      patientId,
      kind,
      staffId: viewer.staffId,
      at: now,
      detail,
    }),
    append(tx, viewer, now, audited),
  ]);
}
