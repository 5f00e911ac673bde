import { expect, test } from "vitest";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { contentHash } from "@/db/content-hash";
import { findCase } from "@/db/queries/find-case";
import { listQueue } from "@/db/queries/list-queue";
import type { CheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";

const clinic = await makeClinic();
const clinician = await clinic.staff("clinician");
const now = new Date("2026-03-09T15:00:00Z");

function send(
  patientId: string,
  instrument: string,
  answers: Answers,
  at: string,
  status: CheckIn["status"] = "completed",
  identifier?: string,
) {
  const plain = arrival(instrument, answers, at);
  const checkIn = { ...plain.checkIn, status };
  const hash = contentHash(patientId, checkIn);
  return recordCheckIn(clinic.intake, patientId, {
    ...plain,
    checkIn,
    contentHash: hash,
    identifier: identifier ?? hash,
  });
}

async function flagOf(patientId: string, ruleId: string) {
  const { rows } = await listQueue(clinician, "open", null, now);
  const row = rows.find((one) => one.patientId === patientId);
  const found = await findCase(clinician, row?.caseId ?? "");
  const flag = found?.flags.find((one) => one.ruleId === ruleId);
  const answers = flag?.evidence.flatMap((one) => (one.kind === "answer" ? [[one.linkId, one.answer]] : []));
  return {
    inQueue: row?.flags.find((one) => one.ruleId === ruleId)?.summary,
    dueAt: row?.dueAt,
    flag,
    answers,
  };
}

test("item 9 that joins a flag of the safety screen is quoted in the queue, and the screen is kept", async () => {
  const patientId = await clinic.patient();
  const screen = { "asq.1": true, "asq.2": false, "asq.3": false, "asq.4": false, "asq.5": false };
  await send(patientId, "asq", screen, "2026-03-02T15:00:00Z");
  const before = await flagOf(patientId, "SUI-03");
  await send(patientId, "phq-9", phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 2), "2026-03-04T15:00:00Z");
  const after = await flagOf(patientId, "SUI-03");
  expect(after.inQueue).toMatch(
    /^The patient answered "More than half the days" to item 9.* Before: The safety screen/,
  );
  expect(after.answers?.[0]).toEqual(["phq9.9", "More than half the days"]);
  expect(after.answers).toContainEqual(["asq.1", "Yes"]);
  expect(after.flag).toMatchObject({ priority: "high", seen: 2 });
  expect(after.dueAt).toEqual(before.dueAt);
});

test("not sure to keep safe, then not able to: the newer answer is read first", async () => {
  const patientId = await clinic.patient();
  await send(patientId, "safety-followup", { "sf.safe": 1, "sf.contact": 0 }, "2026-03-02T15:00:00Z");
  await send(patientId, "safety-followup", { "sf.safe": 2, "sf.contact": 1 }, "2026-03-05T15:00:00Z");
  const { inQueue, answers } = await flagOf(patientId, "SUI-01");
  expect(inQueue).toMatch(/answered "No"\. Before: .*answered "I am not sure"\.$/);
  expect(answers?.[0]).toEqual(["sf.safe", "No"]);
  expect(answers).toContainEqual(["sf.safe", "I am not sure"]);
});

test("a flag stays when the answer it quotes is corrected, and says to what", async () => {
  const patientId = await clinic.patient();
  const phq9 = (ninth: number) => phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, ninth);
  await send(patientId, "phq-9", phq9(3), "2026-03-02T15:00:00Z", "completed", "quoted-1");
  await send(patientId, "phq-9", phq9(0), "2026-03-02T16:00:00Z", "amended", "quoted-1");
  const { flag } = await flagOf(patientId, "SUI-02");
  expect(flag).toMatchObject({ priority: "urgent", closedAt: null });
  expect(flag?.evidence[0]).toMatchObject({
    answer: "Nearly every day",
    corrected: { to: "Not at all", at: "2026-03-02T16:00:00.000Z" },
  });
});

test("an original that arrives after its correction is flagged with what it was corrected to", async () => {
  const patientId = await clinic.patient();
  const phq9 = (ninth: number) => phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, ninth);
  await send(patientId, "phq-9", phq9(0), "2026-03-02T16:00:00Z", "amended", "quoted-2");
  await send(patientId, "phq-9", phq9(3), "2026-03-02T15:00:00Z", "completed", "quoted-2");
  const { flag } = await flagOf(patientId, "SUI-02");
  expect(flag?.evidence[0]).toMatchObject({ answer: "Nearly every day", corrected: { to: "Not at all" } });
});
