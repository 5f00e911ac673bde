import { beforeEach, describe, expect, test } from "vitest";
import { closeCase } from "@/db/commands/close-case";
import { logContact } from "@/db/commands/log-contact";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { tickStep } from "@/db/commands/tick-step";
import { findCase } from "@/db/queries/find-case";
import { findLastReceived } from "@/db/queries/find-last-received";
import { findShownToPatient } from "@/db/queries/find-shown-to-patient";
import { findSinceContact } from "@/db/queries/find-since-contact";
import type { Viewer } from "@/domain/access";
import type { Answers } from "@/domain/instruments/instrument";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const start = new Date("2026-03-02T15:00:00Z");
const minutes = (passed: number) => new Date(start.getTime() + passed * 60_000);

let clinic: TestClinic;
let ana: Viewer;
let ben: Viewer;
let patientId: string;
let caseId: string;

async function answer(at: Date, item9 = 2): Promise<void> {
  const answers = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, item9);
  await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, at.toISOString()));
}

beforeEach(async () => {
  clinic = await makeClinic("Own");
  [ana, ben] = [await clinic.staff("clinician"), await clinic.staff("coordinator")];
  patientId = await clinic.patient();
  await answer(start);
  const [row] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
  caseId = row?.id;
});

describe("what the patient was shown", () => {
  const shown = () => findShownToPatient(ana, patientId, start);
  const followUp = (answers: Answers, at: Date) =>
    recordCheckIn(clinic.intake, patientId, arrival("safety-followup", answers, at.toISOString()));

  test("is what they answered with the crisis contacts before their eyes, and what they asked for", async () => {
    expect(await shown()).toBeNull();
    await followUp({ "sf.safe": 0, "sf.ack": true }, minutes(-3 * 24 * 60));
    expect(await shown()).toBeNull();
    await followUp({ "sf.safe": 0 }, minutes(1));
    expect(await shown()).toEqual({
      at: minutes(1),
      sawCrisisContacts: false,
      wantsContact: null,
      howToReach: null,
    });
    await followUp({ "sf.safe": 0, "sf.contact": 1, "sf.best": "after five", "sf.ack": true }, minutes(2));
    expect(await shown()).toEqual({
      at: minutes(2),
      sawCrisisContacts: true,
      wantsContact: true,
      howToReach: "after five",
    });
    const foreign = await (await makeClinic("Foreign")).staff("clinician");
    expect(await findShownToPatient(foreign, patientId, start)).toBeNull();
  });
});

test("an empty list can say when the last check-in arrived", async () => {
  expect(await findLastReceived(ana)).toEqual(minutes(1 / 60));
  const fresh = await (await makeClinic("Fresh")).staff("clinician");
  expect(await findLastReceived(fresh)).toBeNull();
});

describe("the steps of the protocol", () => {
  const tick = (by: Viewer, isDone: boolean, at: Date) =>
    tickStep(by, caseId, { step: "answers-read", isDone }, at);
  const kinds = async () =>
    (await findCase(ana, caseId))?.events.map(({ kind }) => kind).filter((kind) => kind.endsWith("ticked"));

  test("are ticked with who and when, and a tick is taken back as one more event", async () => {
    await tick(ana, true, minutes(1));
    expect((await findCase(ben, caseId))?.ticks).toEqual([
      { step: "answers-read", by: ana.displayName, at: minutes(1) },
    ]);
    await tick(ben, false, minutes(2));
    expect((await findCase(ana, caseId))?.ticks).toEqual([]);
    expect(await kinds()).toEqual(["ticked", "unticked"]);
  });

  test("twice the same is done once, and nothing is ticked in a closed case", async () => {
    await tick(ana, true, minutes(1));
    await tick(ben, true, minutes(2));
    expect(await kinds()).toEqual(["ticked"]);
    const disposition = { outcome: "contacted-safe", note: null, riskAssessed: true, seenVersion: null };
    await closeCase(ana, caseId, disposition, minutes(3));
    await tick(ana, false, minutes(4));
    expect(await kinds()).toEqual(["ticked"]);
  });

  test("of another clinic's case are not there", async () => {
    const stranger = await (await makeClinic("Foreign")).staff("clinician");
    expect(await tickStep(stranger, caseId, { step: "answers-read", isDone: true }, minutes(1))).toBeNull();
  });
});

describe("since the last contact", () => {
  const since = (at: Date) => findSinceContact(ana, patientId, at);
  const contact = (result: "reached" | "voicemail", at: Date) =>
    logContact(ben, caseId, { channel: "phone", result, note: null }, at);

  test("without one, the last 30 days are counted", async () => {
    expect(await since(minutes(60))).toMatchObject({ reached: null, checkIns: 1, attempts: 0 });
    const later = new Date(start.getTime() + 31 * 86_400_000);
    expect(await since(later)).toMatchObject({ reached: null, checkIns: 0, flags: 0, doses: 0 });
  });

  test("what came after it is counted, and attempts that failed", async () => {
    await contact("reached", minutes(10));
    await contact("voicemail", minutes(20));
    await answer(minutes(30), 3);
    const found = await since(minutes(60));
    expect(found).toMatchObject({
      reached: { at: minutes(10), by: ben.displayName, channel: "phone" },
      checkIns: 1,
      attempts: 1,
    });
    expect(found.flags).toBeGreaterThan(0);
  });

  test("a case closed because staff and patient spoke is a contact; a message left is none", async () => {
    const disposition = { note: "n", riskAssessed: true, seenVersion: null };
    await closeCase(ana, caseId, { ...disposition, outcome: "no-action-needed" }, minutes(5));
    expect((await since(minutes(6))).reached).toBeNull();
    await answer(minutes(10));
    const [open] =
      await adminSql()`select id from app.cases where patient_id = ${patientId} and status <> 'closed'`;
    await closeCase(ana, open?.id, { ...disposition, outcome: "contacted-safe" }, minutes(20));
    expect((await since(minutes(30))).reached).toMatchObject({ at: minutes(20), by: ana.displayName });
  });

  test("nothing of another clinic is counted", async () => {
    const stranger = await (await makeClinic("Foreign")).staff("clinician");
    expect(await findSinceContact(stranger, patientId, minutes(60))).toMatchObject({ checkIns: 0, flags: 0 });
  });
});
