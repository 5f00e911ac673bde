import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { GET } from "@/app/api/live/route";
import { claimCase } from "@/db/commands/claim-case";
import { leaveCase, lookAtCase } from "@/db/commands/look-at-case";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { sweepCases } from "@/db/commands/sweep-cases";
import { closeSession, openSession } from "@/db/identities";
import { firstIdAt, newId } from "@/db/ids";
import type { Viewer } from "@/domain/access";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";
import { hear } from "@/tests/support/heard-stream";

let viewer: Viewer | null = null;
let hash: string | null = null;

vi.mock("@/auth/session", () => ({ currentViewer: async () => viewer, ownSessionHash: async () => hash }));

let own: TestClinic;
let foreign: TestClinic;
let clinician: Viewer;
let colleague: Viewer;
const open: ReadableStreamDefaultReader<Uint8Array>[] = [];

beforeAll(async () => {
  [own, foreign] = await Promise.all([makeClinic("Own"), makeClinic("Foreign")]);
  [clinician, colleague] = await Promise.all([own.staff("clinician"), own.staff("coordinator")]);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((reader) => reader.cancel()));
});

const answers = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 3);

async function signIn(as: Viewer): Promise<string> {
  const tokenHash = `hash-${crypto.randomUUID()}`;
  await openSession(tokenHash, as.staffId);
  viewer = as;
  hash = tokenHash;
  return tokenHash;
}

/** What the stream says from now on. */
async function listen(headers: Record<string, string> = {}, since = new Date()) {
  const request = new Request(`http://localhost/api/live?since=${since.toISOString()}`, { headers });
  const heard = hear(await GET(request, { params: Promise.resolve({}) }));
  open.push(heard.reader);
  return heard;
}

async function caseOf(patientId: string): Promise<string> {
  const [row] = await adminSql()`select id from app.cases where patient_id = ${patientId}`;
  return row?.id;
}

const soon = { timeout: 3000, interval: 50 };

test("an answer that opens a case is told to everyone of the clinic who watches, and to nobody else", async () => {
  const [patientId, foreignPatient] = await Promise.all([own.patient(), foreign.patient()]);
  await signIn(clinician);
  const mine = await listen();
  await signIn(await foreign.staff("clinician"));
  const theirs = await listen();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-02T15:00:00Z"));
  await recordCheckIn(foreign.intake, foreignPatient, arrival("phq-9", answers, "2026-03-02T15:00:00Z"));
  const ownCase = await caseOf(patientId);
  const foreignCase = await caseOf(foreignPatient);
  await vi.waitFor(() => {
    expect(mine.news().map((one) => one.caseId)).toContain(ownCase);
    expect(theirs.news().map((one) => one.caseId)).toContain(foreignCase);
  }, soon);
  expect(mine.news().map((one) => one.caseId)).not.toContain(foreignCase);
  expect(theirs.news().map((one) => one.caseId)).not.toContain(ownCase);
  expect(JSON.stringify(mine.told)).not.toContain(patientId);
  expect(new Set(mine.news().map((one) => one.id)).size).toBe(mine.news().length);
});

test("a colleague's claim comes with the name, one's own is marked as one's own", async () => {
  const patientId = await own.patient();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-03T15:00:00Z"));
  const caseId = await caseOf(patientId);
  await signIn(clinician);
  const watching = await listen();
  await signIn(colleague);
  const claiming = await listen();
  await claimCase(colleague, caseId, new Date(), { takeOver: false });
  const claim = (told: Awaited<ReturnType<typeof listen>>) =>
    told.news().find((one) => one.caseId === caseId && one.kind === "claimed");
  await vi.waitFor(() => {
    expect(claim(watching)).toMatchObject({ status: "claimed", owner: colleague.displayName, own: false });
    expect(claim(claiming)).toMatchObject({ own: true });
  }, soon);
});

test("what came while the browser was away is told when it is back", async () => {
  const patientId = await own.patient();
  const left = new Date();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-04T15:00:00Z"));
  await signIn(clinician);
  const back = await listen({}, left);
  const caseId = await caseOf(patientId);
  await vi.waitFor(() => expect(back.news().map((one) => one.caseId)).toContain(caseId), soon);
});

