import { sql } from "drizzle-orm";
import { check, foreignKey, integer, jsonb, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { clinics, memberships } from "@/db/schema/clinics";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";
import type { Wording } from "@/domain/instruments/clinic-wording";

/**
 * A clinic's words for an instrument that we may score but not ship. Never changed: what a patient was asked stays readable, and
 * new words are a new version. The newest is in force.
 */
export const instrumentWordings = app.table(
  "instrument_wordings",
  {
    clinicId: clinicId(),
    instrument: text().notNull(),
    version: integer().notNull(),
    /** BCP 47. */
    language: text().notNull(),
    /** The edition that the words were taken from, as the administrator named it. */
    edition: text().notNull(),
    wording: jsonb().$type<Wording>().notNull(),
    /** What the administrator confirmed, word for word. */
    licenceStatement: text().notNull(),
    loadedBy: uuid().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.instrument, t.version] }),
    foreignKey({ columns: [t.clinicId], foreignColumns: [clinics.id] }),
    foreignKey({
      columns: [t.clinicId, t.loadedBy],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    check("instrument_wordings_version", sql`${t.version} > 0`),
    ofOwnClinic(),
  ],
);
