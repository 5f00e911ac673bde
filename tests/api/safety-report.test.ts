import { beforeAll, expect, test, vi } from "vitest";
import { GET } from "@/app/api/safety-report.csv/route";
import { lookAtCase } from "@/db/commands/look-at-case";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import type { Viewer } from "@/domain/access";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

let viewer: Viewer | null = null;

vi.mock("@/auth/session", () => ({
  currentViewer: async () => viewer,
  closeOwnSession: async () => {},
  ownSessionHash: async () => null,
}));

const at = new Date("2026-03-02T15:00:00Z");

beforeAll(async () => {
  const clinic = await makeClinic();
  viewer = await clinic.staff("clinician");
  const patientId = await clinic.patient();
  const answers = phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 2);
  await recordCheckIn(
    clinic.intake,
    patientId,
    arrival("phq-9", answers, at.toISOString(), { receivedAt: at }),
  );
  await adminSql()`update app.memberships set display_name = '=HYPERLINK("x")' where staff_id = ${viewer.staffId}`;
  const [row] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
  await lookAtCase(viewer, row?.id, new Date(at.getTime() + 250_000));
});

const get = (query: string) =>
  GET(new Request(`http://localhost/api/safety-report.csv?${query}`, { headers: { host: "localhost" } }), {
    params: Promise.resolve({}),
  });

test("times are exact and in whole minutes, and no cell is run as a formula", async () => {
  const response = await get("from=2026-03-02&to=2026-03-02");
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const [head, line, ...rest] = (await response.text()).trim().split("\r\n");
  expect(rest).toEqual([]);
  expect(head).toContain('"minutes_to_first_look"');
  expect(line).toContain('"PHQ-9, death / self-harm: More than half the days"');
  expect(line).toContain(`"2026-03-02T15:04:10.000Z","'=HYPERLINK(""x"")",4,`);
  expect(line).not.toContain("Person");
});

test("what is no period is refused, with why", async () => {
  const response = await get("from=2026-03-02&to=2026-03-01");
  expect([response.status, await response.json()]).toEqual([
    422,
    { message: "The period ends before it begins.", field: "from" },
  ]);
});
