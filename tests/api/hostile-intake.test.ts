import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeSender, wholePhq9 } from "@/tests/support/sender";

const { patientId, send, phq9 } = await makeSender();

const phq9Like = (more: Record<string, unknown>) => () => phq9(wholePhq9, more);

const note = (text: string) => () => ({
  ...phq9({ "md.mood": { valueInteger: 5 }, "md.note": { valueString: text } }),
  questionnaire: "urn:heron:Questionnaire/mood-daily",
});

describe("hostile input", () => {
  test("deep nesting, prototype keys and bad bytes are answered, never with a 5xx", async () => {
    const deep = `{"resourceType":"QuestionnaireResponse","item":${'[{"linkId":"a","item":'.repeat(5000)}[]${"}]".repeat(5000)}}`;
    const proto =
      '{"resourceType":"QuestionnaireResponse","__proto__":{"status":"completed"},"item":[{"linkId":"__proto__","answer":[{"valueInteger":1}]}]}';
    for (const body of [deep, proto, new Uint8Array([0xff, 0xfe, 0x7b])]) {
      const response = await send(body);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
  });

  test.each([
    ["NUL in an identifier", phq9Like({ identifier: { system: "s", value: "\0" } })],
    ["half a surrogate pair in an identifier", phq9Like({ identifier: { system: "s", value: "\ud800" } })],
    ["NUL in the patient's number", phq9Like({ subject: { identifier: { value: "\0" } } })],
    ["a year before the calendar", phq9Like({ authored: "0001-01-01T00:00:00Z" })],
    ["NUL in free text", note("a\0b")],
    ["half a surrogate pair in free text", note("\udc00")],
  ])("%s is 422", async (_, body) => {
    expect((await send(body())).status).toBe(422);
  });

  test("whatever is sent, the answer is never a 5xx", async () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
    const answer = fc.record(
      { valueInteger: leaf, valueCoding: fc.oneof(leaf, fc.record({ code: leaf, system: leaf })) },
      { requiredKeys: [] },
    );
    const item = fc.record(
      {
        linkId: fc.oneof(leaf, fc.constantFrom("phq9.1", "/44260-8", "phq9.9", "dj.bpPre")),
        answer: fc.oneof(leaf, fc.array(answer)),
        item: leaf,
      },
      { requiredKeys: [] },
    );
    const body = fc.record(
      {
        resourceType: fc.constantFrom("QuestionnaireResponse", "Patient"),
        questionnaire: fc.oneof(leaf, fc.constantFrom("x/phq-9", "x/dose-journal")),
        status: fc.constantFrom("completed", "amended", "x"),
        subject: fc.oneof(leaf, fc.constant({ reference: `Patient/${patientId}` })),
        authored: fc.oneof(
          leaf,
          fc.constantFrom("2026-05-04T12:00:00Z", "2026-13-45T99:00:00Z", "0001-01-01T00:00:00Z"),
        ),
        identifier: fc.oneof(leaf, fc.constant({ value: "\u0000" })),
        item: fc.oneof(leaf, fc.array(item)),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const response = await send(sent);
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 400 },
    );
  });
});
