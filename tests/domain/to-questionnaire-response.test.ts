import { expect, test } from "vitest";
import type { Answers } from "@/domain/instruments/instrument";
import { toQuestionnaireResponse } from "@/domain/to-questionnaire-response";
import { checkIn, day } from "@/tests/support/records";

const written = (instrument: string, answers: Answers, more = {}) =>
  toQuestionnaireResponse({
    ...checkIn(instrument, answers, day(7), more),
    id: "q1",
    patientId: "p1",
    version: 2,
  });

test("a check-in is written whole", () => {
  expect(written("phq-9", {}, { startedAt: day(7, -0.1), deviceId: "tablet-4", language: "es" })).toEqual({
    resourceType: "QuestionnaireResponse",
    id: "q1",
    meta: { versionId: "2" },
    language: "es",
    extension: [{ url: "urn:heron:StructureDefinition/started", valueDateTime: day(7, -0.1).toISOString() }],
    questionnaire: "urn:heron:Questionnaire/phq-9|2001",
    status: "completed",
    subject: { reference: "Patient/p1" },
    authored: day(7).toISOString(),
    author: { type: "Device", identifier: { value: "tablet-4" } },
    item: [],
  });
});

test("what was not told is left out", () => {
  expect(Object.keys(written("phq-9", {}))).toEqual([
    ...["resourceType", "id", "meta", "language", "questionnaire", "status", "subject", "authored", "item"],
  ]);
});

test.each<[string, Answers[string], Record<string, unknown>[] | undefined]>([
  [
    "phq9.1",
    2,
    [{ valueCoding: { system: "http://loinc.org", code: "LA6570-1", display: "More than half the days" } }],
  ],
  ["phq9.1", 7, [{ valueCoding: { system: "urn:heron:CodeSystem/phq9.1", code: "7" } }]],
  ["phq9.1", null, undefined],
  [
    "dj.co",
    ["alcohol", "wine"],
    [
      { valueCoding: { system: "urn:heron:CodeSystem/dj.co", code: "alcohol", display: "Alcohol" } },
      { valueCoding: { system: "urn:heron:CodeSystem/dj.co", code: "wine" } },
    ],
  ],
  ["dj.co", [], undefined],
  ["dj.drove", false, [{ valueBoolean: false }]],
  ["dj.at", "2026-08-10T16:00:00.000Z", [{ valueDateTime: "2026-08-10T16:00:00.000Z" }]],
  ["md.note", "slept badly", [{ valueString: "slept badly" }]],
  ["dj.mg", 100, [{ valueDecimal: 100 }]],
  ["dj.effect", 7, [{ valueInteger: 7 }]],
  ["dj.bpPre", { sys: 128, dia: 80 }, [{ valueString: "128/80" }]],
  ["md.note", ["a"], undefined],
])("%s answered %j is written as %j", (linkId, value, answer) => {
  const { item } = written(
    linkId.startsWith("phq9") ? "phq-9" : linkId.startsWith("dj") ? "dose-journal" : "mood-daily",
    {
      [linkId]: value,
    },
  );
  expect(item).toEqual([{ linkId, text: expect.stringMatching(/\w/), ...(answer ? { answer } : {}) }]);
});

test("items come in the instrument's order, then those it does not know", () => {
  const { item } = written("phq-9", { y: 1, "phq9.2": 0, x: 1, "phq9.1": 0 });
  expect((item as { linkId: string }[]).map(({ linkId }) => linkId)).toEqual(["phq9.1", "phq9.2", "x", "y"]);
  expect(item).toContainEqual({ linkId: "x" });
  expect(written("of long ago", { x: 1 }).item).toEqual([{ linkId: "x" }]);
});

test("words that the clinic supplies are none of ours to send", () => {
  expect(written("who-5", { "who5.1": 4 }).item).toEqual([
    { linkId: "who5.1", answer: [{ valueCoding: { system: "urn:heron:CodeSystem/who5.1", code: "4" } }] },
  ]);
});
