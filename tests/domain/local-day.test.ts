import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { addDays, ageOn, daysBetween, endOfDay, isTimeZone, localDay, parseMoment } from "@/domain/local-day";

const zones = [
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Monrovia",
  "UTC",
];

test("a local day is what the calendar of the zone says, however often it is asked", () => {
  const moment = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2060, 0, 1) });
  fc.assert(
    fc.property(
      moment,
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 1_800_000 }),
      (ms, zone, later) => {
        for (const at of [ms, ms + later, ms]) {
          const day = Temporal.Instant.fromEpochMilliseconds(at)
            .toZonedDateTimeISO(zone)
            .toPlainDate()
            .toString();
          expect(localDay(new Date(at), zone)).toBe(day);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test("a day that began at odd minutes begins there, within one quarter of an hour", () => {
  const on = (time: string) => localDay(new Date(`1971-06-01T${time}Z`), "Africa/Monrovia");
  expect([on("00:44:00"), on("00:44:45")]).toEqual(["1971-05-31", "1971-06-01"]);
});

test.each([
  ["America/New_York", true],
  ["UTC", true],
  ["Mars/Base", false],
  ["america/New_York", false],
])("%s names a time zone: %j", (text, expected) => {
  expect(isTimeZone(text)).toBe(expected);
});

test.each([
  ["2026-03-08", "America/New_York", "2026-03-09T04:00:00.000Z"],
  ["2026-11-01", "America/New_York", "2026-11-02T05:00:00.000Z"],
])("%s ends in %s at %s", (day, zone, end) => {
  expect(endOfDay(day, zone).toISOString()).toBe(end);
});

test.each([
  ["2026-12-31", 1, "2027-01-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-03-01", -1, "2026-02-28"],
  ["2026-10-31", 2, "2026-11-02"],
  ["2026-10-31", 0, "2026-10-31"],
])("%s and %d days is %s, and as many days lie between", (day, days, other) => {
  expect(addDays(day, days)).toBe(other);
  expect(daysBetween(day, other)).toBe(days);
});

test.each([
  ["2026-11-23", "1961-11-24", 64],
  ["2026-11-24", "1961-11-24", 65],
  ["2026-12-01", "1961-11-24", 65],
  ["2026-02-28", "2008-02-29", 17],
])("on %s somebody born on %s is %d", (day, bornOn, years) => {
  expect(ageOn(day, bornOn)).toBe(years);
});

test.each([
  ["2026-08-03T16:00:00Z", "2026-08-03T16:00:00.000Z"],
  ["2026-08-03T16:00:00z", "2026-08-03T16:00:00.000Z"],
  ["2026-08-03T12:00-04:00", "2026-08-03T16:00:00.000Z"],
  ["2026-08-03T12:00:00+0200", "2026-08-03T10:00:00.000Z"],
  ["2026-08-03T12:00", "2026-08-03T16:00:00.000Z"],
  ["2026-12-03T12:00:30", "2026-12-03T17:00:30.000Z"],
  ["2026-08-03", "2026-08-03T16:00:00.000Z"],
  ["2026-12-03", "2026-12-03T17:00:00.000Z"],
  ["1900-01-01T00:00:00Z", "1900-01-01T00:00:00.000Z"],
  ["1899-12-31T23:59:59Z", null],
  ["2199-12-31T23:59:59Z", "2199-12-31T23:59:59.000Z"],
  ["2200-01-01T00:00:00Z", null],
  ["2026-02-30", null],
  ["2026-08-03T25:00:00Z", null],
  ["2026-08-03Z", null],
  ["Mon Aug 03 2026 16:00:00 GMT+0000 (Coordinated Universal Time)", null],
  ["yesterday", null],
  ["", null],
])("%j, written in New York, is the moment %j", (text, moment) => {
  expect(parseMoment(text, "America/New_York")?.toISOString() ?? null).toBe(moment);
});
