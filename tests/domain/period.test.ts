import { expect, test } from "vitest";
import { lastDays, monthOf, mostPeriodDays, parsePeriod, periodAsked } from "@/domain/period";

const zone = "America/New_York";
const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000;

test.each([
  ["an ordinary day", "2026-03-02", "2026-03-02T05:00:00.000Z", 24],
  ["the day clocks go forward", "2026-03-08", "2026-03-08T05:00:00.000Z", 23],
  ["the day they go back", "2026-11-01", "2026-11-01T04:00:00.000Z", 25],
])("%s begins and ends at the clinic's midnight", (_, day, begins, long) => {
  const asked = parsePeriod(day, day, zone);
  if (asked.kind === "refused") throw new Error(asked.reason);
  expect(asked.period.begins.toISOString()).toBe(begins);
  expect(hours(asked.period.begins, asked.period.ends)).toBe(long);
});

test.each([
  ["2026-03-02", "2026-03-01", "ends before"],
  ["2026-02-30", "2026-03-01", "Enter both days"],
  ["", "2026-03-01", "Enter both days"],
  ["2026-03-01", "yesterday", "Enter both days"],
  ["2025-01-01", "2026-01-02", "366 days at most"],
])("from %j to %j is no period: %s", (from, to, words) => {
  const asked = parsePeriod(from, to, zone);
  expect(asked.kind === "refused" && asked.reason).toContain(words);
});

test("one of the most days there may be is a period", () => {
  expect(mostPeriodDays).toBe(366);
  expect(parsePeriod("2025-01-01", "2026-01-01", zone).kind).toBe("period");
});

test("days are counted back from the clinic's today, whatever day it is elsewhere", () => {
  const lateEvening = new Date("2026-03-03T03:00:00Z");
  expect(lastDays(7, lateEvening, zone)).toMatchObject({ from: "2026-02-24", to: "2026-03-02" });
  expect(lastDays(1, lateEvening, "UTC")).toMatchObject({ from: "2026-03-03", to: "2026-03-03" });
});

test.each([
  ["2026-03-15", 0, "2026-03-01", "2026-03-31"],
  ["2026-03-15", 1, "2026-02-01", "2026-02-28"],
  ["2026-01-31", 1, "2025-12-01", "2025-12-31"],
  ["2024-03-31", 1, "2024-02-01", "2024-02-29"],
])("the month of %s, %d before, is %s to %s", (day, before, from, to) => {
  expect(monthOf(day, before, zone)).toMatchObject({ from, to });
});

test("without a period in the URL it is the last 30 days; with half of one it is none", () => {
  const now = new Date("2026-03-31T15:00:00Z");
  const asked = (from: string | null, to: string | null) => periodAsked({ from, to }, now, zone);
  expect(asked(null, null)).toMatchObject({ period: { from: "2026-03-02", to: "2026-03-31" } });
  expect(asked("2026-03-30", "2026-03-31")).toMatchObject({ period: { from: "2026-03-30" } });
  expect(asked("2026-03-30", null).kind).toBe("refused");
  expect(asked(null, "2026-03-30").kind).toBe("refused");
});
