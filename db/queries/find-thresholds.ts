import { and, desc, eq, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { patientIdentities, patients } from "@/db/schema/patients";
import { thresholdOverrides, thresholdSets } from "@/db/schema/thresholds";
import { authorize, type Viewer } from "@/domain/access";
import { type ThresholdSet, thresholdSet } from "@/domain/rules/threshold-set";
import type { Thresholds } from "@/domain/rules/thresholds";

export type ThresholdVersion = {
  version: number;
  values: Partial<Thresholds>;
  reason: string;
  proposedBy: string;
  proposedById: string;
  proposedAt: Date;
  decision: "approved" | "declined" | null;
  decidedBy: string | null;
  decidedAt: Date | null;
};

const nameOf = (clinicId: string, column: "proposed_by" | "decided_by") =>
  sql<string>`(select m.display_name from app.memberships m where m.clinic_id = ${clinicId} and m.staff_id = threshold_sets.${sql.raw(column)})`;

export type ClinicThresholds = {
  inForce: ThresholdSet;
  waiting: ThresholdVersion | null;
  versions: ThresholdVersion[];
};

/** The clinic's numbers: in force, waiting for a decision, and the newest 50 versions. */
export async function findThresholds(viewer: Viewer): Promise<ClinicThresholds> {
  authorize(viewer, "view-rules");
  return inClinic(viewer, async (tx) => {
    const versions: ThresholdVersion[] = await tx
      .select({
        version: thresholdSets.version,
        values: thresholdSets.values,
        reason: thresholdSets.reason,
        proposedBy: nameOf(viewer.clinicId, "proposed_by"),
        proposedById: thresholdSets.proposedBy,
        proposedAt: thresholdSets.proposedAt,
        decision: thresholdSets.decision,
        decidedBy: sql<string | null>`${nameOf(viewer.clinicId, "decided_by")}`,
        decidedAt: thresholdSets.decidedAt,
      })
      .from(thresholdSets)
      .where(eq(thresholdSets.clinicId, viewer.clinicId))
      .orderBy(desc(thresholdSets.version))
      .limit(50);
    const approved = versions.find((one) => one.decision === "approved");
    return {
      inForce: thresholdSet(approved?.version ?? 0, approved?.values ?? {}, {}),
      waiting: versions.find((one) => one.decision === null) ?? null,
      versions,
    };
  });
}

export type ShownOverride = {
  id: string;
  name: string;
  value: number;
  reason: string;
  setBy: string;
  setAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
};

export type PatientThresholds = {
  patient: { id: string; number: string; givenName: string; familyName: string };
  overrides: ShownOverride[];
  clinic: ThresholdSet;
};

/** Numbers set for one patient, newest first, and what holds without them. Null for missing and foreign alike. The look is audited. */
export async function findOverrides(
  viewer: Viewer,
  patientId: string,
  now: Date,
): Promise<PatientThresholds | null> {
  authorize(viewer, "view-patients");
  return inClinic(viewer, async (tx) => {
    const { clinicId } = viewer;
    const head = tx
      .select({
        id: patients.id,
        number: patients.number,
        givenName: patientIdentities.givenName,
        familyName: patientIdentities.familyName,
      })
      .from(patients)
      .innerJoin(
        patientIdentities,
        and(eq(patientIdentities.clinicId, clinicId), eq(patientIdentities.patientId, patients.id)),
      )
      .where(and(eq(patients.clinicId, clinicId), eq(patients.id, patientId)));
    const set = tx
      .select({
        id: thresholdOverrides.id,
        name: thresholdOverrides.name,
        value: thresholdOverrides.value,
        reason: thresholdOverrides.reason,
        setBy: sql<string>`(select m.display_name from app.memberships m where m.clinic_id = ${clinicId} and m.staff_id = threshold_overrides.set_by)`,
        setAt: thresholdOverrides.setAt,
        expiresAt: thresholdOverrides.expiresAt,
        endedAt: thresholdOverrides.endedAt,
      })
      .from(thresholdOverrides)
      .where(and(eq(thresholdOverrides.clinicId, clinicId), eq(thresholdOverrides.patientId, patientId)))
      .orderBy(desc(thresholdOverrides.setAt))
      .limit(50);
    const approved = tx
      .select({ version: thresholdSets.version, values: thresholdSets.values })
      .from(thresholdSets)
      .where(and(eq(thresholdSets.clinicId, clinicId), eq(thresholdSets.decision, "approved")))
      .orderBy(desc(thresholdSets.version))
      .limit(1);
    const [[patient], overrides, [clinic]] = await Promise.all([head, set, approved]);
    if (!patient) return null;
    await append(tx, viewer, now, { action: "patient-viewed", patientId });
    return { patient, overrides, clinic: thresholdSet(clinic?.version ?? 0, clinic?.values ?? {}, {}) };
  });
}
