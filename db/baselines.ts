import { type SQL, sql } from "drizzle-orm";
import type { PatientRecord, ScoredPoint } from "@/domain/patient-record";
import { findBaseline } from "@/domain/trajectory";

/** Instruments whose change is counted from a baseline. */
export const measuredFromBaseline = ["phq-9", "gad-7", "sds"];

/** One JSON value: the scores of the present care episode that may be a baseline, in any order. */
export function earlyScores(clinicId: string, patientId: string): SQL {
  const own = sql`clinic_id = ${clinicId} and patient_id = ${patientId}`;
  const scores = (
    instrument: string,
  ) => sql`select * from app.scores where ${own} and instrument = ${instrument}
    and measure = 'total' and value is not null and not superseded and authored_at >= e.started_on - 14`;
  const early = (instrument: string) => sql`(${scores(instrument)} order by authored_at limit 20) union
    (${scores(instrument)} and authored_at < e.first_dose_on + 2 order by authored_at desc limit 10)`;
  return sql`(select json_agg(row_to_json(s)) from (
    select s.instrument, s.check_in_id as "checkInId", s.authored_at as "authoredAt", s.value, s.prorated
    from app.care_episodes e, lateral (${sql.join(measuredFromBaseline.map(early), sql` union `)}) s
    where e.clinic_id = ${clinicId} and e.patient_id = ${patientId}
      and e.started_on = (select max(started_on) from app.care_episodes where ${own})) s)`;
}

/** The baseline of each instrument, from its early scores. */
export function baselinesFrom(
  early: Readonly<Record<string, readonly ScoredPoint[]>>,
  firstDoseOn: string | null,
  timeZone: string,
): PatientRecord["baselines"] {
  return Object.fromEntries(
    Object.entries(early).map(([instrument, points]) => [
      instrument,
      findBaseline(points, firstDoseOn, timeZone) ?? undefined,
    ]),
  );
}
