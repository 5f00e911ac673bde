import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnsweredRow, answerRows, answersTable } from "@/domain/exports/answers";
import { researchTables, tablesOf } from "@/domain/exports/catalogue";
import type { Disguise } from "@/domain/exports/column";
import { dataDictionary } from "@/domain/exports/dictionary";
import { exportWhats } from "@/domain/exports/export";
import type { FlagRow } from "@/domain/exports/flags";
import { manifestOf } from "@/domain/exports/manifest";
import type { ScoreRow } from "@/domain/exports/scores";
import { cellOf, pooledAge, smallCellWarnings } from "@/domain/exports/subjects";
import { heronVersion } from "@/domain/heron-version";
import { instruments } from "@/domain/instruments/catalogue";
import { readSource } from "@/tests/support/listed-files";

const setting = { timeZone: "America/New_York" };
/** Stands in every field that may name somebody; never in what comes out. */
const told = "TOLD";

const disguise = (shiftMs: number): Disguise => ({
  subject: "subject-1",
  shiftMs,
  code: (id) => `code-${id.length}`,
});

const moments = fc.date({ min: new Date("2020-01-01"), max: new Date("2026-12-31"), noInvalidDate: true });
const shifts = fc.integer({ min: -365 * 86_400_000, max: -86_400_000 });

const score: ScoreRow = {
  patientId: told,
  patientNumber: told,
  checkInId: told,
  authoredAt: "2026-03-02T15:00:00.000Z",
  receivedAt: "2026-03-02T15:00:01.000Z",
  instrument: "phq-9",
  instrumentVersion: told,
  measure: "total",
  value: 12,
  band: "moderate",
  prorated: false,
  answered: 9,
  of: 9,
  source: "api",
};

const answered = (instrument: string, answers: AnsweredRow["answers"], at: string): AnsweredRow => ({
  patientId: told,
  patientNumber: told,
  timeZone: "America/New_York",
  checkInId: told,
  authoredAt: at,
  receivedAt: at,
  instrument,
  instrumentVersion: told,
  status: "completed",
  source: "api",
  answers,
});

const flag: FlagRow = {
  patientId: told,
  patientNumber: told,
  id: told,
  caseId: told,
  ruleId: "SUI-01",
  ruleVersion: 1,
  priority: "urgent",
  summary: told,
  evidence: [
    { kind: "answer", linkId: "phq9.9", question: told, answer: told, at: "2026-03-02T15:00:00.000Z" },
  ] as never,
  basis: null,
  answeredAt: "2026-03-02T15:00:00.000Z",
  raisedAt: "2026-03-02T15:00:00.000Z",
  closedAt: null,
  outcome: null,
};

const cellsOf = <Row>(columns: readonly { cell: (row: Row, of: typeof setting) => unknown }[], row: Row) =>
  columns.map(({ cell }) => cell(row, setting));

