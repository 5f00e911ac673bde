import { describe, expect, test } from "vitest";
import { adherence } from "@/domain/adherence";
import { bioavailability, equivalentMg } from "@/domain/bioavailability";
import { dosesOf, takenDoses } from "@/domain/dose";
import { doseDays, isDoseDay } from "@/domain/dose-days";
import { addDays } from "@/domain/local-day";
import {
  milligramsIn,
  plannedMg,
  routes,
  type Schedule,
  scheduleInWords,
  titrationOn,
  unitsFor,
  volumeMl,
} from "@/domain/prescription";
import { day, dose, judged, prescription } from "@/tests/support/records";

const zone = "America/New_York";
const plan = (schedule: Schedule, more: Partial<typeof prescription> = {}) => ({
  ...prescription,
  schedule,
  ...more,
});
const daily: Schedule = { kind: "cycle", onDays: 1, offDays: 0 };
const thirdDay: Schedule = { kind: "cycle", onDays: 1, offDays: 2 };
const mondaysAndThursdays: Schedule = { kind: "weekly", weekdays: [1, 4] };
const asNeeded: Schedule = { kind: "as-needed" };

describe("dose days", () => {
  test.each<[string, Schedule, string[] | null]>([
    ["daily", daily, ["03", "04", "05", "06", "07", "08", "09"]],
    ["every third day", thirdDay, ["03", "06", "09"]],
    ["five days on, two off", { kind: "cycle", onDays: 5, offDays: 2 }, ["03", "04", "05", "06", "07"]],
    ["Mondays and Thursdays", mondaysAndThursdays, ["03", "06"]],
    ["as needed", asNeeded, null],
    ["a cycle of no days", { kind: "cycle", onDays: 0, offDays: 0 }, []],
  ])("%s", (_, schedule, expected) => {
    const days = doseDays(plan(schedule), "2026-08-01", "2026-08-09");
    expect(days?.map((on) => on.slice(8)) ?? null).toEqual(expected);
  });

  test("none before the plan begins or after it ends", () => {
    const ended = plan(daily, { endsOn: "2026-08-05" });
    expect(
      ["2026-08-02", "2026-08-03", "2026-08-05", "2026-08-06"].map((on) => isDoseDay(ended, on)),
    ).toEqual([false, true, true, false]);
  });

  test("nobody can tell where doses are taken as needed", () => {
    expect(isDoseDay(plan(asNeeded), "2026-08-03")).toBeNull();
    expect(isDoseDay(plan(asNeeded), "2026-08-02")).toBe(false);
  });

  test("a clock change neither adds nor drops a day", () => {
    const days = doseDays(plan(thirdDay, { startsOn: "2026-10-30" }), "2026-10-30", "2026-11-08");
    expect(days).toEqual(["2026-10-30", "2026-11-02", "2026-11-05", "2026-11-08"]);
  });
});

