import { beforeEach, describe, expect, test } from "vitest";
import { claimCase } from "@/db/commands/claim-case";
import { noteCase } from "@/db/commands/note-case";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { resumeCase } from "@/db/commands/resume-case";
import { snoozeCase } from "@/db/commands/snooze-case";
import { sweepCases } from "@/db/commands/sweep-cases";
import { waitOnCase } from "@/db/commands/wait-on-case";
import { wakeCase } from "@/db/commands/wake-case";
import { findCase } from "@/db/queries/find-case";
import type { Viewer } from "@/domain/access";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

/** Clinic time, -05:00: a Monday at 11. The clinic is open from 8 to 18. */
const at = (text: string) => new Date(`2026-03-${text}:00-05:00`);
const now = at("02T11:00");

let clinic: TestClinic;
let patientId: string;
let ana: Viewer;
let ben: Viewer;
let caseId: string;

beforeEach(async () => {
  clinic = await makeClinic();
  patientId = await clinic.patient();
  [ana, ben] = await Promise.all([clinic.staff("clinician"), clinic.staff("coordinator")]);
  await answer(2, at("02T10:00"));
  const [row] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
  caseId = row?.id as string;
});

async function answer(item9: number, when: Date): Promise<void> {
  const answers = phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, item9);
  await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, when.toISOString()));
}

/** As if it were less pressing: medium, due on Wednesday at six. */
async function makeMedium(): Promise<void> {
  await adminSql()`update app.cases set priority = 'medium', due_at = ${at("04T18:00")} where id = ${caseId}`;
  await adminSql()`update app.flags set priority = 'medium' where case_id = ${caseId}`;
}

const found = async () => {
  const one = await findCase(ana, caseId);
  if (!one) throw new Error("no such case");
  return one;
};
const kinds = async () => (await found()).events.map((event) => event.kind);

describe("a claim", () => {
  test("expires after two working hours without anything: back in the queue, the trail kept", async () => {
    await claimCase(ana, caseId, at("02T17:00"));
    await sweepCases(clinic.heron, at("03T08:59"));
    expect(await found()).toMatchObject({ status: "claimed", owner: ana.displayName });
    expect(await sweepCases(clinic.heron, at("03T09:00"))).toMatchObject({ expired: 1, failed: [] });
    expect(await found()).toMatchObject({ status: "returned", owner: null, claimExpiresAt: null });
    expect((await found()).events.find((event) => event.kind === "claim-expired")).toMatchObject({
      by: null,
      detail: { from: ana.displayName },
    });
  });

  test("lasts on while its owner writes, not while others do", async () => {
    await claimCase(ana, caseId, now);
    await noteCase(ben, caseId, "Seen.", at("02T12:30"));
    await noteCase(ana, caseId, "Calling.", at("02T12:00"));
    await sweepCases(clinic.heron, at("02T13:59"));
    expect(await found()).toMatchObject({ status: "claimed" });
    await sweepCases(clinic.heron, at("02T14:00"));
    expect(await found()).toMatchObject({ status: "returned" });
  });

  test("of somebody who has left is nobody's at once", async () => {
    await claimCase(ana, caseId, now);
    await adminSql()`update app.memberships set ended_at = now() where staff_id = ${ana.staffId}`;
    await sweepCases(clinic.heron, at("02T11:01"));
    const seen = await findCase(ben, caseId);
    expect(seen).toMatchObject({ status: "returned", owner: null });
    expect(seen?.events.at(-1)).toMatchObject({ kind: "owner-left", by: null });
  });
});

describe("waiting", () => {
  const reason = "Voicemail left, patient asked to call tomorrow";

  test("stops the clock for as long as it lasts, in working time, and the claim does not expire", async () => {
    expect((await found()).dueAt).toEqual(at("02T18:00"));
    await claimCase(ana, caseId, now);
    expect(await waitOnCase(ben, caseId, { reason, until: at("03T10:00") }, now)).toMatchObject({
      kind: "taken",
    });
    await waitOnCase(ana, caseId, { reason, until: at("03T10:00") }, at("02T12:00"));
    await sweepCases(clinic.heron, at("03T09:59"));
    expect(await found()).toMatchObject({ status: "waiting", waitingReason: reason, escalatedTo: null });
    expect(await sweepCases(clinic.heron, at("03T10:00"))).toMatchObject({ resumed: 1, escalated: 0 });
    expect(await found()).toMatchObject({
      status: "claimed",
      owner: ana.displayName,
      dueAt: at("03T16:00"),
      waitingReason: null,
    });
  });

  test("needs an owner, and is resumed by that owner", async () => {
    const put = { reason, until: at("03T10:00") };
    expect(await waitOnCase(ana, caseId, put, now)).toMatchObject({ kind: "not-allowed", field: "reason" });
    await claimCase(ana, caseId, now);
    await waitOnCase(ana, caseId, put, now);
    expect(await resumeCase(ben, caseId, at("02T12:00"))).toMatchObject({ kind: "taken" });
    expect(await resumeCase(ana, caseId, at("02T12:00"))).toMatchObject({ case: { status: "claimed" } });
    expect((await found()).dueAt).toEqual(at("03T09:00"));
  });

  test("ends when an answer is worse, the clock running from the new answer", async () => {
    await claimCase(ana, caseId, now);
    await waitOnCase(ana, caseId, { reason, until: at("05T10:00") }, now);
    await answer(2, at("02T13:00"));
    expect(await found()).toMatchObject({ status: "waiting" });
    await answer(3, at("02T14:00"));
    expect(await found()).toMatchObject({
      status: "claimed",
      owner: ana.displayName,
      priority: "urgent",
      dueAt: at("02T15:00"),
      pausedAt: null,
    });
    expect((await found()).events.find((event) => event.kind === "resumed")).toMatchObject({
      by: null,
      detail: { why: "worse" },
    });
  });
});

