import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRow } from "@/domain/csv";
import { type ImportEntry, maxImportLength } from "@/domain/import/import-entry";
import { readImport } from "@/domain/import/read-import";

const now = new Date("2026-05-05T00:00:00Z");
const id = "01980000-0000-7000-8000-000000000001";

const response = (more: Record<string, unknown> = {}) => ({
  resourceType: "QuestionnaireResponse",
  questionnaire: "urn:heron:Questionnaire/mood-daily",
  status: "completed",
  subject: { reference: "Patient/p1" },
  authored: "2026-05-04T12:00:00Z",
  item: [{ linkId: "md.mood", answer: [{ valueInteger: 4 }] }],
  ...more,
});
const patient = {
  resourceType: "Patient",
  id: "p1",
  birthDate: "1985-05-02",
  identifier: [
    { system: "urn:other", value: "x" },
    { system: "urn:heron:clinic/c/patient-number", value: "0101" },
  ],
};
const bundle = (...resources: unknown[]) =>
  JSON.stringify({
    resourceType: "Bundle",
    type: "collection",
    entry: resources.map((resource) => ({ resource })),
  });

function entriesOf(text: string): readonly ImportEntry[] {
  const read = readImport(text, now);
  if (read.kind !== "read") throw new Error(read.problem.message);
  return read.entries;
}

const messagesOf = (text: string) => {
  const read = readImport(text, now);
  if (read.kind === "unreadable") return [`${read.problem.place}: ${read.problem.message}`];
  return read.entries.flatMap((one) =>
    one.kind === "refused" ? one.problems.map((it) => `${it.place}, ${it.field}: ${it.message}`) : [],
  );
};

describe("FHIR", () => {
  test("a Bundle gives its responses, whom they are of, and what else is in it", () => {
    const read = readImport(bundle(patient, response(), { resourceType: "Observation" }), now);
    expect(read).toMatchObject({ format: "FHIR Bundle", passedOver: { Patient: 1, Observation: 1 } });
    expect(read.kind === "read" && read.entries).toMatchObject([
      {
        place: "Entry 2",
        subject: { id: "p1" },
        person: { number: "0101", bornOn: "1985-05-02" },
        checkIn: { instrument: "mood-daily", answers: { "md.mood": 4 } },
      },
    ]);
  });

  test("a patient whom only the Bundle knows is read by number", () => {
    const text = JSON.stringify({
      resourceType: "Bundle",
      entry: [
        { fullUrl: "urn:uuid:1", resource: { ...patient, id: undefined } },
        { resource: response({ subject: { reference: "urn:uuid:1" } }) },
      ],
    });
    expect(entriesOf(text)).toMatchObject([{ kind: "check-in", subject: { number: "0101" } }]);
  });

  test("a resource a line is NDJSON, one resource alone too; empty lines are none", () => {
    const lines = [JSON.stringify(patient), "", JSON.stringify(response()), JSON.stringify(response())];
    expect(entriesOf(lines.join("\n")).map((one) => one.kind === "check-in" && one.place)).toEqual([
      "Line 3",
      "Line 4",
    ]);
    expect(entriesOf(JSON.stringify(response()))).toHaveLength(1);
  });

  test.each([
    ["nothing", "", ["File: It is empty."]],
    ["broken JSON", "{", ["File: It begins like JSON and is none. Export it again, or choose another file."]],
    ["a Bundle of nothing", '{"resourceType":"Bundle"}', ["Bundle.entry: This Bundle holds nothing."]],
    [
      "no responses",
      bundle(patient),
      ["File: It holds no QuestionnaireResponse, so there is nothing to import."],
    ],
    [
      "one line of two broken",
      `${JSON.stringify(response())}\n{"resourceType"`,
      ["Line 2, null: This is no FHIR resource in JSON. Mend it or take it out."],
    ],
    [
      "an answer out of range",
      bundle(response({ item: [{ linkId: "md.mood", answer: [{ valueInteger: 11 }] }] })),
      ["Entry 1, QuestionnaireResponse.item.where(linkId='md.mood'): Use a whole number from 0 to 10."],
    ],
  ])("of %s it says what to mend", (_, text, said) => {
    expect(messagesOf(text)).toEqual(said);
  });
});

