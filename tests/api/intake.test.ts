import { describe, expect, test } from "vitest";
import { GET } from "@/app/api/fhir/R4/QuestionnaireResponse/[checkInId]/route";
import { listQueue } from "@/db/queries/list-queue";
import { openSetup } from "@/db/setup";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql, adminUrl } from "@/tests/support/database";
import { usCoreExample, usQualityCoreExample } from "@/tests/support/hl7-examples";
import { makeSender, wholePhq9 } from "@/tests/support/sender";

const { clinic, patientId, send, phq9 } = await makeSender();
const whole = wholePhq9;

async function totalOf(response: Response): Promise<number | null> {
  const { id } = (await response.json()) as { id: string };
  const [row] =
    await adminSql()`select value from app.scores where check_in_id = ${id} and measure = 'total'`;
  return row?.value ?? null;
}

async function countCheckIns(): Promise<number> {
  const [row] =
    await adminSql()`select count(*)::int as n from app.check_ins where clinic_id = ${clinic.clinicId}`;
  return row?.n ?? 0;
}

async function issuesOf(response: Response) {
  const body = (await response.json()) as {
    resourceType: string;
    issue: { code: string; expression?: string[] }[];
  };
  expect(body.resourceType).toBe("OperationOutcome");
  return body.issue;
}

describe("HL7's own examples", () => {
  test("the US Core PHQ-9 example is accepted and scored 12", async () => {
    const response = await send(usCoreExample(patientId));
    expect(response.status).toBe(201);
    expect(response.headers.get("location")).toMatch(
      /^\/api\/fhir\/R4\/QuestionnaireResponse\/[0-9a-f-]{36}$/,
    );
    expect(await totalOf(response)).toBe(12);
  });

  test("the US Quality Core PHQ-9 example is accepted, scored 10, and its item 9 is flagged", async () => {
    const response = await send(usQualityCoreExample(patientId));
    expect(response.status).toBe(201);
    expect(await totalOf(response)).toBe(10);
    const clinician = await clinic.staff("clinician");
    const queue = await listQueue(clinician, "open", null, new Date());
    expect(queue.rows.find((row) => row.patientId === patientId)?.flags.map((flag) => flag.ruleId)).toContain(
      "SUI-04",
    );
  });

  test("a total that the sender states is kept beside ours and never used", async () => {
    const body = usCoreExample(patientId);
    const wrong = {
      ...body,
      authored: "2026-05-01T08:00:00Z",
      item: body.item.map((one) =>
        one.linkId === "/44261-6" ? { ...one, answer: [{ valueDecimal: 3 }] } : one,
      ),
    };
    const response = await send(wrong);
    const { id } = (await response.clone().json()) as { id: string };
    expect(await totalOf(response)).toBe(12);
    const [row] = await adminSql()`select stated_total from app.check_ins where id = ${id}`;
    expect(row?.stated_total).toBe(3);
  });
});

describe("what is stored", () => {
  test("a resend answers 200 with the same location and stores nothing", async () => {
    const body = phq9(whole, {
      identifier: { system: "urn:test", value: "r-1" },
      authored: "2026-05-05T12:00:00Z",
    });
    const first = await send(body);
    const before = await countCheckIns();
    const second = await send(body);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect(await countCheckIns()).toBe(before);
  });

  test("a resend without an identifier is known by its content", async () => {
    const body = phq9(whole, { authored: "2026-05-06T12:00:00Z" });
    expect([(await send(body)).status, (await send(body)).status]).toEqual([201, 200]);
  });

  test("a new token of the same name takes over: a resend stays known and can be read back", async () => {
    const setup = openSetup(adminUrl());
    const token = { clinicId: clinic.clinicId, scope: "intake", now: new Date() } as const;
    const renewed = await setup.createToken({ ...token, name: "test sender" });
    const foreign = await setup.createToken({ ...token, name: "another system" });
    await setup.close();
    const body = phq9(whole, {
      identifier: { system: "urn:test", value: "rotated" },
      authored: "2026-05-06T18:00:00Z",
    });
    const by = (secret: string) => ({ authorization: `Bearer ${secret}` });
    const first = (await (await send(body)).json()) as { id: string };
    const resent = await send(body, by(renewed));
    expect([resent.status, ((await resent.json()) as { id: string }).id]).toEqual([200, first.id]);
    const read = (secret: string) =>
      GET(new Request("http://localhost/", { headers: by(secret) }), {
        params: Promise.resolve({ checkInId: first.id }),
      });
    expect([(await read(renewed)).status, (await read(foreign)).status]).toEqual([200, 404]);
    expect((await send(body, by(foreign))).status).toBe(201);
  });

  test("the same Idempotency-Key with another body is 422", async () => {
    const key = { "idempotency-key": "intake-1" };
    expect((await send(phq9(whole, { authored: "2026-05-07T12:00:00Z" }), key)).status).toBe(201);
    expect((await send(phq9(whole, { authored: "2026-05-07T13:00:00Z" }), key)).status).toBe(422);
  });

  test("another body under a known identifier is 409, and amended it is version 2", async () => {
    const identifier = { system: "urn:test", value: "amend-1" };
    const authored = "2026-05-08T12:00:00Z";
    await send(phq9(whole, { identifier, authored }));
    const changed = { ...whole, "phq9.1": { valueInteger: 3 } };
    expect((await send(phq9(changed, { identifier, authored }))).status).toBe(409);
    const amended = await send(phq9(changed, { identifier, authored, status: "amended" }));
    expect([amended.status, amended.headers.get("etag")]).toEqual([201, 'W/"2"']);
  });

  test("a half-answered check-in is stored, has no total, and its missing item 9 is flagged", async () => {
    const half = Object.fromEntries(Object.entries(whole).slice(0, 5));
    const response = await send(phq9(half, { authored: "2026-05-09T12:00:00Z" }));
    expect(response.status).toBe(201);
    const { id } = (await response.clone().json()) as { id: string };
    expect(await totalOf(response)).toBeNull();
    const rows =
      await adminSql()`select findings->0->>'ruleId' as rule from app.judgements where check_in_id = ${id}`;
    expect(rows[0]?.rule).toBe("SUI-06");
  });

  test("a sender reads back what it sent, and only that", async () => {
    const sent = await send(phq9(whole, { authored: "2026-05-10T12:00:00Z" }));
    const { id } = (await sent.json()) as { id: string };
    const read = (token: string) =>
      GET(new Request("http://localhost/", { headers: { authorization: `Bearer ${token}` } }), {
        params: Promise.resolve({ checkInId: id }),
      });
    const back = await read(clinic.token);
    expect(back.status).toBe(200);
    expect(((await back.json()) as { item: unknown[] }).item).toHaveLength(9);
    const other = await makeClinic("Other");
    expect((await read(other.token)).status).toBe(404);
  });
});

