import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Answers } from "@/domain/instruments/instrument";
import type { Period } from "@/domain/period";
import type { Priority } from "@/domain/priority";
import type { FlagGroup } from "@/domain/rule-tally";
import { findRule } from "@/domain/rules/catalogue";
import { safetyAnswersOf } from "@/domain/safety-answers";
import type { CaseAct, ReportedAnswer } from "@/domain/safety-report";
import type { CaseState } from "@/domain/transitions";
import { findOutcome } from "@/domain/triage";

/** At most so many are read, the newest of the period. */
export const mostAnswers = 500;
export const mostFlags = 20_000;
const mostActs = 200;

/** Written out, not parameters, so that the plan, made once for all periods, knows how few rows follow. */
const written = (most: number) => sql.raw(String(most));

/**
 * The positive safety answers that arrived in a period, one more than `mostAnswers` if there are more, newest first. It begins
 * with the answers, found by a column that no rule takes part in, and joins what was raised and done for each: what was never
 * judged, or raised nothing, is in it all the same. A later version of a check-in is an answer of its own only where it is
 * worse than those before.
 */
export async function answersIn(
  tx: Transaction,
  clinicId: string,
  period: Period,
): Promise<ReportedAnswer[]> {
  const rows = await tx.execute<Row>(sql`
    with positive as materialized (
      select c.* from app.check_ins c
      where c.clinic_id = ${clinicId} and c.self_harm > 0 and ${within(sql`c.received_at`, period)}
        and not exists (select 1 from app.check_ins e where e.clinic_id = ${clinicId} and e.source = c.source
          and e.identifier = c.identifier and e.version < c.version and e.self_harm >= c.self_harm)
      order by c.received_at desc, c.id desc limit ${written(mostAnswers + 1)})
    select p.id as "checkInId", p.patient_id as "patientId", n.number, i.given_name as "givenName", i.family_name as "familyName",
      p.instrument, p.answers, least(p.authored_at, p.received_at) as "answeredAt", p.received_at as "receivedAt",
      case when p.superseded then (select v.self_harm from app.check_ins v where v.clinic_id = ${clinicId} and v.source = p.source
        and v.identifier = p.identifier and not v.superseded order by v.version desc limit 1) end as "amendedTo",
      coalesce(j.judged, false) as "isJudged", j.rules, r.rule_id as "ruleId", r.priority, r.at as "raisedAt",
      k.id as "caseId", k.status, k.due_at as "dueAt", o.display_name as owner, k.closed_at as "closedAt", b.display_name as "closedBy",
      k.outcome, (select u.label from app.own_outcomes u where u.clinic_id = ${clinicId} and u.code = k.own_outcome) as "ownOutcome", a.acts
    from positive p
    join app.patients n on n.clinic_id = ${clinicId} and n.id = p.patient_id
    join app.patient_identities i on i.clinic_id = ${clinicId} and i.patient_id = p.patient_id
    left join lateral (
      select bool_or(g.outcome = 'ok') as judged, jsonb_agg(distinct f->>'ruleId') filter (where f is not null) as rules
      from app.judgements g left join lateral jsonb_array_elements(g.findings) f on true
      where g.clinic_id = ${clinicId} and g.check_in_id = p.id) j on true
    left join lateral (
      select e.at, f.case_id, f.rule_id, coalesce(e.detail->>'priority', f.priority) as priority
      from app.judgements g
      join app.triage_events e on e.clinic_id = ${clinicId} and e.patient_id = p.patient_id and e.at = g.judged_at
        and e.kind in ('raised', 'joined', 'escalated', 'returned')
      join app.flags f on f.clinic_id = ${clinicId} and f.id = e.flag_id and f.safety
      where g.clinic_id = ${clinicId} and g.check_in_id = p.id
        and g.findings @> jsonb_build_array(jsonb_build_object('ruleId', f.rule_id))
      order by e.at, case coalesce(e.detail->>'priority', f.priority) when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end,
        e.id limit 1) r on true
    left join app.cases k on k.clinic_id = ${clinicId} and k.id = r.case_id
    left join app.memberships o on o.clinic_id = ${clinicId} and o.staff_id = k.owner_id and o.ended_at is null
    left join app.memberships b on b.clinic_id = ${clinicId} and b.staff_id = k.closed_by
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', t.kind, 'at', t.at, 'by', t.by, 'detail', t.detail) order by t.at, t.seq, t.id) as acts
      from (select e.kind, e.at, e.seq, e.id, m.display_name as by, e.detail - 'note' - 'before' as detail
        from app.triage_events e
        join app.memberships m on m.clinic_id = ${clinicId} and m.staff_id = e.staff_id
        where e.clinic_id = ${clinicId} and e.case_id = r.case_id and e.at >= r.at
        order by e.at, e.seq, e.id limit ${written(mostActs)}) t) a on true
    order by p.received_at desc, p.id desc`);
  return rows.map(toAnswer);
}

