import { describe, expect, test } from "vitest";
import { checkIn, day, judged, signals } from "@/tests/support/records";

describe("DEP-01 strong or rising urges", () => {
  const weekly = (...urges: (number | null)[]) =>
    urges.map((urge, week) => signals({ "ds.crave": urge }, day(week * 7)));
  test.each([
    [[6], null],
    [[7], "medium"],
    [[7, 7], "high"],
    [[7, 6, 7], "medium"],
    [[7, null, 7], "high"],
    [[1, 2, 3, 4], "medium"],
    [[0, 1, 2, 3], null],
    [[2, 3, 4], null],
    [[1, 3, 3, 4], null],
    [[4, 5, 6, 7], "medium"],
    [[7, null], null],
  ])("urges of %j give %j", (urges, priority) => {
    expect(judged("DEP-01", weekly(...urges))).toBe(priority);
  });

  test("the short form is enough", () => {
    expect(judged("DEP-01", [checkIn("dependence-signals", { "ds.crave": 7 }, day(7))])).toBe("medium");
  });
});

describe("DEP-02 use-pattern signals", () => {
  const one = { "ds.more": 2 };
  const two = { ...one, "ds.cut": 2 };
  const three = { ...two, "ds.time": 2 };
  const four = { ...three, "ds.role": 2 };
  test.each([
    ["1", [signals(one, day(7))], null],
    ["2", [signals(two, day(7))], "medium"],
    ["3", [signals(three, day(7))], "medium"],
    ["4", [signals(four, day(7))], "high"],
    ["1, tolerance and withdrawal", [signals({ ...one, "ds.tol": 3, "ds.wd": 3 }, day(7))], null],
    ["0 to 1", [signals({}, day(0)), signals(one, day(7))], null],
    ["0 to 2", [signals({}, day(0)), signals(two, day(7))], "medium"],
    ["4 to 1", [signals(four, day(0)), signals(one, day(7))], null],
    ["no count", [signals(four, day(0)), checkIn("dependence-signals", { "ds.crave": 1 }, day(7))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DEP-02", checkIns)).toBe(priority);
  });
});

test.each([
  ["DEP-04", "ds.source", [null, "high", "high", "high"]],
  ["DEP-05", "ds.hide", [null, "medium", "medium", "medium"]],
  ["DEP-05", "ds.worry", [null, null, "medium", "medium"]],
  ["DEP-06", "ds.help", [null, "low", "high"]],
])("%s: %s answered 0, 1, 2, 3 gives %j", (ruleId, linkId, priorities) => {
  const given = priorities.map((_, value) => judged(ruleId, [signals({ [linkId]: value }, day(7))]));
  expect(given).toEqual(priorities);
  expect(judged(ruleId, [signals({ [linkId]: null }, day(7))])).toBeNull();
});

describe("DEP-03 Severity of Dependence Scale", () => {
  const sds = (value: number | null, at: Date) =>
    checkIn("sds", {}, at, {
      scores: [{ measure: "total", value, band: null, prorated: false, answered: 5, of: 5 }],
    });
  test.each([
    ["3", [sds(3, day(7))], null],
    ["4", [sds(4, day(7))], "medium"],
    ["6", [sds(6, day(7))], "medium"],
    ["7", [sds(7, day(7))], "high"],
    ["standing, not crossing", [sds(4, day(7)), sds(5, day(35))], null],
    ["crossing into high", [sds(5, day(7)), sds(7, day(35))], "high"],
    ["2 above the first", [sds(0, day(7)), sds(2, day(35))], null],
    ["3 above the first", [sds(0, day(7)), sds(3, day(35))], "medium"],
    ["3 above the first, known", [sds(0, day(7)), sds(3, day(35)), sds(3, day(63))], null],
    ["no total", [sds(null, day(7))], null],
    ["another instrument", [sds(9, day(7)), signals({}, day(8))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DEP-03", checkIns)).toBe(priority);
  });
});

describe("DEP-07 could not cut down, or unwell without", () => {
  test.each([
    ["cut down failed once", [signals({ "ds.cut": 1 }, day(7))], null],
    ["cut down failed a few times", [signals({ "ds.cut": 2 }, day(7))], "high"],
    ["unwell a few times, first check", [signals({ "ds.wd": 2 }, day(7))], null],
    ["on two checks", [signals({ "ds.wd": 2 }, day(7)), signals({ "ds.wd": 3 }, day(35))], "high"],
    ["on two checks, one mild", [signals({ "ds.wd": 1 }, day(7)), signals({ "ds.wd": 2 }, day(35))], null],
    ["before but not now", [signals({ "ds.wd": 3 }, day(7)), signals({ "ds.wd": 0 }, day(35))], null],
    ["not answered", [signals({ "ds.cut": null, "ds.wd": null }, day(7))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DEP-07", checkIns)).toBe(priority);
  });
});