describe("a research set", () => {
  const { scores, answers, flags, subjects } = researchTables;

  test("keeps no number, id, version a sender wrote, or words about a patient", () => {
    const d = disguise(-86_400_000);
    const out = [
      ...cellsOf(scores.columns, { row: score, disguise: d }),
      ...cellsOf(flags.columns, { row: flag, disguise: d }),
    ];
    expect(JSON.stringify(out)).not.toContain(told);
    expect(JSON.stringify(out)).not.toContain("2026-03-02");
  });

  test("keeps of any answers to any instrument no text, and no moment as it was", () => {
    const texts = fc.constantFrom(told, `${told} 555-0100`);
    const values = fc.oneof(
      texts,
      fc.array(texts, { maxLength: 3 }),
      fc.integer({ min: 0, max: 27 }),
      fc.boolean(),
      fc.constant(null),
      fc.constant("2026-03-02T20:00:00Z"),
    );
    const items = fc.constantFrom(...instruments).chain((instrument) =>
      fc
        .dictionary(fc.constantFrom(...instrument.items.map(({ linkId }) => linkId)), values)
        .map((given) => ({
          instrument: instrument.id,
          given,
        })),
    );
    fc.assert(
      fc.property(items, shifts, ({ instrument, given }, shiftMs) => {
        const rows = answerRows(answered(instrument, given, "2026-03-02T21:00:00.000Z"), null, {
          freeText: false,
        });
        for (const row of rows) {
          const out = JSON.stringify(cellsOf(answers.columns, { row, disguise: disguise(shiftMs) }));
          expect(out).not.toContain(told);
          expect(out).not.toContain("2026-03-02T2");
        }
      }),
    );
  });

  test("keeps the order of a subject's moments and the time between them", () => {
    const at = scores.columns.find(({ name }) => name === "authored_at");
    const shown = (moment: Date, shiftMs: number) =>
      Date.parse(
        String(
          at?.cell(
            { row: { ...score, authoredAt: moment.toISOString() }, disguise: disguise(shiftMs) },
            setting,
          ),
        ),
      );
    fc.assert(
      fc.property(moments, moments, shifts, (a, b, shiftMs) => {
        expect(shown(b, shiftMs) - shown(a, shiftMs)).toBe(b.getTime() - a.getTime());
        expect(shown(a, shiftMs)).not.toBe(a.getTime());
      }),
    );
  });

  test("pools ages over 89", () => {
    const on = "2026-03-02T15:00:00.000Z";
    expect(pooledAge({ bornOn: "1936-03-03", firstAt: on })).toBe("89");
    expect(pooledAge({ bornOn: "1936-03-02", firstAt: on })).toBe("90+");
    expect(pooledAge({ bornOn: "1921-01-01", firstAt: on })).toBe("90+");
  });

  test("warns of groups of age and sex with fewer than eleven people", () => {
    const one = {
      patientId: "",
      bornOn: "1990-01-01",
      sex: "female" as const,
      firstAt: "2026-03-02T15:00:00.000Z",
      checkIns: 1,
    };
    expect(cellOf(one)).toBe("female, 30 to 39");
    expect(cellOf({ ...one, bornOn: "1920-01-01", sex: null })).toBe("sex not told, 90 and older");
    expect(
      smallCellWarnings(
        new Map([
          ["a", 11],
          ["b", 10],
        ]),
      ),
    ).toHaveLength(1);
  });

  test("says neither in which clinic it was made, nor by whom, nor on which day", () => {
    const manifest = manifestOf({
      exportId: "e1",
      what: "research",
      clinic: told,
      createdBy: told,
      createdAt: new Date("2026-03-02T15:00:00Z"),
      reason: "research",
      selection: { patientId: null, view: null, from: null, to: null, freeText: false },
      files: [],
      rules: "1.1",
      warnings: [],
    });
    expect(JSON.stringify(manifest)).not.toContain(told);
    expect(manifest.createdAt).toBe("2026");
  });

  test("has a subject in each table, and no column of a clinical table by accident", () => {
    for (const table of [subjects, scores, answers, flags]) expect(table.columns[0]?.name).toBe("subject");
    const kept = [scores, answers, flags].flatMap(({ columns }) => columns.map(({ name }) => name));
    for (const name of [
      "patient_number",
      "check_in_id",
      "flag_id",
      "case_id",
      "summary",
      "explanation",
      "received_at",
    ])
      expect(kept).not.toContain(name);
  });
});

describe("answers as rows", () => {
  const note = instruments.flatMap(({ id, items }) =>
    items.filter(({ type }) => type === "text").map(({ linkId }) => ({ id, linkId })),
  )[0];

  test("come in the order they are asked, with what nothing is known of last", () => {
    const rows = answerRows(
      answered("phq-9", { zz: "x", "phq9.2": 1, "phq9.1": null }, "2026-03-02T15:00:00.000Z"),
      null,
      { freeText: true },
    );
    expect(rows.map(({ linkId }) => linkId)).toEqual(["phq9.1", "phq9.2", "zz"]);
    const cell = (name: string, at: number) => {
      const row = rows[at];
      return row && answersTable.columns.find((one) => one.name === name)?.cell(row, setting);
    };
    expect([cell("value", 0), cell("answer", 0)]).toEqual([null, null]);
    expect([cell("value", 1), cell("answer", 1)]).toEqual([1, "Several days"]);
    expect([cell("question", 2), cell("value", 2)]).toEqual(["zz", "x"]);
  });

  test("leave out free text unless it is asked for", () => {
    if (!note) throw new Error("no text item");
    const one = answered(note.id, { [note.linkId]: "in my words", zz: "x" }, "2026-03-02T15:00:00.000Z");
    expect(answerRows(one, null, { freeText: false })).toEqual([]);
    expect(answerRows(one, null, { freeText: true })).toHaveLength(2);
  });
});

test("every column of every table is in the data dictionary, with what it means", () => {
  for (const what of [...exportWhats, "caseload"] as const) {
    const lines = dataDictionary(tablesOf[what]).trim().split("\r\n");
    const columns = tablesOf[what].flatMap(({ columns }) => columns);
    expect(lines).toHaveLength(columns.length + 1);
    for (const { means } of columns) expect(means.length).toBeGreaterThan(5);
    for (const { columns } of tablesOf[what])
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  }
});

test("Heron's version is that of package.json", () => {
  expect(heronVersion).toBe(JSON.parse(readSource("package.json")).version);
});
