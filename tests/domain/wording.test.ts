import { expect, test } from "vitest";
import {
  calendarDayInWords,
  counted,
  dayInWords,
  midSentence,
  momentInWords,
  plainNumber,
  shareText,
  signed,
  spanText,
} from "@/domain/wording";

test.each([
  [12, "12"],
  [12.34, "12.3"],
  [12.35, "12.4"],
  [12.04, "12"],
  [0, "0"],
  [-3.2, "−3.2"],
])("the number %d reads %s", (value, words) => {
  expect(plainNumber(value)).toBe(words);
});

test.each([
  [0.5, "+0.5"],
  [0.04, "0"],
  [-0.05, "−0.1"],
])("a change of %d reads %s", (change, words) => {
  expect(signed(change)).toBe(words);
});

test.each([
  [0, "0 doses"],
  [1, "1 dose"],
  [2, "2 doses"],
])("%d read %s", (n, words) => {
  expect(counted(n, "dose")).toBe(words);
});

test("a plural may be a word of its own", () => {
  expect([counted(1, "dose was", "doses were"), counted(2, "dose was", "doses were")]).toEqual([
    "1 dose was",
    "2 doses were",
  ]);
});

test.each([
  ["Sleepiness or feeling drugged", "sleepiness or feeling drugged"],
  ["A few times", "a few times"],
  ["A", "a"],
  ["I was alone", "I was alone"],
  ["PHQ-9", "PHQ-9"],
  ["PHQ-9 Total", "PHQ-9 Total"],
  ["AUDIT-C", "AUDIT-C"],
  ["too Early", "too Early"],
  ["3 Doses", "3 Doses"],
])("within a sentence %j reads %j", (label, words) => {
  expect(midSentence(label)).toBe(words);
});

test("a moment reads as its day, or to the minute, on the clock of the zone", () => {
  const at = new Date("2026-11-24T01:10:00Z");
  expect(dayInWords(at, "America/New_York")).toBe("Nov 23");
  expect(dayInWords(at, "America/New_York", true)).toBe("Nov 23, 2026");
  expect(dayInWords(at, "UTC")).toBe("Nov 24");
  expect(momentInWords(at, "America/New_York")).toBe("Nov 23, 2026, 8:10 PM EST");
  expect(momentInWords(at, "UTC")).toBe("Nov 24, 2026, 1:10 AM UTC");
});

test("a calendar day reads the same everywhere", () => {
  expect(calendarDayInWords("2026-11-22")).toBe("Nov 22");
  expect(calendarDayInWords("2026-11-22", true)).toBe("Nov 22, 2026");
});

test.each([
  [38, 68, "38 of 68 (56%)"],
  [0, 0, "0 of 0"],
  [0, 9, "0 of 9 (0%)"],
  [9, 9, "9 of 9 (100%)"],
  [999, 1000, "999 of 1000 (99%)"],
  [1, 1000, "1 of 1000 (1%)"],
])("%d of %d reads %s", (count, of, words) => {
  expect(shareText(count, of)).toBe(words);
});

test.each([
  [0, "under 1 min"],
  [59_999, "under 1 min"],
  [60_000, "1 min"],
  [59 * 60_000, "59 min"],
  [60 * 60_000, "1 h"],
  [200 * 60_000, "3 h 20 min"],
  [48 * 3_600_000 - 1, "47 h 59 min"],
  [48 * 3_600_000, "2 d"],
  [52 * 3_600_000, "2 d 4 h"],
])("%d ms took %s", (ms, words) => {
  expect(spanText(ms)).toBe(words);
});
