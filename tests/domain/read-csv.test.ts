import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRow } from "@/domain/csv";
import { readCsv } from "@/domain/read-csv";

const cellsOf = (text: string) => {
  const read = readCsv(text);
  return read.kind === "rows" ? read.rows.map(({ cells }) => cells) : read;
};

test.each([
  [
    "a,b\r\nc,d\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "a,b\nc,d",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ['"x ""y"", z","1\n2",3', [['x "y", z', "1\n2", "3"]]],
  [',"",\r\n', [[null, "", null]]],
  ["\uFEFFa\r\n\r\nb\r\n", [["a"], ["b"]]],
  [`"'=1+1","''=1",'-5`, [["=1+1", "'=1", "-5"]]],
  ["a\rb", [["a"], ["b"]]],
  ['a,"b"', [["a", "b"]]],
  ['"",a', [["", "a"]]],
  ["a'=1", [["a'=1"]]],
  ["", []],
])("%j is read as %j", (text, rows) => {
  expect(cellsOf(text)).toEqual(rows);
});

test.each([
  ['a\r\n"b', 2],
  ['"a"b,c', 1],
  [',"b', 1],
])("%j is not readable from line %d on", (text, line) => {
  expect(cellsOf(text)).toEqual({ kind: "malformed", line });
});

test("a row knows the line it begins on, after cells of several lines", () => {
  const read = readCsv('a\r\n"one\ntwo"\r\nb\r\n');
  expect(read.kind === "rows" && read.rows.map(({ line }) => line)).toEqual([1, 2, 4]);
  const spaced = readCsv("a\n\nb\n");
  expect(spaced.kind === "rows" && spaced.rows.map(({ line }) => line)).toEqual([1, 3]);
});

test("what was written is read back, whatever was typed", () => {
  const cell = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("=1", "'=1", "''@x", "'", "\t", "\r\n", '"', ",", "＝1", "-", "'plain"),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 6 }), (rows) => {
      expect(cellsOf(rows.map(csvRow).join(""))).toEqual(rows);
    }),
  );
});
