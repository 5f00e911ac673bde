import { and, eq, gt, isNull } from "drizzle-orm";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { newId } from "@/db/ids";
import { patients } from "@/db/schema/patients";
import { thresholdOverrides } from "@/db/schema/thresholds";
import { authorize, type Viewer } from "@/domain/access";
import { mayDifferByPatient, problemWith, type ThresholdName } from "@/domain/rules/threshold-set";

export type Override = { name: ThresholdName; value: number; reason: string; expiresAt: Date };

/** Sets a number for one patient until it expires; one set earlier ends. Null when the patient is missing or foreign. */
export async function overrideThreshold(
  viewer: Viewer,
  patientId: string,
  { name, value, reason, expiresAt }: Override,
  now: Date,
): Promise<{ kind: "set"; id: string } | { kind: "not-allowed"; reason: string; field: string } | null> {
  authorize(viewer, "override-thresholds");
  const problem = problemWith(name, value);
  if (problem) return { kind: "not-allowed", reason: problem, field: "value" };
  if (!mayDifferByPatient(name)) {
    const why = "A safety rule reads this number, so it is the same for every patient.";
    return { kind: "not-allowed", reason: why, field: "name" };
  }
  const days = (expiresAt.getTime() - now.getTime()) / 86_400_000;
  if (!(days > 0 && days <= 366)) {
    return { kind: "not-allowed", reason: "Choose a last day within the coming year.", field: "until" };
  }
  return inClinic(viewer, async (tx) => {
    const { clinicId, staffId } = viewer;
    const [patient] = await tx
      .select({ id: patients.id })
      .from(patients)
      .where(and(eq(patients.clinicId, clinicId), eq(patients.id, patientId)))
      .for("no key update");
    if (!patient) return null;
    await tx
      .update(thresholdOverrides)
      .set({ endedAt: now, endedBy: staffId })
      .where(and(inForce(clinicId, patientId, now), eq(thresholdOverrides.name, name)));
    const id = newId();
    await tx
      .insert(thresholdOverrides)
      .values({ clinicId, id, patientId, name, value, reason, setBy: staffId, setAt: now, expiresAt });
    await append(tx, viewer, now, {
      action: "threshold-override-set",
      patientId,
      subjectId: id,
      detail: { name },
    });
    return { kind: "set", id };
  });
}

/** Ends a patient's own number before its time. Null when it is missing, foreign or ended. */
export async function endOverride(
  viewer: Viewer,
  patientId: string,
  overrideId: string,
  now: Date,
): Promise<{ kind: "ended" } | null> {
  authorize(viewer, "override-thresholds");
  return inClinic(viewer, async (tx) => {
    const [ended] = await tx
      .update(thresholdOverrides)
      .set({ endedAt: now, endedBy: viewer.staffId })
      .where(and(inForce(viewer.clinicId, patientId, now), eq(thresholdOverrides.id, overrideId)))
      .returning({ id: thresholdOverrides.id });
    if (!ended) return null;
    await append(tx, viewer, now, {
      action: "threshold-override-ended",
      patientId,
      subjectId: overrideId,
    });
    return { kind: "ended" };
  });
}

function inForce(clinicId: string, patientId: string, now: Date) {
  return and(
    eq(thresholdOverrides.clinicId, clinicId),
    eq(thresholdOverrides.patientId, patientId),
    isNull(thresholdOverrides.endedAt),
    gt(thresholdOverrides.expiresAt, now),
  );
}
