import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";
import type { ClinicCalendar } from "@/domain/deadline";

/** Reference table: one row a clinic (FHIR Organization). */
export const clinics = app.table(
  "clinics",
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    timeZone: text().notNull(),
    hours: jsonb().$type<ClinicCalendar["hours"]>().notNull(),
    holidays: jsonb().$type<string[]>().notNull().default([]),
    /** What a patient is shown when an answer asks for help, and what staff see was shown. */
    crisisContacts: jsonb().$type<{ label: string; contact: string }[]>().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  () => [ofOwnClinic("id")],
);

/** Reference table: a person who signs in. The application role has no grant on it: see the functions of the first migration. */
export const staff = app
  .table(
    "staff",
    {
      id: uuid().primaryKey(),
      email: text().notNull().unique(),
      /** argon2id, PHC string. */
      passwordHash: text().notNull(),
      disabledAt: timestamp({ withTimezone: true }),
      createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    },
    (t) => [check("staff_email_lowercase", sql`${t.email} = lower(${t.email})`)],
  )
  .enableRLS();

/** Reference table: who works where, as what (FHIR PractitionerRole). */
export const memberships = app.table(
  "memberships",
  {
    clinicId: clinicId().references(() => clinics.id),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    role: text().$type<"administrator" | "clinician" | "coordinator" | "auditor">().notNull(),
    displayName: text().notNull(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.staffId] }),
    index("memberships_by_staff").on(t.staffId),
    check("memberships_role", sql`${t.role} in ('administrator', 'clinician', 'coordinator', 'auditor')`),
    ofOwnClinic(),
  ],
);

/** A signed-in browser. This row, not the cookie, is the authority; it is found by the hash of the cookie's secret. */
export const sessions = app
  .table("sessions", {
    tokenHash: text().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    clinicId: uuid().notNull(),
    /** 1 password; 2 password and second factor (NIST SP 800-63B). */
    assurance: integer().notNull().default(1),
    openedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    closedAt: timestamp({ withTimezone: true }),
  })
  .enableRLS();

/** A machine that may call for one clinic. Only the hash of its token is kept. */
export const apiTokens = app
  .table(
    "api_tokens",
    {
      clinicId: clinicId(),
      id: uuid().notNull(),
      tokenHash: text().notNull(),
      name: text().notNull(),
      scope: text().$type<"intake">().notNull(),
      createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
      expiresAt: timestamp({ withTimezone: true }).notNull(),
      revokedAt: timestamp({ withTimezone: true }),
    },
    (t) => [
      primaryKey({ columns: [t.clinicId, t.id] }),
      index("api_tokens_by_hash").on(t.tokenHash),
      foreignKey({ columns: [t.clinicId], foreignColumns: [clinics.id] }),
      check("api_tokens_scope", sql`${t.scope} in ('intake')`),
    ],
  )
  .enableRLS();
