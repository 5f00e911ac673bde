import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { memberships } from "@/db/schema/clinics";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";
import { cases } from "@/db/schema/triage";
import type { OnCall } from "@/domain/coverage";
import type { Outcome } from "@/domain/triage";

/** How a clinic works its queue; a clinic without a row has the defaults. */
export const triageSettings = app.table(
  "triage_settings",
  {
    clinicId: clinicId().primaryKey(),
    /** How long a claim lasts when nothing happens. */
    claimMinutes: integer().notNull(),
    /** Who answers when the clinic is closed; null when nobody does. */
    onCall: jsonb().$type<OnCall>(),
    /** Whom a deadline missed by everyone is put before; null: every clinician. */
    leadId: uuid(),
    /** Whether whoever is on call answers urgent findings outside the clinic's hours. They are raised and shown either way. */
    remoteUrgent: boolean().notNull(),
    changedBy: uuid().notNull(),
    changedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    foreignKey({
      columns: [t.clinicId, t.leadId],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    foreignKey({
      columns: [t.clinicId, t.changedBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    check("triage_settings_claim_minutes", sql`claim_minutes between 15 and 1440`),
    // Nobody to answer, nothing promised.
    check(
      "triage_settings_remote_urgent_on_call",
      sql`not remote_urgent or (coalesce(on_call->>'name', '') <> '' and coalesce(on_call->>'phone', '') <> '')`,
    ),
    ofOwnClinic(),
  ],
);

/** A clinic's own way to say how a case ended. It counts as the standard outcome it stands for. */
export const ownOutcomes = app.table(
  "own_outcomes",
  {
    clinicId: clinicId(),
    code: text().notNull(),
    label: text().notNull(),
    standsFor: text().$type<Outcome>().notNull(),
    addedBy: uuid().notNull(),
    addedAt: timestamp({ withTimezone: true }).notNull(),
    /** No longer offered; cases closed with it keep it. */
    retiredAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.code] }),
    foreignKey({
      columns: [t.clinicId, t.addedBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    check("own_outcomes_code", sql`code ~ '^[a-z]{2}[a-z0-9-]{0,30}$'`),
    ofOwnClinic(),
  ],
);

/** Which case a member of staff is looking at: one row a person, so that it never grows with cases. Stale soon, unless kept up. */
export const lookers = app.table(
  "lookers",
  {
    clinicId: clinicId(),
    staffId: uuid().notNull(),
    caseId: uuid().notNull(),
    lookedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.staffId] }),
    foreignKey({
      columns: [t.clinicId, t.staffId],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    foreignKey({ columns: [t.clinicId, t.caseId], foreignColumns: [cases.clinicId, cases.id] }),
    ofOwnClinic(),
  ],
);
