import { expect, test } from "vitest";
import { assignCase } from "@/db/commands/assign-case";
import { claimCase } from "@/db/commands/claim-case";
import { closeCase } from "@/db/commands/close-case";
import { claimNotifications, settleNotification } from "@/db/commands/deliver-notifications";
import { lookAtCase } from "@/db/commands/look-at-case";
import { planNotifications } from "@/db/commands/plan-notifications";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { snoozeCase } from "@/db/commands/snooze-case";
import { undoCase } from "@/db/commands/undo-case";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

/** A Monday, 11 in the morning at the clinic. */
const at = "2026-03-02T16:00:00Z";
const plus = (seconds: number) => new Date(Date.parse(at) + seconds * 1000);
const minute = 60;
const disposition = { outcome: "contacted-safe", note: null, riskAssessed: true, seenVersion: null };

async function urgentCase() {
  const clinic = await makeClinic();
  const ana = await clinic.staff("clinician");
  const patientId = await clinic.patient();
  const urgent = { "asq.1": true, "asq.2": true, "asq.3": true, "asq.4": true, "asq.5": true };
  await recordCheckIn(clinic.intake, patientId, arrival("asq", urgent, at));
  const [row] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
  return { clinic, ana, caseId: row?.id as string };
}

type Clinic = Awaited<ReturnType<typeof makeClinic>>;

/** The steps that a worker sends at that time. */
async function sentAt({ heron }: Clinic, seconds: number): Promise<string[]> {
  const now = plus(seconds);
  await planNotifications(heron, now);
  const due = await claimNotifications(heron, { channels: ["email"], most: 50, now });
  for (const one of due) await settleNotification(heron, one, { kind: "sent" }, now, 0);
  return due.map(({ step }) => step);
}

test("a reminder let go while the case was closed is sent once the closing is undone", async () => {
  const { clinic, ana, caseId } = await urgentCase();
  expect(await sentAt(clinic, 5)).toEqual(["first"]);
  await closeCase(ana, caseId, disposition, plus(15 * minute - 2));
  expect(await sentAt(clinic, 15 * minute + 3)).toEqual([]);
  expect(await undoCase(ana, caseId, plus(15 * minute + 6))).toMatchObject({ kind: "undone" });
  expect(await sentAt(clinic, 15 * minute + 7)).toEqual(["again"]);
  expect(await sentAt(clinic, 30 * minute + 10)).toEqual(["lead"]);
});

test("the first message, not planned while the case was closed, is planned once the closing is undone", async () => {
  const { clinic, ana, caseId } = await urgentCase();
  await closeCase(ana, caseId, disposition, plus(2));
  expect(await sentAt(clinic, 3)).toEqual([]);
  await undoCase(ana, caseId, plus(8));
  expect(await sentAt(clinic, 9)).toEqual(["first"]);
  expect(await sentAt(clinic, 10)).toEqual([]);
});

test("what nobody needs stays untold when a claim of a claimed case is undone", async () => {
  const { clinic, ana, caseId } = await urgentCase();
  const ben = await clinic.staff("coordinator");
  expect(await sentAt(clinic, 5)).toEqual(["first", "first"]);
  await claimCase(ana, caseId, plus(minute));
  await claimCase(ben, caseId, plus(15 * minute - 2), { takeOver: true });
  expect(await sentAt(clinic, 15 * minute + 3)).toEqual([]);
  await undoCase(ben, caseId, plus(15 * minute + 6));
  expect(await sentAt(clinic, 15 * minute + 7)).toEqual([]);
});

test("a look is no answer: of a case that turned urgent in somebody's hands people are reminded", async () => {
  const clinic = await makeClinic();
  const [ana, ben] = [await clinic.staff("clinician"), await clinic.staff("coordinator")];
  const patientId = await clinic.patient();
  const answers = phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2);
  await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, "2026-03-02T15:00:00Z"));
  const [row] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
  const caseId = row?.id as string;
  await claimCase(ana, caseId, plus(-minute));
  const urgent = { "asq.1": true, "asq.2": true, "asq.3": true, "asq.4": true, "asq.5": true };
  await recordCheckIn(clinic.intake, patientId, arrival("asq", urgent, at));
  await sentAt(clinic, 5);
  await lookAtCase(ben, caseId, plus(minute));
  expect(await sentAt(clinic, 15 * minute + 3)).toEqual(["again", "again"]);
});

test("that a case was given to somebody is not told to them once it was given on", async () => {
  const { clinic, ana, caseId } = await urgentCase();
  const [ben, cleo] = [await clinic.staff("coordinator"), await clinic.staff("clinician")];
  await sentAt(clinic, 5);
  await assignCase(ana, caseId, ben.staffId, plus(minute));
  await planNotifications(clinic.heron, plus(minute));
  await assignCase(ana, caseId, cleo.staffId, plus(minute + 1));
  await planNotifications(clinic.heron, plus(minute + 2));
  const due = await claimNotifications(clinic.heron, { channels: ["email"], most: 9, now: plus(minute + 2) });
  expect(due.map(({ to, step }) => [to, step])).toEqual([[cleo.email, "own"]]);
});

test("a digest does not count what its reader has put to sleep", async () => {
  const clinic = await makeClinic();
  const ana = await clinic.staff("clinician");
  const ids: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const patientId = await clinic.patient();
    const answers = phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2);
    await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, at, { identifier: `test|${n}` }));
    const [row] =
      await adminSql()`update app.cases set priority = 'medium' where patient_id = ${patientId} returning id`;
    ids.push(row?.id);
  }
  await adminSql()`update app.flags set safety = false where clinic_id = ${clinic.clinicId}`;
  await adminSql()`update app.outbox set priority = 'medium' where clinic_id = ${clinic.clinicId}`;
  await planNotifications(clinic.heron, plus(5));
  await snoozeCase(ana, ids[0] ?? "", { reason: "expected", until: plus(7 * 86_400) }, plus(10));
  const due = await claimNotifications(clinic.heron, { channels: ["email"], most: 9, now: plus(86_400) });
  expect(due.map(({ subject }) => subject)).toEqual(["1 item in your queue"]);
});
