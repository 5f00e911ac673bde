import { expect, test } from "vitest";
import { inClinic } from "@/db/client";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { sweepClinic } from "@/db/commands/sweep-clinic";
import { judge } from "@/db/judging";
import { loadPatientRecord } from "@/db/patient-record";
import { findUrgent } from "@/db/queries/find-urgent";
import { listQueue } from "@/db/queries/list-queue";
import { listUnjudged } from "@/db/queries/list-unjudged";
import type { Answers } from "@/domain/instruments/instrument";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const at = new Date("2026-03-02T15:00:00Z");

test("rules that all throw leave the check-in stored and a high finding", async () => {
  const clinic = await makeClinic();
  const patientId = await clinic.patient();
  await recordCheckIn(
    clinic.intake,
    patientId,
    arrival("phq-9", phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 0), at.toISOString()),
  );
  const loaded = await inClinic(clinic.heron, (tx) =>
    loadPatientRecord(tx, clinic.clinicId, patientId, { from: at, to: at }),
  );
  if (!loaded) throw new Error("no record");
  const [current] = loaded.record.checkIns;
  const judgement = judge(loaded, [{ current: current ?? null, now: at }], () => {
    throw new Error("every rule is broken");
  });
  expect(judgement.judged).toMatchObject([{ outcome: "failed" }]);
  expect(judgement.newFlags).toMatchObject([{ ruleId: "ENGINE-01", priority: "high", safety: true }]);
});

test("a judgement that cannot be written keeps the check-in, flags it, and the sweep judges it again", async () => {
  const clinic = await makeClinic();
  const patientId = await clinic.patient();
  const clinician = await clinic.staff("clinician");
  // Breaks the writing of real findings, but not of the one that says it could not be judged.
  const broken = `alter table app.flags add constraint broken check (rule_id not like 'SUI-%' or patient_id <> '${patientId}')`;
  await adminSql().unsafe(broken);
  const result = await recordCheckIn(
    clinic.intake,
    patientId,
    arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 3), at.toISOString()),
  );
  expect(result).toMatchObject({ kind: "recorded" });
  expect(result?.kind === "recorded" && result.fault).toBeInstanceOf(Error);
  const queue = await listQueue(clinician, "open", null, at);
  expect(queue.rows[0]?.flags.map((flag) => flag.ruleId)).toEqual(["ENGINE-01"]);

  await adminSql()`alter table app.flags drop constraint broken`;
  expect(await sweepClinic(clinic.heron, new Date(at.getTime() + 60_000))).toMatchObject({ rejudged: 1 });
  const after = await listQueue(clinician, "open", null, at);
  expect(after.rows[0]).toMatchObject({ priority: "urgent" });
  expect(after.rows[0]?.flags.map((flag) => flag.ruleId)).toContain("SUI-02");
  expect(await sweepClinic(clinic.heron, new Date(at.getTime() + 120_000))).toMatchObject({ rejudged: 0 });
});

test("a positive answer whose flags cannot be written at all is urgent in the queue until it is judged", async () => {
  const clinic = await makeClinic();
  const [positive, calm] = [await clinic.patient(), await clinic.patient()];
  const clinician = await clinic.staff("clinician");
  await adminSql().unsafe(`create function app.refuse() returns trigger language plpgsql as $$ begin raise 'refused'; end $$;
    create trigger broken before insert on app.flags for each row execute function app.refuse();
    create trigger broken before insert on app.judgements for each row execute function app.refuse()`);
  const send = (patientId: string, item9: number) =>
    recordCheckIn(
      clinic.intake,
      patientId,
      arrival("phq-9", phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, item9), at.toISOString()),
    );
  expect([await send(positive, 3), await send(calm, 0)]).toMatchObject([
    { kind: "recorded" },
    { kind: "recorded" },
  ]);
  const soon = new Date(at.getTime() + 30_000);
  const urgent = { patientId: positive, priority: "urgent" };
  expect((await listQueue(clinician, "open", null, soon)).rows).toEqual([]);
  expect(await listUnjudged(clinician, soon)).toMatchObject([urgent]);
  expect(await findUrgent(clinician, soon)).toMatchObject({
    unclaimed: 1,
    first: { patientId: positive, dueAt: new Date(at.getTime() + 3_600_000) },
  });
  const later = new Date(at.getTime() + 90_000);
  expect(await listUnjudged(clinician, later)).toMatchObject([urgent, { patientId: calm, priority: "high" }]);

  await adminSql().unsafe("drop trigger broken on app.flags; drop trigger broken on app.judgements");
  await sweepClinic(clinic.heron, later);
  expect(await listUnjudged(clinician, later)).toEqual([]);
  expect(await findUrgent(clinician, later)).toMatchObject({
    unclaimed: 1,
    first: { caseId: expect.any(String) },
  });
});

