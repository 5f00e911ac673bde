import { and, eq, sql } from "drizzle-orm";
import {
  beyond,
  countOf,
  keysOf,
  matches,
  orderOf,
  pageSize,
  parsePlace,
  placeText,
  sourceOf,
} from "@/db/caseload-page";
import { inClinic } from "@/db/client";
import { doseInForce } from "@/db/dose-in-force";
import { patientIdentities, patients, standings } from "@/db/schema/patients";
import { cases } from "@/db/schema/triage";
import { authorize, type Viewer } from "@/domain/access";
import { type Adherence, adherence } from "@/domain/adherence";
import type { CaseloadAsked } from "@/domain/caseload";
import type { Dose } from "@/domain/dose";
import type { Prescription } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";
import { defaultThresholds } from "@/domain/rules/thresholds";

export type CaseloadRow = {
  patientId: string;
  number: string;
  givenName: string;
  familyName: string;
  standing: Pick<
    typeof standings.$inferSelect,
    | "openFlags"
    | "phq9"
    | "previousAt"
    | "baseline"
    | "changeFromPrevious"
    | "changeFromBaseline"
    | "reliable"
    | "response"
    | "onTrack"
    | "sparkline"
    | "lastCheckInAt"
    | "nextDueOn"
  >;
  /** The plan in force, e.g. { doseMg: 60, form: "lozenge", … }. */
  plan: (Pick<Prescription, "doseMg" | "form"> & { asNeeded: boolean }) | null;
  /** Doses against the plan of the last weeks; null where it cannot be told. */
  kept: Adherence | null;
  openCase: { id: string; priority: Priority } | null;
  /** Where the row stands in this order, for a URL. */
  place: string;
};

export type Caseload = { rows: CaseloadRow[]; next: string | null; total: number };

type Plan = Pick<Prescription, "doseMg" | "form" | "schedule" | "startsOn" | "endsOn">;
type Told = { at: string; kind: Dose["kind"]; route: Dose["route"] };

/** As many doses as are read of one patient, whoever writes down hundreds. */
const mostDoses = 200;

/** One page of the clinic's patients. One bounded row a patient, and the doses of the last weeks: history is not read. */
export async function listCaseload(
  viewer: Viewer,
  asked: CaseloadAsked,
  after: string | null,
  now: Date,
): Promise<Caseload> {
  authorize(viewer, "view-patients");
  const { clinicId } = viewer;
  const { sort } = asked;
  const place = after === null ? null : parsePlace(viewer, sort, after);
  const isFiltered = Object.keys(asked.filters).length > 0;
  const alias = sql.raw(sort === "name" ? "i" : "s");
  const since = new Date(now.getTime() - (defaultThresholds.underUseDays + 2) * 86_400_000).toISOString();
  return inClinic(viewer, async (tx) => {
    const page = sql`(select ${alias}.patient_id, row_number() over (order by ${orderOf(sort)}) as place, ${keysOf(sort)} as keys
      from ${sourceOf(viewer, sort, isFiltered)} and ${place ? beyond(viewer, sort, place, "after") : sql`true`}
        and ${matches(viewer, asked, now)} order by ${orderOf(sort)} limit ${sql.raw(String(pageSize + 1))}) page`;
    const rows = tx
      .select({
        patientId: patients.id,
        number: patients.number,
        timeZone: patients.timeZone,
        givenName: patientIdentities.givenName,
        familyName: patientIdentities.familyName,
        standing: {
          openFlags: standings.openFlags,
          phq9: standings.phq9,
          previousAt: standings.previousAt,
          baseline: standings.baseline,
          changeFromPrevious: standings.changeFromPrevious,
          changeFromBaseline: standings.changeFromBaseline,
          reliable: standings.reliable,
          response: standings.response,
          onTrack: standings.onTrack,
          sparkline: standings.sparkline,
          lastCheckInAt: standings.lastCheckInAt,
          nextDueOn: standings.nextDueOn,
        },
        plan: sql<Plan | null>`(select jsonb_build_object('doseMg', ${doseInForce("p")}, 'form', p.form, 'schedule', p.schedule,
            'startsOn', p.starts_on, 'endsOn', p.ends_on) from app.prescriptions p
          where p.clinic_id = ${clinicId} and p.patient_id = page.patient_id and (p.ends_on is null or p.ends_on >= current_date)
          order by p.starts_on > current_date, p.starts_on desc limit 1)`,
        doses: sql<Told[]>`(select coalesce(jsonb_agg(told.dose), '[]') from (
          select jsonb_build_object('at', d.taken_at, 'kind', d.kind, 'route', d.route) as dose from app.doses d
          where d.clinic_id = ${clinicId} and d.patient_id = page.patient_id and d.taken_at >= ${since}::timestamptz
            and not d.superseded order by d.taken_at limit ${sql.raw(String(mostDoses))}) told)`,
        caseId: cases.id,
        casePriority: cases.priority,
        keys: sql<string[]>`page.keys`,
      })
      .from(page)
      .innerJoin(
        standings,
        and(eq(standings.clinicId, clinicId), eq(standings.patientId, sql`page.patient_id`)),
      )
      .innerJoin(patients, and(eq(patients.clinicId, clinicId), eq(patients.id, sql`page.patient_id`)))
      .innerJoin(
        patientIdentities,
        and(eq(patientIdentities.clinicId, clinicId), eq(patientIdentities.patientId, sql`page.patient_id`)),
      )
      .leftJoin(
        cases,
        and(
          eq(cases.clinicId, clinicId),
          eq(cases.patientId, sql`page.patient_id`),
          sql`${cases.status} <> 'closed'`,
        ),
      )
      .orderBy(sql`page.place`);
    const total = tx.execute<{ total: number }>(countOf(viewer, asked, now));
    const [found, [count]] = await Promise.all([rows, total]);
    const shown = found
      .slice(0, pageSize)
      .map(({ caseId, casePriority, keys, plan, doses, timeZone, ...row }) => ({
        ...row,
        plan: plan && { doseMg: plan.doseMg, form: plan.form, asNeeded: plan.schedule.kind === "as-needed" },
        kept: adherence(
          doses.map((dose) => ({ ...dose, at: new Date(dose.at) })),
          plan,
          now,
          defaultThresholds.underUseDays,
          timeZone,
        ),
        openCase: caseId && casePriority ? { id: caseId, priority: casePriority } : null,
        place: placeText(viewer, sort, { keys, patientId: row.patientId }),
      }));
    return {
      rows: shown,
      next: found.length > pageSize ? (shown.at(-1)?.place ?? null) : null,
      total: count?.total ?? 0,
    };
  });
}
