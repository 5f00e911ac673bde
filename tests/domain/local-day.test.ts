import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { endOfDay, localDay } from "@/domain/local-day";

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

test.each([
  ["2026-03-08", "America/New_York", "2026-03-09T04:00:00.000Z"],
  ["2026-11-01", "America/New_York", "2026-11-02T05:00:00.000Z"],
])("%s ends in %s at %s", (day, zone, end) => {
  expect(endOfDay(day, zone).toISOString()).toBe(end);
});
