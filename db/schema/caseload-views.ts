import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { memberships } from "@/db/schema/clinics";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";

/** A way one person looks at the caseload, under a name that stays here: no URL holds it. */
export const caseloadViews = app.table(
  "caseload_views",
  {
    clinicId: clinicId(),
    staffId: uuid().notNull(),
    id: uuid().notNull(),
    name: text().notNull(),
    /** Sort and filters as they stand in a URL, e.g. "sort=due&band=severe". */
    asked: text().notNull(),
    /** What Patients opens with; at most one a person. */
    isDefault: boolean().notNull().default(false),
    savedAt: timestamp({ withTimezone: true }).notNull(),
    removedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.staffId, t.id] }),
    foreignKey({
      columns: [t.clinicId, t.staffId],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    uniqueIndex("caseload_views_by_name").on(t.clinicId, t.staffId, t.name).where(sql`removed_at is null`),
    uniqueIndex("caseload_views_default")
      .on(t.clinicId, t.staffId)
      .where(sql`is_default and removed_at is null`),
    check("caseload_views_name", sql`name <> '' and length(name) <= 60`),
    check("caseload_views_asked", sql`length(asked) <= 300`),
    ofOwnClinic(),
  ],
);
