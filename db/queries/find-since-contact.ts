import { sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { authorize, type Viewer } from "@/domain/access";
import { type Channel, spokeOutcomes } from "@/domain/triage";

/** What has happened since staff last reached the patient; without a contact on record, in the last 30 days. */
export type SinceContact = {
  reached: { at: Date; by: string | null; channel: Channel | null } | null;
  /** From when on it is counted. */
  since: Date;
  checkIns: number;
  doses: number;
  /** Of them, those beyond the plan. */
  extraDoses: number;
  flags: number;
  /** Attempts that did not reach the patient. */
  attempts: number;
};

const daysWithout = 30;

export async function findSinceContact(viewer: Viewer, patientId: string, now: Date): Promise<SinceContact> {
  authorize(viewer, "view-queue");
  const { clinicId } = viewer;
  const own = (table: string) => sql.raw(`${table}.clinic_id = `).append(sql`${clinicId}`);
  const of = (table: string) => sql`${own(table)} and ${sql.raw(`${table}.patient_id`)} = ${patientId}`;
  const otherwise = new Date(now.getTime() - daysWithout * 86_400_000).toISOString();
  return inClinic(viewer, async (tx) => {
    const [row] = await tx.execute<Row>(sql`
      with reached as (
        select e.at, e.staff_id, e.detail->>'channel' as channel from app.triage_events e
        where ${of("e")} and (e.kind = 'contacted' and e.detail->>'result' = 'reached'
          or e.kind = 'closed' and e.detail->>'outcome' in (${sql.join(
            spokeOutcomes.map((code) => sql`${code}`),
            sql`, `,
          )}))
        order by e.at desc limit 1),
      since as (select coalesce((select at from reached), ${otherwise}::timestamptz) as at)
      select r.at as "reachedAt", r.channel, m.display_name as by, since.at as since,
        (select count(*)::int from app.check_ins c where ${of("c")} and c.authored_at > since.at and not c.superseded) as "checkIns",
        (select count(*)::int from app.doses d where ${of("d")} and d.taken_at > since.at and d.kind <> 'skipped' and not d.superseded) as doses,
        (select count(*)::int from app.doses d where ${of("d")} and d.taken_at > since.at and d.kind = 'extra' and not d.superseded) as "extraDoses",
        (select count(*)::int from app.flags f where ${of("f")} and f.raised_at > since.at) as flags,
        (select count(*)::int from app.triage_events e where ${of("e")} and e.kind = 'contacted' and e.at > since.at
          and e.detail->>'result' <> 'reached') as attempts
      from since left join reached r on true
      left join app.memberships m on ${own("m")} and m.staff_id = r.staff_id`);
    if (!row) throw new Error("counting gives a row");
    const { reachedAt, by, channel, since, ...counts } = row;
    const reached = reachedAt ? { at: new Date(reachedAt), by, channel } : null;
    return { reached, since: new Date(since), ...counts };
  });
}

type Row = Omit<SinceContact, "reached" | "since"> & {
  reachedAt: string | Date | null;
  since: string | Date;
  by: string | null;
  channel: Channel | null;
};
