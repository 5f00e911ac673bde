import { describe, expect, test } from "vitest";
import { type AnsweredRow, answerRows, answersTable } from "@/domain/exports/answers";
import { shifted } from "@/domain/exports/column";
import { dataDictionary } from "@/domain/exports/dictionary";
import { flagsTable } from "@/domain/exports/flags";
import { manifestOf } from "@/domain/exports/manifest";
import { reasonLabel } from "@/domain/exports/reason";
import { pooledAge, smallCellWarnings } from "@/domain/exports/subjects";
import { heronVersion } from "@/domain/heron-version";
import type { Answers } from "@/domain/instruments/instrument";

const disguise = { subject: "s1", shiftMs: -3_600_000, code: (id: string) => `code of ${id}` };

describe("an answer", () => {
  const row = (instrument: string, answers: Answers) => {
    const checkIn = { instrument, answers, timeZone: "America/New_York" } as unknown as AnsweredRow;
    return answerRows(checkIn, null, { freeText: true });
  };
  const column = (name: string) => {
    const found = answersTable.columns.find((one) => one.name === name);
    if (!found || typeof found.research === "string") throw new Error(name);
    return { cell: found.cell, research: found.research };
  };
  const value = column("value");

  test.each<[string, string, Answers[string], unknown, unknown]>([
    ["an option", "dj.kind", "extra", "extra", "extra"],
    ["none of the options", "dj.kind", "told", "told", null],
    [
      "several, one of them no option",
      "dj.co",
      ["alcohol", "told", "opioid"],
      "alcohol;told;opioid",
      "alcohol;opioid",
    ],
    ["a moment", "dj.at", "2026-05-04T12:00:00Z", "2026-05-04T12:00:00Z", "2026-05-04T11:00:00.000Z"],
    ["no moment", "dj.at", "told", "told", null],
    ["a number where a moment is asked", "dj.at", 7, 7, null],
    ["a number", "dj.mg", 60.5, 60.5, 60.5],
    ["text where a number is asked", "dj.mg", "told", "told", null],
    ["several where a number is asked", "dj.mg", ["told"], "told", null],
    ["yes", "dj.drove", true, true, true],
    ["a blood pressure", "dj.bpPre", { sys: 128, dia: 80 }, "128/80", "128/80"],
    ["skipped", "dj.mg", null, null, null],
    ["of an item that nobody knows", "x", 7, 7, null],
  ])("%s, and what a research set keeps of it", (_, linkId, answer, cell, kept) => {
    const [told] = row("dose-journal", { [linkId]: answer });
    if (!told) throw new Error("no row");
    expect(value.cell(told, { timeZone: "UTC" })).toBe(cell);
    expect(value.research.cell(told, disguise)).toBe(kept);
  });

  test("in the patient's own words leaves nothing in a research set", () => {
    const [told] = row("mood-daily", { "md.note": "told" });
    if (!told) throw new Error("no row");
    expect(value.cell(told, { timeZone: "UTC" })).toBe("told");
    expect(value.research.cell(told, disguise)).toBeNull();
  });

  test("what is not of the instrument comes last, by its linkId; of an instrument of long ago all does", () => {
    const ids = (instrument: string) =>
      row(instrument, { y: 1, "dj.mg": 60, x: 1, "md.mood": 5, "dj.kind": "extra" }).map(
        ({ linkId }) => linkId,
      );
    expect(ids("dose-journal")).toEqual(["dj.kind", "dj.mg", "md.mood", "x", "y"]);
    expect(ids("of long ago")).toEqual(["dj.kind", "dj.mg", "md.mood", "x", "y"]);
  });

  test("of another instrument's item is told in that item's words; one that nobody knows by its linkId", () => {
    const question = answersTable.columns.find(({ name }) => name === "question");
    const words = (instrument: string, linkId: string) =>
      row(instrument, { [linkId]: 1 }).map((told) => question?.cell(told, { timeZone: "UTC" }));
    expect(words("dose-journal", "md.mood")).toEqual([expect.stringMatching(/\w \w/)]);
    expect(words("dose-journal", "dj.mg")).toEqual(["Total amount you took (mg)"]);
    expect(words("who-5", "cssrs.1")).toEqual(["Wish to be dead"]);
    expect(words("dose-journal", "x")).toEqual(["x"]);
  });
});

