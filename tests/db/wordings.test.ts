import { beforeEach, describe, expect, test } from "vitest";
import { loadWording } from "@/db/commands/load-wording";
import { recordCheckIn } from "@/db/commands/record-check-ins";
import { findCase } from "@/db/queries/find-case";
import { listJournal } from "@/db/queries/list-journal";
import { listQueue } from "@/db/queries/list-queue";
import { listWordings } from "@/db/queries/list-wordings";
import { NotPermitted, type Viewer } from "@/domain/access";
import { cssrsScreener } from "@/domain/instruments/c-ssrs-screener";
import { wordingFields } from "@/domain/instruments/clinic-wording";
import { arrival } from "@/tests/support/arrivals";
import { makeClinic, type TestClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";
import { makeSender } from "@/tests/support/sender";

const monday = new Date("2026-03-02T14:00:00Z");
const answers = { "cssrs.1": true, "cssrs.2": false, "cssrs.6": false };

let clinic: TestClinic;
let administrator: Viewer;
let clinician: Viewer;

beforeEach(async () => {
  clinic = await makeClinic();
  [administrator, clinician] = await Promise.all([clinic.staff("administrator"), clinic.staff("clinician")]);
});

function words(tag: string) {
  const texts = Object.fromEntries(wordingFields(cssrsScreener).map(({ key }) => [key, `${tag} ${key}`]));
  return { language: "en", edition: "Clinic's licensed copy, 2024", wording: { texts } };
}

function load(tag: string, at: Date, by = administrator) {
  return loadWording(by, cssrsScreener, words(tag), at);
}

describe("loading words", () => {
  test("puts the next version in force, with who confirmed what, and audits it", async () => {
    expect(await load("first", monday)).toEqual({ version: 1 });
    expect(await load("second", monday)).toEqual({ version: 2 });
    const [loaded, ...others] = await listWordings(clinician);
    expect(others).toEqual([]);
    expect(loaded).toMatchObject({
      instrument: "c-ssrs-screener",
      version: 2,
      loadedBy: administrator.displayName,
      licenceStatement: expect.stringContaining("may use this wording of C-SSRS Screener"),
    });
    expect(loaded?.wording.texts["cssrs.1"]).toBe("second cssrs.1");
    const audited = await adminSql()`select detail from app.audit_events
      where clinic_id = ${clinic.clinicId} and action = 'wording-loaded' order by id`;
    expect(audited.map((one) => one.detail.version)).toEqual([1, 2]);
  });

  test("is for administrators", async () => {
    await expect(load("mine", monday, clinician)).rejects.toThrow(NotPermitted);
  });

  test("of several at once each is a version of its own, or told that it came too late", async () => {
    const results = await Promise.all(["a", "b", "c", "d"].map((tag) => load(tag, monday)));
    const versions = results.flatMap((one) => (one ? [one.version] : []));
    expect(versions.length).toBeGreaterThan(0);
    expect(new Set(versions).size).toBe(versions.length);
  });

  test("stays in its clinic", async () => {
    await load("ours", monday);
    const foreign = await makeClinic("Foreign");
    expect(await listWordings(await foreign.staff("clinician"))).toEqual([]);
    const sent = arrival("c-ssrs-screener", answers, "2026-03-02T15:00:00Z");
    const result = await recordCheckIn(foreign.intake, await foreign.patient(), sent);
    expect(result?.kind).toBe("unworded");
  });
});

test("without words the check-in is refused and nothing is stored; with them it is quoted in them", async () => {
  const patientId = await clinic.patient();
  const send = (at: string) =>
    recordCheckIn(clinic.intake, patientId, arrival("c-ssrs-screener", answers, at));
  expect(await send("2026-03-02T15:00:00Z")).toMatchObject({
    kind: "unworded",
    instrument: "c-ssrs-screener",
  });
  const [before] =
    await adminSql()`select count(*)::int as n from app.check_ins where patient_id = ${patientId}`;
  expect(before?.n).toBe(0);

  await load("first", new Date("2026-03-02T15:30:00Z"));
  expect(await send("2026-03-02T16:00:00Z")).toMatchObject({ kind: "recorded", fault: null });
  await load("second", new Date("2026-03-02T17:00:00Z"));
  await send("2026-03-03T16:00:00Z");

  const journal = await listJournal(clinician, patientId, null);
  const asked = journal.entries.flatMap((one) =>
    one.kind === "check-in" ? (one.wording?.texts["cssrs.1"] ?? null) : [],
  );
  expect(asked).toEqual(["second cssrs.1", "first cssrs.1"]);

  const queue = await listQueue(clinician, "open", null, new Date("2026-03-03T17:00:00Z"));
  const found = await findCase(clinician, queue.rows[0]?.caseId ?? "");
  const high = found?.flags.find((flag) => flag.ruleId === "SUI-04");
  expect(high?.priority).toBe("high");
  expect(high?.evidence).toContainEqual(
    expect.objectContaining({ linkId: "cssrs.1", question: "first cssrs.1", answer: "Yes" }),
  );
  const [row] =
    await adminSql()`select max(self_harm)::int as n from app.check_ins where patient_id = ${patientId}`;
  expect(row?.n).toBe(1);
});

test("the door says which words are missing and who mends it", async () => {
  const { send, patientId } = await makeSender();
  const response = await send({
    resourceType: "QuestionnaireResponse",
    questionnaire: "http://loinc.org/q/93373-9",
    status: "completed",
    subject: { reference: `Patient/${patientId}` },
    authored: "2026-05-04T12:00:00Z",
    item: [{ linkId: "/93246-7", answer: [{ valueBoolean: true }] }],
  });
  expect(response.status).toBe(422);
  const body = (await response.json()) as { resourceType: string; issue: Record<string, unknown>[] };
  expect(body.resourceType).toBe("OperationOutcome");
  expect(body.issue).toEqual([
    expect.objectContaining({
      code: "business-rule",
      expression: ["QuestionnaireResponse.questionnaire"],
      diagnostics: expect.stringContaining("wording of c-ssrs-screener"),
    }),
  ]);
});
