import { beforeEach, describe, expect, test } from "vitest";
import { changeTriageSettings } from "@/db/commands/change-triage-settings";
import { claimCase } from "@/db/commands/claim-case";
import { closeCase } from "@/db/commands/close-case";
import { lookAtCase } from "@/db/commands/look-at-case";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { waitOnCase } from "@/db/commands/wait-on-case";
import { findHandover } from "@/db/queries/find-handover";
import { NotPermitted, type Viewer } from "@/domain/access";
import { defaultSettings } from "@/domain/triage-settings";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

/** Monday, 10 in the morning in New York. */
const start = Date.parse("2026-03-02T15:00:00Z");
const hours = (passed: number) => new Date(start + passed * 3_600_000);

let clinic: TestClinic;
let ana: Viewer;

beforeEach(async () => {
  clinic = await makeClinic("Own");
  ana = await clinic.staff("clinician");
});

async function openCase(item9: number, at: Date): Promise<string> {
  const patientId = await clinic.patient();
  const answers = phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, item9);
  await recordCheckIn(
    clinic.intake,
    patientId,
    arrival("phq-9", answers, at.toISOString(), { receivedAt: at }),
  );
  const [row] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
  return row?.id;
}

/** The handover of a shift that began at `start` and ends 8 hours later. */
const handover = (viewer = ana) =>
  findHandover(viewer, { begins: hours(0), now: hours(8), nextEnds: hours(16) });
const disposition = {
  outcome: "contacted-safe",
  note: "Sister is there",
  riskAssessed: true,
  seenVersion: null,
};

test("tells what is open and whose, and what happened since the shift began", async () => {
  const [before, waits, closed] = [
    await openCase(3, hours(-1)),
    await openCase(2, hours(1)),
    await openCase(2, hours(2)),
  ];
  await lookAtCase(ana, waits, hours(3));
  await claimCase(ana, waits, hours(3));
  await waitOnCase(ana, waits, { reason: "calls back at noon", until: hours(5) }, hours(3.5));
  await closeCase(ana, closed, disposition, hours(4));
  const { open, happened, isOpenCut, isHappenedCut } = await handover();
  expect(open).toMatchObject([
    { caseId: before, priority: "urgent", owner: null, status: "new" },
    {
      caseId: waits,
      owner: ana.displayName,
      status: "waiting",
      waitingReason: "calls back at noon",
      waitingUntil: hours(5),
    },
  ]);
  expect(open[0]?.summary).toContain("item 9");
  expect(happened.map(({ caseId, kind }) => [caseId, kind])).toEqual([
    [waits, "raised"],
    [closed, "raised"],
    [waits, "claimed"],
    [waits, "waiting"],
    [closed, "closed"],
  ]);
  expect(happened.at(-1)).toMatchObject({ by: ana.displayName, detail: { note: "Sister is there" } });
  expect([isOpenCut, isHappenedCut]).toEqual([false, false]);
});

test("tells who watches until the next shift ends", async () => {
  expect((await handover()).coverage).toEqual([{ from: hours(8), to: hours(16), kind: "nobody" }]);
  const onCall = { name: "Dr. Lin", phone: "555-0100" };
  const administrator = await clinic.staff("administrator");
  await changeTriageSettings(administrator, { ...defaultSettings, onCall, remoteUrgent: true }, hours(1));
  expect(await handover()).toMatchObject({ onCall, coverage: [{ kind: "on-call" }] });
});

test("tells which messages of open cases did not arrive", async () => {
  const [lost, closed] = [await openCase(2, hours(1)), await openCase(2, hours(1.5))];
  await closeCase(ana, closed, disposition, hours(2));
  const message = (caseId: string, state: string, dueAt: Date) =>
    adminSql()`insert into app.notifications
      (clinic_id, id, dedupe_key, step, channel, staff_id, case_id, priority, happened_at, state, next_attempt_at, created_at, last_error)
      values (${clinic.clinicId}, gen_random_uuid(), gen_random_uuid()::text, 'first', 'email', ${ana.staffId}, ${caseId}, 'high',
        ${hours(1)}, ${state}, ${dueAt}, ${hours(1)}, 'smtp 550')`;
  await message(lost, "dead", hours(1));
  await message(lost, "pending", hours(7));
  await message(lost, "pending", hours(9));
  await message(lost, "sent", hours(1));
  await message(closed, "dead", hours(1));
  const { undelivered } = await handover();
  expect(undelivered.map(({ caseId, isGivenUp, to }) => [caseId, isGivenUp, to])).toEqual(
    expect.arrayContaining([
      [lost, true, ana.displayName],
      [lost, false, ana.displayName],
    ]),
  );
  expect(undelivered).toHaveLength(2);
});

describe("who reads it", () => {
  test("another clinic's people find nothing of it", async () => {
    await openCase(3, hours(1));
    const stranger = await (await makeClinic("Foreign")).staff("coordinator");
    expect(await handover(stranger)).toMatchObject({ open: [], happened: [], undelivered: [] });
  });

  test("those at the queue, and that they did is on record; nobody else", async () => {
    await handover();
    const rows = await adminSql()`select action from app.audit_events where actor_id = ${ana.staffId}`;
    expect(rows.map(({ action }) => action)).toEqual(["handover-viewed"]);
    for (const role of ["administrator", "auditor"] as const) {
      await expect(handover(await clinic.staff(role))).rejects.toBeInstanceOf(NotPermitted);
    }
  });
});
