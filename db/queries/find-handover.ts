import { and, asc, eq, sql } from "drizzle-orm";
import { append } from "@/db/audit";
import { calendarOf } from "@/db/calendars";
import { inClinic, type Transaction } from "@/db/client";
import { clinics, memberships } from "@/db/schema/clinics";
import { patientIdentities, patients } from "@/db/schema/patients";
import { cases, type TriageDetail } from "@/db/schema/triage";
import { triageSettings } from "@/db/schema/triage-settings";
import { ownerOf } from "@/db/triage";
import { authorize, type Viewer } from "@/domain/access";
import { coverageAhead, type OnCall, type Stretch } from "@/domain/coverage";
import { lateSince } from "@/domain/message-text";
import type { NoticeStep } from "@/domain/notify";
import type { Priority } from "@/domain/priority";
import type { CaseEventKind, CaseState } from "@/domain/transitions";
import { watcherOf } from "@/domain/triage-settings";

export const mostOpen = 200;
export const mostHappened = 300;
export const mostUndelivered = 50;

type OfPatient = { caseId: string; givenName: string; familyName: string; number: string };

export type OpenCase = OfPatient & {
  priority: Priority;
  status: CaseState;
  dueAt: Date;
  answeredAt: Date;
  pausedAt: Date | null;
  owner: string | null;
  waitingReason: string | null;
  waitingUntil: Date | null;
  snoozeReason: string | null;
  snoozedUntil: Date | null;
  /** What the most pressing open flag says. */
  summary: string | null;
  flagCount: number;
};

/** Something that happened to a case in the shift, whoever did it. */
export type Happened = OfPatient & {
  id: string;
  kind: CaseEventKind;
  at: Date;
  by: string | null;
  detail: TriageDetail;
};

export type Undelivered = OfPatient & {
  id: string;
  step: NoticeStep;
  channel: "email" | "webhook";
  priority: Priority;
  to: string;
  isGivenUp: boolean;
  lastError: string | null;
};

export type HandoverPage = {
  /** Most pressing first, at most 200. */
  open: OpenCase[];
  isOpenCut: boolean;
  /** Oldest first, at most the newest 300. */
  happened: Happened[];
  isHappenedCut: boolean;
  undelivered: Undelivered[];
  coverage: Stretch[];
  onCall: OnCall | null;
};

/** What one shift leaves to the next. Read, and its reading put on record, in one round trip. */
export async function findHandover(
  viewer: Viewer,
  shift: { begins: Date; now: Date; nextEnds: Date },
): Promise<HandoverPage> {
  authorize(viewer, "view-queue");
  const { clinicId } = viewer;
  const { begins, now, nextEnds } = shift;
  return inClinic(viewer, async (tx) => {
    const [open, happened, undelivered, [clinic], [stored]] = await Promise.all([
      openCases(tx, clinicId),
      happenedSince(tx, clinicId, begins),
      notDelivered(tx, clinicId, now),
      tx
        .select({ timeZone: clinics.timeZone, hours: clinics.hours, holidays: clinics.holidays })
        .from(clinics)
        .where(eq(clinics.id, clinicId)),
      tx
        .select({ onCall: triageSettings.onCall, remoteUrgent: triageSettings.remoteUrgent })
        .from(triageSettings)
        .where(eq(triageSettings.clinicId, clinicId)),
      append(tx, viewer, now, { action: "handover-viewed" }),
    ]);
    if (!clinic) throw new Error("the viewer's own clinic is missing");
    const onCall = stored ? watcherOf(stored) : null;
    return {
      open: open.slice(0, mostOpen),
      isOpenCut: open.length > mostOpen,
      happened: happened.slice(0, mostHappened).reverse(),
      isHappenedCut: happened.length > mostHappened,
      undelivered,
      coverage: coverageAhead(calendarOf(clinic), onCall, now, nextEnds),
      onCall,
    };
  });
}