/** Flags raised in a period, the newest `mostFlags`, counted by rule and by how they ended. */
export async function flagGroupsIn(tx: Transaction, clinicId: string, period: Period): Promise<FlagGroup[]> {
  const rows = await tx.execute<FlagGroup>(sql`
    select f.rule_id as "ruleId", bool_or(f.safety) as safety, case when f.closed_at is not null then k.outcome end as outcome,
      u.was as "urgencyWas", count(*)::int as count
    from (select g.rule_id, g.safety, g.case_id, g.closed_at from app.flags g
      where g.clinic_id = ${clinicId} and ${within(sql`g.raised_at`, period)}
      order by g.raised_at desc limit ${written(mostFlags)}) f
    join app.cases k on k.clinic_id = ${clinicId} and k.id = f.case_id
    left join lateral (select e.detail->>'urgencyWas' as was from app.triage_events e
      where e.clinic_id = ${clinicId} and e.case_id = f.case_id and e.kind = 'closed' order by e.at desc, e.id desc limit 1) u
      on f.closed_at is not null
    group by f.rule_id, 3, u.was`);
  return [...rows];
}

function within(column: ReturnType<typeof sql>, { begins, ends }: Period) {
  return sql`${column} >= ${begins.toISOString()}::timestamptz and ${column} < ${ends.toISOString()}::timestamptz`;
}

type Row = {
  checkInId: string;
  patientId: string;
  number: string;
  givenName: string;
  familyName: string;
  instrument: string;
  answers: Answers;
  answeredAt: string;
  receivedAt: string;
  amendedTo: number | null;
  isJudged: boolean;
  rules: string[] | null;
  ruleId: string | null;
  priority: Priority | null;
  raisedAt: string | null;
  caseId: string | null;
  status: CaseState | null;
  dueAt: string | null;
  owner: string | null;
  closedAt: string | null;
  closedBy: string | null;
  outcome: string | null;
  ownOutcome: string | null;
  acts:
    | {
        kind: CaseAct["kind"];
        at: string;
        by: string;
        detail: { result?: string; outcome?: string; undid?: string; riskAssessed?: boolean };
      }[]
    | null;
};

function toAnswer(row: Row): ReportedAnswer {
  const { checkInId, patientId: id, number, givenName, familyName, amendedTo, isJudged } = row;
  const acts = row.acts ?? [];
  return {
    checkInId,
    patient: { id, number, givenName, familyName },
    said: safetyAnswersOf(row.instrument, row.answers),
    answeredAt: new Date(row.answeredAt),
    receivedAt: new Date(row.receivedAt),
    amendedTo,
    isJudged,
    seenBy: (row.rules ?? []).filter((rule) => findRule(rule)?.safety).sort(),
    flag:
      row.ruleId && row.priority && row.raisedAt
        ? { ruleId: row.ruleId, priority: row.priority, at: new Date(row.raisedAt) }
        : null,
    case:
      row.caseId && row.status && row.dueAt
        ? {
            id: row.caseId,
            status: row.status,
            dueAt: new Date(row.dueAt),
            owner: row.owner,
            closedAt: row.closedAt ? new Date(row.closedAt) : null,
            closedBy: row.closedBy,
            outcome: row.ownOutcome ?? findOutcome(row.outcome ?? "")?.label ?? row.outcome,
            riskAssessed: acts.findLast(({ kind }) => kind === "closed")?.detail.riskAssessed ?? null,
          }
        : null,
    acts: acts.map(({ kind, at, by, detail }) => ({
      kind,
      at: new Date(at),
      by,
      result: detail.result ?? null,
      outcome: detail.outcome ?? null,
      undid: detail.undid ?? null,
    })),
  };
}
