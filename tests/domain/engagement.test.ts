import { describe, expect, test } from "vitest";
import { dueDays, nextDue } from "@/domain/schedule";
import { day, judgedInSilence, mood, phq9, recordWith } from "@/tests/support/records";

test("a PHQ-9 falls due at the start, weekly to week 8, every 2 weeks to week 12, then every 4", () => {
  const weeks = dueDays("2026-08-03", "2027-01-10").map(
    (on) => (Date.parse(on) - Date.parse("2026-08-03")) / 604_800_000,
  );
  expect(weeks).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20]);
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