describe("taken of what was scheduled", () => {
  const on = (days: number[], answers = {}) =>
    dosesOf(
      days.map((d) => dose(answers, day(d))),
      prescription,
      zone,
    );
  const third = Array.from({ length: 7 }, (_, i) => i * 3);

  test.each([
    ["all", on(third), { scheduled: 7, taken: 7, unknown: 0, atLeast: 1, atMost: 1 }],
    [
      "one not written down is unknown, not skipped",
      on(third.slice(1)),
      { taken: 6, skipped: 0, unknown: 1, atMost: 1 },
    ],
    [
      "told as skipped",
      [...on(third.slice(1)), ...on([0], { "dj.kind": "skipped" })],
      { taken: 6, skipped: 1, unknown: 0 },
    ],
    ["nothing told", [], { taken: 0, unknown: 7, atLeast: 0, atMost: 1 }],
    ["more than planned", on([...third, 1, 4]), { taken: 9, unknown: 0 }],
    ["halves of two days are two", on([0, 3], { "dj.kind": "partial" }), { taken: 2 }],
    ["an extra dose is a dose", on([0], { "dj.kind": "extra" }), { taken: 1 }],
    ["a dose later that day is not taken yet", on([20.3]), { taken: 0 }],
    ["two halves of one day are one dose", on([0, 0.1], { "dj.kind": "partial" }), { taken: 1 }],
    ["another day's dose is outside", on([-1, 21]), { taken: 0 }],
  ])("%s", (_, doses, expected) => {
    expect(adherence(doses, prescription, day(20, 4), 21, zone)).toMatchObject(expected);
  });

  test.each([
    ["the plan is younger than the stretch", prescription, day(19)],
    ["the plan ended in it", { ...prescription, endsOn: "2026-08-20" }, day(20)],
    ["doses are taken as needed", plan(asNeeded), day(20)],
    ["there is no plan", null, day(20)],
  ])("is unknown while %s", (_, rx, at) => {
    expect(adherence(on(third), rx, at, 21, zone)).toBeNull();
  });

  test.each(["2026-08-23", "2026-08-24"])("is known while the plan runs through %s", (endsOn) => {
    expect(adherence(on(third), { ...prescription, endsOn }, day(20), 21, zone)?.scheduled).toBe(7);
  });

  test("halves by two routes are two doses", () => {
    const halves = [
      ...on([0], { "dj.kind": "partial" }),
      ...on([0], { "dj.kind": "partial", "dj.route": "rectal" }),
    ];
    expect(adherence(halves, prescription, day(20), 21, zone)?.taken).toBe(2);
  });

  test("days are those of the patient's calendar over a clock change", () => {
    const autumn = plan(daily, { startsOn: "2026-10-30" });
    // 23:30 by the wall each evening; the night of November 1 has 25 hours.
    const evenings = ["2026-10-31T03:30Z", "2026-11-01T03:30Z", "2026-11-02T04:30Z", "2026-11-03T04:30Z"];
    const doses = dosesOf(
      evenings.map((at) => dose({}, new Date(at))),
      autumn,
      zone,
    );
    expect(adherence(doses, autumn, new Date("2026-11-03T04:40Z"), 4, zone)).toMatchObject({
      fromOn: "2026-10-30",
      toOn: "2026-11-02",
      scheduled: 4,
      taken: 4,
      unknown: 0,
    });
  });
});

describe("intervals are hours that passed, whatever the clock says", () => {
  const rx = { prescription: plan(thirdDay, { startsOn: "2026-10-30" }) };
  const at = (text: string) => dose({ "dj.at": text }, new Date("2026-11-05T12:00:00Z"), { id: text });
  test.each([
    ["60 hours over the end of summer time", "2026-10-30T20:00", "2026-11-02T07:00", null],
    ["59 hours over the end of summer time", "2026-10-30T20:00", "2026-11-02T06:00", "low"],
    ["60 hours after a move west", "2026-11-02T20:00-05:00", "2026-11-05T05:00-08:00", null],
    ["59 hours after a move west", "2026-11-02T20:00-05:00", "2026-11-05T04:00-08:00", "low"],
  ])("%s", (_, first, second, priority) => {
    expect(judged("DOS-03", [at(first), at(second)], rx)).toBe(priority);
  });

  test("the planned step is that of the zone the patient lives in now", () => {
    const stepped = { ...prescription, titration: [{ fromOn: "2026-08-10", doseMg: 150 }] };
    const late = dose({ "dj.at": "2026-08-10T03:00:00Z" }, day(7));
    expect(dosesOf([late], stepped, "America/New_York")[0]?.plannedMg).toBe(100);
    expect(dosesOf([late], stepped, "Europe/Berlin")[0]?.plannedMg).toBe(150);
  });
});

describe("DOS-03 by kind of plan", () => {
  const taken = (...hours: number[]) => hours.map((h) => dose({}, day(3, h)));
  const as = (schedule: Schedule, minIntervalHours: number) => ({
    prescription: plan(schedule, { minIntervalHours }),
  });
  test.each([
    ["daily, 12 hours apart", taken(0, 12), as(daily, 24), null],
    ["daily, 11 hours apart", taken(0, 11), as(daily, 24), "low"],
    ["daily, days running are the plan", taken(0, 24, 48, 59), as(daily, 24), "low"],
    ["Mondays and Thursdays, 60 hours", taken(0, 60), as(mondaysAndThursdays, 72), null],
    ["Mondays and Thursdays, 59 hours", taken(0, 59), as(mondaysAndThursdays, 72), "low"],
    ["as needed, 36 hours of 48", taken(0, 36), as(asNeeded, 48), null],
    ["as needed, 35 hours of 48", taken(0, 35), as(asNeeded, 48), "low"],
    ["as needed, three days running", taken(0, 24, 48), as(asNeeded, 48), "high"],
  ])("%s", (_, checkIns, more, priority) => {
    expect(judged("DOS-03", checkIns, more)).toBe(priority);
  });
});