test("each beat says from when on to ask again, by the server's clock and back beyond what commits late", async () => {
  await signIn(clinician);
  const stream = await listen();
  const beat = () => stream.told.find(({ event }) => event === "beat")?.data;
  await vi.waitFor(() => expect(beat()).toBeDefined(), soon);
  const back = Date.now() - Date.parse(String(beat()?.from));
  expect(back).toBeGreaterThan(15_000);
  expect(back).toBeLessThan(40_000);
});

test("whose claim has ended is told that it was theirs, and nobody else", async () => {
  const patientId = await own.patient();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-12T15:00:00Z"));
  const caseId = await caseOf(patientId);
  await claimCase(colleague, caseId, new Date(), { takeOver: false });
  await signIn(clinician);
  const watching = await listen();
  await signIn(colleague);
  const losing = await listen();
  await sweepCases(own.heron, new Date(Date.now() + 3 * 3_600_000));
  const ended = ({ news }: Awaited<ReturnType<typeof listen>>) =>
    news().find((one) => one.caseId === caseId && one.kind === "claim-expired");
  await vi.waitFor(() => {
    expect(ended(losing)).toMatchObject({ concerns: true, owner: null });
    expect(ended(watching)).toMatchObject({ concerns: false });
  }, soon);
  expect(JSON.stringify(watching.told)).not.toContain(colleague.staffId);
});

test("after a long time away the page is to be read anew", async () => {
  await signIn(clinician);
  const back = await listen({}, new Date(Date.now() - 3_600_000));
  await vi.waitFor(() => expect(back.told.map((one) => one.event)).toContain("reset"), soon);
});

test("signing out ends the stream within two seconds", async () => {
  const session = await signIn(clinician);
  const stream = await listen();
  await closeSession(session);
  await vi.waitFor(() => expect(stream.isOver()).toBe(true), { timeout: 2500, interval: 50 });
  expect(stream.told.at(-1)?.event).toBe("signed-out");
});

test("a fourth stream of one session ends its first", async () => {
  await signIn(clinician);
  const [first] = [await listen(), await listen(), await listen(), await listen()];
  await vi.waitFor(() => expect(first.isOver()).toBe(true), soon);
  expect(first.told.at(-1)?.event).toBe("full");
});

