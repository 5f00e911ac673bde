import { type SQL, sql } from "drizzle-orm";
import { iso, patientsOf, placeOf, type Scope, within } from "@/db/exports/scope";
import { instruments } from "@/domain/instruments/catalogue";

/** The queries behind the tables. Every one joins the patients of the scope, names the clinic at each table, and has one order. */

const patient = sql`p.id as "patientId", p.number as "patientNumber", p.place`;
const source = sql`case when c.source = 'heron' then 'heron' else 'api' end as source`;

const authored = sql`s.authored_at`;

function scoresFrom(scope: Scope): SQL {
  const { clinicId, asOf } = scope;
  return sql`from ${patientsOf(scope)}
    join app.scores s on s.clinic_id = ${clinicId} and s.patient_id = p.id and not s.superseded and ${within(authored, scope)}
    join app.check_ins c on c.clinic_id = ${clinicId} and c.id = s.check_in_id and c.received_at <= ${asOf.toISOString()}::timestamptz`;
}

export function selectScores(scope: Scope): SQL {
  return sql`select ${patient}, s.check_in_id as "checkInId", ${iso(authored)} as "authoredAt", ${iso(sql`c.received_at`)} as "receivedAt",
    s.instrument, c.instrument_version as "instrumentVersion", s.measure, s.value, s.band, s.prorated, s.answered, s."of", ${source}
    ${scoresFrom(scope)} order by ${placeOf(scope)}, s.instrument, s.measure, s.authored_at, s.check_in_id`;
}

const answeredAt = sql`c.authored_at`;

function checkInsFrom(scope: Scope): SQL {
  const { clinicId, asOf } = scope;
  return sql`from ${patientsOf(scope)}
    join app.check_ins c on c.clinic_id = ${clinicId} and c.patient_id = p.id and not c.superseded
      and c.received_at <= ${asOf.toISOString()}::timestamptz and ${within(answeredAt, scope)}`;
}

export function selectCheckIns(scope: Scope): SQL {
  return sql`select ${patient}, p.time_zone as "timeZone", c.id as "checkInId", ${iso(answeredAt)} as "authoredAt", ${iso(sql`c.received_at`)} as "receivedAt",
    c.instrument, c.instrument_version as "instrumentVersion", c.status, ${source}, c.answers
    ${checkInsFrom(scope)} order by ${placeOf(scope)}, c.authored_at, c.id`;
}

const raisedAt = sql`f.raised_at`;

function flagsFrom(scope: Scope): SQL {
  const { clinicId, asOf } = scope;
  return sql`from ${patientsOf(scope)}
    join app.flags f on f.clinic_id = ${clinicId} and f.patient_id = p.id
      and f.raised_at <= ${asOf.toISOString()}::timestamptz and ${within(raisedAt, scope)}
    join app.cases k on k.clinic_id = ${clinicId} and k.id = f.case_id`;
}

export function selectFlags(scope: Scope): SQL {
  return sql`select ${patient}, f.id, f.case_id as "caseId", f.rule_id as "ruleId", f.rule_version as "ruleVersion", f.priority,
    f.summary, f.evidence, f.basis, ${iso(sql`f.answered_at`)} as "answeredAt", ${iso(raisedAt)} as "raisedAt",
    ${iso(sql`f.closed_at`)} as "closedAt", k.outcome
    ${flagsFrom(scope)} order by ${placeOf(scope)}, f.raised_at, f.id`;
}

export function selectSubjects(scope: Scope): SQL {
  const { clinicId } = scope;
  return sql`select ${patient}, i.born_on::text as "bornOn", q.sex, ${iso(sql`min(c.authored_at)`)} as "firstAt", count(*)::int as "checkIns"
    ${checkInsFrom(scope)}
    join app.patient_identities i on i.clinic_id = ${clinicId} and i.patient_id = p.id
    join app.patients q on q.clinic_id = ${clinicId} and q.id = p.id
    group by p.id, p.number, p.time_zone, p.place, i.born_on, q.sex order by ${placeOf(scope)}`;
}

const textItems = instruments.flatMap(({ items }) =>
  items.filter(({ type }) => type === "text").map(({ linkId }) => linkId),
);

/** How many rows, and of how many patients, each table will have. */
export function countRows(scope: Scope): Record<"scores" | "answers" | "flags", SQL> {
  const left = scope.selection.freeText ? [] : textItems;
  const answers = sql`(select count(*) from jsonb_object_keys(c.answers) item
    where item not in (select jsonb_array_elements_text(${JSON.stringify(left)}::jsonb)))`;
  return {
    scores: sql`select count(*)::float8 as rows, count(distinct p.id)::int as patients ${scoresFrom(scope)}`,
    answers: sql`select coalesce(sum(${answers}), 0)::float8 as rows, count(distinct p.id)::int as patients ${checkInsFrom(scope)}`,
    flags: sql`select count(*)::float8 as rows, count(distinct p.id)::int as patients ${flagsFrom(scope)}`,
  };
}
