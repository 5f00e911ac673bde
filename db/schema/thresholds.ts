import { sql } from "drizzle-orm";
import {
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { memberships } from "@/db/schema/clinics";
import { patients } from "@/db/schema/patients";
import { app, clinicId, heronApp, ofOwnClinic } from "@/db/schema/tenancy";
import type { Thresholds } from "@/domain/rules/thresholds";

/**
 * A clinic's own numbers, in versions. A version is proposed by one person and decided by another; the highest approved
 * one is in force. A decided version never changes.
 */
export const thresholdSets = app.table(
  "threshold_sets",
  {
    clinicId: clinicId(),
    version: integer().notNull(),
    /** Only those that differ from Heron's defaults. */
    values: jsonb().$type<Partial<Thresholds>>().notNull(),
    reason: text().notNull(),
    proposedBy: uuid().notNull(),
    proposedAt: timestamp({ withTimezone: true }).notNull(),
    decision: text().$type<"approved" | "declined">(),
    decidedBy: uuid(),
    decidedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.version] }),
    foreignKey({
      columns: [t.clinicId, t.proposedBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    foreignKey({
      columns: [t.clinicId, t.decidedBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    uniqueIndex("threshold_sets_one_open").on(t.clinicId).where(sql`decided_at is null`),
    check("threshold_sets_version", sql`version > 0`),
    check("threshold_sets_values", sql`jsonb_typeof("values") = 'object'`),
    check(
      "threshold_sets_decided",
      sql`(decided_at is null) = (decision is null) and (decided_at is null) = (decided_by is null)`,
    ),
    // Whoever proposed may take it back, but only another may put it in force.
    check(
      "threshold_sets_two_people",
      sql`decision is distinct from 'approved' or decided_by <> proposed_by`,
    ),
    check("threshold_sets_decision", sql`decision in ('approved', 'declined')`),
    pgPolicy("undecided_only", {
      as: "restrictive",
      for: "update",
      to: heronApp,
      using: sql`decided_at is null`,
      withCheck: sql`true`,
    }),
    ofOwnClinic(),
  ],
);

/** One number set for one patient, with a reason and an end. Never one that a safety rule reads. */
export const thresholdOverrides = app.table(
  "threshold_overrides",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid().notNull(),
    name: text().notNull(),
    value: doublePrecision().notNull(),
    reason: text().notNull(),
    setBy: uuid().notNull(),
    setAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    endedBy: uuid(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patients.clinicId, patients.id] }),
    foreignKey({
      columns: [t.clinicId, t.setBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    foreignKey({
      columns: [t.clinicId, t.endedBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    index("threshold_overrides_of_patient").on(t.clinicId, t.patientId, t.setAt),
    check(
      "threshold_overrides_term",
      sql`expires_at > set_at and expires_at <= set_at + interval '366 days'`,
    ),
    check("threshold_overrides_ended", sql`(ended_at is null) = (ended_by is null)`),
    ofOwnClinic(),
  ],
);
