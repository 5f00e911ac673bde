import { beforeAll, describe, expect, test, vi } from "vitest";
import type { RouteSpec } from "@/auth/route";
import { addWebhook } from "@/db/commands/add-webhook";
import { makeNextExport } from "@/db/commands/make-exports";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { requestExport } from "@/db/commands/request-export";
import { saveView } from "@/db/commands/save-view";
import { findCase } from "@/db/queries/find-case";
import { findPatient } from "@/db/queries/find-patient";
import { findSummary } from "@/db/queries/find-summary";
import { findTrend } from "@/db/queries/find-trend";
import { listJournal } from "@/db/queries/list-journal";
import { listQueue } from "@/db/queries/list-queue";
import { abilityNames, can, roles, type StaffRole, type Viewer } from "@/domain/access";
import { readCaseload } from "@/domain/caseload";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";
import { listFiles } from "@/tests/support/listed-files";

let viewer: Viewer | null = null;

// Says who is signed in: the one module of ours that tests replace.
vi.mock("@/auth/session", () => ({
  currentViewer: async () => viewer,
  closeOwnSession: async () => {},
  ownSessionHash: async () => null,
}));

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

type Door = {
  path: string;
  method: string;
  spec: RouteSpec<unknown, unknown>;
  call: (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
};

let doors: Door[];
let own: TestClinic;
let foreign: TestClinic;
let foreignPatient: string;
let foreignCase: string;
let foreignEndpoint: string;
let foreignView: string;
let foreignExport: string;
let ownCase: string;
const people = new Map<StaffRole, Viewer>();

/** A week from now. */
function soon(): string {
  return new Date(Date.now() + 7 * 86_400_000).toISOString();
}

/** Bodies with which each door would do its work, were it permitted. */
const bodies: Record<string, unknown> = {
  "add-webhook": { url: "https://hooks.clinic.example/heron" },
  "change-clinic-hours": { timeZone: "America/New_York", opens1: "09:00", closes1: "17:00" },
  "assign-case": { to: "01980000-0000-7000-8000-000000000000" },
  "change-own-outcome": { code: "xy", label: "Ours", standsFor: "data-error" },
  "change-triage-settings": { claimMinutes: 60, remoteUrgent: "no" },
  "change-background": { sex: "female", bipolar: "no" },
  "change-medicines": { do: "none" },
  "log-contact": { channel: "phone", result: "voicemail" },
  "tick-step": { step: "answers-read", done: "yes" },
  "snooze-case": { reason: "test", until: soon() },
  "wait-on-case": { reason: "test", until: soon() },
  "work-on-cases": { do: "note", note: "note", caseIds: ["01980000-0000-7000-8000-000000000000"] },
  "close-case": { outcome: "no-action-needed", note: "note", riskAssessed: "yes" },
  "note-case": { note: "note" },
  "decide-thresholds": { decision: "declined" },
  "override-threshold": {
    name: "onTrackBelow",
    value: 4,
    until: soon().slice(0, 10),
    reason: "test",
  },
  "propose-thresholds": { base: 0, reason: "test" },
  "save-view": { name: "Mine", asked: "sort=due" },
  "choose-default-view": { isDefault: "yes" },
  "preview-export": { what: "scores" },
  "request-export": { what: "scores", reason: "treatment" },
  "send-export": { what: "scores", reason: "treatment" },
  "search-patients": { text: "Person" },
  "import-check-ins": { do: "store", text: "patient_number,authored_at,instrument,item,value" },
};

beforeAll(async () => {
  doors = await Promise.all(
    listFiles("app", /^route\.ts$/).map(async (path) => {
      const module = (await import(`../../${path}`)) as Record<string, Door["call"] & { spec: Door["spec"] }>;
      return Object.entries(module).map(([method, call]) => ({ path, method, call, spec: call.spec }));
    }),
  ).then((lists) => lists.flat());
  [own, foreign] = await Promise.all([makeClinic("Own"), makeClinic("Foreign")]);
  for (const role of roles) people.set(role, await own.staff(role));
  foreignPatient = await foreign.patient();
  foreignCase = await openCase(foreign, foreignPatient);
  const added = await addWebhook(await foreign.staff("administrator"), "https://hook.example/", new Date());
  const view = { name: "Theirs", asked: readCaseload({}), isDefault: true };
  const saved = await saveView(await foreign.staff("clinician"), view, new Date());
  foreignView = saved.kind === "saved" ? saved.id : "";
  foreignEndpoint = added.kind === "added" ? added.id : "";
  const selection = { patientId: null, view: null, from: null, to: null, freeText: false } as const;
  const request = { what: "scores", reason: "quality", selection } as const;
  foreignExport = (await requestExport(await foreign.staff("clinician"), request, new Date()))?.id ?? "";
  await makeNextExport(foreign.heron, new Date(), new AbortController().signal);
  ownCase = await openCase(own, await own.patient());
});

async function openCase(clinic: TestClinic, patientId: string): Promise<string> {
  const answers = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 3);
  await recordCheckIn(clinic.intake, patientId, arrival("phq-9", answers, "2026-03-02T15:00:00Z"));
  const [row] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
  return row?.id;
}