describe("what is refused", () => {
  test.each([
    ["not JSON", "{", 400],
    ["another resource", { resourceType: "Observation" }, 422],
    ["an array", [], 422],
    ["null", null, 422],
    ["no items", phq9({}, { item: undefined }), 422],
    ["no status", phq9(whole, { status: undefined }), 422],
    ["entered-in-error", phq9(whole, { status: "entered-in-error" }), 422],
    ["no time", phq9(whole, { authored: undefined }), 422],
    ["a time without a zone", phq9(whole, { authored: "2026-05-04T12:00:00" }), 422],
    ["a time in the far future", phq9(whole, { authored: "2036-05-04T12:00:00Z" }), 422],
    ["no patient", phq9(whole, { subject: undefined }), 422],
    ["an unknown patient", phq9(whole, { subject: { reference: "Patient/example" } }), 422],
    [
      "an unknown instrument",
      phq9(whole, { questionnaire: "urn:x", item: [{ linkId: "x", answer: [{ valueInteger: 1 }] }] }),
      422,
    ],
  ])("%s", async (_, body, status) => {
    const before = await countCheckIns();
    const response = await send(body);
    expect(response.status).toBe(status);
    expect((await issuesOf(response)).length).toBeGreaterThan(0);
    expect(await countCheckIns()).toBe(before);
  });

  test("every wrong item is named at once", async () => {
    const response = await send(
      phq9({
        ...whole,
        "phq9.1": { valueInteger: 4 },
        "phq9.3": { valueCoding: { system: "http://loinc.org", code: "LA6574-3" } },
        "phq9.99": { valueInteger: 1 },
      }),
    );
    expect(response.status).toBe(422);
    const named = (await issuesOf(response)).flatMap((issue) => issue.expression ?? []);
    expect(named).toEqual(
      ["phq9.1", "phq9.3", "phq9.99"].map((linkId) => `QuestionnaireResponse.item.where(linkId='${linkId}')`),
    );
  });

  test("a patient of another clinic is answered like one that does not exist", async () => {
    const other = await makeClinic("Foreign");
    const foreign = await other.patient();
    const [a, b] = [
      await send(usCoreExample(foreign)),
      await send(usCoreExample("01980000-0000-7000-8000-000000000000")),
    ];
    expect(a.status).toBe(422);
    expect([a.status, await a.text()]).toEqual([b.status, await b.text()]);
  });

  test("a missing, unknown or revoked token is 401", async () => {
    expect((await send(phq9(whole), { authorization: "" })).status).toBe(401);
    const unknown = await send(phq9(whole), {
      authorization: "Bearer heron_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    });
    expect([unknown.status, unknown.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="heron"']);
    const revoked = await makeClinic("Revoked");
    await adminSql()`update app.api_tokens set revoked_at = now() where clinic_id = ${revoked.clinicId}`;
    expect((await send(phq9(whole), { authorization: `Bearer ${revoked.token}` })).status).toBe(401);
  });

  test("a token that may not send check-ins is 403", async () => {
    const reader = await makeClinic("Reader");
    await adminSql()`alter table app.api_tokens drop constraint api_tokens_scope`;
    await adminSql()`update app.api_tokens set scope = 'read' where clinic_id = ${reader.clinicId}`;
    expect((await send(phq9(whole), { authorization: `Bearer ${reader.token}` })).status).toBe(403);
  });

  test("another media type is 415 and more than 1 MiB is 413", async () => {
    expect((await send("<x/>", { "content-type": "application/fhir+xml" })).status).toBe(415);
    expect((await send(" ".repeat(1024 * 1024 + 1))).status).toBe(413);
  });
});