describe("a snooze", () => {
  beforeEach(async () => {
    await makeMedium();
    await claimCase(ana, caseId, now);
    await snoozeCase(ana, caseId, { reason: "Known, plan on file", until: at("12T11:00") }, now);
  });

  test("stays through the same, counted, and ends with worse, in nobody's hands", async () => {
    await adminSql()`update app.cases set wake_at_rank = 0 where id = ${caseId}`;
    await answer(2, at("05T10:00"));
    expect(await found()).toMatchObject({ status: "snoozed" });
    expect((await found()).flags.some((flag) => flag.seen > 1)).toBe(true);
    await answer(3, at("06T10:00"));
    expect(await found()).toMatchObject({
      status: "returned",
      priority: "urgent",
      owner: null,
      snoozedUntil: null,
      dueAt: at("06T11:00"),
    });
    expect((await found()).events.find((event) => event.kind === "woke")?.detail).toMatchObject({
      why: "worse",
    });
  });

  test("ends at its time, the deadline as far away as it was", async () => {
    expect(await sweepCases(clinic.heron, at("12T10:59"))).toMatchObject({ woken: 0, escalated: 0 });
    expect(await sweepCases(clinic.heron, at("12T11:00"))).toMatchObject({ woken: 1 });
    const woken = await found();
    expect(woken).toMatchObject({ status: "returned", owner: null });
    expect(woken.dueAt.getTime()).toBeGreaterThan(at("14T00:00").getTime());
    expect(await sweepCases(clinic.heron, at("12T11:01"))).toMatchObject({ woken: 0 });
  });

  test("of a high case ends when an answer that arrives late makes it due, and it is escalated", async () => {
    await wakeCase(ana, caseId, at("02T11:30"));
    await adminSql()`update app.cases set priority = 'high', due_at = ${at("03T15:00")} where id = ${caseId}`;
    await claimCase(ana, caseId, at("02T12:00"));
    await snoozeCase(ana, caseId, { reason: "Known", until: at("03T14:00") }, at("02T12:00"));
    await adminSql()`update app.cases set due_at = ${at("02T18:00")} where id = ${caseId}`;
    expect(await sweepCases(clinic.heron, at("02T17:59"))).toMatchObject({ woken: 0, escalated: 0 });
    expect(await sweepCases(clinic.heron, at("02T18:00"))).toMatchObject({ woken: 1, escalated: 1 });
    expect(await found()).toMatchObject({ status: "returned", owner: null, escalatedTo: "pool" });
  });

  test("that another safety concern ends is escalated anew, whoever knew of it before", async () => {
    await adminSql()`update app.flags set rule_id = 'SUI-00' where case_id = ${caseId}`;
    await adminSql()`update app.cases set priority = 'high', wake_at_rank = 0, escalated_to = 'lead' where id = ${caseId}`;
    await answer(2, at("05T10:00"));
    expect(await found()).toMatchObject({ status: "returned", escalatedTo: null });
  });

  test("can be ended by anybody who works cases", async () => {
    expect(await wakeCase(ben, caseId, at("03T11:00"))).toMatchObject({ case: { status: "returned" } });
  });

  test("holds 30 days at most and no urgent case, in the database too", async () => {
    await expect(
      adminSql()`update app.cases set snoozed_until = snoozed_at + interval '31 days' where id = ${caseId}`,
    ).rejects.toThrow(/cases_snoozed_for_a_time/);
    await expect(adminSql()`update app.cases set priority = 'urgent' where id = ${caseId}`).rejects.toThrow(
      /cases_urgent_never_snoozed/,
    );
  });
});

test("a missed deadline goes to the pool, then to the lead, each once, however many sweep", async () => {
  const sweeps = (when: Date) => Promise.all([1, 2, 3].map(() => sweepCases(clinic.heron, when)));
  await sweeps(at("02T18:00"));
  expect(await kinds()).toContain("escalated-to-pool");
  expect(await found()).toMatchObject({ escalatedTo: "pool" });
  const { version } = await found();
  await sweeps(at("03T09:00"));
  await sweeps(at("04T09:00"));
  const told = (await kinds()).filter((kind) => kind.startsWith("escalated-to"));
  expect(told).toEqual(["escalated-to-pool", "escalated-to-lead"]);
  expect((await found()).version).toBe(version);
});
