import { describe, expect, test } from "vitest";
import { csvRow } from "@/domain/csv";
import { maxImportCheckIns, maxImportLength } from "@/domain/import/import-entry";
import { readAnswersCsv } from "@/domain/import/read-answers-csv";
import { readImport } from "@/domain/import/read-import";

const now = new Date("2026-05-05T00:00:00Z");
const response = (more: Record<string, unknown> = {}) => ({
  resourceType: "QuestionnaireResponse",
  questionnaire: "urn:heron:Questionnaire/mood-daily",
  status: "completed",
  subject: { reference: "Patient/p1" },
  authored: "2026-05-04T12:00:00Z",
  item: [{ linkId: "md.mood", answer: [{ valueInteger: 4 }] }],
  ...more,
});
const one = JSON.stringify(response());
const bundle = (...resources: unknown[]) =>
  JSON.stringify({ resourceType: "Bundle", entry: resources.map((resource) => ({ resource })) });

function read(text: string) {
  const found = readImport(text, now);
  if (found.kind === "unreadable") throw new Error(found.problem.message);
  return found;
}
function problemsOf(text: string) {
  return read(text).entries.flatMap((entry) => (entry.kind === "refused" ? entry.problems : []));
}
const said = (text: string) =>
  problemsOf(text).map(({ place, field, message }) => `${place}, ${field}: ${message}`);

describe("FHIR", () => {
  test.each([
    ["after empty lines", `\n  ${one}`],
    ["after a byte order mark", `\uFEFF${one}`],
    ["as long as a file may be", one.padEnd(maxImportLength)],
    ["with a line of spaces", `${one}\n   \n`],
  ])("is read %s", (_, text) => {
    expect(read(text).entries.map(({ kind }) => kind)).toEqual(["check-in"]);
  });

  test("lines of spaces are none", () => {
    expect(read(`${one}\n   \n${one}`).entries.map(({ kind }) => kind)).toEqual(["check-in", "check-in"]);
  });

  test("a byte order mark within an answer is the patient's", () => {
    const item = [{ linkId: "md.note", answer: [{ valueString: "a\uFEFFb" }] }];
    expect(read(JSON.stringify(response({ item }))).entries).toMatchObject([
      { checkIn: { answers: { "md.note": "a\uFEFFb" } } },
    ]);
  });

  test("what is no resource is said, with its place", () => {
    const none = "null: This is no FHIR resource in JSON. Mend it or take it out.";
    expect(said(JSON.stringify({ resourceType: "Bundle", entry: [null, 7] }))).toEqual([
      `Entry 1, ${none}`,
      `Entry 2, ${none}`,
    ]);
    expect(said(bundle(response(), { resourceType: 7 }))).toEqual([`Entry 2, ${none}`]);
  });

  test("what is passed over is counted by kind, or as another", () => {
    const kinds = ["Observation", "Observation", "1Observation", "Observation1", "two words"];
    const others = kinds.map((resourceType) => ({ resourceType }));
    expect(read(bundle(response(), ...others)).passedOver).toEqual({ Observation: 2, Other: 3 });
  });

  test.each([
    ["nobody in the file", { reference: "urn:uuid:9" }],
    ["a number", { reference: 7 }],
    ["nothing", undefined],
  ])("a response about %s is refused", (_, subject) => {
    expect(problemsOf(bundle(response({ subject }))).map(({ field }) => field)).toEqual([
      "QuestionnaireResponse.subject",
    ]);
  });
});

