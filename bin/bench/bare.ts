import type { Arrival } from "@/db/arrival";
import type { openPool } from "@/db/connection";
import { newId } from "@/db/ids";

type Sql = ReturnType<typeof openPool>;

/** One insert of the check-in into a table with the same columns, keys and indexes: the least that storing it costs. */
export async function bareInsert(sql: Sql, clinicId: string, patientId: string) {
  await sql`create table public.bare_check_ins (like app.check_ins including all)`;
  return ({ checkIn, ...arrival }: Arrival) => sql`insert into public.bare_check_ins
    (clinic_id, id, patient_id, instrument, instrument_version, status, source, identifier, content_hash, authored_at, received_at, language, answers)
    values (${clinicId}, ${newId()}, ${patientId}, ${checkIn.instrument}, ${checkIn.instrumentVersion}, ${checkIn.status}, 'bare',
      ${arrival.identifier}, ${arrival.contentHash}, ${checkIn.authoredAt}, ${arrival.receivedAt}, ${checkIn.language}, ${sql.json(checkIn.answers as never)})`;
}

export function bareTrend(sql: Sql, clinicId: string, patientId: string, since: Date) {
  return Promise.all([
    sql`select instrument, measure, check_in_id, authored_at, value, band, prorated from app.scores
      where clinic_id = ${clinicId} and patient_id = ${patientId} and authored_at >= ${since} and not superseded and value is not null
      order by authored_at, check_in_id`,
    sql`select check_in_id, taken_at, local_on, kind, route, mg, planned_mg, effect from app.doses
      where clinic_id = ${clinicId} and patient_id = ${patientId} and taken_at >= ${since} and not superseded order by taken_at, check_in_id`,
    sql`select id, case_id, rule_id, priority, answered_at, summary, closed_at from app.flags
      where clinic_id = ${clinicId} and patient_id = ${patientId} and raised_at >= ${since} order by answered_at`,
    sql`select * from app.prescriptions where clinic_id = ${clinicId} and patient_id = ${patientId} order by starts_on`,
    sql`select id, at, change, name from app.medicine_changes
      where clinic_id = ${clinicId} and patient_id = ${patientId} and at >= ${since} order by at`,
    sql`select id, authored_at, instrument, status, answers from app.check_ins
      where clinic_id = ${clinicId} and patient_id = ${patientId} and authored_at >= ${since} and not superseded
        and (instrument in ('phq-9', 'gad-7') or answers ->> 'md.note' <> '' or answers ->> 'se.newmed' <> '') order by authored_at, id`,
  ]);
}

/** Everything a patient's page reads, who the patient is and the newest of the journal with it. */
export function barePatientPage(sql: Sql, clinicId: string, patientId: string, since: Date) {
  const supply = new Date(Date.now() - 91 * 86_400_000);
  return Promise.all([
    bareTrend(sql, clinicId, patientId, since),
    sql`select p.*, i.given_name, i.family_name, i.born_on, i.phone, s.* from app.patients p
      join app.patient_identities i on i.clinic_id = ${clinicId} and i.patient_id = p.id
      left join app.standings s on s.clinic_id = ${clinicId} and s.patient_id = p.id
      where p.clinic_id = ${clinicId} and p.id = ${patientId}`,
    sql`select started_on, first_dose_on from app.care_episodes where clinic_id = ${clinicId} and patient_id = ${patientId}
      order by started_on desc limit 1`,
    sql`select id, priority, status, owner_id from app.cases
      where clinic_id = ${clinicId} and patient_id = ${patientId} and status <> 'closed'`,
    sql`select id, authored_at, answers from app.check_ins where clinic_id = ${clinicId} and patient_id = ${patientId}
      and instrument = 'dose-journal' and not superseded and authored_at >= ${supply} order by authored_at desc limit 200`,
    sql`select id, authored_at, received_at, instrument, status, version, superseded, language, answers from app.check_ins
      where clinic_id = ${clinicId} and patient_id = ${patientId} order by authored_at desc, id desc limit 41`,
    sql`select e.id, e.at, m.display_name, e.kind, e.detail from app.triage_events e
      left join app.memberships m on m.clinic_id = ${clinicId} and m.staff_id = e.staff_id
      where e.clinic_id = ${clinicId} and e.patient_id = ${patientId} and e.kind not in ('opened', 'joined')
      order by e.at desc, e.id desc limit 41`,
  ]);
}

export function bareQueue(sql: Sql, clinicId: string) {
  return sql`select c.id, c.patient_id, c.priority, c.status, c.due_at, c.answered_at, c.opened_at, i.given_name, i.family_name, p.number,
      m.display_name, (select jsonb_agg(jsonb_build_object('rule', f.rule_id, 'summary', f.summary, 'priority', f.priority, 'seen', f.seen))
        from app.flags f where f.clinic_id = ${clinicId} and f.case_id = c.id and f.closed_at is null) as flags
    from app.cases c
    join app.patients p on p.clinic_id = ${clinicId} and p.id = c.patient_id
    join app.patient_identities i on i.clinic_id = ${clinicId} and i.patient_id = c.patient_id
    left join app.memberships m on m.clinic_id = ${clinicId} and m.staff_id = c.owner_id
    where c.clinic_id = ${clinicId} and c.status <> 'closed' order by c.rank, c.due_at, c.id limit 51`;
}

export function bareCaseload(sql: Sql, clinicId: string, now: Date) {
  const since = new Date(now.getTime() - 23 * 86_400_000);
  return Promise.all([
    sql`select s.*, p.number, i.given_name, i.family_name, c.id as case_id, c.priority,
      (select jsonb_build_object('doseMg', dose_mg, 'form', form, 'schedule', schedule) from app.prescriptions r
        where r.clinic_id = ${clinicId} and r.patient_id = s.patient_id and r.ends_on is null order by r.starts_on desc limit 1) as plan,
      (select jsonb_agg(jsonb_build_object('at', d.taken_at, 'kind', d.kind, 'route', d.route)) from app.doses d
        where d.clinic_id = ${clinicId} and d.patient_id = s.patient_id and d.taken_at >= ${since} and not d.superseded) as doses
    from app.standings s
    join app.patients p on p.clinic_id = ${clinicId} and p.id = s.patient_id
    join app.patient_identities i on i.clinic_id = ${clinicId} and i.patient_id = s.patient_id
    left join app.cases c on c.clinic_id = ${clinicId} and c.patient_id = s.patient_id and c.status <> 'closed'
    where s.clinic_id = ${clinicId} order by s.by_deterioration, s.by_due, s.patient_id limit 51`,
    sql`select count(*) from app.standings where clinic_id = ${clinicId}`,
  ]);
}
