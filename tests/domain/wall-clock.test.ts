import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { momentAt, wallClock } from "@/domain/wall-clock";

const zones = [
  "America/New_York",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Europe/Dublin",
  "Pacific/Apia",
  "UTC",
];
const zone = fc.constantFrom(...zones);
const moment = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2060, 0, 1) });

test("the clock on the wall shows what Temporal says", () => {
  fc.assert(
    fc.property(moment, zone, (at, timeZone) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
      const shown = zoned.toPlainDateTime().round({ smallestUnit: "second", roundingMode: "floor" });
      expect(wallClock(new Date(at), timeZone)).toBe(shown.toString({ smallestUnit: "second" }));
    }),
    { numRuns: 2000 },
  );
});

test("a time on the wall is the moment Temporal says, in any zone", () => {
  fc.assert(
    fc.property(moment, zone, (at, timeZone) => {
      const wall = new Date(at).toISOString().slice(0, 19);
      const said = Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds;
      expect(momentAt(wall, timeZone)?.getTime()).toBe(said);
    }),
    { numRuns: 2000 },
  );
});

test("so it is in every quarter hour around the clock changes of a year, and where Samoa left out a day", () => {
  const changes = [
    ["America/New_York", "2026-03-08"],
    ["America/New_York", "2026-11-01"],
    ["Australia/Lord_Howe", "2026-04-05"],
    ["Australia/Lord_Howe", "2026-10-04"],
    ["Europe/Dublin", "2026-03-29"],
    ["America/Sao_Paulo", "2018-11-04"],
    ["Pacific/Apia", "2011-12-30"],
  ] as const;
  for (const [timeZone, on] of changes) {
    for (let quarter = -192; quarter < 192; quarter++) {
      const wall = new Date(Date.parse(on) + quarter * 900_000).toISOString().slice(0, 16);
      const said = Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone).epochMilliseconds;
      expect(momentAt(wall, timeZone)?.getTime(), `${wall} ${timeZone}`).toBe(said);
    }
  }
});

test.each([
  ["2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
  ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
  ["2026-08-03T12:00:30", "America/New_York", "2026-08-03T16:00:30.000Z"],
  ["2026-08-03T12:00:30.250", "America/New_York", "2026-08-03T16:00:30.250Z"],
  ["2026-02-30T12:00", "America/New_York", null],
  ["2026-13-01T12:00", "America/New_York", null],
  ["2026-08-03T24:00", "America/New_York", null],
  ["2026-08-03T12:60", "America/New_York", null],
  ["2026-08-03", "America/New_York", null],
  ["2026-08-03T12", "America/New_York", null],
  ["2026-08-03T12:00Z", "America/New_York", null],
  ["1100-01-01T00:00", "UTC", "1100-01-01T00:00:00.000Z"],
  ["1099-12-31T23:59", "UTC", null],
  ["2999-12-31T23:59", "UTC", "2999-12-31T23:59:00.000Z"],
  ["3000-01-01T00:00", "UTC", null],
  ["+12026-08-03T12:00", "America/New_York", null],
  ["at noon 2026-08-03T12:00", "America/New_York", null],
])("%s in %s is the moment %j", (wall, timeZone, expected) => {
  expect(momentAt(wall, timeZone)?.toISOString() ?? null).toBe(expected);
});
