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
import type { FlagBasis } from "@/domain/explain";
import type { Priority } from "@/domain/priority";
import type { Evidence } from "@/domain/rules/rule";
import type { Outcome } from "@/domain/triage";

/** The open flags of one patient, worked as one (FHIR Task). At most one is open per patient. */
export const cases = app.table(
  "cases",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid().notNull(),
    status: text().$type<"new" | "claimed" | "returned" | "closed">().notNull(),
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
    closedAt: timestamp({ withTimezone: true }),
    closedBy: uuid(),
    outcome: text().$type<Outcome>(),
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
    index("cases_closed").on(t.clinicId, t.closedAt).where(sql`status = 'closed'`),
    index("cases_of_patient").on(t.clinicId, t.patientId, t.openedAt),
    check(
      "cases_closed_with_outcome",
      sql`(status = 'closed') = (closed_at is not null and outcome is not null)`,
    ),
    check("cases_claimed_with_owner", sql`status <> 'claimed' or owner_id is not null`),
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
    kind: text()
      .$type<
        | "opened"
        | "raised"
        | "joined"
        | "escalated"
        | "returned"
        | "claimed"
        | "taken-over"
        | "released"
        | "noted"
        | "closed"
        | "reopened"
      >()
      .notNull(),
    /** Null when Heron itself did it. */
    staffId: uuid(),
    at: timestamp({ withTimezone: true }).notNull(),
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
  /** Whose case it was before it was taken over. */
  from?: string;
};

/** Messages to be sent, stored with what they tell about. Delivered at least once, outside this transaction. */
export const outbox = app.table(
  "outbox",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    topic: text().$type<"case-opened" | "case-escalated">().notNull(),
    caseId: uuid().notNull(),
    priority: text().$type<Priority>().notNull(),
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
