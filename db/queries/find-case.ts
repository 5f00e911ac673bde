import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { inClinic } from "@/db/client";
import { doseInForce } from "@/db/dose-in-force";
import { memberships } from "@/db/schema/clinics";
import { careEpisodes, patientIdentities, patients, prescriptions, standings } from "@/db/schema/patients";
import { cases, flags, type TriageDetail, triageEvents } from "@/db/schema/triage";
import { ownerOf } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import type { ContactConsent } from "@/domain/contact-consent";
import type { Escalated } from "@/domain/escalation";
import type { FlagBasis } from "@/domain/explain";
import type { Prescription } from "@/domain/prescription";
import type { Priority } from "@/domain/priority";
import type { Step, Tick } from "@/domain/protocol";
import type { Evidence } from "@/domain/rules/rule";
import type { CaseState } from "@/domain/transitions";
import type { Outcome } from "@/domain/triage";

export type CaseFlag = {
  id: string;
  ruleId: string;
  ruleVersion: number;
  priority: Priority;
  safety: boolean;
  summary: string;
  evidence: Evidence[];
  basis: FlagBasis | null;
  raisedAt: Date;
  answeredAt: Date;
  seen: number;
  closedAt: Date | null;
};

export type CaseEvent = {
  id: string;
  kind: string;
  at: Date;
  /** Who did it; null when Heron itself did. */
  by: string | null;
  detail: TriageDetail;
};

export type CaseDetail = {
  id: string;
  version: number;
  status: CaseState;
  priority: Priority;
  dueAt: Date;
  openedAt: Date;
  answeredAt: Date;
  claimedAt: Date | null;
  claimExpiresAt: Date | null;
  waitingReason: string | null;
  waitingSince: Date | null;
  waitingUntil: Date | null;
  snoozeReason: string | null;
  snoozedUntil: Date | null;
  /** Since when the deadline has stood still; null while it runs. */
  pausedAt: Date | null;
  escalatedTo: Escalated | null;
  closedAt: Date | null;
  outcome: Outcome | null;
  /** The clinic's own words for the outcome. */
  ownOutcome: string | null;
  owner: string | null;
  ownerId: string | null;
  patient: {
    id: string;
    number: string;
    givenName: string;
    familyName: string;
    bornOn: string;
    language: string;
    timeZone: string;
    phone: string | null;
    emergencyContact: { name: string; relation: string; phone: string } | null;
    contactConsent: ContactConsent | null;
  };
  standing: typeof standings.$inferSelect | null;
  /** `doseMg` is what the plan asks for today. */
  prescription: Pick<Prescription, "drug" | "route" | "form" | "doseMg" | "schedule"> | null;
  /** Most pressing first; those closed earlier come last. */
  flags: CaseFlag[];
  /** Oldest first, at most the newest 100. */
  events: CaseEvent[];
  /** Steps of the protocol that are done. */
  ticks: Tick[];
};

