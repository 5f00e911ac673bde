import { beforeEach, describe, expect, test } from "vitest";
import { assignCase } from "@/db/commands/assign-case";
import { changeOwnOutcome } from "@/db/commands/change-own-outcome";
import { changeTriageSettings } from "@/db/commands/change-triage-settings";
import { claimCase } from "@/db/commands/claim-case";
import { closeCase } from "@/db/commands/close-case";
import { logContact } from "@/db/commands/log-contact";
import { keepLooking, leaveCase, lookAtCase } from "@/db/commands/look-at-case";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { snoozeCase } from "@/db/commands/snooze-case";
import { undoCase } from "@/db/commands/undo-case";
import { workOnCases } from "@/db/commands/work-on-cases";
import { findCase } from "@/db/queries/find-case";
import { findDesk } from "@/db/queries/find-desk";
import { findUrgent } from "@/db/queries/find-urgent";
import { listLookers } from "@/db/queries/list-lookers";
import { listQueue } from "@/db/queries/list-queue";
import type { Viewer } from "@/domain/access";
import { defaultSettings } from "@/domain/triage-settings";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

/** A Monday, 11 in the morning at the clinic. */
const now = new Date("2026-03-02T16:00:00Z");
const seconds = (count: number) => new Date(now.getTime() + count * 1000);
const days = (count: number) => seconds(count * 86_400);

let clinic: TestClinic;
let ana: Viewer;
let ben: Viewer;

beforeEach(async () => {
  clinic = await makeClinic();
  [ana, ben] = await Promise.all([clinic.staff("clinician"), clinic.staff("coordinator")]);
});

/** A case of a patient of its own: high and about safety, or the same made medium and about something else. */
async function openCase(kind: "safety" | "medium", patientId?: string): Promise<string> {
  const id = patientId ?? (await clinic.patient());
  const answers = phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2);
  const sent = arrival("phq-9", answers, "2026-03-02T15:00:00Z", {
    identifier: `test|${crypto.randomUUID()}`,
  });
  await recordCheckIn(clinic.intake, id, sent);
  const [row] =
    await adminSql()`select id, priority from app.cases where patient_id = ${id} and status <> 'closed'`;
  if (!row) throw new Error("no case was opened");
  if (kind === "medium") {
    await adminSql()`update app.cases set priority = 'medium', due_at = '2026-03-04T23:00:00Z' where id = ${row.id}`;
    await adminSql()`update app.flags set priority = 'medium', safety = false where case_id = ${row.id}`;
  }
  return row.id as string;
}

const disposition = { outcome: "contacted-safe", note: null, riskAssessed: true, seenVersion: null };

describe("undoing", () => {
  test("a closing within ten seconds puts the case back in its owner's hands, its flags open, both on record", async () => {
    const caseId = await openCase("safety");
    await claimCase(ana, caseId, now);
    await closeCase(ana, caseId, disposition, seconds(60));
    expect(await undoCase(ben, caseId, seconds(61))).toMatchObject({ kind: "changed" });
    expect(await undoCase(ana, caseId, seconds(69))).toMatchObject({
      kind: "undone",
      undid: "closed",
      case: { status: "claimed", owner: ana.displayName },
    });
    const found = await findCase(ana, caseId);
    expect(found?.flags.some((flag) => flag.closedAt === null)).toBe(true);
    expect(found).toMatchObject({ status: "claimed", outcome: null, closedAt: null });
    expect(found?.events.slice(-2).map((event) => event.kind)).toEqual(["closed", "undone"]);
    expect(await undoCase(ana, caseId, seconds(70))).toMatchObject({ kind: "changed" });
  });

  test("is too late after ten seconds, and impossible once the patient has a newer case", async () => {
    const patientId = await clinic.patient();
    const caseId = await openCase("safety", patientId);
    await closeCase(ana, caseId, disposition, now);
    expect(await undoCase(ana, caseId, seconds(11))).toMatchObject({ kind: "not-allowed", field: "undo" });
    const later = arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 3), "2026-03-02T16:00:04Z");
    await recordCheckIn(clinic.intake, patientId, later);
    expect(await undoCase(ana, caseId, seconds(5))).toMatchObject({ kind: "other-open" });
  });

  test("a claim and a snooze", async () => {
    const caseId = await openCase("medium");
    await claimCase(ana, caseId, now);
    expect(await undoCase(ana, caseId, seconds(3))).toMatchObject({ case: { status: "new", ownerId: null } });
    await snoozeCase(ana, caseId, { reason: "expected", until: days(7) }, seconds(10));
    expect(await undoCase(ana, caseId, seconds(12))).toMatchObject({ case: { status: "new", owner: null } });
    expect(await findCase(ana, caseId)).toMatchObject({ snoozedUntil: null, pausedAt: null });
  });
});

test("a loser of a claim is told who won and when", async () => {
  const caseId = await openCase("medium");
  await claimCase(ana, caseId, now);
  expect(await claimCase(ben, caseId, seconds(1))).toMatchObject({
    kind: "taken",
    by: ana.displayName,
    since: now,
    case: { owner: ana.displayName },
  });
});

