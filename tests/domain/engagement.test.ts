import { describe, expect, test } from "vitest";
import { dueDays, nextDue } from "@/domain/schedule";
import {
  day,
  dose,
  flag,
  item9,
  judged,
  judgedInSilence,
  mood,
  phq9,
  recordWith,
  sideEffects,
} from "@/tests/support/records";

test("a PHQ-9 falls due at the start, weekly to week 8, every 2 weeks to week 12, then every 4", () => {
  const weeks = dueDays("2026-08-03", "2027-01-10").map(
    (on) => (Date.parse(on) - Date.parse("2026-08-03")) / 604_800_000,
  );
  expect(weeks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20]);
});

test("the last day asked about may itself be a due day", () => {
  expect(dueDays("2026-08-03", "2026-08-10")).toEqual(["2026-08-03", "2026-08-10"]);
});

describe("what is due", () => {
  const due = (checkIns: Parameters<typeof recordWith>[0], now: Date) => nextDue(recordWith(checkIns), now);
  test.each([
    ["after intake", [phq9(12, day(-1))], day(1), "2026-08-10", 0],
    ["nothing yet", [], day(0), "2026-08-03", 0],
    ["nothing for 2 days", [], day(2), "2026-08-03", 2],
    ["two days late", [phq9(12, day(0))], day(9), "2026-08-10", 2],
    ["done 3 days early", [phq9(12, day(4))], day(9), "2026-08-17", 0],
    ["done 4 days early is 3 days late", [phq9(12, day(3))], day(9), "2026-08-10", 2],
    ["answered this moment", [phq9(12, day(7))], day(7), "2026-08-17", 0],
    ["begun and not finished", [phq9(12, day(7), { status: "in-progress" })], day(8), "2026-08-03", 8],
    ["halfway between two: the one ahead is still due", [phq9(12, day(63))], day(64), "2026-10-12", 0],
    ["long before the first dose", [], day(-80), "2026-08-03", 0],
    ["after week 8", [phq9(12, day(56))], day(57), "2026-10-12", 0],
    ["after week 12", [phq9(12, day(84))], day(85), "2026-11-23", 0],
    ["a daily mood is no PHQ-9", [phq9(12, day(0)), mood({}, day(8))], day(9), "2026-08-10", 2],
  ])("%s", (_, checkIns, now, nextOn, daysLate) => {
    expect(due(checkIns, now)).toMatchObject({ nextOn, daysLate });
  });

  test("days are those of the patient's zone", () => {
    const late = nextDue({ ...recordWith([phq9(12, day(0))]), timeZone: "Pacific/Auckland" }, day(7, -3));
    expect(late).toMatchObject({ nextOn: "2026-08-10", daysLate: 1 });
  });
});

describe("ENG-01 check-ins missed", () => {
  const intake = [phq9(12, day(0))];
  test.each([
    ["one missed", intake, day(13), null],
    ["the second on its due day", intake, day(14), null],
    ["the second, last day of grace", intake, day(16), null],
    ["the second, grace over", intake, day(17), "low"],
    ["the second, made up for", [...intake, phq9(12, day(16))], day(17), null],
    ["missed twice, then answered and missed once", [...intake, phq9(12, day(21))], day(31), null],
    ["missed twice after an answer", [...intake, phq9(12, day(21))], day(38), "low"],
    ["two of the monthly ones", [phq9(12, day(84))], day(84 + 28 + 27), null],
    ["both of the monthly ones", [phq9(12, day(84))], day(84 + 56 + 3), "low"],
  ])("%s", (_, checkIns, now, priority) => {
    expect(judgedInSilence("ENG-01", checkIns, now)).toBe(priority);
  });

  test("a PHQ-9 that comes later does not count yet", () => {
    expect(judgedInSilence("ENG-01", [...intake, phq9(12, day(18))], day(17))).toBe("low");
  });
});

