import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { checkIns } from "@/db/schema/check-ins";
import { memberships } from "@/db/schema/clinics";
import { patients } from "@/db/schema/patients";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";
import type { Escalated } from "@/domain/escalation";
import type { FlagBasis } from "@/domain/explain";
import type { NewsTopic } from "@/domain/notify";
import type { Priority } from "@/domain/priority";
import type { Step } from "@/domain/protocol";
import type { Evidence } from "@/domain/rules/rule";
import type { CaseEventKind, CaseState } from "@/domain/transitions";
import type { Channel, ContactResult, Outcome, UrgencyWas } from "@/domain/triage";

/** The open flags of one patient, worked as one (FHIR Task). At most one is open per patient. */
export const cases = app.table(
  "cases",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid().notNull(),
    status: text().$type<CaseState>().notNull(),
    priority: text().$type<Priority>().notNull(),
    /** 0 urgent … 3 low, so that an index can sort. */
    rank: smallint().generatedAlwaysAs(
      sql.raw("case priority when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end"),
    ),
    dueAt: timestamp({ withTimezone: true }).notNull(),
    openedAt: timestamp({ withTimezone: true }).notNull(),
    /** When the answer that set the present priority was given. */
    answeredAt: timestamp({ withTimezone: true }).notNull(),
    ownerId: uuid(),
    claimedAt: timestamp({ withTimezone: true }),
    /** When the case returns to the queue unless its owner does something; null but while claimed. */
    claimExpiresAt: timestamp({ withTimezone: true }),
    /** What is waited for, since when, and when the case is its owner's to work again. */
    waitingReason: text(),
    waitingSince: timestamp({ withTimezone: true }),
    waitingUntil: timestamp({ withTimezone: true }),
    snoozeReason: text(),
    snoozedAt: timestamp({ withTimezone: true }),
    snoozedUntil: timestamp({ withTimezone: true }),
    /** A finding of this rank or a smaller one wakes the case. */
    wakeAtRank: smallint(),
    /** Since when the deadline has stood still; null while it runs. */
    pausedAt: timestamp({ withTimezone: true }),
    /** Whom the missed deadline was last put before. */
    escalatedTo: text().$type<Escalated>(),
    closedAt: timestamp({ withTimezone: true }),
    closedBy: uuid(),
    outcome: text().$type<Outcome>(),
    /** The clinic's own code, which `outcome` is the standard one for. */
    ownOutcome: text(),
    /** Rises with every change: a command that names an older one is told what changed. */
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patients.clinicId, patients.id] }),
    foreignKey({
      columns: [t.clinicId, t.ownerId],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    foreignKey({
      columns: [t.clinicId, t.closedBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    uniqueIndex("cases_one_open").on(t.clinicId, t.patientId).where(sql`status <> 'closed'`),
    index("cases_queue").on(t.clinicId, t.rank, t.dueAt, t.id).where(sql`status <> 'closed'`),
    index("cases_owned").on(t.clinicId, t.ownerId, t.rank, t.dueAt, t.id).where(sql`status <> 'closed'`),
    index("cases_snoozed").on(t.clinicId, t.rank, t.dueAt, t.id).where(sql`status = 'snoozed'`),
    index("cases_due").on(t.clinicId, t.dueAt).where(sql`status <> 'closed'`),
    index("cases_closed").on(t.clinicId, t.closedAt).where(sql`status = 'closed'`),
    index("cases_of_patient").on(t.clinicId, t.patientId, t.openedAt),
    index("cases_opened").on(t.clinicId, t.openedAt),
    check(
      "cases_closed_with_outcome",
      sql`(status = 'closed') = (closed_at is not null and outcome is not null)`,
    ),
    check("cases_claimed_with_owner", sql`status <> 'claimed' or owner_id is not null`),
    check("cases_status", sql`status in ('new', 'claimed', 'waiting', 'snoozed', 'returned', 'closed')`),
    check(
      "cases_waiting_for_something",
      sql`(status = 'waiting') = (waiting_reason is not null and waiting_since is not null and waiting_until is not null)
        and (status <> 'waiting' or owner_id is not null)`,
    ),
    check(
      "cases_snoozed_for_a_time",
      sql`(status = 'snoozed') = (snoozed_at is not null and snoozed_until is not null and wake_at_rank is not null)
        and (snoozed_until <= snoozed_at + interval '30 days')`,
    ),
    check("cases_urgent_never_snoozed", sql`status <> 'snoozed' or priority <> 'urgent'`),
    check("cases_escalated_to", sql`escalated_to in ('owner', 'pool', 'lead')`),
    ofOwnClinic(),
  ],
);

/** A finding that was raised and stays until answered (FHIR Flag). It keeps the rule version and the answers it saw. */
export const flags = app.table(
  "flags",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    caseId: uuid().notNull(),
    patientId: uuid().notNull(),
    ruleId: text().notNull(),
    ruleVersion: integer().notNull(),
    priority: text().$type<Priority>().notNull(),
    safety: boolean().notNull(),
    summary: text().notNull(),
    evidence: jsonb().$type<Evidence[]>().notNull(),
    /** The rule's words and numbers as they were; null on flags older than this column. */
    basis: jsonb().$type<FlagBasis>(),
    /** Null when silence raised it. */
    checkInId: uuid(),
    raisedAt: timestamp({ withTimezone: true }).notNull(),
    answeredAt: timestamp({ withTimezone: true }).notNull(),
    /** How often it was seen while open. */
    seen: integer().notNull().default(1),
    lastSeenAt: timestamp({ withTimezone: true }).notNull(),
    closedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.caseId], foreignColumns: [cases.clinicId, cases.id] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIns.clinicId, checkIns.id] }),
    index("flags_of_case").on(t.clinicId, t.caseId),
    index("flags_of_patient").on(t.clinicId, t.patientId, t.raisedAt),
    index("flags_raised").on(t.clinicId, t.raisedAt),
    uniqueIndex("flags_one_open").on(t.clinicId, t.patientId, t.ruleId).where(sql`closed_at is null`),
    ofOwnClinic(),
  ],
);

