import { beforeAll, describe, expect, test, vi } from "vitest";
import { addWebhook } from "@/db/commands/add-webhook";
import { changeMedicines } from "@/db/commands/change-background";
import { changeOwnOutcome } from "@/db/commands/change-own-outcome";
import { changePreferences } from "@/db/commands/change-preferences";
import { changeTriageSettings } from "@/db/commands/change-triage-settings";
import { loadWording } from "@/db/commands/load-wording";
import { lookAtCase } from "@/db/commands/look-at-case";
import { overrideThreshold } from "@/db/commands/override-threshold";
import { planNotifications } from "@/db/commands/plan-notifications";
import { proposeThresholds } from "@/db/commands/propose-thresholds";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { saveView } from "@/db/commands/save-view";
import { openPool } from "@/db/connection";
import { newId } from "@/db/ids";
import { readCaseload } from "@/domain/caseload";
import { sds } from "@/domain/instruments/sds";
import { defaultPreferences } from "@/domain/notification-preferences";
import { defaultSettings } from "@/domain/triage-settings";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

let own: TestClinic;
let foreign: TestClinic;
let app: ReturnType<typeof openPool>;

/** Tables that belong to a clinic, from the catalogue: a new one is in the test on the day it is made. */
let tenantTables: string[];

beforeAll(async () => {
  [own, foreign] = await Promise.all([makeClinic("Own"), makeClinic("Foreign")]);
  for (const clinic of [own, foreign]) {
    const clinician = await clinic.staff("clinician");
    const now = new Date("2026-03-02T16:00:00Z");
    await proposeThresholds(clinician, { values: { someSignals: 3 }, reason: "test", base: 0 }, now);
    const sent = arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2), "2026-03-02T15:00:00Z", {
      idempotencyKey: "k",
    });
    const patientId = await clinic.patient();
    const expiresAt = new Date("2026-04-02T16:00:00Z");
    const override = { name: "onTrackBelow", value: 4, reason: "test", expiresAt } as const;
    await overrideThreshold(clinician, patientId, override, now);
    await recordCheckIn(clinic.intake, patientId, sent);
    await changeMedicines(
      clinician,
      patientId,
      { do: "add", name: "Sertraline", class: "antidepressant" },
      now,
    );
    const dose = {
      "dj.kind": "scheduled",
      "dj.at": "2026-03-02T20:00:00Z",
      "dj.route": "sublingual",
      "dj.mg": 60,
    };
    await recordCheckIn(clinic.intake, patientId, arrival("dose-journal", dose, "2026-03-02T21:00:00Z"));
    await planNotifications(clinic.heron, new Date("2026-03-02T22:00:00Z"));
    const view = { name: "test", asked: readCaseload({}), isDefault: true };
    await saveView(clinician, view, now);
    await changePreferences(clinician, defaultPreferences, now);
    const words = { language: "en", edition: "test", wording: { texts: {} } };
    const administrator = await clinic.staff("administrator");
    await loadWording(administrator, sds, words, new Date("2026-03-02T21:00:00Z"));
    await changeTriageSettings(administrator, defaultSettings, now);
    await addWebhook(administrator, "https://hook.example/", now);
    const outcome = { code: "xy", label: "test", standsFor: "data-error", offered: true } as const;
    await changeOwnOutcome(administrator, outcome, now);
    const [opened] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
    await lookAtCase(clinician, opened?.id as string, now);
    await adminSql()`with made as (
      insert into app.data_exports (clinic_id, id, what, selection, reason, requested_by, requested_at, state, next_at)
      values (${clinic.clinicId}, ${newId()}, 'scores', '{}', 'treatment', ${clinician.staffId}, now(), 'ready', now()) returning id)
      insert into app.data_export_parts (clinic_id, export_id, file, seq, bytes) select ${clinic.clinicId}, id, 0, 0, '' from made`;
  }
  app = openPool(process.env.DATABASE_APP_URL ?? "", { max: 1 });
  const rows =
    await adminSql()`select table_name from information_schema.columns where table_schema = 'app' and column_name = 'clinic_id' order by 1`;
  tenantTables = rows.map((row) => row.table_name as string);
  return () => app.end();
});

function inside<T>(clinicId: string | null, work: (sql: typeof app) => Promise<T>): Promise<T> {
  return app.begin(async (sql) => {
    if (clinicId) await sql`select app.enter_clinic(${clinicId})`;
    return work(sql as unknown as typeof app);
  }) as Promise<T>;
}

/** Tables that only functions of the owner reach: the application role may not even look. */
const closed = ["sessions", "api_tokens"];

