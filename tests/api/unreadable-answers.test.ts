import { describe, expect, test } from "vitest";
import { makeClinic } from "@/tests/support/clinics";
import { adminSql } from "@/tests/support/database";
import { makeSender, wholePhq9 } from "@/tests/support/sender";

const { clinic, patientId, send, phq9 } = await makeSender();

const itemNine = (answer: unknown) => {
  const body = phq9(wholePhq9);
  return { ...body, item: [...body.item.slice(0, 8), { linkId: "phq9.9", answer }] };
};

async function refusalsOf(patient: string) {
  return adminSql()`select detail, subject_id from app.audit_events
    where clinic_id = ${clinic.clinicId} and patient_id = ${patient} and action = 'check-in-refused' order by at, id`;
}

describe("an answer that cannot be read is refused, never taken for a skipped or lower one", () => {
  const nine = "QuestionnaireResponse.item.where(linkId='phq9.9')";
  test.each([
    ["an object in place of the array", itemNine({ valueInteger: 3 }), `${nine}.answer`],
    ["a bare number in the array", itemNine([3]), `${nine}.answer`],
    ["null", itemNine(null), `${nine}.answer`],
    [
      "two values",
      itemNine([{ valueCoding: { system: "http://loinc.org", code: "LA6571-9" }, valueInteger: 0 }]),
      `${nine}.answer`,
    ],
    ["no value", itemNine([{}]), `${nine}.answer`],
    ["a value that is null", itemNine([{ valueInteger: null }]), `${nine}.answer`],
    [
      "a code of another system that looks like ours",
      itemNine([
        { valueCoding: { system: "http://example.org/scale", code: "0", display: "Nearly every day" } },
      ]),
      nine,
    ],
    [
      "an unknown item whose answer is no array",
      {
        ...phq9(wholePhq9),
        item: [...phq9(wholePhq9).item, { linkId: "extra", answer: { valueString: "x" } }],
      },
      "QuestionnaireResponse.item.where(linkId='extra').answer",
    ],
  ])("%s", async (_, body, expression) => {
    const response = await send(body);
    expect(response.status).toBe(422);
    const { issue } = (await response.json()) as { issue: { expression: string[]; diagnostics: string }[] };
    expect(issue.flatMap((one) => one.expression)).toContain(expression);
    expect(issue.every((one) => one.diagnostics.length > 20)).toBe(true);
  });

  test("a code of ours is taken with our system and without one", async () => {
    for (const [i, system] of [undefined, "urn:heron:CodeSystem/phq-9"].entries()) {
      const body = {
        ...itemNine([{ valueCoding: { system, code: "2" } }]),
        authored: `2026-05-1${i}T12:00:00Z`,
      };
      expect((await send(body)).status).toBe(201);
    }
  });
});

describe("a refused check-in of a known patient is in the audit, in codes", () => {
  test("one that could not be read", async () => {
    const patient = await clinic.patient();
    await send({ ...itemNine([3]), subject: { reference: `Patient/${patient}` } });
    expect(await refusalsOf(patient)).toMatchObject([
      { detail: { reason: "unreadable", instrument: "phq-9", issues: 1 } },
    ]);
  });

  test("one whose identifier or key another check-in has", async () => {
    const patient = await clinic.patient();
    const more = {
      subject: { reference: `Patient/${patient}` },
      identifier: { system: "urn:test", value: "taken" },
    };
    const first = (await (await send(phq9(wholePhq9, more), { "idempotency-key": "taken" })).json()) as {
      id: string;
    };
    const changed = { ...wholePhq9, "phq9.9": { valueInteger: 3 } };
    expect((await send(phq9(changed, more))).status).toBe(409);
    const other = { ...more, identifier: { system: "urn:test", value: "other" } };
    expect((await send(phq9(changed, other), { "idempotency-key": "taken" })).status).toBe(422);
    expect(await refusalsOf(patient)).toMatchObject([
      { detail: { reason: "identifier" }, subject_id: first.id },
      { detail: { reason: "idempotency-key" }, subject_id: first.id },
    ]);
  });

  test("not one of a patient of another clinic", async () => {
    const other = await makeClinic("Foreign");
    const foreign = await other.patient();
    await send({ ...itemNine([3]), subject: { reference: `Patient/${foreign}` } });
    const rows =
      await adminSql()`select 1 from app.audit_events where patient_id = ${foreign} and action = 'check-in-refused'`;
    expect(rows).toHaveLength(0);
  });
});

describe("times and versions", () => {
  test("a day that no calendar has is refused", async () => {
    expect((await send(phq9(wholePhq9, { authored: "2026-02-30T10:00:00Z" }))).status).toBe(422);
    expect((await send(phq9(wholePhq9, { authored: "2026-02-30" }))).status).toBe(422);
  });

  test("a version of ours that Heron does not know is refused, naming the one it knows", async () => {
    const response = await send(phq9(wholePhq9, { questionnaire: "urn:heron:Questionnaire/phq-9|9.9" }));
    expect(response.status).toBe(422);
    expect(await response.text()).toContain("Heron knows version 2001 of phq-9");
  });

  test("another publisher's version is that publisher's, and read as far as the items are known", async () => {
    const sent = phq9(wholePhq9, {
      questionnaire: "http://loinc.org/q/44249-1|2.81",
      authored: "2026-05-20T12:00:00Z",
    });
    const response = await send(sent);
    expect(response.status).toBe(201);
    const [stored] = await adminSql()`select instrument, instrument_version from app.check_ins
      where clinic_id = ${clinic.clinicId} and patient_id = ${patientId} and authored_at = '2026-05-20T12:00:00Z'`;
    expect(stored).toMatchObject({ instrument: "phq-9" });
  });
});
