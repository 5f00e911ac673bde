import { beforeAll, describe, expect, test, vi } from "vitest";
import { readAsked } from "@/app/(dashboard)/patients/[patientId]/asked";
import { POST as close } from "@/app/api/cases/[caseId]/close/route";
import { POST as note } from "@/app/api/cases/[caseId]/notes/route";
import { GET as scores } from "@/app/api/patients/[patientId]/scores.csv/route";
import { GET as trend } from "@/app/api/patients/[patientId]/trend.csv/route";
import { POST as search } from "@/app/api/patients/search/route";
import { POST as signIn } from "@/app/api/sign-in/route";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { findNeighbours } from "@/db/queries/find-neighbours";
import { listAuditEvents } from "@/db/queries/list-audit-events";
import { listCaseload } from "@/db/queries/list-caseload";
import { listQueue } from "@/db/queries/list-queue";
import type { Viewer } from "@/domain/access";
import { caseloadSorts } from "@/domain/caseload";
import { queueTabs } from "@/domain/queue";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

let viewer: Viewer;
let auditor: Viewer;
let patientId: string;
let caseId: string;

// Says who is signed in: the one module of ours that tests replace.
vi.mock("@/auth/session", () => ({
  currentViewer: async () => viewer,
  closeOwnSession: async () => {},
  ownSessionHash: async () => null,
}));

beforeAll(async () => {
  const clinic = await makeClinic();
  viewer = await clinic.staff("clinician");
  auditor = await clinic.staff("auditor");
  patientId = await clinic.patient();
  const answers = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 3);
  await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, "2026-03-02T15:00:00Z"));
  caseId = (await adminSql()`select id from app.cases where patient_id = ${patientId}`)[0]?.id;
});

function post(body: Record<string, unknown>): Request {
  return new Request("http://localhost/", {
    method: "POST",
    headers: { host: "localhost", origin: "http://localhost", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

describe("text that cannot be stored is refused by name of the field", () => {
  test.each(["a\0b", "a\ud800b"])("%j", async (text) => {
    const ofCase = { params: Promise.resolve({ caseId }) };
    const none = { params: Promise.resolve({}) };
    const closing = { outcome: "no-action-needed", riskAssessed: "yes", note: text };
    const replies = await Promise.all([
      note(post({ note: text }), ofCase),
      close(post(closing), ofCase),
      search(post({ text }), none),
      signIn(post({ email: text, password: "a" }), none),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
  });
});

test.each(["2026-99-99", "2026-02-30", "0000-01-01"])("scores since %s are refused", async (since) => {
  const request = new Request(`http://localhost/?since=${since}`, { headers: { host: "localhost" } });
  expect((await scores(request, { params: Promise.resolve({ patientId }) })).status).toBe(422);
  expect((await trend(request, { params: Promise.resolve({ patientId }) })).status).toBe(422);
});

describe("a place in a list that Heron did not write starts the list anew", () => {
  const dashes = "-".repeat(36);
  const id = "01980000-0000-7000-8000-000000000000";
  const places = [
    dashes,
    `0_9999-99-99T99:99:99.999Z_${id}`,
    `0_2026-03-02T15:00:00.000Z_${dashes}`,
    `2026-99-99_${id}`,
    `none_${dashes}`,
    `0_1e999_${id}`,
    `0_-_${id}`,
    `2026-03-02T99:00:00.000Z_${id}`,
    "\0",
  ];

  test.each(places)("%j", async (after) => {
    const now = new Date("2026-03-03T00:00:00Z");
    for (const tab of queueTabs) await listQueue(viewer, tab, after, now);
    for (const { code: sort } of caseloadSorts) {
      const asked = { sort, filters: {} };
      expect((await listCaseload(viewer, asked, after, now)).rows).toHaveLength(1);
      const [row] = (await listCaseload(viewer, asked, null, now)).rows;
      const nobody = { previous: null, next: null };
      expect(await findNeighbours(viewer, asked, row?.patientId ?? "", after, now)).toEqual(nobody);
    }
    expect((await listAuditEvents(auditor, after)).rows.length).toBeGreaterThan(0);
  });

  test.each(["+275760-09-13T00:00:00.001Z", "2026-03-02T15:00:00.000Z", "yesterday"])(
    "the journal before %s",
    (before) => expect(readAsked({ before }).before).toBeNull(),
  );
});
