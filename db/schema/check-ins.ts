import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { patients } from "@/db/schema/patients";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";
import type { Dose } from "@/domain/dose";
import type { Answers } from "@/domain/instruments/instrument";
import type { Route } from "@/domain/prescription";
import type { Finding } from "@/domain/rules/rule";

/** What a patient answered (FHIR QuestionnaireResponse). Append-only, but for `superseded`: a correction is a new version that replaces this one. */
export const checkIns = app.table(
  "check_ins",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid().notNull(),
    instrument: text().notNull(),
    instrumentVersion: text().notNull(),
    status: text().$type<"completed" | "amended" | "in-progress" | "stopped">().notNull(),
    /** Who sent it: "api:" and the name of the sending system's token, or "heron" for our own form. */
    source: text().notNull(),
    /** The sender's identifier, or a hash of the content when it gave none: a resend finds the first. */
    identifier: text().notNull(),
    /** In order of arrival. Which one counts is told by `superseded`. */
    version: integer().notNull().default(1),
    replacesId: uuid(),
    /** True when another version counts in its place. */
    superseded: boolean().notNull().default(false),
    contentHash: text().notNull(),
    authoredAt: timestamp({ withTimezone: true }).notNull(),
    startedAt: timestamp({ withTimezone: true }),
    receivedAt: timestamp({ withTimezone: true }).notNull(),
    language: text().notNull(),
    /** The device it was answered on, as its sender names it. */
    deviceId: text(),
    answers: jsonb().$type<Answers>().notNull(),
    /** Total the sender stated, kept beside ours and never used in its place. */
    statedTotal: doublePrecision(),
    /**
     * Self-harm, without the rule engine: PHQ-9 item 9 (0-3), 3 for a current ASQ 5, 2 for ASQ 1 to 3, 3 when not sure to be safe,
     * C-SSRS by its level (3 high, 2 moderate, 1 low).
     * A positive surfaces through its index even if every rule is broken.
     */
    selfHarm: smallint().generatedAlwaysAs(
      sql.raw(`greatest(
        case when jsonb_typeof(answers->'phq9.9') = 'number' then (answers->'phq9.9')::smallint else 0 end,
        case when answers->'asq.5' = 'true'::jsonb then 3 else 0 end,
        case when answers->'asq.1' = 'true'::jsonb or answers->'asq.2' = 'true'::jsonb or answers->'asq.3' = 'true'::jsonb then 2 else 0 end,
        case when jsonb_typeof(answers->'sf.safe') = 'number' and (answers->'sf.safe')::smallint >= 1 then 3 else 0 end,
        case when answers->'cssrs.4' = 'true'::jsonb or answers->'cssrs.5' = 'true'::jsonb or answers->'cssrs.6b' = 'true'::jsonb then 3
          when answers->'cssrs.3' = 'true'::jsonb or answers->'cssrs.6' = 'true'::jsonb then 2
          when answers->'cssrs.1' = 'true'::jsonb or answers->'cssrs.2' = 'true'::jsonb then 1 else 0 end
      )::smallint`),
    ),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patients.clinicId, patients.id] }),
    unique("check_ins_identifier").on(t.clinicId, t.source, t.identifier, t.version),
    index("check_ins_of_patient").on(t.clinicId, t.patientId, t.authoredAt),
    index("check_ins_received").on(t.clinicId, t.receivedAt),
    index("check_ins_on_device").on(t.clinicId, t.deviceId, t.authoredAt).where(sql`device_id is not null`),
    index("check_ins_self_harm").on(t.clinicId, t.receivedAt).where(sql`self_harm > 0`),
    ofOwnClinic(),
  ],
);

/** One number of one check-in (FHIR Observation). Trends read these and never parse answers. */
export const scores = app.table(
  "scores",
  {
    clinicId: clinicId(),
    checkInId: uuid().notNull(),
    patientId: uuid().notNull(),
    instrument: text().notNull(),
    measure: text().notNull(),
    authoredAt: timestamp({ withTimezone: true }).notNull(),
    value: doublePrecision(),
    band: text(),
    prorated: boolean().notNull(),
    answered: smallint().notNull(),
    of: smallint().notNull(),
    /** As its check-in. */
    superseded: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.checkInId, t.measure] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIns.clinicId, checkIns.id] }),
    // The migration adds INCLUDE (value, band, prorated, check_in_id, superseded) by hand: drizzle-kit cannot say it.
    index("scores_trend").on(t.clinicId, t.patientId, t.instrument, t.measure, t.authoredAt),
    // With INCLUDE (patient_id, value), by hand as well: the programme reads months of a whole clinic.
    index("scores_phq9_by_time")
      .on(t.clinicId, t.authoredAt)
      .where(sql`instrument = 'phq-9' and measure = 'total' and value is not null and not superseded`),
    ofOwnClinic(),
  ],
);

/** Doses as the journal told them, in columns, for the dose strip (FHIR MedicationStatement). */
export const doses = app.table(
  "doses",
  {
    clinicId: clinicId(),
    checkInId: uuid().notNull(),
    patientId: uuid().notNull(),
    kind: text().$type<Dose["kind"]>().notNull(),
    takenAt: timestamp({ withTimezone: true }).notNull(),
    localOn: date().notNull(),
    route: text().$type<Route>(),
    mg: doublePrecision(),
    plannedMg: doublePrecision(),
    effect: smallint(),
    help: smallint(),
    superseded: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.checkInId] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIns.clinicId, checkIns.id] }),
    index("doses_of_patient").on(t.clinicId, t.patientId, t.takenAt),
    ofOwnClinic(),
  ],
);

/** What the rules saw in a check-in, quiet findings included. A check-in without an "ok" row is judged again by the sweep. */
export const judgements = app.table(
  "judgements",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    checkInId: uuid().notNull(),
    judgedAt: timestamp({ withTimezone: true }).notNull(),
    outcome: text().$type<"ok" | "failed">().notNull(),
    rulesVersion: text().notNull(),
    findings: jsonb().$type<Finding[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.checkInId], foreignColumns: [checkIns.clinicId, checkIns.id] }),
    index("judgements_of_check_in").on(t.clinicId, t.checkInId),
    ofOwnClinic(),
  ],
);

/** Idempotency-Key of a sender: the same key gets the same answer, another body under it is refused. */
export const idempotencyKeys = app.table(
  "idempotency_keys",
  {
    clinicId: clinicId(),
    source: text().notNull(),
    key: text().notNull(),
    contentHash: text().notNull(),
    checkInId: uuid().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.clinicId, t.source, t.key] }), ofOwnClinic()],
);
