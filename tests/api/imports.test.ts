import { beforeEach, describe, expect, test, vi } from "vitest";
import { POST } from "@/app/api/imports/route";
import { GET as fhirDoor } from "@/app/api/patients/[patientId]/fhir.json/route";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { contentHash } from "@/db/content-hash";
import type { StaffRole, Viewer } from "@/domain/access";
import { csvRow } from "@/domain/csv";
import type { Answers } from "@/domain/instruments/instrument";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

let viewer: Viewer | null = null;

vi.mock("@/auth/session", () => ({
  currentViewer: async () => viewer,
  closeOwnSession: async () => {},
  ownSessionHash: async () => null,
}));

let clinic: TestClinic;
let patientId: string;
let number: string;
let made = 0;

beforeEach(async () => {
  clinic = await makeClinic();
  made += 1;
  number = `n${made}`;
  patientId = await clinic.patient({ number });
  viewer = await clinic.staff("coordinator");
});

async function send(mode: "preview" | "store", text: string) {
  const request = new Request("http://localhost/", {
    method: "POST",
    headers: { host: "localhost", origin: "http://localhost", "content-type": "application/json" },
    body: JSON.stringify({ do: mode, text }),
  });
  const response = await POST(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

function csv(...checkIns: { of?: string; instrument?: string; at: string; answers: Answers }[]): string {
  const rows = checkIns.flatMap(({ of = number, instrument = "phq-9", at, answers }) =>
    Object.entries(answers).map(([item, value]) =>
      csvRow([of, at, instrument, item, value as number | null]),
    ),
  );
  return [csvRow(["patient_number", "authored_at", "instrument", "item", "value"]), ...rows].join("");
}

/** Everything about a clinic's patients that an import may change. */
async function fingerprint(of: TestClinic): Promise<unknown> {
  const [row] = await adminSql()`select
    (select count(*) from app.check_ins where clinic_id = ${of.clinicId}) as check_ins,
    (select count(*) from app.scores where clinic_id = ${of.clinicId}) as scores,
    (select count(*) from app.judgements where clinic_id = ${of.clinicId}) as judgements,
    (select count(*) from app.flags where clinic_id = ${of.clinicId}) as flags,
    (select count(*) from app.cases where clinic_id = ${of.clinicId}) as cases,
    (select count(*) from app.outbox where clinic_id = ${of.clinicId}) as outbox,
    (select string_agg(s::text, ',' order by patient_id) from app.standings s where clinic_id = ${of.clinicId}) as standings`;
  return row;
}

/** A positive PHQ-9 as the door would pass it on. */
function sentBefore(days: number) {
  const { checkIn, ...rest } = arrival("phq-9", positive, daysAgo(days));
  const known = { ...checkIn, instrumentVersion: "2001" };
  return { ...rest, checkIn: known, contentHash: contentHash(patientId, known) };
}

const positive = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 2);
const calm = phq9Answers(0, 1, 0, 1, 0, 0, 0, 0, 0);

describe("a dry run", () => {
  test("says what would be stored and flagged, and stores nothing", async () => {
    const before = await fingerprint(clinic);
    const text = csv({ at: daysAgo(2), answers: positive }, { at: daysAgo(200), answers: positive });
    const { status, body } = await send("preview", text);
    expect(status).toBe(200);
    expect(body).toMatchObject({ format: "CSV of answers", stored: 2, known: 0, history: 1, problems: [] });
    expect(body.patients[0].flags.map((flag: { ruleId: string }) => flag.ruleId)).toContain("SUI-03");
    expect(await fingerprint(clinic)).toEqual(before);
  });

  test("forecasts what then happens", async () => {
    const text = csv(
      ...[60, 40, 20, 3].map((ago, i) => ({ at: daysAgo(ago), answers: i === 2 ? calm : positive })),
    );
    const [forecast, done] = [await send("preview", text), await send("store", text)];
    expect(done.body).toEqual(forecast.body);
    const flags = await adminSql()`select rule_id from app.flags where clinic_id = ${clinic.clinicId}`;
    const said = forecast.body.patients[0].flags.map((flag: { ruleId: string }) => flag.ruleId);
    expect(flags.map((row) => row.rule_id).sort()).toEqual(said.sort());
  });
});

describe("history", () => {
  test("is stored, scored and judged, and wakes nobody", async () => {
    const text = csv(
      { at: daysAgo(120), answers: positive },
      { at: daysAgo(60), answers: positive },
      { at: daysAgo(30), answers: calm },
    );
    expect((await send("store", text)).body).toMatchObject({ stored: 3, history: 2 });
    const [after] = await adminSql()`select
      (select count(*)::int from app.scores where patient_id = ${patientId}) as scores,
      (select count(*)::int from app.judgements j join app.check_ins c on c.id = j.check_in_id
        where c.patient_id = ${patientId} and j.outcome = 'ok') as judged,
      (select count(*)::int from app.judgements j join app.check_ins c on c.id = j.check_in_id
        where c.patient_id = ${patientId} and jsonb_array_length(j.findings) > 0) as seen,
      (select count(*)::int from app.cases where patient_id = ${patientId}) as cases,
      (select count(*)::int from app.outbox where clinic_id = ${clinic.clinicId}) as told`;
    expect(after).toEqual({ scores: 3, judged: 3, seen: 2, cases: 0, told: 0 });
  });

  test("whose last word is about safety is raised", async () => {
    const { body } = await send("store", csv({ at: daysAgo(60), answers: positive }));
    expect(body.patients[0].flags.map((flag: { ruleId: string }) => flag.ruleId)).toContain("SUI-03");
  });

  test("told after newer answers leaves the patient standing where they stood", async () => {
    const at = daysAgo(1);
    await recordCheckIn(clinic.intake, patientId, arrival("mood-daily", { "md.mood": 6 }, at));
    await send("store", csv({ at: daysAgo(300), answers: calm }));
    const [standing] =
      await adminSql()`select last_check_in_at from app.standings where patient_id = ${patientId}`;
    expect(standing?.last_check_in_at.toISOString()).toBe(at);
  });
});

describe("what is here already", () => {
  test("stays as it is when the file is imported again", async () => {
    const text = csv({ at: daysAgo(3), answers: positive }, { at: daysAgo(3.5), answers: calm });
    await send("store", text);
    const before = await fingerprint(clinic);
    expect((await send("store", text)).body).toMatchObject({ stored: 0, known: 2, problems: [] });
    expect(await fingerprint(clinic)).toEqual(before);
  });

  test("is known when it comes back out of Heron's own export, whoever sent it", async () => {
    await recordCheckIn(clinic.intake, patientId, sentBefore(3));
    viewer = await clinic.staff("clinician");
    const request = new Request("http://localhost/", { headers: { host: "localhost" } });
    const bundle = await (await fhirDoor(request, { params: Promise.resolve({ patientId }) })).text();
    viewer = await clinic.staff("administrator");
    expect((await send("store", bundle)).body).toMatchObject({ stored: 0, known: 1 });
    const other = bundle.replaceAll('"LA6570-1"', '"LA6568-5"');
    const { body } = await send("store", other);
    expect(body).toMatchObject({ stored: 0, known: 0, problems: [{ field: "identifier" }] });
    expect(body.problems[0].message).toMatch(/here with other answers/);
  });
});

test("an amended check-in under the identifier of an earlier import counts in its place; other answers do not", async () => {
  const at = daysAgo(100);
  const response = (status: string, code: number) =>
    JSON.stringify({
      resourceType: "QuestionnaireResponse",
      questionnaire: "urn:heron:Questionnaire/phq-9",
      identifier: { system: "https://old.example", value: "77" },
      status,
      subject: { identifier: { value: number } },
      authored: at,
      item: [{ linkId: "phq9.9", answer: [{ valueInteger: code }] }],
    });
  expect((await send("store", response("completed", 1))).body).toMatchObject({ stored: 1 });
  expect((await send("store", response("completed", 2))).body).toMatchObject({
    stored: 0,
    problems: [{ field: "identifier" }],
  });
  expect((await send("store", response("amended", 3))).body).toMatchObject({ stored: 1, problems: [] });
  const rows = await adminSql()`select version, superseded from app.check_ins where patient_id = ${patientId}
    order by version`;
  expect(rows.map((row) => [row.version, row.superseded])).toEqual([
    [1, true],
    [2, false],
  ]);
});

describe("another clinic", () => {
  test("takes over a patient's bundle by number, if the day of birth agrees", async () => {
    await recordCheckIn(clinic.intake, patientId, sentBefore(100));
    viewer = await clinic.staff("clinician");
    const request = new Request("http://localhost/", { headers: { host: "localhost" } });
    const bundle = await (await fhirDoor(request, { params: Promise.resolve({ patientId }) })).text();

    const other = await makeClinic("Other");
    viewer = await other.staff("administrator");
    expect((await send("store", bundle)).body).toMatchObject({ stored: 0, problems: [{ field: "patient" }] });
    const theirs = await other.patient({ number });
    expect((await send("store", bundle)).body).toMatchObject({
      stored: 1,
      patients: [{ patientId: theirs }],
    });
    const stranger = bundle.replaceAll("1985-05-02", "1990-01-01");
    const { body } = await send("store", stranger);
    expect(body.problems[0].message).toMatch(/somebody else here/);
  });

  test("has nothing stored for its patients, named by id or by number", async () => {
    const other = await makeClinic("Other");
    const theirs = await other.patient({ number: `foreign-${number}` });
    const before = await fingerprint(other);
    const byId = JSON.stringify({
      resourceType: "QuestionnaireResponse",
      questionnaire: "urn:heron:Questionnaire/phq-9",
      status: "completed",
      subject: { reference: `Patient/${theirs}` },
      authored: daysAgo(1),
      item: [{ linkId: "phq9.9", answer: [{ valueInteger: 3 }] }],
    });
    for (const text of [byId, csv({ of: `foreign-${number}`, at: daysAgo(1), answers: positive })]) {
      expect((await send("store", text)).body).toMatchObject({
        stored: 0,
        patients: [],
        problems: [{ message: expect.stringMatching(/^This clinic has no such patient/) }],
      });
    }
    expect(await fingerprint(other)).toEqual(before);
  });
});

test("what can be read is stored, what cannot is told and audited; no check-in is lost in silence", async () => {
  const bad = { ...positive, "phq9.1": 7 };
  const text = csv(
    { at: daysAgo(30), answers: calm },
    { at: daysAgo(20), answers: bad },
    { at: daysAgo(19), instrument: "who-5", answers: { "who5.1": 3 } },
  );
  const { body } = await send("store", text);
  expect(body).toMatchObject({
    stored: 1,
    problems: [
      { place: "Line 11", field: "value", message: "Use one of: 0, 1, 2, 3." },
      {
        place: "Line 20",
        field: "instrument",
        message: expect.stringMatching(/has not loaded the wording of who-5/),
      },
    ],
  });
  const audited =
    await adminSql()`select action, detail from app.audit_events where clinic_id = ${clinic.clinicId}
    and actor_kind = 'staff' order by action, detail->>'reason'`;
  expect(
    audited.map((row) => [row.action, row.detail.reason ?? row.detail.stored ?? row.detail.instrument]),
  ).toEqual([
    ["check-in-recorded", "phq-9"],
    ["check-in-refused", "unreadable"],
    ["check-in-refused", "unworded"],
    ["check-ins-imported", 1],
  ]);
});

test.each<StaffRole>(["clinician", "auditor"])("a %s imports nothing", async (role) => {
  viewer = await clinic.staff(role);
  const before = await fingerprint(clinic);
  expect(await send("store", csv({ at: daysAgo(1), answers: calm }))).toEqual({
    status: 404,
    body: { message: "Not found." },
  });
  expect(await fingerprint(clinic)).toEqual(before);
});

test("a file of another kind is refused with what to do", async () => {
  expect(await send("preview", "%PDF-1.7")).toMatchObject({ status: 422, body: { field: "text" } });
});
