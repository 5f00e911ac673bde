import { foreignKey, index, jsonb, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { clinics } from "@/db/schema/clinics";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";

/** Who did or read what, and when. Insert-only for the application; holds ids and codes, never names or answers. */
export const auditEvents = app.table(
  "audit_events",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    actorKind: text().$type<"staff" | "machine" | "heron">().notNull(),
    actorId: text().notNull(),
    action: text().notNull(),
    subjectId: text(),
    patientId: uuid(),
    detail: jsonb().$type<Record<string, string | number | boolean>>().notNull().default({}),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId], foreignColumns: [clinics.id] }),
    index("audit_events_newest").on(t.clinicId, t.at.desc(), t.id),
    index("audit_events_of_patient").on(t.clinicId, t.patientId, t.at),
    ofOwnClinic(),
  ],
);
