import { beforeEach, expect, test } from "vitest";
import { closeCase } from "@/db/commands/close-case";
import { lookAtCase } from "@/db/commands/look-at-case";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { findCase } from "@/db/queries/find-case";
import { listNews } from "@/db/queries/list-news";
import type { Viewer } from "@/domain/access";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const minutes = (passed: number) => new Date(Date.parse("2026-03-02T15:00:00Z") + passed * 60_000);

let clinic: TestClinic;
let ana: Viewer;
let ben: Viewer;
let patientId: string;
let caseId: string;

async function answer(at: Date): Promise<void> {
  const answers = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 2);
  await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, at.toISOString()));
}

beforeEach(async () => {
  clinic = await makeClinic("Own");
  [ana, ben] = [await clinic.staff("clinician"), await clinic.staff("coordinator")];
  patientId = await clinic.patient();
  await answer(minutes(0));
  const [row] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
  caseId = row?.id;
});

async function looks() {
  const found = await findCase(ana, caseId);
  return found?.events.filter(({ kind }) => kind === "looked").map(({ by, at }) => ({ by, at }));
}

test("the first look at what was raised stays on record, later ones do not, until an answer comes that is to be looked at", async () => {
  await lookAtCase(ben, caseId, minutes(4));
  await lookAtCase(ana, caseId, minutes(5));
  await lookAtCase(ben, caseId, minutes(6));
  expect(await looks()).toEqual([{ by: ben.displayName, at: minutes(4) }]);
  await answer(minutes(10));
  await lookAtCase(ana, caseId, minutes(12));
  await lookAtCase(ben, caseId, minutes(13));
  expect(await looks()).toEqual([
    { by: ben.displayName, at: minutes(4) },
    { by: ana.displayName, at: minutes(12) },
  ]);
});

test("a look changes nothing else: the version stays, and open queues are not told", async () => {
  const before = await findCase(ana, caseId);
  const [last] =
    await adminSql()`select max(id::text) as id from app.triage_events where clinic_id = ${clinic.clinicId}`;
  await lookAtCase(ben, caseId, minutes(4));
  const after = await findCase(ana, caseId);
  expect([after?.version, after?.status, after?.owner]).toEqual([before?.version, "new", null]);
  expect(await listNews(ana, last?.id, minutes(5))).toEqual([]);
});

test("a closed case and another clinic's are not put on record as looked at", async () => {
  const stranger = await (await makeClinic("Foreign")).staff("clinician");
  expect(await lookAtCase(stranger, caseId, minutes(1))).toBe(false);
  const disposition = { outcome: "contacted-safe", note: null, riskAssessed: true, seenVersion: null };
  await closeCase(ana, caseId, disposition, minutes(2));
  expect(await lookAtCase(ben, caseId, minutes(3))).toBe(true);
  expect(await looks()).toEqual([]);
});
