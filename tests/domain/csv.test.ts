import { expect, test } from "vitest";
import { csvRow } from "@/domain/csv";

test.each([
  ["words", ["a", "b"], '"a","b"\r\n'],
  ["nothing", [null, "", 0, false], ',"",0,false\r\n'],
  ["quotes and line ends", ['say "so"', "a\nb"], '"say ""so""","a\nb"\r\n'],
  ["numbers below zero, as numbers", [-5, "-5"], '-5,"\'-5"\r\n'],
  ["a sign further on", ["a=b", " =b"], '"a=b"," =b"\r\n'],
])("a row with %s", (_, cells, row) => {
  expect(csvRow(cells)).toBe(row);
});

test.each(["=1", "+1", "-1", "@a", "\ta", "\ra", "\0a", "＝1", "＋1", "－1", "＠a"])(
  "%j is not run as a formula",
  (text) => {
    expect(csvRow([text])).toBe(`"'${text}"\r\n`);
  },
);
