import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { append } from "@/db/audit";
import { inClinic } from "@/db/client";
import { rulesVersion } from "@/db/judging";
import { checkIns } from "@/db/schema/check-ins";
import { memberships } from "@/db/schema/clinics";
import { patients } from "@/db/schema/patients";
import { cases, flags } from "@/db/schema/triage";
import { authorize, type Viewer } from "@/domain/access";
import type { ItemNine } from "@/domain/summary";
import type { SummaryFlag } from "@/domain/summary-page";

export type SummaryFindings = {
  /** Answers to PHQ-9 item 9 by check-in, oldest first. */
  item9: Map<string, ItemNine>;
  flags: SummaryFlag[];
  rulesVersion: string;
  /** "phq-9 2001", of the check-ins in the period. */
  instruments: { id: string; version: string }[];
};

/** At most so many are read: the summary shows six and counts the rest. */
const mostFlags = 200;
const mostPhq9 = 12;

/** What a one-page summary says that the patient's page does not, in one round trip, and the audit row of its making. Null for missing and foreign alike. */
export async function findSummary(
  viewer: Viewer,
  patientId: string,
  since: Date,
  now: Date,
): Promise<SummaryFindings | null> {
  authorize(viewer, "export");
  return inClinic(viewer, async (tx) => {
    const patient = tx
      .select({ id: patients.id })
      .from(patients)
      .where(and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, patientId)));
    const answered = tx
      .select({
        id: checkIns.id,
        status: checkIns.status,
        answer: sql<unknown>`${checkIns.answers}->'phq9.9'`,
      })
      .from(checkIns)
      .where(
        and(
          eq(checkIns.clinicId, viewer.clinicId),
          eq(checkIns.patientId, patientId),
          eq(checkIns.instrument, "phq-9"),
          eq(checkIns.superseded, false),
        ),
      )
      .orderBy(desc(checkIns.authoredAt), desc(checkIns.id))
      .limit(mostPhq9);
    const used = tx
      .selectDistinct({ id: checkIns.instrument, version: checkIns.instrumentVersion })
      .from(checkIns)
      .where(
        and(
          eq(checkIns.clinicId, viewer.clinicId),
          eq(checkIns.patientId, patientId),
          gte(checkIns.authoredAt, since),
          eq(checkIns.superseded, false),
          inArray(checkIns.instrument, ["phq-9", "gad-7", "dose-journal"]),
        ),
      )
      .orderBy(checkIns.instrument, checkIns.instrumentVersion);
    const nameOf = (staffId: PgColumn) =>
      sql<
        string | null
      >`(select m.display_name from ${memberships} m where m.clinic_id = ${viewer.clinicId} and m.staff_id = ${staffId})`;
    const raised = tx
      .select({
        ruleId: flags.ruleId,
        ruleVersion: flags.ruleVersion,
        priority: flags.priority,
        summary: flags.summary,
        answeredAt: flags.answeredAt,
        closedAt: flags.closedAt,
        outcome: cases.outcome,
        ownOutcome: sql<
          string | null
        >`(select o.label from app.own_outcomes o where o.clinic_id = ${viewer.clinicId} and o.code = ${cases.ownOutcome})`,
        closedBy: nameOf(cases.closedBy),
        owner: nameOf(cases.ownerId),
      })
      .from(flags)
      .innerJoin(cases, and(eq(cases.clinicId, viewer.clinicId), eq(cases.id, flags.caseId)))
      .where(
        and(eq(flags.clinicId, viewer.clinicId), eq(flags.patientId, patientId), gte(flags.raisedAt, since)),
      )
      .orderBy(
        sql`${flags.closedAt} is not null`,
        sql`case ${flags.priority} when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end`,
        desc(flags.answeredAt),
        desc(flags.id),
      )
      .limit(mostFlags);
    const [[own], item9, instruments, found] = await Promise.all([patient, answered, used, raised]);
    if (!own) return null;
    await append(tx, viewer, now, { action: "summary-made", patientId });
    return {
      item9: new Map(item9.reverse().map(({ id, status, answer }) => [id, itemNine(status, answer)])),
      flags: found,
      rulesVersion,
      instruments,
    };
  });
}

function itemNine(status: string, answer: unknown): ItemNine {
  if (typeof answer === "number") return answer;
  return status === "completed" || status === "amended" ? null : "not-finished";
}
