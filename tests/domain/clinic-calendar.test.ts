import { expect, test } from "vitest";
import { canChangeCalendar } from "@/domain/clinic-calendar";
import type { ClinicCalendar } from "@/domain/deadline";

const day = ["08:00", "18:00"] as const;
const week: ClinicCalendar = {
  timeZone: "America/New_York",
  hours: [null, day, day, day, day, day, null],
  holidays: ["2026-12-25"],
};

/** The week with other times on its Tuesday. */
const tuesday = (opens: string, closes: string): ClinicCalendar => ({
  ...week,
  hours: week.hours.map((one, index) => (index === 2 ? [opens, closes] : one)),
});

test.each([
  ["a week with a holiday", week],
  ["a day until midnight", tuesday("00:00", "24:00")],
  ["200 holidays", { ...week, holidays: Array.from({ length: 200 }, () => "2026-12-25") }],
  ["one day alone", { ...week, hours: [null, day, null, null, null, null, null] }],
])("a clinic may work by %s", (_, calendar) => expect(canChangeCalendar(calendar)).toBeNull());

test.each([
  ["a zone of no place", { ...week, timeZone: "Mars/Base" }, "timeZone", "Time zone"],
  ["six days", { ...week, hours: week.hours.slice(1) }, "hours", "Hours"],
  ["no day at all", { ...week, hours: week.hours.map(() => null) }, "opens1", "Hours"],
  ["an opening without a closing", tuesday("08:00", ""), "closes2", "Tuesday"],
  ["a closing without an opening", tuesday("", "18:00"), "opens2", "Tuesday"],
  ["an opening at the end of the day", tuesday("24:00", "24:00"), "opens2", "Tuesday"],
  ["a time with a digit too many", tuesday("08:000", "18:00"), "opens2", "Tuesday"],
  ["a time with a digit before it", tuesday("008:00", "18:00"), "opens2", "Tuesday"],
  ["a closing before the opening", tuesday("18:00", "08:00"), "closes2", "Tuesday"],
  ["a day of no length", tuesday("08:00", "08:00"), "closes2", "Tuesday"],
  ["an hour that no clock shows", tuesday("08:00", "25:00"), "closes2", "Tuesday"],
  ["a day that no month has", { ...week, holidays: ["2026-02-30"] }, "holidays", "2026-02-30"],
  ["a day and more", { ...week, holidays: ["2026-12-25T00:00Z"] }, "holidays", "2026-12-25T00:00Z"],
  ["a day without its zeros", { ...week, holidays: ["2026-1-1"] }, "holidays", "2026-1-1"],
  ["a day in words", { ...week, holidays: ["Christmas"] }, "holidays", "Christmas"],
  ["201 holidays", { ...week, holidays: Array.from({ length: 201 }, () => "2026-12-25") }, "holidays", "200"],
])("but not by %s, and is told which field to mend", (_, calendar, field, words) => {
  const refusal = canChangeCalendar(calendar);
  expect(refusal?.field).toBe(field);
  expect(refusal?.reason).toContain(words);
});