describe("CSV of answers", () => {
  const head = ["patient_number", "authored_at", "instrument", "item", "value"];
  type Cells = Partial<Record<string, string | number | null>>;
  const file = (names: readonly string[], ...rows: Cells[]) =>
    [names, ...rows.map((cells) => names.map((name) => cells[name.trim().toLowerCase()] ?? null))]
      .map((cells) => csvRow(cells))
      .join("");
  const row = (item: string | null, value: string | number | null, more: Cells = {}): Cells => ({
    ...{ patient_number: "0101", authored_at: "2026-05-04T12:00:00Z", instrument: "dose-journal" },
    ...{ item, value, ...more },
  });
  const answersOf = (...rows: Cells[]) =>
    read(file(head, ...rows)).entries.map((entry) =>
      entry.kind === "check-in" ? entry.checkIn.answers : null,
    );

  test("names of columns may be written in capitals and with spaces; others are passed over", () => {
    const text = file([" Patient_Number ", "", ...head.slice(1)], row("dj.mg", 60));
    expect(read(text).entries).toMatchObject([{ kind: "check-in", checkIn: { status: "completed" } }]);
  });

  test("a column without a name is passed over", () => {
    const text =
      "patient_number,,authored_at,instrument,item,value\r\n0101,,2026-05-04T12:00:00Z,dose-journal,dj.mg,60\r\n";
    expect(read(text).entries.map(({ kind }) => kind)).toEqual(["check-in"]);
  });

  test("nothing at all lacks every column", () => {
    expect(readAnswersCsv("", now)).toMatchObject({ kind: "unreadable", problem: { place: "Line 1" } });
  });

  test("as many check-ins as a file may hold are read", () => {
    const rows = Array.from({ length: maxImportCheckIns }, (_, i) =>
      row("dj.mg", 1, { patient_number: `${i}` }),
    );
    expect(read(file(head, ...rows)).entries).toHaveLength(maxImportCheckIns);
  });

  test.each([
    ["dj.mg", "60.25", 60.25],
    ["dj.mg", "1e2", 100],
    ["dj.mg", "1E+1", 10],
    ["dj.mg", "5e-01", 0.5],
    ["dj.drove", "false", false],
    ["dj.drove", "True", true],
  ])("%s written as %j is %j", (item, value, answer) => {
    expect(answersOf(row(item, value))).toEqual([{ [item]: answer }]);
  });

  test.each(["true", "12"])("%s written as free text is free text", (value) => {
    const instrument = "mood-daily";
    expect(answersOf(row("md.note", value, { instrument }))).toEqual([{ "md.note": value }]);
  });

  test("an option is known by its number", () => {
    const instrument = "phq-9";
    expect(answersOf(row("phq9.1", 1, { instrument }))).toMatchObject([{ "phq9.1": 1 }]);
    expect(said(file(head, row("phq9.1", 9, { instrument })))).toEqual([
      "Line 2, value: Use one of: 0, 1, 2, 3.",
    ]);
  });

  test.each([
    ["more than yes", [row("dj.drove", "trueish")], ["Line 2, value: Use true or false."]],
    ["more than no", [row("dj.drove", "not false")], ["Line 2, value: Use true or false."]],
    ["no number", [row("dj.mg", "1x")], ["Line 2, value: Use a number from 0 to 2000."]],
    [
      "no moment",
      [row("dj.mg", 1, { authored_at: null })],
      ["Line 2, authored_at: Say when the patient answered."],
    ],
    ["no item", [row(null, 1)], ["Line 2, item: Dose journal has no such item."]],
    [
      "no instrument",
      [row("dj.mg", 1, { instrument: null })],
      ["Line 2, instrument: Heron does not know this instrument by its id."],
    ],
    [
      "a wrong answer before a right one",
      [row("dj.mg", "x"), row("dj.drove", "true")],
      ["Line 2, value: Use a number from 0 to 2000."],
    ],
    [
      "an option twice",
      [row("dj.kind", "extra"), row("dj.kind", "extra")],
      ["Line 3, item: This item was sent twice."],
    ],
  ])("with %s says so", (_, rows, problems) => {
    expect(said(file(head, ...rows))).toEqual(problems);
  });

  test("rows that disagree are said once for each column", () => {
    const together = (patient_number: string) => row("dj.mg", 1, { patient_number, check_in_id: "c1" });
    const text = file([...head, "check_in_id"], together("0101"), together("0102"), together("0103"));
    expect(said(text)).toEqual(["Line 3, patient_number: Line 2 of the same check-in says otherwise."]);
  });

  test("a version that is not Heron's is said in its column", () => {
    const names = [...head, "instrument_version"];
    expect(read(file(names, row("dj.mg", 1, { instrument_version: "0.1" }))).entries[0]?.kind).toBe(
      "check-in",
    );
    expect(said(file(names, row("dj.mg", 1, { instrument_version: "9" })))).toEqual([
      "Line 2, instrument_version: Heron knows version 0.1 of dose-journal. Send that, or no version.",
    ]);
  });
});