function openCases(tx: Transaction, clinicId: string): Promise<OpenCase[]> {
  const flag = sql`from app.flags f where f.clinic_id = ${clinicId} and f.case_id = ${cases.id} and f.closed_at is null`;
  return tx
    .select({
      caseId: cases.id,
      givenName: patientIdentities.givenName,
      familyName: patientIdentities.familyName,
      number: patients.number,
      priority: cases.priority,
      status: cases.status,
      dueAt: cases.dueAt,
      answeredAt: cases.answeredAt,
      pausedAt: cases.pausedAt,
      owner: memberships.displayName,
      waitingReason: cases.waitingReason,
      waitingUntil: cases.waitingUntil,
      snoozeReason: cases.snoozeReason,
      snoozedUntil: cases.snoozedUntil,
      summary: sql<string | null>`(select f.summary ${flag}
        order by case f.priority when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end, f.last_seen_at desc limit 1)`,
      flagCount: sql<number>`(select count(*)::int ${flag})`,
    })
    .from(cases)
    .innerJoin(patients, and(eq(patients.clinicId, clinicId), eq(patients.id, cases.patientId)))
    .innerJoin(
      patientIdentities,
      and(eq(patientIdentities.clinicId, clinicId), eq(patientIdentities.patientId, cases.patientId)),
    )
    .leftJoin(memberships, ownerOf(clinicId))
    .where(and(eq(cases.clinicId, clinicId), sql`${cases.status} <> 'closed'`))
    .orderBy(asc(cases.rank), asc(cases.dueAt), asc(cases.id))
    .limit(mostOpen + 1);
}

/** Newest first. Looks and ticks are left to the case itself. */
async function happenedSince(tx: Transaction, clinicId: string, begins: Date): Promise<Happened[]> {
  const rows = await tx.execute<Omit<Happened, "at"> & { at: string }>(sql`
    select e.id, e.case_id as "caseId", e.kind, e.at, m.display_name as by, e.detail - 'before' as detail,
      p.number, i.given_name as "givenName", i.family_name as "familyName"
    from app.triage_events e
    join app.patients p on p.clinic_id = ${clinicId} and p.id = e.patient_id
    join app.patient_identities i on i.clinic_id = ${clinicId} and i.patient_id = e.patient_id
    left join app.memberships m on m.clinic_id = ${clinicId} and m.staff_id = e.staff_id
    where e.clinic_id = ${clinicId} and e.at >= ${begins.toISOString()}::timestamptz
      and e.kind not in ('looked', 'ticked', 'unticked', 'joined', 'opened')
    order by e.at desc, e.id desc limit ${sql.raw(String(mostHappened + 1))}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** Messages of open cases that were given up, or that nobody tried when they were due. */
async function notDelivered(tx: Transaction, clinicId: string, now: Date): Promise<Undelivered[]> {
  const late = lateSince(now).toISOString();
  const message = sql`n.id, n.case_id, n.step, n.channel, n.priority, n.staff_id, n.endpoint_id, n.state, n.last_error, n.created_at
    from app.notifications n where n.clinic_id = ${clinicId}`;
  const rows = await tx.execute<Undelivered>(sql`
    select n.id, n.case_id as "caseId", n.step, n.channel, n.priority, n.state = 'dead' as "isGivenUp", n.last_error as "lastError",
      coalesce(m.display_name, w.url, '') as to, p.number, i.given_name as "givenName", i.family_name as "familyName"
    from ((select ${message} and n.state = 'dead' order by n.created_at desc limit 500) union all
      (select ${message} and n.state = 'pending' and n.channel in ('email', 'webhook') and n.next_attempt_at < ${late}::timestamptz limit 500)) n
    join app.cases c on c.clinic_id = ${clinicId} and c.id = n.case_id and c.status <> 'closed'
    join app.patients p on p.clinic_id = ${clinicId} and p.id = c.patient_id
    join app.patient_identities i on i.clinic_id = ${clinicId} and i.patient_id = c.patient_id
    left join app.memberships m on m.clinic_id = ${clinicId} and m.staff_id = n.staff_id
    left join app.webhook_endpoints w on w.clinic_id = ${clinicId} and w.id = n.endpoint_id
    order by c.rank, n.created_at limit ${sql.raw(String(mostUndelivered))}`);
  return [...rows];
}