describe("amounts", () => {
  test("a solution: volume × concentration", () => {
    const solution = { ...prescription, concentrationMgPerMl: 50 };
    expect(volumeMl(solution, 75)).toBe(1.5);
    expect(milligramsIn(solution, 1.5)).toBe(75);
    expect(volumeMl(prescription, 75)).toBeNull();
    for (const concentrationMgPerMl of [0, -50]) {
      expect(milligramsIn({ ...solution, concentrationMgPerMl }, 1)).toBeNull();
      expect(volumeMl({ ...solution, concentrationMgPerMl }, 75)).toBeNull();
    }
  });

  test.each([
    [100, 50, 0.5, true],
    [100, 75, 0.75, true],
    [100, 80, 0.75, false],
    [60, 90, 1.5, true],
    [100, 0, 0, true],
  ])("lozenges of %i mg for %i mg: %f, exact %j", (strengthMg, mg, units, exact) => {
    expect(unitsFor({ strengthMg }, mg)).toEqual({ units, exact });
  });

  test.each<[Schedule, string]>([
    [{ kind: "cycle", onDays: 1, offDays: 2 }, "one day on, two days off"],
    [{ kind: "cycle", onDays: 6, offDays: 3 }, "six days on, three days off"],
    [{ kind: "cycle", onDays: 10, offDays: 14 }, "10 days on, 14 days off"],
    [{ kind: "cycle", onDays: 4, offDays: 5 }, "four days on, five days off"],
    [{ kind: "cycle", onDays: 1, offDays: 0 }, "every day"],
    [{ kind: "weekly", weekdays: [0, 2, 4, 6] }, "on Sunday, Tuesday, Thursday, Saturday"],
    [{ kind: "weekly", weekdays: [1, 3, 5] }, "on Monday, Wednesday, Friday"],
    [{ kind: "as-needed" }, "as needed"],
  ])("the plan %j reads %s", (schedule, words) => {
    expect(scheduleInWords(schedule)).toBe(words);
  });

  test("titration: the step in force and the next", () => {
    const steps = [
      { fromOn: "2026-08-10", doseMg: 120 },
      { fromOn: "2026-08-24", doseMg: 150 },
    ];
    const stepped = { ...prescription, titration: steps };
    expect(titrationOn(stepped, "2026-08-09")).toEqual({ inForce: null, next: steps[0] });
    expect(titrationOn(stepped, "2026-08-10")).toEqual({ inForce: steps[0], next: steps[1] });
    expect(titrationOn(stepped, "2026-08-24")).toEqual({ inForce: steps[1], next: null });
    expect(plannedMg(stepped, addDays("2026-08-10", -1))).toBe(100);
  });

  test("the parts of one day are one dose with their milligrams added, by one route", () => {
    const part = (hours: number, answers = {}) =>
      dose({ "dj.kind": "partial", "dj.mg": 50, "dj.effect": hours, ...answers }, day(3, hours));
    const read = (...entries: ReturnType<typeof part>[]) =>
      takenDoses(dosesOf(entries, prescription, zone), zone).map(({ mg, units, effect }) => [
        mg,
        units,
        effect,
      ]);
    expect(read(part(0), part(1))).toEqual([[100, 1, 1]]);
    expect(read(part(0), part(1, { "dj.mg": null }))).toEqual([[null, null, 1]]);
    expect(read(part(0), part(1, { "dj.route": "swallowed" }))).toHaveLength(2);
    expect(read(part(0), part(24))).toHaveLength(2);
  });
});

describe("bioavailability", () => {
  test.each(routes)("%s: a figure within its range and with a source, or none", (route) => {
    const known = bioavailability[route];
    if (!known) return expect(["snorted", "other"]).toContain(route);
    expect(known.low).toBeLessThanOrEqual(known.typical);
    expect(known.high).toBeGreaterThanOrEqual(known.typical);
    expect(known.high).toBeLessThanOrEqual(1);
    expect(known.source.length).toBeGreaterThan(20);
  });

  test.each([
    [100, "injected", "sublingual", { mg: 310, low: 291, high: 417 }],
    [100, "sublingual", "swallowed", { mg: 150, low: 83, high: 213 }],
    [100, "sublingual", "sublingual", { mg: 100, low: 100, high: 100 }],
    [100, "snorted", "sublingual", null],
    [Number.NaN, "injected", "sublingual", null],
    [-1, "injected", "sublingual", null],
  ] as const)("%d mg %s by %s: %j", (mg, from, to, expected) => {
    expect(equivalentMg(mg, from, to)).toEqual(expected);
  });
});