test("is neither stored nor held back on its way", async () => {
  await signIn(clinician);
  const { response } = await listen();
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("a browser that goes away while it is told what it missed keeps no news from the others", async () => {
  await signIn(clinician);
  const staying = await listen();
  for (let n = 0; n < 3; n++) {
    await signIn(colleague);
    const leaving = await GET(new Request("http://localhost/api/live"), { params: Promise.resolve({}) });
    await leaving.body?.cancel();
  }
  const patientId = await own.patient();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-05T15:00:00Z"));
  const caseId = await caseOf(patientId);
  await vi.waitFor(() => expect(staying.news().map((one) => one.caseId)).toContain(caseId), soon);
});

test("more news than one reading holds is told whole, and each once", async () => {
  await signIn(clinician);
  const stream = await listen();
  const patientId = await own.patient();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-06T15:00:00Z"));
  const caseId = await caseOf(patientId);
  const ids = Array.from({ length: 1200 }, () => newId());
  await adminSql()`insert into app.triage_events (clinic_id, id, case_id, patient_id, kind, at, detail)
    select ${own.clinicId}, id, ${caseId}, ${patientId}, 'joined', now(), '{}' from unnest(string_to_array(${ids.join()}, ',')::uuid[]) id`;
  const told = () => stream.news().filter((one) => ids.includes(String(one.id)));
  await vi.waitFor(() => expect(told().length).toBeGreaterThanOrEqual(ids.length), {
    timeout: 6000,
    interval: 100,
  });
  expect(new Set(told().map((one) => one.id)).size).toBe(ids.length);
  expect(told()).toHaveLength(ids.length);
});

test("what commits seconds after it was made is told all the same", { timeout: 20_000 }, async () => {
  await signIn(clinician);
  const stream = await listen();
  const patientId = await own.patient();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-07T15:00:00Z"));
  const caseId = await caseOf(patientId);
  const id = newId();
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await adminSql()`insert into app.triage_events (clinic_id, id, case_id, patient_id, kind, at, detail)
    values (${own.clinicId}, ${id}, ${caseId}, ${patientId}, 'joined', now(), '{}')`;
  await vi.waitFor(() => expect(stream.news().map((one) => one.id)).toContain(id), {
    timeout: 8000,
    interval: 100,
  });
});

test("an urgent answer to a colleague's case says that it was urgent, and whose case it is", async () => {
  const patientId = await own.patient();
  const mild = phq9Answers(2, 2, 2, 2, 2, 2, 2, 2, 1);
  await recordCheckIn(own.intake, patientId, arrival("phq-9", mild, "2026-03-08T15:00:00Z"));
  const caseId = await caseOf(patientId);
  await claimCase(colleague, caseId, new Date(), { takeOver: false });
  await signIn(clinician);
  const watching = await listen();
  await signIn(colleague);
  const owning = await listen();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-08T16:00:00Z"));
  const urgent = ({ news }: Awaited<ReturnType<typeof listen>>) =>
    news().find((one) => one.caseId === caseId && one.raised === "urgent");
  await vi.waitFor(() => {
    expect(urgent(watching)).toMatchObject({ mine: false, owner: colleague.displayName });
    expect(urgent(owning)).toMatchObject({ mine: true, priority: "urgent" });
  }, soon);
  expect(JSON.stringify(watching.told)).not.toContain(colleague.staffId);
});

test("answers that no rule has judged are told: about self-harm at once, others once judging has had its time", async () => {
  const [patientId, foreignPatient] = [await own.patient(), await foreign.patient()];
  const calm = phq9Answers(0, 0, 0, 0, 0, 0, 0, 0, 0);
  await signIn(clinician);
  const stream = await listen();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-09T15:00:00Z"));
  await recordCheckIn(own.intake, patientId, arrival("phq-9", calm, "2026-03-10T15:00:00Z"));
  await recordCheckIn(foreign.intake, foreignPatient, arrival("phq-9", answers, "2026-03-09T15:00:00Z"));
  /** The same answers once more, without a judgement, received some seconds ago. */
  async function unjudged(of: string, selfHarm: boolean, seconds: number): Promise<string> {
    const id = selfHarm
      ? newId()
      : `${firstIdAt(Date.now() - seconds * 1000).slice(0, 24)}${newId().slice(24)}`;
    await adminSql()`insert into app.check_ins (clinic_id, id, patient_id, instrument, instrument_version, status, source, identifier,
        content_hash, authored_at, received_at, language, answers)
      select clinic_id, ${id}, patient_id, instrument, instrument_version, status, source, ${id}, content_hash, authored_at,
        now() - make_interval(secs => ${seconds}), language, answers
      from app.check_ins where patient_id = ${of} and (self_harm > 0) = ${selfHarm} limit 1`;
    return id;
  }
  const positive = await unjudged(patientId, true, 0);
  const theirs = await unjudged(foreignPatient, true, 0);
  const waited = await unjudged(patientId, false, 60);
  const young = await unjudged(patientId, false, 30);
  const told = () => stream.told.filter(({ event }) => event === "unjudged").map(({ data }) => data.id);
  await vi.waitFor(() => expect(told()).toEqual(expect.arrayContaining([positive, waited])), soon);
  expect(told()).not.toContain(theirs);
  expect(told()).not.toContain(young);
});

test("who looks at what is told to colleagues and not to oneself, and ends when they leave", {
  timeout: 20_000,
}, async () => {
  const patientId = await own.patient();
  await recordCheckIn(own.intake, patientId, arrival("phq-9", answers, "2026-03-11T15:00:00Z"));
  const caseId = await caseOf(patientId);
  await signIn(clinician);
  const watching = await listen();
  await signIn(colleague);
  const looking = await listen();
  await lookAtCase(colleague, caseId, new Date());
  const last = ({ told }: Awaited<ReturnType<typeof listen>>) =>
    told.filter(({ event }) => event === "lookers").at(-1)?.data ?? [];
  const within = { timeout: 6000, interval: 100 };
  await vi.waitFor(() => expect(last(watching)).toEqual([{ caseId, name: colleague.displayName }]), within);
  expect(last(looking)).toEqual([]);
  await leaveCase(colleague, caseId);
  await vi.waitFor(() => expect(last(watching)).toEqual([]), within);
});