describe("the application role", () => {
  test("owns nothing, is no superuser and cannot bypass row-level security", async () => {
    const [role] =
      await adminSql()`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'heron_app'`;
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    const [owned] =
      await adminSql()`select count(*)::int as n from pg_class where pg_get_userbyid(relowner) = 'heron_app'`;
    expect(owned?.n).toBe(0);
    const [owner] =
      await adminSql()`select rolsuper, rolcanlogin from pg_roles where rolname = 'heron_owner'`;
    expect(owner).toEqual({ rolsuper: false, rolcanlogin: false });
  });

  test("sees rows of the clinic it entered and of no other, in every table", async () => {
    expect(tenantTables.length).toBeGreaterThan(15);
    for (const table of tenantTables.filter((one) => !closed.includes(one))) {
      const [ours, theirs] = await inside(own.clinicId, async (sql) => {
        const count = (clinicId: string) =>
          sql`select count(*)::int as n from ${sql(`app.${table}`)} where clinic_id = ${clinicId}`;
        return [(await count(own.clinicId))[0]?.n, (await count(foreign.clinicId))[0]?.n];
      });
      expect(ours, table).toBeGreaterThan(0);
      expect(theirs, table).toBe(0);
    }
  });

  test("sees nothing without entering a clinic, nor after a transaction that had", async () => {
    await inside(own.clinicId, async (sql) => sql`select 1`);
    for (const table of tenantTables.filter((one) => !closed.includes(one))) {
      const rows = await inside(null, async (sql) => sql`select 1 from ${sql(`app.${table}`)} limit 1`);
      expect(rows, table).toHaveLength(0);
    }
  });

  test("cannot read the tables behind signing in", async () => {
    for (const table of [...closed, "staff"]) {
      await expect(
        inside(own.clinicId, async (sql) => sql`select 1 from ${sql(`app.${table}`)}`),
      ).rejects.toThrow(/permission denied/);
    }
  });

  test("cannot write into another clinic, nor move a row there", async () => {
    const patient = {
      id: "01980000-0000-7000-8000-000000000001",
      number: "9",
      language: "en",
      time_zone: "UTC",
    };
    await expect(
      inside(
        own.clinicId,
        async (sql) =>
          sql`insert into app.patients ${sql({ ...patient, clinic_id: foreign.clinicId, created_at: "2026-01-01" })}`,
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(
      inside(own.clinicId, async (sql) => sql`update app.cases set clinic_id = ${foreign.clinicId}`),
    ).rejects.toThrow(/row-level security/);
  });

  test("deletes nothing and changes nothing that states a fact", async () => {
    for (const table of tenantTables.filter((one) => !closed.includes(one))) {
      await expect(
        inside(own.clinicId, async (sql) => sql`delete from ${sql(`app.${table}`)}`),
        table,
      ).rejects.toThrow(/permission denied/);
    }
    for (const table of ["check_ins", "judgements", "triage_events", "audit_events", "instrument_wordings"]) {
      await expect(
        inside(own.clinicId, async (sql) => sql`update ${sql(`app.${table}`)} set clinic_id = clinic_id`),
        table,
      ).rejects.toThrow(/permission denied/);
    }
    await expect(inside(own.clinicId, async (sql) => sql`update app.scores set value = 0`)).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe("the schema", () => {
  test("enables row-level security on every table and forces it on none", async () => {
    const tables =
      await adminSql()`select relname, relrowsecurity as enabled, relforcerowsecurity as forced from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'app' and relkind = 'r' and relname <> 'migrations'`;
    expect(tables.filter((one) => !one.enabled || one.forced).map((one) => one.relname)).toEqual([]);
  });

  test("begins every key of a clinic's table with the clinic", async () => {
    const keys =
      await adminSql()`select c.conname, c.contype, (select attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1]) as first
      from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'app' and c.contype in ('p', 'u', 'f') and t.relname in ${adminSql()(tenantTables.filter((one) => !["sessions", "memberships"].includes(one)))}`;
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key) => key.first !== "clinic_id").map((key) => key.conname)).toEqual([]);
    const unique =
      await adminSql()`select i.relname, (select attname from pg_attribute a where a.attrelid = x.indrelid and a.attnum = x.indkey[0]) as first
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
      where n.nspname = 'app' and x.indisunique and t.relname in ${adminSql()(tenantTables.filter((one) => one !== "sessions"))}`;
    expect(unique.filter((one) => one.first !== "clinic_id").map((one) => one.relname)).toEqual([]);
  });

  test("has policies without subqueries, as Citus needs", async () => {
    const policies = await adminSql()`select tablename, qual from pg_policies where schemaname = 'app'`;
    expect(policies.length).toBeGreaterThan(15);
    expect(policies.filter((one) => /select/i.test(one.qual as string))).toEqual([]);
  });
});
