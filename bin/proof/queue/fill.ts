import type { openPool } from "@/db/connection";

type Sql = ReturnType<typeof openPool>;

export type Place = { clinicId: string; staffId: string };

/** Patients with names, beyond those who are asked about: whose history fills the tables. */
export async function addPatients(
  admin: Sql,
  { clinicId }: Pick<Place, "clinicId">,
  count: number,
): Promise<void> {
  await admin`with made as (
    insert into app.patients (clinic_id, id, number, language, time_zone, created_at)
    select ${clinicId}, uuidv7(), 'H' || lpad(n::text, 7, '0'), 'en', 'UTC', now() - interval '2 years'
    from generate_series(1, ${count}::int) n returning id, number)
  insert into app.patient_identities (clinic_id, patient_id, given_name, family_name, born_on)
  select ${clinicId}, id, 'Person', number, '1980-01-01' from made`;
  await admin`analyze app.patients, app.patient_identities`;
}

/**
 * Closed cases of two years, each with one flag and the four events of a case that was worked. The foreign keys hold, though
 * nobody checks them row by row.
 */
export async function closeMore(admin: Sql, { clinicId, staffId }: Place, count: number): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`with people as materialized (
        select id, row_number() over () - 1 as place from app.patients where clinic_id = ${clinicId} and number like 'H%'),
      made as (
        insert into app.cases (clinic_id, id, patient_id, status, priority, due_at, opened_at, answered_at, closed_at, closed_by, owner_id, outcome, version)
        select ${clinicId}, uuidv7(at - now()), people.id, 'closed', (array['urgent', 'high', 'medium', 'low'])[1 + n % 4],
          at + interval '4 hours', at, at, at + interval '3 hours', ${staffId}, ${staffId}, 'contacted-safe', 3
        from (select n, now() - interval '2 days' - random() * interval '728 days' as at from generate_series(1, ${count}::int) n) times
        join people on people.place = times.n % (select count(*) from people)
        returning id, patient_id, priority, opened_at, closed_at),
      flagged as (
        insert into app.flags (clinic_id, id, case_id, patient_id, rule_id, rule_version, priority, safety, summary, evidence, raised_at, answered_at, last_seen_at, closed_at)
        select ${clinicId}, uuidv7(opened_at - now()), id, patient_id, 'SUI-03', 1, priority, true,
          'Thoughts of being better off dead, more than half the days', '[]', opened_at, opened_at, opened_at, closed_at from made)
      insert into app.triage_events (clinic_id, id, case_id, patient_id, kind, staff_id, at, seq)
      select ${clinicId}, uuidv7(opened_at - now() + part * interval '1 hour'), id, patient_id, kind,
        case when part >= 2 then ${staffId}::uuid end, opened_at + part * interval '1 hour', greatest(part, 1)
      from made, (values ('raised', 0), ('opened', 1), ('claimed', 2), ('closed', 3)) steps(kind, part)`;
  });
}

/** Open cases that nobody must do today, each of a patient of their own, with one flag. */
export async function openMore(
  admin: Sql,
  { clinicId }: Pick<Place, "clinicId">,
  count: number,
): Promise<void> {
  await admin`with made as (
    insert into app.cases (clinic_id, id, patient_id, status, priority, due_at, opened_at, answered_at)
    select ${clinicId}, uuidv7(), id, 'new', 'medium', now() + interval '3 days' + random() * interval '3 days', now(), now()
    from app.patients p where clinic_id = ${clinicId} and number like 'H%'
      and not exists (select 1 from app.cases c where c.clinic_id = p.clinic_id and c.patient_id = p.id and c.status <> 'closed')
    limit ${count} returning id, patient_id)
  insert into app.flags (clinic_id, id, case_id, patient_id, rule_id, rule_version, priority, safety, summary, evidence, raised_at, answered_at, last_seen_at)
  select ${clinicId}, uuidv7(), id, patient_id, 'CHG-01', 1, 'medium', false, 'PHQ-9 rose from 8 to 14', '[]', now(), now(), now() from made`;
}
