import { expect, test } from "vitest";
import { trendRows } from "@/app/api/patients/[patientId]/trend.csv/rows";
import { changeMedicines } from "@/db/commands/change-background";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { exportTrend } from "@/db/queries/export-trend";
import { findTrend } from "@/db/queries/find-trend";
import type { Answers } from "@/domain/instruments/instrument";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, plan } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const clinic = await makeClinic();
const clinician = await clinic.staff("clinician");
const now = new Date("2026-02-10T17:00:00Z");

function dose(at: string, answers: Answers = {}) {
  const planned = { "dj.kind": "scheduled", "dj.at": at, "dj.route": "sublingual", "dj.mg": 60 };
  return arrival("dose-journal", { ...planned, ...answers }, at);
}

/** Plan under the tongue from January 5, swallowed from January 20 on. */
async function patientWithTwoPlans(): Promise<string> {
  const patientId = await clinic.patient({ prescription: plan({ endsOn: "2026-01-19" }) });
  await adminSql()`insert into app.prescriptions (clinic_id, id, patient_id, episode_id, drug, route, form, strength_mg, dose_mg,
      max_dose_mg, max_doses_per_day, schedule, min_interval_hours, titration, starts_on, created_at)
    select clinic_id, gen_random_uuid(), patient_id, episode_id, drug, 'swallowed', form, strength_mg, 90, 120, max_doses_per_day, schedule,
      min_interval_hours, titration, '2026-01-20', now() from app.prescriptions where patient_id = ${patientId}`;
  return patientId;
}

test("a dose is compared with the route of the plan on its day, and the parts of one are one", async () => {
  const patientId = await patientWithTwoPlans();
  for (const one of [
    dose("2026-01-03T02:00:00Z"),
    dose("2026-01-11T02:00:00Z"),
    dose("2026-01-25T02:00:00Z"),
    dose("2026-01-28T02:00:00Z", { "dj.kind": "partial", "dj.mg": 50, "dj.route": "swallowed" }),
    dose("2026-01-28T03:00:00Z", { "dj.kind": "partial", "dj.mg": 50, "dj.route": "swallowed" }),
  ]) {
    await recordCheckIn(clinic.intake, patientId, one);
  }
  const { doses, plans } = await findTrend(clinician, patientId, new Date(0));
  expect(doses.map(({ on, kind, mg, route, plannedRoute }) => [on, kind, mg, route, plannedRoute])).toEqual([
    ["2026-01-02", "scheduled", 60, "sublingual", null],
    ["2026-01-10", "scheduled", 60, "sublingual", "sublingual"],
    ["2026-01-24", "scheduled", 60, "sublingual", "swallowed"],
    ["2026-01-27", "partial", 100, "swallowed", "swallowed"],
  ]);
  expect(plans.map(({ startsOn, endsOn, route }) => [startsOn, endsOn, route])).toEqual([
    ["2026-01-05", "2026-01-19", "sublingual"],
    ["2026-01-20", null, "swallowed"],
  ]);
});

test("every measure, the answers item by item, what was written and the medicines come with it", async () => {
  const patientId = await clinic.patient();
  const unfinished = arrival("phq-9", { "phq9.1": 2, "phq9.9": null }, "2026-02-02T15:00:00Z");
  for (const one of [
    arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0), "2026-01-26T15:00:00Z"),
    { ...unfinished, checkIn: { ...unfinished.checkIn, status: "in-progress" as const } },
    arrival(
      "mood-daily",
      { "md.mood": 4, "md.anxiety": 6, "md.dosed": 0, "md.note": "Moved house." },
      "2026-02-03T01:00:00Z",
    ),
    arrival("mood-daily", { "md.mood": 5, "md.anxiety": 5, "md.dosed": 0 }, "2026-02-04T01:00:00Z"),
  ]) {
    await recordCheckIn(clinic.intake, patientId, one);
  }
  await changeMedicines(
    clinician,
    patientId,
    { do: "add", name: "Sertraline", class: "antidepressant" },
    now,
  );
  const { series, sheets, medicines } = await findTrend(clinician, patientId, new Date("2026-01-01"));
  expect(Object.keys(series).sort()).toEqual(["mood-daily/anxiety", "mood-daily/mood", "phq-9/total"]);
  expect(sheets.map(({ instrument, status }) => [instrument, status])).toEqual([
    ["phq-9", "completed"],
    ["phq-9", "in-progress"],
    ["mood-daily", "completed"],
  ]);
  expect(sheets[1]?.answers).toMatchObject({ "phq9.1": 2, "phq9.9": null });
  expect(medicines).toMatchObject([{ change: "added", name: "Sertraline", at: now }]);
});

test("the file holds what the page shows since a day, measured from what came before it", async () => {
  const patientId = await patientWithTwoPlans();
  const score = arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2), "2026-01-26T15:00:00Z");
  for (const one of [dose("2026-01-25T02:00:00Z", { "dj.effect": 4 }), score])
    await recordCheckIn(clinic.intake, patientId, one);
  const since = new Date("2026-01-26T00:00:00Z");
  const exported = await exportTrend(clinician, patientId, since, now);
  if (!exported) throw new Error("not found");
  const [names = [], ...rows] = trendRows(exported, since, now);
  const named = rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
  expect(named.map(({ kind }) => kind).sort()).toEqual(["flag", "score"]);
  expect(named.find(({ kind }) => kind === "score")).toMatchObject({
    instrument: "phq-9",
    measure: "total",
    value: 10,
    band: "moderate",
    prorated: false,
    days_since_dose: 2,
  });
  const whole = trendRows(exported, new Date(0), now).map((row) => row.join());
  expect(whole.find((row) => row.includes("dose,2026"))).toContain(
    "scheduled,sublingual,60,90,swallowed,90,50,128",
  );
  const [audited] =
    await adminSql()`select action from app.audit_events where patient_id = ${patientId} order by at desc, id desc limit 1`;
  expect(audited?.action).toBe("trend-exported");
});

test("is for those who may, in their own clinic", async () => {
  const foreign = await (await makeClinic("Foreign")).patient();
  expect(await exportTrend(clinician, foreign, new Date(0), now)).toBeNull();
  const coordinator = await clinic.staff("coordinator");
  await expect(exportTrend(coordinator, foreign, new Date(0), now)).rejects.toThrow("not permitted");
});
