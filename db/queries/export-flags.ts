import { and, asc, eq } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { patients } from "@/db/schema/patients";
import { cases, flags } from "@/db/schema/triage";
import { authorize, type Viewer } from "@/domain/access";
import type { FlagBasis } from "@/domain/explain";
import type { Priority } from "@/domain/priority";
import type { Evidence } from "@/domain/rules/rule";
import type { Outcome } from "@/domain/triage";

export type ExportedFlag = {
  id: string;
  caseId: string;
  ruleId: string;
  ruleVersion: number;
  priority: Priority;
  summary: string;
  evidence: Evidence[];
  basis: FlagBasis | null;
  answeredAt: Date;
  raisedAt: Date;
  closedAt: Date | null;
  /** How the case ended; null while it is open. */
  outcome: Outcome | null;
};

/** One patient's flags with what they were judged by and how they ended, oldest first, and the export's audit row. Null for missing and foreign alike. */
export async function exportFlags(
  viewer: Viewer,
  patientId: string,
  now: Date,
): Promise<{ number: string; rows: ExportedFlag[] } | null> {
  authorize(viewer, "export");
  return inClinic(viewer, async (tx) => {
    const patient = tx
      .select({ number: patients.number })
      .from(patients)
      .where(and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, patientId)));
    const raised = tx
      .select({
        id: flags.id,
        caseId: flags.caseId,
        ruleId: flags.ruleId,
        ruleVersion: flags.ruleVersion,
        priority: flags.priority,
        summary: flags.summary,
        evidence: flags.evidence,
        basis: flags.basis,
        answeredAt: flags.answeredAt,
        raisedAt: flags.raisedAt,
        closedAt: flags.closedAt,
        outcome: cases.outcome,
      })
      .from(flags)
      .innerJoin(cases, and(eq(cases.clinicId, viewer.clinicId), eq(cases.id, flags.caseId)))
      .where(and(eq(flags.clinicId, viewer.clinicId), eq(flags.patientId, patientId)))
      .orderBy(asc(flags.raisedAt), asc(flags.id));
    const [[found], rows] = await Promise.all([patient, raised]);
    if (!found) return null;
    await append(tx, viewer, now, { action: "flags-exported", patientId, detail: { rows: rows.length } });
    return { number: found.number, rows };
  });
}
