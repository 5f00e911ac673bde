import type { openPool } from "@/db/connection";

type Sql = ReturnType<typeof openPool>;

const checkInsEach = 125;

/**
 * Patients with two years of weekly PHQ-9, each check-in with four scores, up to a number of score rows. The foreign keys hold,
 * though nobody checks them row by row.
 */
export async function fillScores(admin: Sql, clinicId: string, rows: number): Promise<void> {
  const patients = Math.ceil(rows / checkInsEach / 4);
  await admin`with made as (
    insert into app.patients (clinic_id, id, number, language, time_zone, sex, created_at)
    select ${clinicId}, uuidv7(interval '-2 years' + n * interval '1 second'), lpad(n::text, 6, '0'), 'en', 'UTC',
      (array['female', 'male', 'other', null])[1 + n % 4], now() - interval '2 years'
    from generate_series(1, ${patients}::int) n returning id, number)
    insert into app.patient_identities (clinic_id, patient_id, given_name, family_name, born_on)
    select ${clinicId}, id, 'Person', number, date '1930-01-01' + number::int % 25000 from made`;
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`with told as materialized (
        select p.id as patient_id, uuidv7(at - now()) as id, at, floor(random() * 4)::int as mood
        from app.patients p cross join lateral (
          select now() - interval '1 day' - n * interval '7 days' + random() * interval '1 day' as at
          from generate_series(0, ${checkInsEach - 1}::int) n) times
        where p.clinic_id = ${clinicId}),
      kept as (
        insert into app.check_ins (clinic_id, id, patient_id, instrument, instrument_version, status, source, identifier, content_hash,
          authored_at, received_at, language, answers)
        select ${clinicId}, id, patient_id, 'phq-9', '1', 'completed', 'api:proof', id::text, 'none', at, at + interval '2 seconds', 'en',
          (select jsonb_object_agg('phq9.' || item, mood) from generate_series(1, 9) item)
        from told returning 1)
      insert into app.scores (clinic_id, check_in_id, patient_id, instrument, measure, authored_at, value, band, prorated, answered, "of")
      select ${clinicId}, id, patient_id, 'phq-9', measure, at, mood * 9, 'moderate', false, 9, 9
      from told, unnest(array['total', 'affective', 'somatic', 'self-harm']) measure`;
  });
  await admin`vacuum analyze`;
}
