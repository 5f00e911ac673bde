import { expect, test } from "vitest";
import { readImport } from "@/domain/import/read-import";
import { slimImport } from "@/domain/import/slim-import";

const bundle = {
  resourceType: "Bundle",
  type: "collection",
  entry: [
    {
      fullUrl: "urn:uuid:1",
      resource: {
        resourceType: "Patient",
        id: "p1",
        birthDate: "1985-05-02",
        identifier: [{ value: "0101" }],
        name: [{ family: "Quillfeather" }],
      },
    },
    { resource: { resourceType: "Observation", valueInteger: 7 } },
    {
      resource: {
        resourceType: "QuestionnaireResponse",
        questionnaire: "urn:heron:Questionnaire/mood-daily",
        status: "completed",
        subject: { reference: "urn:uuid:1" },
        authored: "2026-05-04T12:00:00Z",
        item: [{ linkId: "md.mood", answer: [{ valueInteger: 4 }] }],
      },
    },
    { resource: 7 },
  ],
};

test("a Bundle is read the same when only what is read of it is left, and no name is", () => {
  const text = JSON.stringify(bundle, null, 2);
  const slim = slimImport(text);
  const now = new Date("2026-05-05T00:00:00Z");
  expect(readImport(slim, now)).toEqual(readImport(text, now));
  expect(slim).not.toMatch(/Quillfeather|valueInteger":7/);
});

test.each([
  "patient_number,item\n1,2",
  '{"resourceType":"QuestionnaireResponse"}',
  "{",
  '{"resourceType":"Bundle"}',
])("%j stays as it is", (text) => {
  expect(slimImport(text)).toBe(text);
});

test("of each kind of entry stays what an import reads, whatever stands before the Bundle", () => {
  const other = { resourceType: "Observation", id: "o1", identifier: [], birthDate: "1985-05-02" };
  const entry = [null, { resource: "x" }, { fullUrl: "urn:o", resource: other }];
  const text = ` \n${JSON.stringify({ resourceType: "Bundle", type: "collection", entry })}`;
  expect(JSON.parse(slimImport(text))).toEqual({
    resourceType: "Bundle",
    type: "collection",
    entry: [null, { resource: "x" }, { resource: { resourceType: "Observation" } }],
  });
});

test("what holds entries and is no Bundle stays as it is", () => {
  const text = JSON.stringify({
    resourceType: "List",
    entry: [{ resource: { resourceType: "Patient", name: [] } }],
  });
  expect(slimImport(text)).toBe(text);
});