/** What happened to a case, who did it and when. Append-only. */
export const triageEvents = app.table(
  "triage_events",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    caseId: uuid().notNull(),
    patientId: uuid().notNull(),
    flagId: uuid(),
    kind: text().$type<CaseEventKind>().notNull(),
    /** Null when Heron itself did it. */
    staffId: uuid(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** The version the case has since: events happened in this order, and of one version in that of their ids. Null on events older than this column. */
    seq: integer(),
    detail: jsonb().$type<TriageDetail>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.caseId], foreignColumns: [cases.clinicId, cases.id] }),
    foreignKey({
      columns: [t.clinicId, t.staffId],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    index("triage_events_of_case").on(t.clinicId, t.caseId, t.at),
    index("triage_events_of_patient").on(t.clinicId, t.patientId, t.at),
    index("triage_events_recent").on(t.clinicId, t.at),
    ofOwnClinic(),
  ],
);

export type TriageDetail = {
  note?: string;
  outcome?: Outcome;
  riskAssessed?: boolean;
  ruleId?: string;
  priority?: Priority;
  summary?: string;
  /** Whose case it was before it was taken over or given to another. */
  from?: string;
  /** Whose it is now, by name and by id; of "claim-expired": whose it was, by id. */
  to?: string;
  toId?: string;
  /** Of "opened": a closed flag came back. */
  again?: boolean;
  reason?: string;
  /** ISO moment. */
  until?: string;
  /** What ended a snooze or a waiting, or was undone. */
  why?: "worse" | "time" | "staff";
  undid?: CaseEventKind;
  channel?: Channel;
  result?: ContactResult;
  /** Of the protocol: what was ticked. */
  step?: Step;
  ownOutcome?: string;
  urgencyWas?: UrgencyWas;
  /** How the case stood before what can be undone. */
  before?: StoodBefore;
};

/** What undoing puts back. Moments in ISO. */
export type StoodBefore = {
  status: CaseState;
  ownerId: string | null;
  claimedAt: string | null;
  claimExpiresAt: string | null;
  waitingReason: string | null;
  waitingSince: string | null;
  waitingUntil: string | null;
  snoozeReason: string | null;
  snoozedAt: string | null;
  snoozedUntil: string | null;
  wakeAtRank: number | null;
  pausedAt: string | null;
  dueAt: string;
};

/** Messages to be sent, stored with what they tell about. Delivered at least once, outside this transaction. */
export const outbox = app.table(
  "outbox",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    topic: text().$type<NewsTopic>().notNull(),
    caseId: uuid().notNull(),
    priority: text().$type<Priority>().notNull(),
    /** Who did what it tells of, who is not told; null when Heron did. */
    actorId: uuid(),
    /** The one person it concerns: a new owner, or whose claim ended. */
    toId: uuid(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    availableAt: timestamp({ withTimezone: true }).notNull(),
    attempts: integer().notNull().default(0),
    deliveredAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.caseId], foreignColumns: [cases.clinicId, cases.id] }),
    index("outbox_waiting").on(t.clinicId, t.availableAt).where(sql`delivered_at is null`),
    ofOwnClinic(),
  ],
);
