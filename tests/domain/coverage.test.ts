import { describe, expect, test } from "vitest";
import { coverage, coverageAhead } from "@/domain/coverage";
import type { ClinicCalendar } from "@/domain/deadline";
import { addDays } from "@/domain/local-day";

const weekday = ["09:00", "17:00"] as const;
/** New York, Monday to Friday 9 to 5; Thanksgiving is a holiday. */
const clinic: ClinicCalendar = {
  timeZone: "America/New_York",
  hours: [null, weekday, weekday, weekday, weekday, weekday, null],
  holidays: ["2026-11-26"],
};
const onCall = { name: "Dr. Lin", phone: "555-0100" };
const at = (text: string) => new Date(text);

describe("who watches", () => {
  test.each([
    ["in opening hours", "2026-11-24T15:00Z", "open", "2026-11-24T22:00Z"],
    ["at the minute of opening", "2026-11-24T14:00Z", "open", "2026-11-24T22:00Z"],
    ["at the minute of closing", "2026-11-24T22:00Z", "nobody", "2026-11-25T14:00Z"],
    ["at night", "2026-11-25T03:14Z", "nobody", "2026-11-25T14:00Z"],
    ["on a holiday", "2026-11-26T15:00Z", "nobody", "2026-11-27T14:00Z"],
    ["on Saturday", "2026-11-28T15:00Z", "nobody", "2026-11-30T14:00Z"],
  ] as const)("%s", (_, now, kind, until) => {
    expect(coverage(clinic, null, at(now))).toEqual({ kind, until: at(until) });
    const covered = coverage(clinic, onCall, at(now));
    expect(covered.kind).toBe(kind === "open" ? "open" : "on-call");
    expect(covered.until).toEqual(at(until));
  });

  test("a clinic open round the clock never closes; one that is never open is never watched", () => {
    const always = {
      ...clinic,
      holidays: [],
      hours: Array.from({ length: 7 }, () => ["00:00", "24:00"] as const),
    };
    expect(coverage(always, null, at("2026-11-24T15:00Z"))).toEqual({ kind: "open", until: null });
    const never = { ...clinic, hours: Array.from({ length: 7 }, () => null) };
    expect(coverage(never, null, at("2026-11-24T15:00Z"))).toEqual({ kind: "nobody", until: null });
  });

  const daily = (opens: string, closes: string, closedFrom: number): ClinicCalendar => ({
    timeZone: "UTC",
    hours: Array.from({ length: 7 }, () => [opens, closes] as const),
    holidays: Array.from({ length: 61 - closedFrom }, (_, i) => addDays("2026-03-02", closedFrom + i)),
  });

  test.each([
    ["for one day, then closed as far as one can see", daily("00:00", "24:00", 1), "2026-03-03"],
    ["for 50 days, then closed", daily("00:00", "24:00", 50), "2026-04-21"],
    ["for 51 days: no change is in sight", daily("00:00", "24:00", 51), null],
    ["with a minute between the days: it never closes", daily("00:00", "23:59", 61), null],
    ["with a holiday in 55 days", { ...daily("00:00", "24:00", 61), holidays: ["2026-04-26"] }, "2026-04-26"],
  ])("open %s", (_, calendar, until) => {
    expect(coverage(calendar, null, at("2026-03-02T00:00Z"))).toEqual({
      kind: "open",
      until: until ? at(`${until}T00:00Z`) : null,
    });
  });

  test("with two minutes between the days it closes each night", () => {
    expect(coverage(daily("00:00", "23:58", 61), null, at("2026-03-02T12:00Z")).until).toEqual(
      at("2026-03-02T23:58Z"),
    );
  });

  test("a day that ends at midnight goes on into the next", () => {
    const night = ["00:00", "24:00"] as const;
    const friday: ClinicCalendar = {
      ...clinic,
      hours: [null, null, null, null, null, night, night],
      holidays: [],
    };
    expect(coverage(friday, null, at("2026-11-28T01:00Z"))).toEqual({
      kind: "open",
      until: at("2026-11-29T05:00Z"),
    });
  });
});

describe("who watches in the hours to come", () => {
  const stretches = (from: string, to: string, caller = onCall as typeof onCall | null) =>
    coverageAhead(clinic, caller, at(from), at(to)).map(({ from: begins, to: ends, kind }) => [
      begins.toISOString().slice(0, 16),
      ends.toISOString().slice(0, 16),
      kind,
    ]);

  test("is told stretch by stretch, the last cut where the hours end", () => {
    expect(stretches("2026-11-24T20:00Z", "2026-11-25T16:00Z")).toEqual([
      ["2026-11-24T20:00", "2026-11-24T22:00", "open"],
      ["2026-11-24T22:00", "2026-11-25T14:00", "on-call"],
      ["2026-11-25T14:00", "2026-11-25T16:00", "open"],
    ]);
    expect(stretches("2026-11-24T22:00Z", "2026-11-25T06:00Z", null)).toEqual([
      ["2026-11-24T22:00", "2026-11-25T06:00", "nobody"],
    ]);
  });

  test("is one stretch while nothing changes, and none of no time", () => {
    expect(stretches("2026-11-24T15:00Z", "2026-11-24T22:00Z")).toEqual([
      ["2026-11-24T15:00", "2026-11-24T22:00", "open"],
    ]);
    expect(stretches("2026-11-24T15:00Z", "2026-11-24T15:00Z")).toEqual([]);
  });
});
