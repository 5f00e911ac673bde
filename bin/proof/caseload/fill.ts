import type { openPool } from "@/db/connection";

type Sql = ReturnType<typeof openPool>;

/** How much of a clinic's past there is: what a page of today must not read. */
export type Past = { readonly months: number; readonly dosesPerPatient: number };

/**
 * Patients of an invented clinic as their commands would have left them: standing, plan, episode, an open case for one in
 * five, and months of weekly PHQ-9 and doses. Numbers come from the place in the list, so that every run fills the same.
 */
export async function fillClinic(admin: Sql, clinicId: string, count: number, past: Past): Promise<void> {
  await admin.begin(async (tx) => {
    // The rows agree with each other, though nobody checks them row by row.
    await tx`set local session_replication_role = replica`;
    await tx`create temporary table made on commit drop as
      select n, uuidv7(make_interval(secs => n - 1000000)) as id, (n * 7919) % 28 as score, (n * 104729) % 28 as base,
        (n * 31) % 17 - 8 as rise, (n * 613) % 40 as heard, (n * 17) % 35 - 10 as due
      from generate_series(1, ${count}::int) n`;
    await tx`insert into app.patients (clinic_id, id, number, language, time_zone, created_at)
      select ${clinicId}, id, 'L' || lpad(n::text, 6, '0'), 'en', 'America/New_York', now() - interval '1 year' from made`;
    await tx`insert into app.patient_identities (clinic_id, patient_id, given_name, family_name, born_on)
      select ${clinicId}, id, 'Person', 'Family ' || lpad(((n * 7) % ${count})::text, 6, '0'), '1980-01-01' from made`;
    await tx`insert into app.care_episodes (clinic_id, id, patient_id, started_on, first_dose_on)
      select ${clinicId}, uuidv7(), id, current_date - 370, current_date - 363 from made`;
    await tx`insert into app.prescriptions (clinic_id, id, patient_id, episode_id, drug, route, form, strength_mg, dose_mg, max_dose_mg,
        max_doses_per_day, schedule, min_interval_hours, starts_on, created_at)
      select ${clinicId}, uuidv7(), id, uuidv7(), 'ketamine', 'sublingual', 'lozenge', 60, 60, 120, 1,
        '{"kind":"cycle","onDays":1,"offDays":2}', 72, current_date - 363, now() from made`;
    await tx`insert into app.standings (clinic_id, patient_id, open_rank, open_flags, deterioration, phq9, previous, previous_at,
        baseline, baseline_at, change_from_previous, change_from_baseline, reliable, response, on_track, sparkline, last_check_in_at, next_due_on)
      select ${clinicId}, id, case when n % 5 = 0 then (n / 5) % 4 else 9 end, case when n % 5 = 0 then 1 else 0 end,
        case when score - base >= 6 then round((score - base) / 6.0 * 100) * 1000000 else 0 end + (rise + 50) * 10000,
        jsonb_build_object('value', score, 'band', (array['minimal','mild','moderate','moderately-severe','severe'])[least(5, score / 5 + 1)],
          'at', now() - make_interval(days => heard), 'prorated', false),
        greatest(0, score - rise), now() - make_interval(days => heard + 7), base, now() - interval '1 year', rise, score - base,
        case when score - base >= 6 then 'worse' when base - score >= 6 then 'improved' else 'no-reliable-change' end,
        case when score < 5 then 'remission' when base >= 10 and score * 2 <= base then 'response' end, score < 17,
        (select jsonb_agg(jsonb_build_array(now() - make_interval(weeks => w), (score + w) % 28) order by w desc) from generate_series(0, 25) w),
        now() - make_interval(days => heard, secs => n), current_date - due from made`;
    await tx`insert into app.cases (clinic_id, id, patient_id, status, priority, due_at, opened_at, answered_at)
      select ${clinicId}, uuidv7(), id, 'new', (array['urgent','high','medium','low'])[(n / 5) % 4 + 1], now() + interval '1 day', now(), now()
      from made where n % 5 = 0`;
    await tx`insert into app.scores (clinic_id, check_in_id, patient_id, instrument, measure, authored_at, value, band, prorated, answered, of)
      select ${clinicId}, uuidv7(), id, 'phq-9', 'total', now() - make_interval(weeks => w, secs => n % 86400), (score + w * 3 + n) % 28, null, false, 9, 9
      from made, generate_series(0, ${past.months}::int * 4) w`;
    await tx`insert into app.doses (clinic_id, check_in_id, patient_id, kind, taken_at, local_on, route, mg)
      select ${clinicId}, uuidv7(), id, 'scheduled', now() - make_interval(days => 3 * d + 1), current_date - (3 * d + 1), 'sublingual', 60
      from made, generate_series(0, ${past.dosesPerPatient}::int - 1) d`;
  });
}

/** A further year of weekly scores and doses, before those there are: what today's pages must not read. */
export async function addHistory(admin: Sql, clinicId: string): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`insert into app.scores (clinic_id, check_in_id, patient_id, instrument, measure, authored_at, value, band, prorated, answered, of)
      select ${clinicId}, uuidv7(), id, 'phq-9', 'total', now() - interval '13 months' - make_interval(weeks => w), w % 28, null, false, 9, 9
      from app.patients, generate_series(0, 51) w where clinic_id = ${clinicId}`;
    await tx`insert into app.doses (clinic_id, check_in_id, patient_id, kind, taken_at, local_on, route, mg)
      select ${clinicId}, uuidv7(), id, 'scheduled', now() - make_interval(days => 40 + 7 * d), current_date - (40 + 7 * d), 'sublingual', 60
      from app.patients, generate_series(0, 51) d where clinic_id = ${clinicId}`;
  });
}