function call(
  door: Door,
  params: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const changes = door.method !== "GET";
  const request = new Request("http://localhost/", {
    method: door.method,
    headers: {
      host: "localhost",
      ...(changes ? { origin: "http://localhost", "content-type": "application/json" } : {}),
      ...headers,
    },
    ...(changes ? { body: JSON.stringify(bodies[door.spec.name] ?? {}) } : {}),
  });
  return door.call(request, { params: Promise.resolve(params) });
}

const staffDoors = () => doors.filter((door) => door.spec.caller === "staff");

/** All rows that a refused call could have changed. */
async function fingerprint(): Promise<unknown> {
  const [row] = await adminSql()`select (select count(*) from app.triage_events) as events,
    (select count(*) from app.audit_events where action not in ('export-sent')) as audited,
    (select string_agg(id || sealed_secret || coalesce(ended_at::text, ''), ',' order by id) from app.webhook_endpoints) as webhooks,
    (select string_agg(id || state, ',' order by id) from app.notifications) as messages,
    (select string_agg(id || asked || is_default || coalesce(removed_at::text, ''), ',' order by id) from app.caseload_views) as views,
    (select string_agg(id || state || rows_done, ',' order by id) from app.data_exports) as exports,
    (select string_agg(id || hours::text, ',' order by id) from app.clinics) as clinics,
    (select string_agg(id || status || version, ',' order by id) from app.cases) as cases`;
  return row;
}