describe("assigning", () => {
  test("gives the case to a colleague who works cases, whoever had it, and ends a snooze", async () => {
    const caseId = await openCase("medium");
    await snoozeCase(ana, caseId, { reason: "expected", until: days(7) }, now);
    expect(await assignCase(ben, caseId, ben.staffId, seconds(1))).toMatchObject({
      case: { status: "claimed", owner: ben.displayName },
    });
    expect(await findCase(ana, caseId)).toMatchObject({ snoozedUntil: null, ownerId: ben.staffId });
    const auditor = await clinic.staff("auditor");
    expect(await assignCase(ben, caseId, auditor.staffId, seconds(2))).toMatchObject({ kind: "not-allowed" });
    const foreign = await (await makeClinic("Foreign")).staff("clinician");
    expect(await assignCase(ben, caseId, foreign.staffId, seconds(2))).toMatchObject({ field: "to" });
  });
});

describe("many at once", () => {
  test("each has its own outcome, in order, and one that fails takes none back", async () => {
    const [mine, taken, closed] = [
      await openCase("medium"),
      await openCase("medium"),
      await openCase("medium"),
    ];
    await claimCase(ben, taken, now);
    await closeCase(ben, closed, disposition, now);
    const missing = "01980000-0000-7000-8000-000000000000";
    const results = await workOnCases(ana, [mine, taken, closed, missing, mine], { do: "claim" }, seconds(1));
    expect(results.map((one) => [one.caseId, one.kind])).toEqual([
      [mine, "done"],
      [taken, "taken"],
      [closed, "closed-already"],
      [missing, "missing"],
    ]);
    expect(await findCase(ana, mine)).toMatchObject({ ownerId: ana.staffId });
  });

  test("close only medium and low cases without safety flags", async () => {
    const [safety, medium] = [await openCase("safety"), await openCase("medium")];
    const work = { do: "close", disposition: { ...disposition, note: "n" }, seen: new Map() } as const;
    const results = await workOnCases(ana, [safety, medium], work, now);
    expect(results.map((one) => one.kind)).toEqual(["not-allowed", "done"]);
    expect(await findCase(ana, safety)).toMatchObject({ status: "new" });
  });

  test("closes none that has changed since it was on screen", async () => {
    const [one, two] = [await openCase("medium"), await openCase("medium")];
    await claimCase(ana, two, now);
    const seen = new Map([
      [one, 1],
      [two, 1],
    ]);
    const work = { do: "close", disposition: { ...disposition, note: "n" }, seen } as const;
    const results = await workOnCases(ana, [one, two], work, seconds(1));
    expect(results.map(({ kind }) => kind)).toEqual(["done", "changed"]);
  });

  test("what was done last is taken back, each by itself", async () => {
    const [one, two] = [await openCase("medium"), await openCase("medium")];
    await workOnCases(ana, [one, two], { do: "claim" }, now);
    await closeCase(ana, two, { ...disposition, note: "n" }, seconds(20));
    const results = await workOnCases(ana, [one, two], { do: "undo" }, seconds(25));
    expect(results.map(({ kind }) => kind)).toEqual(["not-allowed", "done"]);
    expect(await findCase(ana, two)).toMatchObject({ status: "claimed", ownerId: ana.staffId });
  });

  test("snooze and note", async () => {
    const [one, two] = [await openCase("medium"), await openCase("safety")];
    const snooze = { do: "snooze", reason: "expected", until: days(1) } as const;
    const results = await workOnCases(ana, [one, two], snooze, now);
    expect(results.map(({ kind }) => kind)).toEqual(["done", "not-allowed"]);
    await workOnCases(ana, [one, two], { do: "note", note: "Seen together." }, seconds(1));
    for (const caseId of [one, two]) {
      expect((await findCase(ana, caseId))?.events.at(-1)).toMatchObject({
        detail: { note: "Seen together." },
      });
    }
  });
});

