import { type SQL, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { authorize, type Viewer } from "@/domain/access";
import { phq9Total } from "@/domain/instruments/phq-9";
import { type MonthCounts, silentDays } from "@/domain/programme";

const monthsShown = 12;

/**
 * The clinic's last twelve calendar months, the present one included, counted in one statement. It reads the PHQ-9 totals, cases
 * and flags of those months and one row a patient: what is older is not read.
 */
export async function findProgramme(viewer: Viewer, now: Date): Promise<MonthCounts[]> {
  authorize(viewer, "view-programme");
  const { clinicId, timeZone } = viewer;
  const at = sql`${now.toISOString()}::timestamptz`;
  const monthOf = (moment: SQL) => sql`date_trunc('month', ${moment} at time zone ${timeZone})::date`;
  const since = sql`(select min(from_at) from months)`;
  const { outcomes, reliableChange } = phq9Total;
  const numbers = {
    begin: sql`${outcomes?.responseMinBaseline ?? null}::double precision`,
    half: sql`${outcomes?.responseShare ?? null}::double precision`,
    well: sql`${outcomes?.remissionBelow ?? null}::double precision`,
    worse: sql`${reliableChange?.points ?? null}::double precision`,
  };
  const [row] = await inClinic(viewer, (tx) =>
    tx.execute<{ months: MonthCounts[] }>(sql`
      with months as (
        select m::date as month, m at time zone ${timeZone} as from_at, (m + interval '1 month') at time zone ${timeZone} as to_at
        from generate_series(date_trunc('month', ${at} at time zone ${timeZone}) - make_interval(months => ${sql.raw(String(monthsShown - 1))}),
          date_trunc('month', ${at} at time zone ${timeZone}), interval '1 month') m),
      latest as (
        select ${monthOf(sql`s.authored_at`)} as month, s.patient_id, max(s.authored_at) as authored_at
        from app.scores s where s.clinic_id = ${clinicId} and s.instrument = 'phq-9' and s.measure = 'total'
          and s.value is not null and not s.superseded and s.authored_at >= ${since} and s.authored_at <= ${at}
        group by 1, 2),
      measured as (
        select l.month, s.value, st.baseline from latest l
        join app.standings st on st.clinic_id = ${clinicId} and st.patient_id = l.patient_id
        join lateral (select s.value from app.scores s where s.clinic_id = ${clinicId} and s.patient_id = l.patient_id
          and s.instrument = 'phq-9' and s.measure = 'total' and s.authored_at = l.authored_at and s.value is not null
          and not s.superseded order by s.check_in_id limit 1) s on true
        where st.baseline is not null and l.authored_at > st.baseline_at),
      outcomes as (
        select month, count(*)::int as compared, count(*) filter (where value - baseline >= ${numbers.worse})::int as worse,
          count(*) filter (where baseline >= ${numbers.begin})::int as begun,
          count(*) filter (where baseline >= ${numbers.begin} and value <= baseline * ${numbers.half})::int as responded,
          count(*) filter (where baseline >= ${numbers.begin} and value < ${numbers.well})::int as remitted
        from measured group by month),
      people as (
        select e.patient_id, e.started_on, e.ended_on,
          coalesce(st.last_check_in_at, e.started_on::timestamp at time zone ${timeZone}) as heard_at
        from app.care_episodes e join app.standings st on st.clinic_id = ${clinicId} and st.patient_id = e.patient_id
        where e.clinic_id = ${clinicId}),
      care as (
        select m.month, count(distinct p.patient_id)::int as in_care,
          (count(distinct p.patient_id) filter (where p.ended_on is null and p.heard_at < m.to_at
            and p.heard_at < ${at} - make_interval(days => ${sql.raw(String(silentDays))})))::int as stopped
        from months m join people p on p.started_on < m.month + interval '1 month' and coalesce(p.ended_on, m.month) >= m.month
          and p.heard_at >= m.from_at
        group by m.month),
      opened as (
        select c.id, c.patient_id, ${monthOf(sql`c.opened_at`)} as month, c.priority in ('urgent', 'high') as pressing, c.opened_at
        from app.cases c where c.clinic_id = ${clinicId} and c.opened_at >= ${since} and c.opened_at <= ${at}),
      alarms as (
        select month, count(*)::int as cases, count(*) filter (where pressing)::int as pressing,
          count(distinct patient_id)::int as case_patients from opened group by month),
      raised as (
        select ${monthOf(sql`f.raised_at`)} as month, count(*)::int as flags from app.flags f
        where f.clinic_id = ${clinicId} and f.raised_at >= ${since} and f.raised_at <= ${at} group by 1),
      looks as (
        select o.month, o.pressing, extract(epoch from first.at - since.at)::double precision / 60 as minutes
        from opened o
        cross join lateral (select coalesce((select min(e.at) from app.triage_events e where o.pressing and e.clinic_id = ${clinicId}
          and e.case_id = o.id and e.kind in ('opened', 'raised', 'escalated', 'returned')
          and e.detail->>'priority' in ('urgent', 'high')), o.opened_at) as at) since
        left join lateral (select e.at from app.triage_events e where e.clinic_id = ${clinicId} and e.case_id = o.id
          and e.staff_id is not null and e.at between since.at and ${at} order by e.at limit 1) first on true),
      ranked as (
        select month, pressing, minutes, row_number() over (partition by month, pressing order by minutes) as place,
          count(*) over (partition by month, pressing) as n from looks),
      waits as (
        select month, pressing, jsonb_build_object('cases', max(n), 'looked', count(minutes),
          'withinDay', count(*) filter (where minutes <= 1440),
          'median', max(minutes) filter (where place = ceil(n * 0.5)),
          'ninth', max(minutes) filter (where place = ceil(n * 0.9)),
          'medianLow', max(minutes) filter (where place = ${rank("low")} and ${hasInterval}),
          'medianHigh', max(minutes) filter (where place = ${rank("high")} and ${hasInterval})) as wait
        from ranked group by month, pressing)
      select jsonb_agg(jsonb_build_object('month', m.month, 'inCare', coalesce(c.in_care, 0), 'stopped', coalesce(c.stopped, 0),
          'compared', coalesce(o.compared, 0), 'worse', coalesce(o.worse, 0), 'begun', coalesce(o.begun, 0),
          'responded', coalesce(o.responded, 0), 'remitted', coalesce(o.remitted, 0), 'flags', coalesce(r.flags, 0),
          'cases', coalesce(a.cases, 0), 'pressing', coalesce(a.pressing, 0), 'casePatients', coalesce(a.case_patients, 0),
          'pressingWait', coalesce(p.wait, ${noWait}), 'otherWait', coalesce(w.wait, ${noWait})) order by m.month) as months
      from months m left join care c using (month) left join outcomes o using (month) left join alarms a using (month)
        left join raised r using (month) left join waits p on p.month = m.month and p.pressing
        left join waits w on w.month = m.month and not w.pressing`),
  );
  return row?.months ?? [];
}

/** As `medianRanks` of domain/programme.ts has it. */
function rank(side: "low" | "high"): SQL {
  return side === "low" ? sql`round(n / 2.0 - 0.98 * sqrt(n))` : sql`round(1 + n / 2.0 + 0.98 * sqrt(n))`;
}

const hasInterval = sql`${rank("low")} >= 1 and ${rank("high")} <= n`;

const noWait = sql`'{"cases": 0, "looked": 0, "withinDay": 0, "median": null, "ninth": null, "medianLow": null, "medianHigh": null}'::jsonb`;
