import { and, asc, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { patientIdentities, patients, standings } from "@/db/schema/patients";
import { cases } from "@/db/schema/triage";
import { authorize, type Viewer } from "@/domain/access";
import { isDay, isUuid } from "@/domain/cursor";
import type { Priority } from "@/domain/priority";

export const caseloadSorts = ["deterioration", "name", "due"] as const;
export type CaseloadSort = (typeof caseloadSorts)[number];

export type CaseloadRow = {
  patientId: string;
  number: string;
  givenName: string;
  familyName: string;
  standing: Omit<typeof standings.$inferSelect, "clinicId" | "patientId">;
  /** Dose and form of the plan in force, e.g. { doseMg: 60, form: "lozenge" }. */
  plan: { doseMg: number; form: string } | null;
  openCase: { id: string; priority: Priority } | null;
};

export type Caseload = { rows: CaseloadRow[]; next: string | null; total: number };

const pageSize = 50;

/** One page of the clinic's patients. One bounded row a patient: history is not read. */
export async function listCaseload(
  viewer: Viewer,
  sort: CaseloadSort,
  after: string | null,
): Promise<Caseload> {
  authorize(viewer, "view-patients");
  return inClinic(viewer, async (tx) => {
    const order = orders[sort];
    const rows = tx
      .select({
        patientId: patients.id,
        number: patients.number,
        givenName: patientIdentities.givenName,
        familyName: patientIdentities.familyName,
        standing: standings,
        plan: sql<
          CaseloadRow["plan"]
        >`(select jsonb_build_object('doseMg', p.dose_mg, 'form', p.form) from app.prescriptions p
          where p.clinic_id = ${viewer.clinicId} and p.patient_id = ${patients.id} and p.ends_on is null order by p.starts_on desc limit 1)`,
        caseId: cases.id,
        casePriority: cases.priority,
        cursor: order.cursor,
      })
      .from(standings)
      .innerJoin(patients, and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, standings.patientId)))
      .innerJoin(
        patientIdentities,
        and(
          eq(patientIdentities.clinicId, viewer.clinicId),
          eq(patientIdentities.patientId, standings.patientId),
        ),
      )
      .leftJoin(
        cases,
        and(
          eq(cases.clinicId, viewer.clinicId),
          eq(cases.patientId, standings.patientId),
          sql`${cases.status} <> 'closed'`,
        ),
      )
      .where(and(eq(standings.clinicId, viewer.clinicId), after ? order.after(after) : undefined))
      .orderBy(...order.by)
      .limit(pageSize + 1);
    const total = tx.execute<{ total: number }>(
      sql`select count(*)::int as total from (select 1 from app.standings where clinic_id = ${viewer.clinicId} limit 10000) counted`,
    );
    const [found, [count]] = await Promise.all([rows, total]);
    const page = found.slice(0, pageSize);
    return {
      rows: page.map(({ caseId, casePriority, cursor: _, standing, ...row }) => {
        const { clinicId: _clinic, patientId: _patient, ...rest } = standing;
        return {
          ...row,
          standing: rest,
          openCase: caseId && casePriority ? { id: caseId, priority: casePriority } : null,
        };
      }),
      next: found.length > pageSize ? (page.at(-1)?.cursor ?? null) : null,
      total: count?.total ?? 0,
    };
  });
}

type Order = { by: SQL[]; cursor: SQL<string>; after: (cursor: string) => SQL | undefined };

/** Each order with its keyset: cursors hold ids and ranks, never a name, since they stand in the URL. */
const orders: Record<CaseloadSort, Order> = {
  deterioration: {
    by: [asc(standings.openRank), desc(standings.deterioration), asc(standings.patientId)],
    cursor: sql<string>`${standings.openRank} || '_' || ${standings.deterioration} || '_' || ${standings.patientId}`,
    after(cursor) {
      const [, rank, key, id] = /^(\d)_(-?\d[\d.e+-]*)_(.+)$/.exec(cursor) ?? [];
      if (!rank || !Number.isFinite(Number(key)) || !id || !isUuid(id)) return undefined;
      return or(
        sql`${standings.openRank} > ${Number(rank)}`,
        and(
          eq(standings.openRank, Number(rank)),
          or(
            sql`${standings.deterioration} < ${Number(key)}`,
            and(eq(standings.deterioration, Number(key)), sql`${standings.patientId} > ${id}::uuid`),
          ),
        ),
      );
    },
  },
  name: {
    by: [
      asc(patientIdentities.familyName),
      asc(patientIdentities.givenName),
      asc(patientIdentities.patientId),
    ],
    cursor: sql<string>`${standings.patientId}::text`,
    after(cursor) {
      if (!isUuid(cursor)) return undefined;
      return sql`(${patientIdentities.familyName}, ${patientIdentities.givenName}, ${patientIdentities.patientId}) >
        (select l.family_name, l.given_name, l.patient_id from app.patient_identities l
         where l.clinic_id = ${standings.clinicId} and l.patient_id = ${cursor}::uuid)`;
    },
  },
  due: {
    by: [sql`${standings.nextDueOn} asc nulls last`, asc(standings.patientId)],
    cursor: sql<string>`coalesce(${standings.nextDueOn}::text, 'none') || '_' || ${standings.patientId}`,
    after(cursor) {
      const [, due, id] = /^(.+)_(.+)$/.exec(cursor) ?? [];
      if (!due || !id || !isUuid(id)) return undefined;
      if (due === "none") return sql`${standings.nextDueOn} is null and ${standings.patientId} > ${id}::uuid`;
      if (!isDay(due)) return undefined;
      return sql`(${standings.nextDueOn} is null or (${standings.nextDueOn}, ${standings.patientId}) > (${due}::date, ${id}::uuid))`;
    },
  },
};
