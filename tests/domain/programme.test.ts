import { describe, expect, test } from "vitest";
import {
  fromFirst,
  type MonthCounts,
  medianRanks,
  monthAfter,
  programmeMeasures,
  readingOf,
  waitText,
} from "@/domain/programme";
import { programmeCsv } from "@/domain/programme-csv";
import { shareOf } from "@/domain/share";

const noWait = {
  cases: 0,
  looked: 0,
  withinDay: 0,
  median: null,
  ninth: null,
  medianLow: null,
  medianHigh: null,
};

const nothing: MonthCounts = {
  month: "2026-08-01",
  inCare: 0,
  stopped: 0,
  compared: 0,
  worse: 0,
  begun: 0,
  responded: 0,
  remitted: 0,
  flags: 0,
  cases: 0,
  pressing: 0,
  casePatients: 0,
  pressingWait: noWait,
  otherWait: noWait,
};

const august: MonthCounts = {
  ...nothing,
  inCare: 60,
  stopped: 3,
  compared: 50,
  worse: 2,
  begun: 40,
  responded: 22,
  remitted: 12,
  flags: 31,
  cases: 20,
  pressing: 11,
  casePatients: 17,
  pressingWait: {
    cases: 11,
    looked: 10,
    withinDay: 9,
    median: 34.26,
    ninth: 1500,
    medianLow: 12,
    medianHigh: 310,
  },
  otherWait: { ...noWait, cases: 9, looked: 4, withinDay: 2 },
};

const later = "2026-11-20";
const measure = (id: string) => {
  const found = programmeMeasures.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe("a month's shares", () => {
  test.each([
    ["response", 22, 40],
    ["remission", 12, 40],
    ["worse", 2, 50],
    ["stopped", 3, 60],
    ["alarmed", 17, 60],
    ["looked", 9, 11],
  ])("%s is %i of %i", (id, count, of) => {
    expect(readingOf(measure(id), august, later)).toEqual({
      month: "2026-08-01",
      share: shareOf(count, of),
      note: null,
    });
  });

  test("are of nobody where nobody is counted", () => {
    for (const one of programmeMeasures) {
      expect(readingOf(one, nothing, later)).toEqual({ month: "2026-08-01", share: null, note: null });
    }
  });

  test("of cases of patients no longer in care stay a share", () => {
    const counts = { ...august, casePatients: 5, inCare: 4 };
    expect(readingOf(measure("alarmed"), counts, later).share).toEqual(shareOf(4, 4));
  });

  test.each([
    [9, "few"],
    [10, null],
  ])("of %i patients say %s", (begun, note) => {
    expect(readingOf(measure("response"), { ...august, begun, responded: 4 }, later).note).toBe(note);
  });

  test("of the present month are not final, however few", () => {
    expect(readingOf(measure("response"), august, "2026-08-31").note).toBe("running");
    expect(readingOf(measure("response"), { ...august, begun: 3, responded: 1 }, "2026-08-31").note).toBe(
      "running",
    );
    expect(readingOf(measure("response"), august, "2026-09-01").note).toBeNull();
  });

  test("of who stopped are not known until six weeks after the month", () => {
    const early = { month: "2026-08-01", share: null, note: "too-early" };
    expect(readingOf(measure("stopped"), august, "2026-08-20")).toEqual(early);
    expect(readingOf(measure("stopped"), august, "2026-10-12")).toEqual(early);
    expect(readingOf(measure("stopped"), august, "2026-10-13").share).toEqual(shareOf(3, 60));
  });

  test("say what they mean and where that comes from", () => {
    for (const { title, means, source } of programmeMeasures) {
      expect(Math.min(title.length, means.length, source.length)).toBeGreaterThan(7);
    }
  });
});

test.each([
  ["2026-08-01", "2026-09-01"],
  ["2026-02-01", "2026-03-01"],
  ["2026-12-01", "2027-01-01"],
])("after %s comes %s", (month, next) => expect(monthAfter(month)).toBe(next));

describe("the months", () => {
  test.each([
    ["somebody in care", { inCare: 1 }],
    ["a score", { compared: 1 }],
    ["a case", { cases: 1 }],
    ["a flag", { flags: 1 }],
  ])("begin with the first that has %s", (_, some) => {
    const months = [nothing, { ...nothing, ...some }, nothing];
    expect(fromFirst(months)).toEqual(months.slice(1));
  });

  test("are none where there is nothing", () => expect(fromFirst([nothing, nothing])).toEqual([]));
});

describe("the interval of a median", () => {
  // Campbell and Gardner 1988, table: 95 % confidence intervals for medians.
  test.each([
    [6, 1, 6],
    [10, 2, 9],
    [20, 6, 15],
    [50, 18, 33],
    [100, 40, 61],
  ])("of %i lies between the values at places %i and %i", (n, low, high) => {
    expect(medianRanks(n)).toEqual({ low, high });
  });

  test.each([0, 1, 5])("of %i is none", (n) => expect(medianRanks(n)).toBeNull());
});

test.each([
  [0.4, "0 min"],
  [34.26, "34 min"],
  [89.9, "90 min"],
  [90, "1.5 h"],
  [210, "3.5 h"],
  [2159, "36 h"],
  [2160, "1.5 d"],
  [4320, "3 d"],
])("%f minutes are %s", (minutes, text) => expect(waitText(minutes)).toBe(text));

describe("as CSV", () => {
  const lines = () => programmeCsv([nothing, august], later).trimEnd().split("\r\n");

  test("has a row a figure, from the first month with something in it", () => {
    expect(programmeCsv([nothing], later).trimEnd().split("\r\n")).toHaveLength(1);
    expect(lines()).toHaveLength(1 + programmeMeasures.length + 4 + 4);
    expect(lines()[0]).toBe(
      '"month","measure","count","of","value","unit","low_95","high_95","interval","note"',
    );
  });

  test.each([
    '"2026-08","response",22,40,55,"percent",39.8,69.3,"wilson",',
    '"2026-08","patients-in-care",60,,60,"count",,,,',
    '"2026-08","flags-raised",31,,31,"count",,,,',
    '"2026-08","cases-opened",20,,20,"count",,,,',
    '"2026-08","urgent-or-high",11,,11,"count",,,,',
    '"2026-08","first-look-median-urgent-or-high",10,11,34.3,"minutes",12,310,"ranks",',
    '"2026-08","first-look-9-in-10-urgent-or-high",10,11,1500,"minutes",,,,',
    '"2026-08","first-look-median-others",4,9,,"minutes",,,"ranks",',
    '"2026-08","first-look-9-in-10-others",4,9,,"minutes",,,,',
  ])("holds %s", (line) => expect(lines()).toContain(line));

  test("says what is not known", () => {
    const early = programmeCsv([august], "2026-09-02");
    expect(early).toContain('"2026-08","stopped",,,,"percent",,,"wilson","too-early"');
  });
});