describe("ENG-02 silent while at risk", () => {
  const calm = phq9(12, day(0));
  test.each([
    ["not at risk", [calm], day(11), null],
    ["item 9 was 1, the last day of grace", [item9(1, day(0))], day(10), null],
    ["item 9 was 1, grace over", [item9(1, day(0))], day(11), "high"],
    ["item 9 was 1, then 0", [item9(1, day(0)), item9(0, day(7))], day(18), "high"],
    ["item 9 was 1, 31 days ago", [item9(1, day(0))], day(31), null],
    ["the last was 20", [phq9(20, day(0))], day(11), "high"],
    ["the last was 19", [phq9(19, day(0))], day(11), null],
    ["20 before, then 12", [phq9(20, day(-7)), calm], day(11), null],
    [
      "a dose after a marked side effect, no check",
      [calm, sideEffects({ "se.panic": 3 }, day(6)), dose({}, day(8))],
      day(11),
      "high",
    ],
    [
      "a dose at the moment of a second marked one",
      [
        calm,
        sideEffects({ "se.panic": 3 }, day(6)),
        sideEffects({ "se.panic": 3 }, day(8)),
        dose({}, day(8)),
      ],
      day(11),
      "high",
    ],
    [
      "a dose at the moment of a marked one, and one after it",
      [calm, sideEffects({ "se.panic": 3 }, day(8)), dose({}, day(8)), dose({}, day(8, 1))],
      day(11),
      "high",
    ],
    [
      "a dose after a lesser side effect",
      [calm, sideEffects({ "se.panic": 2 }, day(6)), dose({}, day(8))],
      day(11),
      null,
    ],
    [
      "checked after the dose",
      [calm, sideEffects({ "se.panic": 3 }, day(6)), dose({}, day(8)), sideEffects({}, day(9))],
      day(11),
      null,
    ],
    ["no dose since", [calm, dose({}, day(5)), sideEffects({ "se.panic": 3 }, day(6))], day(11), null],
    [
      "36 hours since the dose",
      [calm, sideEffects({ "se.panic": 3 }, day(6)), dose({}, day(9, 12))],
      day(11),
      null,
    ],
  ])("%s", (_, checkIns, now, priority) => {
    expect(judgedInSilence("ENG-02", checkIns, now)).toBe(priority);
  });

  test.each([
    ["a high flag is open", [flag("DOS-01", "high", day(5))], "high"],
    ["an urgent flag is open", [flag("AE-01", "urgent", day(5))], "high"],
    ["a medium flag is open", [flag("DOS-01", "medium", day(5))], null],
    ["a high flag is closed", [flag("DOS-01", "high", day(5), day(6))], null],
    ["a high flag was closed later", [flag("DOS-01", "high", day(5), day(12))], "high"],
    ["only its own flag is open", [flag("ENG-02", "high", day(5))], null],
  ])("when %s", (_, flags, priority) => {
    expect(judgedInSilence("ENG-02", [calm], day(11), { flags })).toBe(priority);
  });
});

describe("ENG-03 doses without a PHQ-9", () => {
  test.each([
    ["27 days", [phq9(12, day(0)), dose({}, day(20))], day(27), null],
    [
      "27 days after the last of three",
      [...[0, 7, 14].map((at) => phq9(12, day(at))), dose({}, day(38))],
      day(41),
      null,
    ],
    ["28 days", [phq9(12, day(0)), dose({}, day(20))], day(28), "medium"],
    ["no dose for 28 days", [phq9(12, day(0)), dose({}, day(1))], day(30), null],
    ["skipped doses only", [phq9(12, day(0)), dose({ "dj.kind": "skipped" }, day(20))], day(28), null],
    ["never any", [dose({}, day(20))], day(28), "medium"],
    ["four-weekly, on its due day", [phq9(12, day(84)), dose({}, day(110))], day(112), null],
    ["four-weekly, grace over", [phq9(12, day(84)), dose({}, day(110))], day(115), "medium"],
    ["neither", [], day(40), null],
  ])("%s", (_, checkIns, now, priority) => {
    expect(judgedInSilence("ENG-03", checkIns, now)).toBe(priority);
  });
});

describe("ENG-04 daily checks stopped", () => {
  const daily = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => mood({}, day(from + index)));
  test.each([
    ["8 of 14, then none", daily(14, 21), "low"],
    ["7 of 14, then none", daily(15, 21), null],
    ["8 of 14, then 1", [...daily(14, 21), mood({}, day(25))], "low"],
    ["8 of 14, then 2", [...daily(14, 21), mood({}, day(25)), mood({}, day(26))], null],
    ["today is not counted", [...daily(14, 21), mood({}, day(25)), mood({}, day(29))], "low"],
    ["twice on a day is one day", [...daily(15, 21), mood({}, day(21, 2))], null],
    ["never any", [], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judgedInSilence("ENG-04", checkIns, day(29, 1))).toBe(priority);
    expect(judged("ENG-04", [...checkIns, phq9(5, day(29, 1))])).toBe(priority);
  });
});
