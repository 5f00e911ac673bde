import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
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
import { clinics, memberships } from "@/db/schema/clinics";
import { app, clinicId, ofOwnClinic } from "@/db/schema/tenancy";
import type { ContactConsent } from "@/domain/contact-consent";
import type { Medicine, Sex } from "@/domain/patient-record";
import type { Intent, Prescription, Route, Schedule } from "@/domain/prescription";

/** Who is treated, without a name. Clinical rows point here. */
export const patients = app.table(
  "patients",
  {
    clinicId: clinicId().references(() => clinics.id),
    id: uuid().notNull(),
    /** The clinic's short number, shown beside the name as a second identifier. */
    number: text().notNull(),
    language: text().notNull(),
    timeZone: text().notNull(),
    /** Administrative sex (FHIR Patient.gender), which some cut-offs depend on; null where nobody said. */
    sex: text().$type<Sex>(),
    /** Bipolar disorder or a manic episode in the history; null when nobody asked. */
    bipolarHistory: boolean(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    unique("patients_number").on(t.clinicId, t.number),
    check("patients_sex", sql`${t.sex} in ('female', 'male', 'other', 'unknown')`),
    ofOwnClinic(),
  ],
);

/** Names, birth dates and contacts, apart from everything clinical. */
export const patientIdentities = app.table(
  "patient_identities",
  {
    clinicId: clinicId(),
    patientId: uuid().notNull(),
    givenName: text().notNull(),
    familyName: text().notNull(),
    bornOn: date().notNull(),
    phone: text(),
    email: text(),
    emergencyContact: jsonb().$type<{ name: string; relation: string; phone: string } | null>(),
    /** What the patient allowed (FHIR Consent); null where nobody asked. */
    contactConsent: jsonb().$type<ContactConsent>(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.patientId] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patients.clinicId, patients.id] }),
    index("patient_identities_by_name").on(t.clinicId, t.familyName, t.givenName, t.patientId),
    ofOwnClinic(),
  ],
);

/** One course of treatment; baselines belong to it (FHIR EpisodeOfCare). */
export const careEpisodes = app.table(
  "care_episodes",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid().notNull(),
    startedOn: date().notNull(),
    /** Local day of the first dose taken; fixes the baseline window. */
    firstDoseOn: date(),
    endedOn: date(),
    /** What else the patient takes (FHIR MedicationStatement), at most 40; null where nobody asked. */
    medicines: jsonb().$type<readonly Medicine[]>(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patients.clinicId, patients.id] }),
    check(
      "care_episodes_medicines",
      sql`case when jsonb_typeof(${t.medicines}) = 'array' then jsonb_array_length(${t.medicines}) <= 40 else ${t.medicines} is null end`,
    ),
    index("care_episodes_of_patient").on(t.clinicId, t.patientId, t.startedOn),
    ofOwnClinic(),
  ],
);

/** When a medicine came onto a patient's list or went off it, as staff recorded it. Never changed: what the list holds now is with the episode. */
export const medicineChanges = app.table(
  "medicine_changes",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    staffId: uuid().notNull(),
    change: text().$type<"added" | "removed">().notNull(),
    name: text().notNull(),
    class: text().$type<Medicine["class"]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patients.clinicId, patients.id] }),
    foreignKey({
      columns: [t.clinicId, t.staffId],
      foreignColumns: [memberships.clinicId, memberships.staffId],
    }),
    index("medicine_changes_of_patient").on(t.clinicId, t.patientId, t.at),
    check("medicine_changes_change", sql`${t.change} in ('added', 'removed')`),
    ofOwnClinic(),
  ],
);

