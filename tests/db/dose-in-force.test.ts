import { beforeAll, expect, test } from "vitest";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { findCase } from "@/db/queries/find-case";
import { listCaseload } from "@/db/queries/list-caseload";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, plan } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

beforeAll(() => {
  process.env.HERON_SEAL_KEY = "a key that only this test knows, and no one else";
});

const begun = { fromOn: "2026-02-01", doseMg: 80 };
const later = { fromOn: "2999-01-01", doseMg: 90 };

test.each([
  ["the first dose without steps", [], 60],
  ["the first dose before the first step", [later], 60],
  ["the last step begun", [{ fromOn: "2026-01-10", doseMg: 70 }, begun, later], 80],
])("case and caseload show %s", async (_, titration, doseMg) => {
  const clinic = await makeClinic();
  const patientId = await clinic.patient({ prescription: plan({ doseMg: 60, maxDoseMg: 90, titration }) });
  const answers = phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, 2);
  await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, "2026-03-02T20:00:00Z"));
  const viewer = await clinic.staff("clinician");
  const [open] = await adminSql()<{ id: string }[]>`select id from app.cases where patient_id = ${patientId}`;
  expect((await findCase(viewer, open?.id ?? ""))?.prescription?.doseMg).toBe(doseMg);
  const { rows } = await listCaseload(
    viewer,
    { sort: "deterioration", filters: {} },
    null,
    new Date("2026-03-03T15:00:00Z"),
  );
  expect(rows.map((row) => row.plan?.doseMg)).toEqual([doseMg]);
});