/** A case with all it takes to act on it. Null when it is missing or another clinic's: the two look the same. */
export async function findCase(viewer: Viewer, caseId: string): Promise<CaseDetail | null> {
  authorize(viewer, "view-queue");
  return inClinic(viewer, async (tx) => {
    const own = eq(cases.clinicId, viewer.clinicId);
    const head = tx
      .select({
        case: cases,
        patient: patients,
        identity: patientIdentities,
        owner: memberships.displayName,
        ownerId: memberships.staffId,
        standing: standings,
        ownOutcome: sql<
          string | null
        >`(select label from app.own_outcomes where clinic_id = ${viewer.clinicId} and code = ${cases.ownOutcome})`,
      })
      .from(cases)
      .innerJoin(patients, and(eq(patients.clinicId, viewer.clinicId), eq(patients.id, cases.patientId)))
      .innerJoin(
        patientIdentities,
        and(
          eq(patientIdentities.clinicId, viewer.clinicId),
          eq(patientIdentities.patientId, cases.patientId),
        ),
      )
      .leftJoin(memberships, ownerOf(viewer.clinicId))
      .leftJoin(
        standings,
        and(eq(standings.clinicId, viewer.clinicId), eq(standings.patientId, cases.patientId)),
      )
      .where(and(own, eq(cases.id, caseId)));
    const plan = tx
      .select({
        drug: prescriptions.drug,
        route: prescriptions.route,
        form: prescriptions.form,
        doseMg: doseInForce("prescriptions"),
        schedule: prescriptions.schedule,
      })
      .from(prescriptions)
      .innerJoin(cases, and(own, eq(cases.patientId, prescriptions.patientId), eq(cases.id, caseId)))
      .innerJoin(
        careEpisodes,
        and(eq(careEpisodes.clinicId, viewer.clinicId), eq(careEpisodes.id, prescriptions.episodeId)),
      )
      .where(eq(prescriptions.clinicId, viewer.clinicId))
      .orderBy(sql`${prescriptions.startsOn} > current_date`, desc(prescriptions.startsOn))
      .limit(1);
    const raised = tx
      .select()
      .from(flags)
      .where(and(eq(flags.clinicId, viewer.clinicId), eq(flags.caseId, caseId)))
      .orderBy(
        sql`${flags.closedAt} is not null`,
        sql`case ${flags.priority} when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end`,
        desc(flags.lastSeenAt),
      )
      .limit(50);
    const happened = tx
      .select({
        id: triageEvents.id,
        kind: triageEvents.kind,
        at: triageEvents.at,
        by: memberships.displayName,
        detail: triageEvents.detail,
      })
      .from(triageEvents)
      .leftJoin(
        memberships,
        and(eq(memberships.clinicId, viewer.clinicId), eq(memberships.staffId, triageEvents.staffId)),
      )
      .where(and(eq(triageEvents.clinicId, viewer.clinicId), eq(triageEvents.caseId, caseId)))
      .orderBy(desc(triageEvents.at), desc(triageEvents.id))
      .limit(100);

    const ticked = tx
      .selectDistinctOn([sql`${triageEvents.detail}->>'step'`], {
        kind: triageEvents.kind,
        step: sql<Step>`${triageEvents.detail}->>'step'`,
        at: triageEvents.at,
        by: memberships.displayName,
      })
      .from(triageEvents)
      .leftJoin(
        memberships,
        and(eq(memberships.clinicId, viewer.clinicId), eq(memberships.staffId, triageEvents.staffId)),
      )
      .where(
        and(
          eq(triageEvents.clinicId, viewer.clinicId),
          eq(triageEvents.caseId, caseId),
          inArray(triageEvents.kind, ["ticked", "unticked"]),
        ),
      )
      .orderBy(sql`${triageEvents.detail}->>'step'`, desc(triageEvents.at), desc(triageEvents.id));

    const [[found], [prescription], caseFlags, events, steps] = await Promise.all([
      head,
      plan,
      raised,
      happened,
      ticked,
    ]);
    if (!found) return null;
    const { case: row, patient, identity, owner, ownerId, ownOutcome, standing } = found;
    return {
      id: row.id,
      version: row.version,
      status: row.status,
      priority: row.priority,
      dueAt: row.dueAt,
      openedAt: row.openedAt,
      answeredAt: row.answeredAt,
      claimedAt: row.claimedAt,
      claimExpiresAt: row.claimExpiresAt,
      waitingReason: row.waitingReason,
      waitingSince: row.waitingSince,
      waitingUntil: row.waitingUntil,
      snoozeReason: row.snoozeReason,
      snoozedUntil: row.snoozedUntil,
      pausedAt: row.pausedAt,
      escalatedTo: row.escalatedTo,
      closedAt: row.closedAt,
      outcome: row.outcome,
      ownOutcome,
      owner,
      ownerId,
      patient: {
        id: patient.id,
        number: patient.number,
        language: patient.language,
        timeZone: patient.timeZone,
        givenName: identity.givenName,
        familyName: identity.familyName,
        bornOn: identity.bornOn,
        phone: identity.phone,
        emergencyContact: identity.emergencyContact,
        contactConsent: identity.contactConsent,
      },
      standing,
      prescription: prescription ?? null,
      flags: caseFlags,
      events: events.reverse(),
      ticks: steps.flatMap(({ kind, step, at, by }) => (kind === "ticked" ? [{ step, at, by }] : [])),
    };
  });
}
