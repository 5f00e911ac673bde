import { expect, test } from "vitest";
import { Random } from "@/bin/demo/random";
import { checkHistories } from "@/bin/proof/quarrel/histories";
import { claimAll, editAll } from "@/bin/proof/quarrel/quarrel";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

/** The same as `npm run proof:triage`, smaller. */
test("fifty claim two hundred cases and edit them all at once: one wins each, no event is lost, every history is possible", {
  timeout: 300_000,
}, async () => {
  const clinic = await makeClinic();
  const { heron, intake, clinicId } = clinic;
  const viewers = await Promise.all(Array.from({ length: 50 }, () => clinic.staff("coordinator")));
  const patients: string[] = [];
  const answer = async (patientId: string, item9: number, at: Date) => {
    const sent = arrival("phq-9", phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, item9), at.toISOString());
    await recordCheckIn(intake, patientId, { ...sent, identifier: `race|${crypto.randomUUID()}` });
  };
  for (let i = 0; i < 200; i += 1) {
    const patientId = await clinic.patient();
    patients.push(patientId);
    await answer(patientId, 2, new Date());
  }
  const rows = await adminSql()`select id from app.cases where clinic_id = ${clinicId} order by id`;
  const caseIds = rows.map((row) => row.id as string);
  const random = new Random("case races");
  const quarrel = { heron, viewers, caseIds, random: () => random.uniform(), atOnce: 20 };

  const claims = await claimAll(quarrel, 8);
  expect(claims).toMatchObject({ won: 200, taken: 7 * 200, faults: [] });

  const answering = (async () => {
    for (let i = 0; i < 40; i += 1) await answer(patients[i % 8] ?? "", 1 + (i % 3), new Date());
  })();
  const worked = await editAll({ ...quarrel, caseIds: caseIds.slice(0, 8) }, 800);
  await answering;
  expect(worked).toMatchObject({ edits: 800, faults: [] });

  const found = await checkHistories(adminSql(), clinicId);
  expect(found).toMatchObject({ impossible: [], differing: [], lost: [] });
  const [kept] = await adminSql()`select count(*) filter (where kind = 'noted')::int as notes,
    count(*) filter (where kind = 'contacted')::int as contacts from app.triage_events where clinic_id = ${clinicId}`;
  expect(kept).toEqual({ notes: worked.notes.length, contacts: worked.contacts });
});