describe("CSV of answers", () => {
  const head = ["patient_number", "authored_at", "instrument", "status", "item", "value", "check_in_id"];
  const row = (item: string, value: string | number | null, more: Record<string, string> = {}) => {
    const cells: Record<string, string | number | null> = {
      patient_number: "0101",
      authored_at: "2026-05-04T12:00:00Z",
      instrument: "dose-journal",
      status: "completed",
      item,
      value,
      check_in_id: id,
      ...more,
    };
    return csvRow(head.map((name) => cells[name] ?? null));
  };
  const file = (...rows: string[]) => [csvRow(head), ...rows].join("");

  test("rows of one check-in are one, whatever their types; an empty value was skipped", () => {
    const text = file(
      row("dj.kind", "extra"),
      row("dj.mg", 60.5),
      row("dj.co", "alcohol;cannabis"),
      row("dj.bpPre", "128/80"),
      row("dj.drove", "TRUE"),
      row("dj.at", "2026-05-04T11:00:00.000Z"),
      row("dj.help", null),
    );
    expect(entriesOf(text)).toMatchObject([
      {
        place: "Line 2",
        subject: { number: "0101" },
        identifier: `urn:heron:identifier/check-in|${id}`,
        checkIn: {
          answers: {
            "dj.kind": "extra",
            "dj.mg": 60.5,
            "dj.co": ["alcohol", "cannabis"],
            "dj.bpPre": { sys: 128, dia: 80 },
            "dj.drove": true,
            "dj.at": "2026-05-04T11:00:00.000Z",
            "dj.help": null,
          },
        },
      },
    ]);
  });

  test("without an id of theirs, rows of one patient, instrument and moment are one check-in", () => {
    const none = { check_in_id: "" };
    const later = { ...none, authored_at: "2026-05-04T13:00:00Z" };
    const text = file(row("dj.kind", "extra", none), row("dj.mg", 5, none), row("dj.kind", "extra", later));
    expect(entriesOf(text)).toMatchObject([{ identifier: null }, { place: "Line 4" }]);
  });

  test.each([
    ["a choice", row("dj.kind", "often"), "value: Use one of: scheduled, extra, partial, skipped."],
    [
      "several",
      row("dj.co", "alcohol;x"),
      "value: Use any of these, joined by semicolons: none, alcohol, benzo, opioid, ghb, cannabis, stimulant, other.",
    ],
    ["a number", row("dj.mg", "much"), "value: Use a number from 0 to 2000."],
    ["yes or no", row("dj.drove", "maybe"), "value: Use true or false."],
    [
      "a moment",
      row("dj.at", "noon"),
      "value: Use a moment from 2000 on, with a zone, such as 2026-03-02T15:00:00Z.",
    ],
    [
      "a pressure",
      row("dj.bpPre", "high"),
      "value: Use systolic 60 to 300 and diastolic 30 to 200 mmHg, such as 128/80.",
    ],
    ["another item", row("phq9.1", 1), "item: Dose journal has no such item."],
    [
      "a time",
      row("dj.mg", 1, { authored_at: "yesterday" }),
      "authored_at: Use a moment from 2000 on, with a zone, such as 2026-11-23T20:10:00-05:00.",
    ],
    [
      "a status",
      row("dj.mg", 1, { status: "done" }),
      "status: Use one of completed, amended, in-progress, stopped.",
    ],
    [
      "an instrument",
      row("dj.mg", 1, { instrument: "PHQ" }),
      "instrument: Heron does not know this instrument by its id.",
    ],
    [
      "a number of a patient",
      row("dj.mg", 1, { patient_number: "" }),
      "patient_number: Give the clinic's number of the patient.",
    ],
  ])("of %s that cannot be read it names line, column and mend", (_, bad, said) => {
    expect(messagesOf(file(bad))).toEqual([`Line 2, ${said}`]);
  });

  test("an item in two rows, and rows that disagree, are said at the second", () => {
    expect(messagesOf(file(row("dj.mg", 1), row("dj.mg", 2)))).toEqual([
      "Line 3, item: This item was sent twice.",
    ]);
    expect(messagesOf(file(row("dj.mg", 1), row("dj.kind", "extra", { patient_number: "0102" })))).toEqual([
      "Line 3, patient_number: Line 2 of the same check-in says otherwise.",
    ]);
  });

  test.each([
    [
      "lacks columns",
      "a,b\n1,2",
      /^Line 1: The first line names the columns, and lacks patient_number, authored_at/,
    ],
    ["has no rows", csvRow(head), /^Line 1: There are no rows/],
    ["has an open quote", `${csvRow(head)}"x`, /^Line 2: A quotation mark is not closed/],
    [
      "has a short row",
      file('"0101",1\r\n'),
      /^Line 2, null: This row has 2 cells; the first line names 7\./,
    ],
    ["is too long", "x".repeat(maxImportLength + 1), /^File: It has more than 5,000,000 characters/],
  ])("a file that %s says so", (_, text, said) => {
    expect(messagesOf(text)[0]).toMatch(said);
  });

  test("more check-ins than a file may hold are refused whole", () => {
    const rows = Array.from({ length: 2001 }, (_, i) => row("dj.mg", 1, { check_in_id: `c${i}` }));
    expect(messagesOf(file(...rows))[0]).toMatch(/^File: It has more than 2,000 check-ins/);
  });
});

test("whatever the file holds, it is read or refused, and never throws", () => {
  const leaf = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("QuestionnaireResponse", "Patient", "Patient/p1", "urn:uuid:1"),
  );
  const resource = fc.record(
    {
      resourceType: leaf,
      subject: leaf,
      item: leaf,
      identifier: leaf,
      birthDate: leaf,
      id: leaf,
      authored: leaf,
    },
    { requiredKeys: [] },
  );
  const entry = fc.oneof(
    leaf,
    fc.record({ fullUrl: leaf, resource: fc.oneof(leaf, resource) }, { requiredKeys: [] }),
  );
  const file = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(resource).map((lines) => lines.map((line) => JSON.stringify(line)).join("\n")),
    fc.oneof(leaf, fc.array(entry)).map((all) => JSON.stringify({ resourceType: "Bundle", entry: all })),
    fc
      .array(fc.array(fc.string(), { minLength: 5, maxLength: 5 }))
      .map((rows) => [needed, ...rows].map((cells) => csvRow(cells)).join("")),
  );
  fc.assert(
    fc.property(file, (text) => {
      expect(["read", "unreadable"]).toContain(readImport(text, now).kind);
    }),
  );
});

const needed = ["patient_number", "authored_at", "instrument", "item", "value"];