describe("a door for staff", () => {
  test("there are some, and each has a name and an ability", () => {
    expect(staffDoors().length).toBeGreaterThan(7);
    for (const { spec } of staffDoors())
      if (spec.caller === "staff") expect(abilityNames).toContain(spec.ability);
  });

  test("answers 401 to nobody, and changes nothing", async () => {
    viewer = null;
    const before = await fingerprint();
    for (const door of staffDoors()) {
      const response = await call(door, { caseId: ownCase, patientId: foreignPatient });
      expect(response.status, door.path).toBe(401);
      expect(response.headers.get("cache-control"), door.path).toBe("no-store");
    }
    expect(await fingerprint()).toEqual(before);
  });

  test.each(roles)("answers a %s only what the role may, and 404 for the rest", async (role) => {
    viewer = people.get(role) ?? null;
    if (!viewer) throw new Error("no such person");
    for (const door of staffDoors()) {
      if (door.spec.caller !== "staff" || can(viewer, door.spec.ability)) continue;
      const response = await call(door, { caseId: ownCase, patientId: foreignPatient });
      expect([response.status, await response.json()], door.path).toEqual([404, { message: "Not found." }]);
    }
  });

  test.each(roles)(
    "shows a %s of another clinic nothing: foreign, missing and malformed ids answer alike",
    async (role) => {
      viewer = people.get(role) ?? null;
      const before = await fingerprint();
      const missing = "01980000-0000-7000-8000-000000000000";
      const ids = ["caseId", "patientId", "endpointId", "viewId", "exportId"];
      for (const door of staffDoors().filter((one) => one.spec.params)) {
        const answers = await Promise.all(
          [
            {
              caseId: foreignCase,
              patientId: foreignPatient,
              endpointId: foreignEndpoint,
              viewId: foreignView,
              exportId: foreignExport,
            },
            Object.fromEntries(ids.map((id) => [id, missing])),
            Object.fromEntries(ids.map((id) => [id, "x"])),
          ].map(async (params) => {
            const response = await call(door, params);
            return [response.status, await response.text()];
          }),
        );
        expect(answers, door.path).toEqual([answers[0], answers[0], answers[0]]);
        expect(answers[0]?.[0], door.path).toBe(404);
      }
      expect(await fingerprint()).toEqual(before);
    },
  );

  test.each(["claim", "assign", "snooze", "note", "close", "undo"])(
    "finds no case of another clinic among many: %s",
    async (work) => {
      viewer = people.get("clinician") ?? null;
      const door = staffDoors().find((one) => one.spec.name === "work-on-cases");
      if (!door || !viewer) throw new Error("no door");
      const all: Record<string, unknown> = {
        assign: { to: viewer.staffId },
        snooze: { reason: "test", until: soon() },
        note: { note: "note" },
        close: { outcome: "data-error", note: "note" },
      };
      bodies["work-on-cases"] = { do: work, caseIds: [foreignCase], ...(all[work] as object) };
      const before = await fingerprint();
      const response = await call(door, {});
      expect([response.status, await response.json()]).toEqual([
        200,
        { results: [{ caseId: foreignCase, kind: "missing", message: "Not found." }] },
      ]);
      expect(await fingerprint()).toEqual(before);
    },
  );

  test("answers 403 to a request that another site sent, or that says no origin", async () => {
    viewer = people.get("clinician") ?? null;
    const before = await fingerprint();
    for (const door of doors.filter((one) => one.spec.caller !== "intake" && one.method !== "GET")) {
      for (const origin of ["https://evil.example", "null", ""]) {
        expect((await call(door, { caseId: ownCase }, { origin })).status, door.path).toBe(403);
      }
    }
    expect(await fingerprint()).toEqual(before);
  });

  test("refuses fields it does not know", async () => {
    viewer = people.get("clinician") ?? null;
    const claim = staffDoors().find((door) => door.spec.name === "claim-case");
    const request = new Request("http://localhost/", {
      method: "POST",
      headers: { host: "localhost", origin: "http://localhost", "content-type": "application/json" },
      body: JSON.stringify({ ownerId: people.get("coordinator")?.staffId }),
    });
    const response = await claim?.call(request, { params: Promise.resolve({ caseId: ownCase }) });
    expect(response?.status).toBe(422);
  });
});

describe("the query layer", () => {
  test("finds nothing of another clinic", async () => {
    const clinician = people.get("clinician");
    if (!clinician) throw new Error("no clinician");
    const now = new Date("2026-03-03T00:00:00Z");
    expect(await findPatient(clinician, foreignPatient, now)).toBeNull();
    expect(await findCase(clinician, foreignCase)).toBeNull();
    expect(await findTrend(clinician, foreignPatient, new Date(0))).toMatchObject({
      series: {},
      doses: [],
      flags: [],
      plans: [],
      medicines: [],
      sheets: [],
    });
    expect(await findSummary(clinician, foreignPatient, new Date(0), now)).toBeNull();
    expect(await listJournal(clinician, foreignPatient, null)).toEqual({ entries: [], next: null });
    const queue = await listQueue(clinician, "open", null, now);
    expect(queue.rows.map((row) => row.caseId)).toEqual([ownCase]);
  });
});