/** The plan that doses are compared with (FHIR MedicationRequest). Never edited: a change is a new row. */
export const prescriptions = app.table(
  "prescriptions",
  {
    clinicId: clinicId(),
    id: uuid().notNull(),
    patientId: uuid().notNull(),
    episodeId: uuid().notNull(),
    drug: text().notNull(),
    route: text().$type<Route>().notNull(),
    form: text().notNull(),
    strengthMg: doublePrecision().notNull(),
    concentrationMgPerMl: doublePrecision(),
    doseMg: doublePrecision().notNull(),
    maxDoseMg: doublePrecision().notNull(),
    maxDosesPerDay: integer().notNull(),
    intent: text().$type<Intent>(),
    schedule: jsonb().$type<Schedule>().notNull(),
    minIntervalHours: integer().notNull(),
    titration: jsonb().$type<Prescription["titration"]>().notNull().default([]),
    dispensedUnits: doublePrecision(),
    dispensedOn: date(),
    daysSupply: integer(),
    startsOn: date().notNull(),
    endsOn: date(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.id] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patients.clinicId, patients.id] }),
    foreignKey({
      columns: [t.clinicId, t.episodeId],
      foreignColumns: [careEpisodes.clinicId, careEpisodes.id],
    }),
    index("prescriptions_of_patient").on(t.clinicId, t.patientId, t.startsOn),
    check(
      "prescriptions_doses",
      sql`${t.doseMg} > 0 and ${t.maxDoseMg} >= ${t.doseMg} and ${t.strengthMg} > 0`,
    ),
    check("prescriptions_concentration", sql`${t.concentrationMgPerMl} > 0`),
    check("prescriptions_intent", sql`${t.intent} in ('sub-perceptual', 'perceptual')`),
    ofOwnClinic(),
  ],
);

/** Where each patient stands now: one bounded row, kept by the commands that change it, so that the caseload reads no history. */
export const standings = app.table(
  "standings",
  {
    clinicId: clinicId(),
    patientId: uuid().notNull(),
    /** Rank of the open case (0 urgent … 3 low); 9 when none is open. */
    openRank: smallint().notNull().default(9),
    openFlags: integer().notNull().default(0),
    /** Higher is more concerning; ties break by the day due, then by patient. */
    deterioration: doublePrecision().notNull().default(0),
    phq9: jsonb().$type<{ value: number; band: string | null; at: string; prorated: boolean } | null>(),
    previous: smallint(),
    previousAt: timestamp({ withTimezone: true }),
    baseline: smallint(),
    baselineAt: timestamp({ withTimezone: true }),
    changeFromPrevious: smallint(),
    changeFromBaseline: smallint(),
    reliable: text().$type<"improved" | "worse" | "no-reliable-change">(),
    response: text().$type<"response" | "remission">(),
    /** By the cut points of the last decision week; null before the first, and where it cannot be told. */
    onTrack: boolean(),
    /** [ISO time, PHQ-9 total], oldest first, at most 26. */
    sparkline: jsonb().$type<(readonly [string, number])[]>().notNull().default([]),
    lastCheckInAt: timestamp({ withTimezone: true }),
    /** Local day the next PHQ-9 is due; earlier than today when it is waiting. */
    nextDueOn: date(),
    /** When the silence rules were last asked about this patient. */
    silenceAskedAt: timestamp({ withTimezone: true }),
    // What the caseload is sorted by: never null, smallest first, so that one comparison of rows finds the place in any of them.
    byDeterioration: bigint({ mode: "number" })
      .notNull()
      .generatedAlwaysAs(sql.raw("open_rank::bigint * 4294967296 - deterioration::bigint")),
    byDue: date().notNull().generatedAlwaysAs(sql.raw("coalesce(next_due_on, '9999-12-31'::date)")),
    byScore: doublePrecision()
      .notNull()
      .generatedAlwaysAs(sql.raw("coalesce(-(phq9->'value')::double precision, 1000)")),
    byRise: smallint()
      .notNull()
      .generatedAlwaysAs(sql.raw("coalesce(-change_from_previous, 1000)::smallint")),
    byBaseline: smallint()
      .notNull()
      .generatedAlwaysAs(sql.raw("coalesce(-change_from_baseline, 1000)::smallint")),
    byHeard: timestamp({ withTimezone: true })
      .notNull()
      .generatedAlwaysAs(sql.raw("coalesce(last_check_in_at, '0001-01-01T00:00:00Z'::timestamptz)")),
    /** Of the latest PHQ-9. */
    band: text().generatedAlwaysAs(sql.raw("phq9->>'band'")),
  },
  (t) => [
    primaryKey({ columns: [t.clinicId, t.patientId] }),
    foreignKey({ columns: [t.clinicId, t.patientId], foreignColumns: [patients.clinicId, patients.id] }),
    index("standings_by_deterioration").on(t.clinicId, t.byDeterioration, t.byDue, t.patientId),
    index("standings_by_due").on(t.clinicId, t.byDue, t.patientId),
    index("standings_by_score").on(t.clinicId, t.byScore, t.patientId),
    index("standings_by_rise").on(t.clinicId, t.byRise, t.patientId),
    index("standings_by_baseline").on(t.clinicId, t.byBaseline, t.patientId),
    index("standings_by_heard").on(t.clinicId, t.byHeard, t.patientId),
    ofOwnClinic(),
  ],
);