test("two weekly check-ins missed are one low finding, however often the sweep asks", async () => {
  const clinic = await makeClinic();
  const patientId = await clinic.patient();
  const clinician = await clinic.staff("clinician");
  await recordCheckIn(
    clinic.intake,
    patientId,
    arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0), "2026-01-05T15:00:00Z"),
  );
  for (const day of ["2026-01-23T15:00:00Z", "2026-01-24T15:00:00Z", "2026-01-25T15:00:00Z"]) {
    await sweepClinic(clinic.heron, new Date(day));
  }
  const queue = await listQueue(clinician, "open", null, at);
  expect(queue.rows).toMatchObject([{ patientId, priority: "low", flags: [{ ruleId: "ENG-01", seen: 1 }] }]);
});

test("silence is asked about safety questions left unfinished and very low moods, though nothing is overdue", async () => {
  const clinic = await makeClinic();
  const [left, low, fine] = [await clinic.patient(), await clinic.patient(), await clinic.patient()];
  const clinician = await clinic.staff("clinician");
  const send = (patientId: string, instrument: string, answers: Answers, time: string) =>
    recordCheckIn(clinic.intake, patientId, arrival(instrument, answers, time));
  await send(left, "phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2), "2026-01-19T15:00:00Z");
  await send(left, "safety-followup", { "sf.safe": null }, "2026-01-19T15:05:00Z");
  await send(low, "phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0), "2026-01-19T15:00:00Z");
  await send(fine, "phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0), "2026-01-19T16:00:00Z");
  for (const day of ["18", "19"]) {
    await send(low, "mood-daily", { "md.mood": 1 }, `2026-01-${day}T20:00:00Z`);
    await send(fine, "mood-daily", { "md.mood": 6 }, `2026-01-${day}T20:00:00Z`);
  }
  expect(await sweepClinic(clinic.heron, new Date("2026-01-20T15:00:00Z"))).toMatchObject({ silent: 2 });
  const { rows } = await listQueue(clinician, "open", null, at);
  const flags = (patientId: string) =>
    rows.find((row) => row.patientId === patientId)?.flags.map((flag) => flag.ruleId);
  expect(flags(left)).toContain("SUI-09");
  expect(flags(low)).toContain("SUI-08");
  expect(flags(fine)).toBeUndefined();
});

test("one person's poison check-in stops nobody else's, and its repeated failure is no new event", async () => {
  const clinic = await makeClinic();
  const [poisoned, other] = [await clinic.patient(), await clinic.patient()];
  const whole = (ninth: number) => phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, ninth);
  const broken = `alter table app.flags add constraint poison check (rule_id not like 'SUI-%') not valid`;
  await adminSql().unsafe(broken);
  await recordCheckIn(clinic.intake, poisoned, arrival("phq-9", whole(3), "2026-03-02T15:00:00Z"));
  // Answered long before it arrived: outside what a record of today holds.
  const old = arrival("phq-9", whole(2), "2025-06-02T15:00:00Z", { receivedAt: at });
  await recordCheckIn(clinic.intake, other, old);
  await adminSql()`alter table app.flags drop constraint poison`;
  await adminSql().unsafe(
    `alter table app.flags add constraint poison check (patient_id <> '${poisoned}' or rule_id not like 'SUI-%') not valid`,
  );
  const versionOf = async () =>
    (await adminSql()`select version from app.cases where patient_id = ${poisoned}`)[0]?.version;
  const before = await versionOf();
  for (const minute of [1, 2, 3]) {
    const swept = await sweepClinic(clinic.heron, new Date(at.getTime() + minute * 60_000));
    expect(swept.failed).toMatchObject([{ patientId: poisoned }]);
    expect(swept.rejudged).toBe(minute === 1 ? 1 : 0);
  }
  expect(await versionOf()).toBe(before);
  await adminSql()`alter table app.flags drop constraint poison`;
});

test("silence is asked about each person every quarter of an hour, not every minute", async () => {
  const clinic = await makeClinic();
  const patientId = await clinic.patient();
  await recordCheckIn(
    clinic.intake,
    patientId,
    arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 0), "2026-01-05T15:00:00Z"),
  );
  const start = new Date("2026-01-23T15:00:00Z").getTime();
  const silent: number[] = [];
  for (const minute of [0, 1, 14, 15]) {
    silent.push((await sweepClinic(clinic.heron, new Date(start + minute * 60_000))).silent);
  }
  expect(silent).toEqual([1, 0, 0, 1]);
});