describe("a clinic's own way to work", () => {
  test("an outcome of its own counts as the one it stands for, and keeps its words", async () => {
    const administrator = await clinic.staff("administrator");
    const own = {
      code: "tb-booked",
      label: "Telehealth booked",
      standsFor: "visit-booked",
      offered: true,
    } as const;
    expect(await changeOwnOutcome(administrator, own, now)).toEqual({ kind: "changed" });
    const caseId = await openCase("safety");
    await closeCase(ana, caseId, { ...disposition, outcome: "tb-booked", urgencyWas: "too-high" }, now);
    expect(await findCase(ana, caseId)).toMatchObject({
      outcome: "visit-booked",
      ownOutcome: "Telehealth booked",
    });
    expect((await findCase(ana, caseId))?.events.at(-1)?.detail).toMatchObject({ urgencyWas: "too-high" });
    const other = { ...own, standsFor: "data-error" } as const;
    expect(await changeOwnOutcome(administrator, other, now)).toMatchObject({ field: "standsFor" });
    await changeOwnOutcome(administrator, { ...own, offered: false }, now);
    expect((await findDesk(ana)).ownOutcomes).toEqual([]);
    const again = await openCase("safety");
    expect(await closeCase(ana, again, { ...disposition, outcome: "tb-booked" }, now)).toMatchObject({
      field: "outcome",
    });
  });

  test("nobody on call, no remote urgent rules: neither by command nor by hand", async () => {
    const administrator = await clinic.staff("administrator");
    const alone = { ...defaultSettings, remoteUrgent: true };
    expect(await changeTriageSettings(administrator, alone, now)).toMatchObject({ field: "remoteUrgent" });
    await expect(
      adminSql()`insert into app.triage_settings (clinic_id, claim_minutes, remote_urgent, changed_by, changed_at)
        values (${clinic.clinicId}, 120, true, ${administrator.staffId}, now())`,
    ).rejects.toThrow(/remote_urgent_on_call/);
    const onCall = { name: "Dr. Lin", phone: "555-0100" };
    const covered = { ...alone, onCall, leadId: ana.staffId };
    expect(await changeTriageSettings(administrator, covered, now)).toMatchObject({ kind: "changed" });
    const night = new Date("2026-03-03T03:14:00Z");
    expect((await findUrgent(ana, night)).coverage).toEqual({
      kind: "on-call",
      onCall,
      until: new Date("2026-03-03T13:00:00Z"),
    });
    await expect(
      adminSql()`update app.triage_settings set on_call = null where clinic_id = ${clinic.clinicId}`,
    ).rejects.toThrow(/remote_urgent_on_call/);
  });
});

test("an attempt to reach the patient is one event, and makes the claim last on", async () => {
  const caseId = await openCase("medium");
  await claimCase(ana, caseId, now);
  const before = await findCase(ana, caseId);
  await logContact(ana, caseId, { channel: "phone", result: "voicemail", note: null }, seconds(3600));
  const after = await findCase(ana, caseId);
  expect(after?.events.at(-1)).toMatchObject({
    kind: "contacted",
    detail: { channel: "phone", result: "voicemail" },
  });
  expect(after?.claimExpiresAt?.getTime()).toBe((before?.claimExpiresAt?.getTime() ?? 0) + 3_600_000);
  expect(after?.version).toBe(before?.version);
});

describe("who looks at a case", () => {
  const names = async (caseId: string) =>
    (await listLookers(ana)).filter((one) => one.caseId === caseId).map(({ name }) => name);
  const passed = (seconds: number) =>
    adminSql()`update app.lookers set looked_at = now() - make_interval(secs => ${seconds}) where staff_id = ${ben.staffId}`;

  test("is seen by colleagues until they leave, or within a minute of going without a word", async () => {
    const [one, two] = [await openCase("medium"), await openCase("medium")];
    await lookAtCase(ben, one, now);
    expect(await names(one)).toEqual([ben.displayName]);
    await leaveCase(ben, two);
    expect(await names(one)).toEqual([ben.displayName]);
    await leaveCase(ben, one);
    expect(await names(one)).toEqual([]);
    await lookAtCase(ben, two, now);
    expect(await names(two)).toEqual([ben.displayName]);
    await passed(51);
    expect(await names(two)).toEqual([]);
  });

  test("is kept up for those whose screens are connected, and never brought back", async () => {
    const caseId = await openCase("medium");
    await lookAtCase(ben, caseId, now);
    await passed(45);
    await keepLooking(ana, [ana.staffId, ben.staffId]);
    await adminSql()`update app.lookers set looked_at = looked_at - interval '45 seconds'`;
    expect(await names(caseId)).toEqual([ben.displayName]);
    await passed(51);
    await keepLooking(ana, [ben.staffId]);
    expect(await names(caseId)).toEqual([]);
  });
});

test("the lanes part what is pressing or due on the clinic's day from the rest, and each is counted", async () => {
  const [high, today, week, asleep] = [
    await openCase("safety"),
    await openCase("medium"),
    await openCase("medium"),
    await openCase("medium"),
  ];
  await adminSql()`update app.cases set due_at = '2026-03-03T04:59:00Z' where id = ${today}`;
  await snoozeCase(ana, asleep, { reason: "expected", until: days(3) }, now);
  const ids = async (lane: "now" | "week") =>
    (await listQueue(ana, "open", null, now, lane)).rows.map((row) => row.caseId);
  expect(await ids("now")).toEqual([high, today]);
  expect(await ids("week")).toEqual([week]);
  const { counts } = await listQueue(ana, "open", null, now);
  expect(counts).toEqual({ open: 3, mine: 0, unclaimed: 3, snoozed: 1, done: 0, now: 2, week: 1 });
  expect((await listQueue(ana, "snoozed", null, now)).rows).toMatchObject([
    { caseId: asleep, snoozeReason: "expected" },
  ]);
});
