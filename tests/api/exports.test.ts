import { beforeAll, expect, test, vi } from "vitest";
import { GET as answersCsv } from "@/app/api/patients/[patientId]/answers.csv/route";
import { GET as scoresCsv } from "@/app/api/patients/[patientId]/scores.csv/route";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import type { Viewer } from "@/domain/access";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

let viewer: Viewer | null = null;

vi.mock("@/auth/session", () => ({
  currentViewer: async () => viewer,
  closeOwnSession: async () => {},
  ownSessionHash: async () => null,
}));

let own: TestClinic;
let patientId: string;

beforeAll(async () => {
  own = await makeClinic("Own");
  patientId = await own.patient();
  const send = (answers: (number | null)[], at: string, changes = {}) =>
    recordCheckIn(own.intake, patientId, arrival("phq-9", phq9Answers(...answers), at, changes));
  await send([1, 1, 1, 1, 1, 1, 1, 1, 0], "2026-03-02T15:00:00Z", { identifier: "corrected" });
  const amended = arrival("phq-9", phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 1), "2026-03-02T15:30:00Z", {
    identifier: "corrected",
  });
  await recordCheckIn(own.intake, patientId, {
    ...amended,
    checkIn: { ...amended.checkIn, status: "amended" },
  });
  await send([3, 3, 3, 3, 3, 3, 3, 3, 0], "2026-03-09T15:00:00Z");
});

function get(door: typeof scoresCsv, query = "") {
  return door(new Request(`http://localhost/${query}`, { headers: { host: "localhost" } }), {
    params: Promise.resolve({ patientId }),
  });
}

test("a patient's tables hold the versions that count and no others, and are kept in the audit with a reason", async () => {
  viewer = await own.staff("clinician");
  const scores = (await (await get(scoresCsv)).text()).trim().split("\r\n");
  expect(scores).toHaveLength(3);
  expect(scores[0]).toContain('"patient_number","authored_at"');
  expect(scores[1]).toContain('"2026-03-02T15:30:00.000Z"');
  expect(scores[1]).toContain('"total",17,');
  const answers = await (await get(answersCsv)).text();
  expect(answers.trim().split("\r\n")).toHaveLength(1 + 18);
  expect(answers).not.toContain("2026-03-02T15:00:00.000Z");
  expect(answers).toContain(
    '"phq9.1","Little interest or pleasure in doing things",2,"More than half the days"',
  );
  const late = await (await get(scoresCsv, "?since=2026-03-09")).text();
  expect(late.trim().split("\r\n")).toHaveLength(2);
  await vi.waitFor(async () => {
    const kept =
      await adminSql()`select e.state, e.rows_done::int as rows, e.manifest, a.action, a.detail, a.patient_id
      from app.data_exports e join app.audit_events a on a.subject_id = e.id::text and a.clinic_id = e.clinic_id
      where e.clinic_id = ${own.clinicId} order by e.id`;
    expect(kept[0]).toMatchObject({
      state: "sent",
      rows: 2,
      action: "export-sent",
      detail: { what: "scores", reason: "treatment" },
      patient_id: patientId,
    });
    expect(kept[1]?.rows).toBe(18);
    expect(kept[2]?.manifest.selection).toMatchObject({ from: "2026-03-09", onePatient: true });
    expect(JSON.stringify(kept.map((one) => one.manifest))).not.toContain(patientId);
  });
});
