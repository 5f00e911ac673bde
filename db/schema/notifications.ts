import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { memberships } from "@/db/schema/clinics";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";
import { cases } from "@/db/schema/triage";
import type { NoticeStep } from "@/domain/notify";
import type { Priority } from "@/domain/priority";

/** Where a clinic's own systems are told. The secret that signs is sealed: see db/sealed.ts. */
export const webhookEndpoints = app.table(
  "webhook_endpoints",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    url: text().notNull(),
    sealedSecret: text().notNull(),
    addedBy: uuid().notNull(),
    addedAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({
      columns: [t.clinicId, t.addedBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    check("webhook_endpoints_https", sql`url like 'https://%'`),
    ofOwnClinic(),
  ],
);

/** How a member of staff is told; without a row, by e-mail at any hour. */
export const notificationPreferences = app.table(
  "notification_preferences",
  {
    clinicId: clinicId(),
    staffId: uuid().notNull(),
    email: boolean().notNull(),
    /** Priorities of which no e-mail is wanted, while `email` is on. */
    emailOff: jsonb().$type<Priority[]>().notNull().default([]),
    quietFrom: text(),
    quietTo: text(),
    /** IANA zone of the quiet hours; null: the clinic's. */
    quietZone: text(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.staffId] }),
    foreignKey({
      columns: [t.clinicId, t.staffId],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    check(
      "notification_preferences_quiet",
      sql`(quiet_from is null) = (quiet_to is null) and quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
        and quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'`,
    ),
    ofOwnClinic(),
  ],
);

/** One message to one recipient, from its planning until it is sent, given up or no longer needed. It holds no text until sent. */
export const notifications = app.table(
  "notifications",
  {
    clinicId: clinicId(),
    /** Goes out as Message-ID and `webhook-id`: a receiver that has seen it drops the second copy. */
    id: uuid().notNull(),
    dedupeKey: text().notNull(),
    step: text().$type<NoticeStep>().notNull(),
    channel: text().$type<"email" | "webhook">().notNull(),
    staffId: uuid(),
    endpointId: uuid(),
    /** Null for a test. */
    caseId: uuid(),
    priority: text().$type<Priority>().notNull(),
    /** When what it tells of happened: whoever took the case since has heard. */
    happenedAt: timestamp({ withTimezone: true }).notNull(),
    state: text().$type<"pending" | "failed" | "sent" | "dead" | "unneeded">().notNull().default("pending"),
    /** Rises with every attempt: a worker that lost its lease cannot settle what another took up. */
    attempts: integer().notNull().default(0),
    failures: integer().notNull().default(0),
    /** When it is due; while somebody sends it, when their lease ends. */
    nextAttemptAt: timestamp({ withTimezone: true }).notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
    subject: text(),
    /** A code, never the words of a server: those may quote what was sent. */
    lastError: text(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    unique("notifications_once").on(t.clinicId, t.dedupeKey),
    foreignKey({ columns: [t.clinicId, t.caseId], foreignColumns: [cases.clinicId, cases.id] }),
    foreignKey({
      columns: [t.clinicId, t.staffId],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    foreignKey({
      columns: [t.clinicId, t.endpointId],
      foreignColumns: [webhookEndpoints.clinicId, webhookEndpoints.id],
    }),
    index("notifications_due")
      .on(t.clinicId, t.channel, t.nextAttemptAt)
      .where(sql`state in ('pending', 'failed')`),
    index("notifications_of_case").on(t.clinicId, t.caseId),
    index("notifications_of_endpoint")
      .on(t.clinicId, t.endpointId, t.createdAt)
      .where(sql`endpoint_id is not null`),
    index("notifications_recent").on(t.clinicId, t.createdAt),
    index("notifications_dead").on(t.clinicId, t.createdAt).where(sql`state = 'dead'`),
    check("notifications_state", sql`state in ('pending', 'failed', 'sent', 'dead', 'unneeded')`),
    check("notifications_case", sql`case_id is not null or step = 'test'`),
    check(
      "notifications_recipient",
      sql`(channel = 'email' and staff_id is not null and endpoint_id is null)
        or (channel = 'webhook' and endpoint_id is not null and staff_id is null)`,
    ),
    ofOwnClinic(),
  ],
);