test("a shifted moment is as much later as all of the subject's", () => {
  expect(shifted("2026-05-04T12:00:00.000Z", disguise)).toBe("2026-05-04T11:00:00.000Z");
  expect(shifted(null, disguise)).toBeNull();
});

test("the data dictionary, whole", () => {
  const table = (name: string, more: object) => ({
    name,
    columns: [{ name: "c", type: "text" as const, means: "Means.", cell: () => null, ...more }],
  });
  expect(dataDictionary([table("a", { values: ["x", "y"] }), table("b", {})])).toBe(
    '"file","column","type","means","values"\r\n"a.csv","c","text","Means.","x; y"\r\n"b.csv","c","text","Means.",\r\n',
  );
});

test("a flag tells the version of the numbers it was judged by, where that is known", () => {
  const column = flagsTable.columns.find(({ name }) => name === "thresholds_version");
  const cell = (basis: unknown) => column?.cell({ basis } as never, { timeZone: "UTC" });
  expect([cell({ thresholdsVersion: 3 }), cell(null)]).toEqual([3, null]);
});

test.each([
  ["legal", "A legal duty"],
  ["old-reason", "old-reason"],
])("the reason %s reads %s", (code, label) => {
  expect(reasonLabel(code as never)).toBe(label);
});

test("an age is that of the day of the first check-in", () => {
  expect(pooledAge({ bornOn: "1961-11-24", firstAt: "2026-11-24T00:00:00.000Z" })).toBe("65");
  expect(pooledAge({ bornOn: "1961-11-24", firstAt: "2026-11-23T23:59:59.999Z" })).toBe("64");
});

test("small groups are told in order, eleven people are none", () => {
  const cells = new Map([
    ["male, 40 to 49", 10],
    ["female, 30 to 39", 1],
    ["female, 20 to 29", 11],
    ["other, 20 to 29", 2],
  ]);
  expect(smallCellWarnings(cells)).toEqual([
    "Only 1 person of one group of age and sex (female, 30 to 39): fewer than 11 may be recognised.",
    "Only 10 people of one group of age and sex (male, 40 to 49): fewer than 11 may be recognised.",
    "Only 2 people of one group of age and sex (other, 20 to 29): fewer than 11 may be recognised.",
  ]);
});

describe("a manifest", () => {
  const selection = { patientId: "p1", view: null, from: "2026-01-01", to: null, freeText: false };
  const file = { name: "scores.csv", rows: 2, bytes: 90, sha256: "ab", crc32: 7, parts: 1, packed: 50 };
  const made = {
    ...{ exportId: "e1", clinic: "Alder Clinic", createdBy: "Ana", reason: "legal" as const, selection },
    createdAt: new Date("2026-05-04T12:00:00Z"),
    ...{ files: [file], rules: "r1", warnings: ["w"] },
  };

  test("whole", () => {
    expect(manifestOf({ ...made, what: "scores" })).toEqual({
      format: "heron-export/1",
      exportId: "e1",
      what: "scores",
      clinic: "Alder Clinic",
      createdBy: "Ana",
      createdAt: "2026-05-04T12:00:00.000Z",
      reason: "legal",
      selection: { view: null, from: "2026-01-01", to: null, freeText: false, onePatient: true },
      files: [{ name: "scores.csv", rows: 2, bytes: 90, sha256: "ab" }],
      versions: {
        heron: heronVersion,
        instruments: expect.objectContaining({ "phq-9": "2001" }),
        rules: "r1",
      },
      warnings: ["w"],
    });
  });

  test("of the whole clinic says so", () => {
    const whole = { ...selection, patientId: null };
    expect(manifestOf({ ...made, what: "scores", selection: whole }).selection.onePatient).toBe(false);
  });
});
