import { beforeEach, describe, expect, test } from "vitest";
import { claimCase } from "@/db/commands/claim-case";
import { closeCase } from "@/db/commands/close-case";
import { logContact } from "@/db/commands/log-contact";
import { lookAtCase } from "@/db/commands/look-at-case";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { reopenCase } from "@/db/commands/reopen-case";
import { exportSafetyReport } from "@/db/queries/export-safety-report";
import { findSafetyReport } from "@/db/queries/find-safety-report";
import { NotPermitted, type StaffRole, type Viewer } from "@/domain/access";
import type { CheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";
import { parsePeriod } from "@/domain/period";
import { selfHarmOf } from "@/domain/safety-answers";
import { headlineOf, summaryOf } from "@/domain/safety-report";
import { arrival, phq9Answers } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";

const start = Date.parse("2026-03-02T15:00:00Z");
const minutes = (passed: number) => new Date(start + passed * 60_000);
const item9 = (value: number) => phq9Answers(1, 1, 1, 1, 1, 1, 1, 1, value);

let clinic: TestClinic;
let ana: Viewer;
let ben: Viewer;
let patientId: string;

beforeEach(async () => {
  clinic = await makeClinic("Own");
  [ana, ben] = [await clinic.staff("clinician"), await clinic.staff("coordinator")];
  patientId = await clinic.patient();
});

type Sent = { identifier?: string; receivedAt?: Date; status?: CheckIn["status"]; instrument?: string };

/** Sends a check-in that arrives as it is answered, unless told otherwise; its id. */
async function send(
  answers: Answers,
  at: Date,
  { instrument = "phq-9", status, ...more }: Sent = {},
): Promise<string> {
  const plain = arrival(instrument, answers, at.toISOString(), { receivedAt: at, ...more });
  const checkIn = status ? { ...plain.checkIn, status } : plain.checkIn;
  const hash = `${status} ${plain.contentHash}`;
  const result = await recordCheckIn(clinic.intake, patientId, { ...plain, checkIn, contentHash: hash });
  if (result?.kind !== "recorded") throw new Error(`not recorded: ${result?.kind}`);
  return result.checkInId;
}

async function openCase(): Promise<string> {
  const [row] =
    await adminSql()`select id from app.cases where patient_id = ${patientId} and status <> 'closed'`;
  return row?.id;
}

async function report(from = "2026-03-01", to = "2026-03-31", viewer = ana) {
  const asked = parsePeriod(from, to, viewer.timeZone);
  if (asked.kind === "refused") throw new Error(asked.reason);
  return findSafetyReport(viewer, asked.period, minutes(90 * 24 * 60));
}

const courses = async () =>
  (await report()).answers.map(({ checkInId, course }) => ({ checkInId, ...course }));
const disposition = { outcome: "contacted-safe", note: null, riskAssessed: true, seenVersion: null };

test("an answer is followed from when it was given to first look, contact and outcome, each by its event", async () => {
  const id = await send(item9(2), minutes(0));
  const caseId = await openCase();
  await lookAtCase(ben, caseId, minutes(4));
  await claimCase(ana, caseId, minutes(6));
  await logContact(ana, caseId, { channel: "phone", result: "voicemail", note: null }, minutes(10));
  await logContact(ana, caseId, { channel: "phone", result: "reached", note: null }, minutes(25));
  await closeCase(ana, caseId, { ...disposition, urgencyWas: "right" }, minutes(40));
  const { answers, rules, isCut } = await report();
  expect(answers).toMatchObject([
    {
      checkInId: id,
      patient: { id: patientId },
      said: [{ asked: "PHQ-9, death / self-harm", answer: "More than half the days" }],
      flag: { ruleId: "SUI-03", priority: "high" },
      case: { status: "closed", outcome: "Spoke with patient, feels able to keep safe", riskAssessed: true },
      course: {
        standing: "ended",
        look: { at: minutes(4), by: ben.displayName },
        contact: { at: minutes(25), by: ana.displayName },
        attempts: 1,
        end: { at: minutes(40), by: ana.displayName },
      },
    },
  ]);
  expect(isCut).toBe(false);
  expect(rules.find(({ ruleId }) => ruleId === "SUI-03")).toEqual({
    ruleId: "SUI-03",
    safety: true,
    raised: 1,
    ended: 1,
    acted: 1,
    urgency: { right: 1, "too-high": 0, "too-low": 0 },
  });
});

test("an answer that joins an open case waits for a look of its own", async () => {
  await send(item9(2), minutes(0));
  const caseId = await openCase();
  await lookAtCase(ben, caseId, minutes(4));
  const second = await send(item9(2), minutes(60));
  expect((await courses()).find(({ checkInId }) => checkInId === second)?.look).toBeNull();
  await lookAtCase(ana, caseId, minutes(65));
  expect((await courses()).find(({ checkInId }) => checkInId === second)?.look).toEqual({
    at: minutes(65),
    by: ana.displayName,
  });
});

test("reopened, it is open again, and says so", async () => {
  await send(item9(2), minutes(0));
  const caseId = await openCase();
  await closeCase(ana, caseId, disposition, minutes(40));
  await reopenCase(ben, caseId, minutes(600));
  expect(await courses()).toMatchObject([{ standing: "open", end: null, reopened: 1 }]);
  await closeCase(ana, caseId, { ...disposition, outcome: "visit-booked" }, minutes(700));
  expect(await courses()).toMatchObject([{ standing: "ended", end: { at: minutes(700) }, reopened: 1 }]);
});

describe("it starts from the answers", () => {
  /** A check-in as it stands when no rule was asked. */
  async function store(answers: Answers): Promise<string> {
    const id = await send(item9(0), minutes(0));
    await adminSql()`delete from app.judgements where check_in_id = ${id}`;
    await adminSql()`update app.check_ins set answers = ${JSON.stringify(answers)}::text::jsonb where id = ${id}`;
    return id;
  }
  const judge = (id: string, findings: { ruleId: string }[]) =>
    adminSql()`insert into app.judgements (clinic_id, id, check_in_id, judged_at, outcome, rules_version, findings)
      values (${clinic.clinicId}, gen_random_uuid(), ${id}, ${minutes(0)}, 'ok', 'test', ${JSON.stringify(findings)}::text::jsonb)`;

  test("one that was never judged raised no flag, and is on the report", async () => {
    const id = await store(item9(3));
    expect(await courses()).toMatchObject([{ checkInId: id, standing: "no-flag", whyNoFlag: "not-judged" }]);
    expect(headlineOf(summaryOf((await report()).answers))).toBe("1 positive answer raised no flag.");
  });

  test("one that a rule saw and kept quiet names the rule; other rules are not meant", async () => {
    await judge(await store(item9(1)), [{ ruleId: "SUI-05" }, { ruleId: "CHG-01" }]);
    const { answers } = await report();
    expect(answers).toMatchObject([{ seenBy: ["SUI-05"], course: { whyNoFlag: "kept-quiet" } }]);
  });

  test("one that no safety rule took up is there, whatever else was raised from its check-in", async () => {
    await judge(await store(item9(1)), [{ ruleId: "CHG-01" }]);
    expect(await courses()).toMatchObject([{ standing: "no-flag", whyNoFlag: "no-rule" }]);
  });
});

describe("the period", () => {
  const ids = async (from: string, to: string) =>
    (await report(from, to)).answers.map(({ checkInId }) => checkInId);

  test("goes by when answers arrived, on the clinic's days; the first moment after it is not in it", async () => {
    const last = await send(item9(1), new Date("2026-03-09T03:59:59.999Z"));
    const next = await send(item9(1), new Date("2026-03-09T04:00:00Z"));
    // On March 8 clocks went forward: the day ends at 04:00 UTC.
    expect(await ids("2026-03-08", "2026-03-08")).toEqual([last]);
    expect(await ids("2026-03-09", "2026-03-09")).toEqual([next]);
  });

  test("what arrives late is told when it arrives, its times counted from when it was given", async () => {
    const given = new Date("2026-02-20T15:00:00Z");
    const id = await send(item9(2), given, { receivedAt: minutes(0) });
    expect(await ids("2026-02-01", "2026-02-28")).toEqual([]);
    const { answers } = await report();
    expect(answers).toMatchObject([{ checkInId: id, answeredAt: given, receivedAt: minutes(0) }]);
    expect(summaryOf(answers).late).toBe(1);
  });

  test("an answer whose sender's clock runs ahead counts from when it arrived", async () => {
    await send(item9(2), minutes(30), { receivedAt: minutes(0) });
    expect((await report()).answers[0]?.answeredAt).toEqual(minutes(0));
  });
});

describe("a check-in that is amended", () => {
  const identifier = "one";

  test("to an answer that is not positive stays, and says so", async () => {
    const id = await send(item9(2), minutes(0), { identifier });
    await send(item9(0), minutes(5), { identifier, status: "amended" });
    expect((await report()).answers).toMatchObject([
      { checkInId: id, amendedTo: 0, course: { standing: "open" } },
    ]);
  });

  test("without getting worse is told once; to a worse answer, as one more", async () => {
    const first = await send(item9(1), minutes(0), { identifier });
    await send(item9(1), minutes(5), { identifier, status: "amended" });
    expect((await report()).answers).toMatchObject([{ checkInId: first, amendedTo: 1 }]);
    const worse = await send(item9(3), minutes(10), { identifier, status: "amended" });
    const { answers } = await report();
    expect(answers.map(({ checkInId, amendedTo }) => [checkInId, amendedTo])).toEqual([
      [first, 3],
      [worse, null],
    ]);
    expect(answers[1]?.flag).toMatchObject({ ruleId: "SUI-02", priority: "urgent" });
  });
});

test("of more than 500 the newest are listed, and that there are more is said", async () => {
  const last = await send(item9(1), minutes(600));
  await adminSql()`insert into app.check_ins
    (clinic_id, id, patient_id, instrument, instrument_version, status, source, identifier, content_hash, authored_at, received_at, language, answers)
    select ${clinic.clinicId}, gen_random_uuid(), ${patientId}, 'phq-9', 'test', 'completed', 'test', 'n' || n, 'n' || n,
      ${minutes(0)}::timestamptz + n * interval '1 minute', ${minutes(0)}::timestamptz + n * interval '1 minute', 'en', '{"phq9.9": 1}'
    from generate_series(1, 500) n`;
  const { answers, isCut } = await report();
  expect([answers.length, isCut]).toEqual([500, true]);
  expect(answers.some(({ checkInId }) => checkInId === last)).toBe(true);
  expect(answers.some(({ receivedAt }) => receivedAt.getTime() === minutes(1).getTime())).toBe(false);
});

describe("who reads it", () => {
  test("another clinic's people find nothing of it", async () => {
    await send(item9(2), minutes(0));
    const stranger = await (await makeClinic("Foreign")).staff("clinician");
    expect(await report("2026-03-01", "2026-03-31", stranger)).toEqual({
      answers: [],
      rules: [],
      isCut: false,
    });
  });

  test.each([
    ["clinician", true, true],
    ["coordinator", true, false],
    ["administrator", false, false],
    ["auditor", false, false],
  ] as [StaffRole, boolean, boolean][])(
    "a %s may read it: %s, and take it away: %s",
    async (role, reads, takes) => {
      const viewer = await clinic.staff(role);
      const asked = parsePeriod("2026-03-01", "2026-03-31", viewer.timeZone);
      if (asked.kind === "refused") throw new Error(asked.reason);
      const read = report("2026-03-01", "2026-03-31", viewer);
      const take = exportSafetyReport(viewer, asked.period, minutes(0));
      const told = await Promise.allSettled([read, take]);
      expect(told.map(({ status }) => status === "fulfilled")).toEqual([reads, takes]);
      for (const one of told) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(NotPermitted);
      const rows =
        await adminSql()`select action, detail from app.audit_events where actor_id = ${viewer.staffId} order by action`;
      const detail = { from: "2026-03-01", to: "2026-03-31" };
      expect(rows.map((row) => [row.action, row.detail])).toEqual([
        ...(takes ? [["safety-report-exported", detail]] : []),
        ...(reads ? [["safety-report-viewed", detail]] : []),
      ]);
    },
  );
});

test("the database weighs every answer about self-harm as the words are chosen", async () => {
  const values: Record<string, (number | boolean | null)[]> = {
    "phq9.9": [null, 0, 1, 2, 3],
    ...Object.fromEntries(
      ["asq.1", "asq.2", "asq.3", "asq.4", "asq.5"].map((id) => [id, [null, false, true]]),
    ),
    "sf.safe": [null, 0, 1, 2],
    ...Object.fromEntries(
      ["1", "2", "3", "4", "5", "6", "6b"].map((id) => [`cssrs.${id}`, [null, false, true]]),
    ),
  };
  const id = await send(item9(0), minutes(0));
  const single = Object.entries(values).flatMap(([linkId, all]) => all.map((value) => ({ [linkId]: value })));
  for (const answers of [
    {},
    ...single,
    { "asq.1": true, "phq9.9": 1 },
    { "cssrs.1": true, "cssrs.4": true },
  ]) {
    const [row] =
      await adminSql()`update app.check_ins set answers = ${JSON.stringify(answers)}::text::jsonb where id = ${id} returning self_harm`;
    expect([answers, row?.self_harm]).toEqual([answers, selfHarmOf(answers)]);
  }
});
