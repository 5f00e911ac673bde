import { expect, test } from "vitest";
import { inClinic } from "@/db/client";
import { loadWording } from "@/db/commands/load-wording";
import { recordCheckIns } from "@/db/commands/record-check-ins";
import { loadPatientRecord } from "@/db/patient-record";
import { findPatient } from "@/db/queries/find-patient";
import { wordingFields } from "@/domain/instruments/clinic-wording";
import { sds } from "@/domain/instruments/sds";
import { arrival } from "@/tests/support/arrivals";
import { makeClinic, plan } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const dayMs = 86_400_000;
const first = Date.parse("2026-01-05T20:00:00Z");
const on = (day: number) => new Date(first + day * dayMs).toISOString();
const dose = (day: number) =>
  arrival(
    "dose-journal",
    { "dj.kind": "scheduled", "dj.at": on(day), "dj.route": "sublingual", "dj.mg": 60 },
    on(day),
  );

async function loadedDays(dispensedOn: string | null, at: number): Promise<number[]> {
  const clinic = await makeClinic();
  const patientId = await clinic.patient({ prescription: plan({ dispensedOn }) });
  await recordCheckIns(clinic.intake, patientId, [0, 12, 27, 40, 60, 80, 100, 119].map(dose));
  const judged = { from: new Date(on(at)), to: new Date(on(at)) };
  const loaded = await inClinic(clinic.heron, (tx) =>
    loadPatientRecord(tx, clinic.clinicId, patientId, judged),
  );
  return (loaded?.record.checkIns ?? []).map((one) => (one.authoredAt.getTime() - first) / dayMs);
}

test.each([
  ["the first 28 days and the last 35", null, 120, [0, 12, 27, 100, 119]],
  ["all since the supply was dispensed", "2026-03-01", 120, [0, 12, 27, 60, 80, 100, 119]],
  ["the last 90 days of a supply from long ago", "2026-01-05", 120, [0, 12, 27, 40, 60, 80, 100, 119]],
  ["each once while the windows overlap", "2026-01-05", 40, [0, 12, 27, 40]],
])("dose journals held: %s", async (_, dispensedOn, at, days) => {
  expect(await loadedDays(dispensedOn, at)).toEqual(days);
});

test("who the patient is, as far as cut-offs depend on it, and the medicines list", async () => {
  const clinic = await makeClinic();
  const medicines = [{ name: "Lorazepam 0.5 mg", class: "sedative" }] as const;
  const judged = { from: new Date(on(1)), to: new Date(on(1)) };
  const load = (patientId: string) =>
    inClinic(clinic.heron, (tx) => loadPatientRecord(tx, clinic.clinicId, patientId, judged));
  const known = await load(await clinic.patient({ sex: "male", medicines }));
  expect(known?.record).toMatchObject({ demographics: { bornOn: "1985-05-02", sex: "male" }, medicines });
  const unknown = await load(await clinic.patient());
  expect(unknown?.record).toMatchObject({ demographics: { sex: null }, medicines: null });
});

const alcohol = (total: number, day: number) =>
  arrival("audit-c", { "auditc.1": total, "auditc.2": 0, "auditc.3": 0 }, on(day));
const scale = (total: number, day: number) =>
  arrival(
    "sds",
    Object.fromEntries([1, 2, 3, 4, 5].map((item) => [`sds.${item}`, item <= total ? 1 : 0])),
    on(day),
  );
const attempt = (day: number) =>
  arrival("asq", { "asq.1": false, "asq.2": false, "asq.3": false, "asq.4": true, "asq.5": false }, on(day));

async function raised(arrivals: ReturnType<typeof arrival>[]): Promise<readonly object[]> {
  const clinic = await makeClinic();
  const texts = Object.fromEntries(wordingFields(sds).map(({ key }) => [key, key]));
  const words = { language: "en", edition: "test", wording: { texts } };
  await loadWording(await clinic.staff("administrator"), sds, words, new Date(first));
  const patientId = await clinic.patient();
  for (const one of arrivals) await recordCheckIns(clinic.intake, patientId, [one]);
  return adminSql()<{ rule: string; on: string; seen: number }[]>`
    select rule_id as rule, to_char(answered_at, 'YYYY-MM-DD') as on, seen from app.flags where patient_id = ${patientId}`;
}
const onDay = (day: number) => on(day).slice(0, 10);

test("what is asked months apart is compared with the time before, however long the months", async () => {
  expect(await raised([alcohol(4, 0), alcohol(4, 91), alcohol(4, 300)])).toEqual([
    { rule: "CO-04", on: onDay(0), seen: 1 },
  ]);
  expect(await raised([attempt(0), attempt(91)])).toEqual([{ rule: "SUI-03", on: onDay(0), seen: 1 }]);
});

test("the dependence scale is compared with its first score of the course, half a year later too", async () => {
  expect(await raised([scale(0, 1), scale(1, 60), scale(2, 120), scale(3, 200)])).toEqual([
    { rule: "DEP-03", on: onDay(200), seen: 1 },
  ]);
});

test("a plan that begins later does not stand in for the one in force", async () => {
  const clinic = await makeClinic();
  const patientId = await clinic.patient({ prescription: plan({ startsOn: "2026-01-05", doseMg: 60 }) });
  await adminSql()`insert into app.prescriptions (clinic_id, id, patient_id, episode_id, drug, route, form, strength_mg, dose_mg,
      max_dose_mg, max_doses_per_day, schedule, min_interval_hours, starts_on, created_at)
    select clinic_id, gen_random_uuid(), patient_id, episode_id, drug, route, form, strength_mg, 30,
      max_dose_mg, max_doses_per_day, schedule, min_interval_hours, '2026-02-01', created_at
    from app.prescriptions where patient_id = ${patientId}`;
  const planned = async (day: number) => {
    const judged = { from: new Date(on(day)), to: new Date(on(day)) };
    const loaded = await inClinic(clinic.heron, (tx) =>
      loadPatientRecord(tx, clinic.clinicId, patientId, judged),
    );
    const shown = await findPatient(await clinic.staff("clinician"), patientId, new Date(on(day)));
    return [loaded?.record.prescription?.doseMg, shown?.prescription?.doseMg];
  };
  expect([await planned(10), await planned(40)]).toEqual([
    [60, 60],
    [30, 30],
  ]);
});

test("a list of more than 40 medicines is refused", async () => {
  const clinic = await makeClinic();
  const medicines = Array.from({ length: 41 }, (_, i) => ({
    name: `Medicine ${i}`,
    class: "other" as const,
  }));
  await expect(clinic.patient({ medicines })).rejects.toThrow();
});
