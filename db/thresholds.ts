import { type SQL, sql } from "drizzle-orm";
import { type ThresholdSet, thresholdSet } from "@/domain/rules/threshold-set";

export type StoredThresholds = {
  version: number | null;
  values: Record<string, unknown> | null;
  own: Record<string, unknown> | null;
};

/** One JSON value: the clinic's approved numbers and those of one patient that have not ended or expired. */
export function thresholdsOf(clinicId: string, patientId: string): SQL<StoredThresholds> {
  const approved = (column: string) =>
    sql`(select ${sql.raw(column)} from app.threshold_sets where clinic_id = ${clinicId} and decision = 'approved' order by version desc limit 1)`;
  return sql`json_build_object('version', ${approved("version")}, 'values', ${approved('"values"')},
    'own', (select json_object_agg(name, value) from (select distinct on (name) name, value from app.threshold_overrides
      where clinic_id = ${clinicId} and patient_id = ${patientId} and ended_at is null and expires_at > now()
      order by name, set_at desc) o))`;
}

export function toThresholdSet({ version, values, own }: StoredThresholds): ThresholdSet {
  return thresholdSet(version ?? 0, values ?? {}, own ?? {});
}
