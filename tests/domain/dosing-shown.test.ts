import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import { ordinal } from "@/domain/rules/doses";
import { day, dose, judged, prescription, sideEffects } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const rx = (more: Partial<typeof prescription>) => ({ prescription: { ...prescription, ...more } });
const mg = (amount: number | null, at: Date, more = {}) => dose({ "dj.mg": amount, ...more }, at);
const late = (one: RecordedCheckIn, toldAt: Date): RecordedCheckIn => ({ ...one, authoredAt: toldAt });
const part = (amount: number | null, at: Date, more = {}) =>
  mg(amount, at, { "dj.kind": "partial", ...more });

test.each([
  [2, "second"],
  [3, "third"],
  [4, "fourth"],
  [5, "fifth"],
  [6, "6th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [21, "21st"],
  [22, "22nd"],
  [23, "23rd"],
])("%i in words: the %s", (n, words) => {
  expect(ordinal(n)).toBe(words);
});

describe("DOS-01 says and shows", () => {
  test("the amount, the plan and the reason", () => {
    expect(said("DOS-01", [mg(120, day(3), { "dj.extraReason": "sleep" })])).toEqual({
      summary: "The patient took 120 mg where 100 mg was planned.",
      shown: ["dj.mg: 120", "dj.extraReason: To sleep"],
    });
  });

  test("no reason where none was asked, and which such dose it is", () => {
    expect(said("DOS-01", [mg(120, day(3)), mg(130, day(6)), mg(115, day(9))])).toEqual({
      summary: "The patient took 115 mg where 100 mg was planned, the third such dose in 14 days.",
      shown: ["dj.mg: 115"],
    });
  });

  test("all parts of the dose, and the signs within 12 hours", () => {
    const signs = { "se.sedation": 3, "se.confusion": 4, "se.breath": true };
    expect(said("DOS-01", [part(100, day(3)), part(120, day(3, 1)), sideEffects(signs, day(3, 2))])).toEqual({
      summary: "The patient took 220 mg where 100 mg was planned.",
      shown: [
        "dj.mg: 120",
        expect.stringMatching(/^se.sedation: /),
        expect.stringMatching(/^se.confusion: /),
        "se.breath: Yes",
      ],
    });
  });
});

describe("DOS-01 dose above the plan", () => {
  const sedated = (at: Date) => sideEffects({ "se.sedation": 3 }, at);
  const told = (amount: number, takenAt: Date, at: Date) =>
    mg(amount, at, { "dj.at": takenAt.toISOString() });
  test.each<[string, RecordedCheckIn[], string | null]>([
    ["a whole dose before is no part of it", [mg(120, day(3)), part(60, day(3, 2))], null],
    [
      "nor is a part by another route",
      [part(120, day(3), { "dj.route": "rectal" }), part(50, day(3, 2))],
      null,
    ],
    [
      "a part taken first, told last",
      [part(60, day(3, 2)), part(60, day(3, 3), { "dj.at": day(3).toISOString() })],
      "medium",
    ],
    ["nor is a part of another day", [part(120, day(3)), part(50, day(6))], null],
    ["marked sedation long before", [sedated(day(1)), mg(200, day(3))], "high"],
    ["signs at the moment of a double dose", [mg(200, day(3)), sedated(day(3))], "urgent"],
    ["less than double told after signs", [sedated(day(3, 2)), told(199, day(3), day(3, 3))], "high"],
    ["no signs after a double dose", [mg(200, day(3)), sideEffects({}, day(3, 2))], null],
    [
      "signs after a double dose and a planned one",
      [mg(200, day(3)), mg(100, day(3, 1)), sedated(day(3, 2))],
      "urgent",
    ],
    [
      "signs after a double dose, another told ahead",
      [mg(200, day(3)), told(200, day(3, 6), day(3, 1)), sedated(day(3, 2))],
      "urgent",
    ],
    ["a second such dose told before the first", [mg(120, day(9)), late(mg(120, day(3)), day(10))], "high"],
    [
      "one told before the first, 14 days and more later",
      [mg(120, day(17, 1)), late(mg(120, day(3)), day(18))],
      "medium",
    ],
    ["one told ahead of its time is not counted", [told(120, day(9), day(2)), mg(120, day(3))], "medium"],
    [
      "a part of an unknown amount with too large a one",
      [part(null, day(3)), part(120, day(3, 2))],
      "medium",
    ],
    ["signs before a double dose told ahead", [told(200, day(3, 6), day(3, 1)), sedated(day(3, 2))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-01", checkIns)).toBe(priority);
  });

  test("without a prescription signs after a dose are not those of a double one", () => {
    expect(judged("DOS-01", [mg(500, day(3)), sedated(day(3, 2))], { prescription: null })).toBeNull();
  });
});

describe("DOS-02 extra dose", () => {
  test("says which it is, and shows the kind, the reason and the amount", () => {
    const extra = (at: Date) => mg(50, at, { "dj.kind": "extra", "dj.extraReason": "urge" });
    const shown = ["dj.kind: An extra dose", "dj.extraReason: I had a strong urge", "dj.mg: 50"];
    expect(said("DOS-02", [extra(day(3))])).toEqual({
      summary: "The patient recorded an extra dose.",
      shown,
    });
    expect(said("DOS-02", [extra(day(3)), extra(day(6))])).toEqual({
      summary: "The patient recorded an extra dose; 2 doses beyond the plan in 14 days.",
      shown,
    });
  });

  const planned = (hours: number) => mg(100, day(3, hours));
  const extra = { "dj.kind": "extra" };
  test.each([
    ["a part after two doses of a day", [planned(0), planned(1), part(50, day(3, 2))], null],
    ["a planned dose after a part", [part(50, day(3)), planned(1)], null],
    ["a planned dose after a skipped one", [dose({ "dj.kind": "skipped" }, day(3)), planned(1)], null],
    ["a planned dose after an extra one", [dose({ "dj.kind": "extra" }, day(3)), planned(1)], "medium"],
    [
      "a planned dose after one that a clinician added",
      [dose({ "dj.kind": "extra", "dj.extraReason": "told" }, day(3)), planned(1)],
      null,
    ],
    ["the first of two on one day, told last", [planned(2), late(mg(100, day(3)), day(4))], "medium"],
    [
      "an extra dose told after a later one",
      [mg(100, day(9), extra), late(mg(100, day(3), extra), day(10))],
      "high",
    ],
    [
      "an extra dose told after one 14 days and more later",
      [mg(100, day(17, 1), extra), late(mg(100, day(3), extra), day(18))],
      "medium",
    ],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-02", checkIns)).toBe(priority);
  });

  test("says how many there were on one day", () => {
    expect(said("DOS-02", [planned(0), planned(2)])?.summary).toBe(
      "The patient recorded 2 doses on one day; the plan allows 1.",
    );
    expect(said("DOS-02", [mg(50, day(3), extra), planned(2)])?.summary).toBe(
      "The patient recorded 2 doses on one day; the plan allows 1.",
    );
  });

  test("without a prescription nobody knows how many are too many", () => {
    expect(judged("DOS-02", [planned(0), planned(1)], { prescription: null })).toBeNull();
  });
});

describe("DOS-03 doses closer together than the plan", () => {
  test("says the whole hours and the plan's, and shows when, and how many were early", () => {
    expect(said("DOS-03", [dose({}, day(3)), dose({}, day(5, 11.5))])).toEqual({
      summary: "A dose was taken 59 h after the one before; the plan has at least 72 h between doses.",
      shown: [`dj.at: ${day(5, 11.5).toISOString()}`, "1 early dose in 21 days"],
    });
    expect(
      said(
        "DOS-03",
        [0, 50, 100].map((hours) => dose({}, day(3, hours))),
      )?.shown.at(-1),
    ).toBe("2 early doses in 21 days");
  });

  test.each([
    ["a part after a whole dose of the day", [mg(100, day(3)), part(50, day(3, 1))], "low"],
    ["parts of two days", [part(50, day(3)), part(50, day(4))], "low"],
    [
      "two early doses, the first told last",
      [mg(100, day(6)), mg(100, day(8)), late(mg(100, day(4)), day(9))],
      "medium",
    ],
    [
      "three days running, the middle one told last",
      [mg(100, day(4)), mg(100, day(6)), late(mg(100, day(5)), day(7))],
      "high",
    ],
    ["a dose told ahead of its time is not early", [late(mg(100, day(5)), day(2)), mg(100, day(3))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-03", checkIns)).toBe(priority);
  });

  test("shows both times when a dose told late makes the next one early", () => {
    expect(said("DOS-03", [mg(100, day(5)), late(mg(100, day(3)), day(6))])).toEqual({
      summary: "A dose was taken 48 h after the one before; the plan has at least 72 h between doses.",
      shown: [`dj.at: ${day(3).toISOString()}`, `dj.at: ${day(5).toISOString()}`, "1 early dose in 21 days"],
    });
  });

  test("without a prescription nothing is too close", () => {
    expect(judged("DOS-03", [mg(100, day(3)), mg(100, day(4))], { prescription: null })).toBeNull();
  });

  const weekly = { schedule: { kind: "cycle", onDays: 1, offDays: 6 }, minIntervalHours: 24 } as const;
  const onDays = (...days: number[]) => days.map((on) => dose({}, day(on)));
  /** Every third day, where the plan has one dose a week: 5 in 21 days for 3. */
  const fiveForThree = onDays(10, 13, 16, 19, 22);
  test.each([
    ["a day apart, in a week that has one", onDays(7, 8), rx(weekly), null],
    ["three days running, in weeks that have one each", onDays(7, 8, 9), rx(weekly), "high"],
    ["three days, not running", onDays(7, 8, 10), rx(weekly), null],
    ["five in 21 days where three were planned", fiveForThree, rx(weekly), "high"],
    ["four in 21 days where three were planned", fiveForThree.slice(1), rx(weekly), null],
    [
      "three days running, the plan began on the second",
      onDays(7, 8, 9),
      rx({ ...weekly, startsOn: "2026-08-11" }),
      null,
    ],
    [
      "three days running, the plan began on the first",
      onDays(7, 8, 9),
      rx({ ...weekly, startsOn: "2026-08-10" }),
      "high",
    ],
    [
      "three days running, as needed and not early",
      onDays(7, 8, 9),
      rx({ ...weekly, schedule: { kind: "as-needed" } }),
      null,
    ],
    [
      "three days running, as needed and not early, after the plan ended",
      onDays(7, 8, 9),
      rx({ ...weekly, schedule: { kind: "as-needed" }, endsOn: "2026-08-10" }),
      null,
    ],
    [
      "three days running, after a plan that names days ended",
      onDays(7, 8, 9),
      rx({ ...weekly, endsOn: "2026-08-09" }),
      "high",
    ],
    [
      "three days running, as needed and early",
      onDays(7, 8, 9),
      rx({ schedule: { kind: "as-needed" } }),
      "high",
    ],
    [
      "three days running that the plan asks for",
      onDays(7, 8, 9),
      rx({ ...weekly, schedule: { kind: "weekly", weekdays: [1, 2, 3] } }),
      null,
    ],
  ])("more often than the plan: %s", (_, checkIns, plan, priority) => {
    expect(judged("DOS-03", checkIns, plan)).toBe(priority);
  });

  test("says how often, where no dose was early", () => {
    expect(said("DOS-03", onDays(7, 8, 9), rx(weekly))).toEqual({
      summary: "Doses on 3 days running, which the plan does not ask for.",
      shown: [
        `dj.at: ${day(9).toISOString()}`,
        "Doses on 3 days running, which the plan does not ask for",
        "0 early doses in 21 days",
      ],
    });
    expect(said("DOS-03", fiveForThree, rx(weekly))).toEqual({
      summary: "5 doses in 21 days, for which the plan has 3.",
      shown: [
        `dj.at: ${day(22).toISOString()}`,
        "5 doses in 21 days, for which the plan has 3",
        "0 early doses in 21 days",
      ],
    });
  });

  const everyOther = rx({ schedule: { kind: "cycle", onDays: 1, offDays: 1 }, minIntervalHours: 48 });
  /** Two days of three from day 2 to day 21, where the plan has ten doses. */
  const twoOfThree = Array.from({ length: 20 }, (_, i) => i + 2)
    .filter((on) => on % 3 !== 1)
    .map((on) => dose({}, day(on)));
  test.each([
    ["15 doses where 10 were planned", [dose({}, day(21, 3))], "medium"],
    ["16 doses where 10 were planned", [dose({}, day(21, 2)), dose({}, day(21, 3))], "high"],
  ])("%s", (_, more, priority) => {
    expect(judged("DOS-03", [...twoOfThree, ...more], everyOther)).toBe(priority);
  });
});
