import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import { dosesOf } from "@/domain/dose";
import type { Answers } from "@/domain/instruments/instrument";
import { supplyOf } from "@/domain/supply";
import { day, dose, flag, judged, prescription, signals } from "@/tests/support/records";

const zone = "America/New_York";
/** 11 lozenges for 30 days on the first dose day: ten doses and a spare. */
const supplied = { ...prescription, dispensedUnits: 11, dispensedOn: "2026-08-03", daysSupply: 30 };
const rx = (more: Partial<typeof prescription> = {}) => ({ prescription: { ...supplied, ...more } });
const every3 = (count: number, answers: Answers = {}) =>
  Array.from({ length: count }, (_, i) => dose({ "dj.units": 1, ...answers }, day(3 * i)));
const supply = (entries: RecordedCheckIn[], at: Date, more: Partial<typeof prescription> = {}) =>
  supplyOf(dosesOf(entries, { ...supplied, ...more }, zone), { ...supplied, ...more }, at, zone);

describe("a supply", () => {
  test("as planned: used, left, due and the day it ends", () => {
    expect(supply(every3(5), day(12))).toMatchObject({
      dueOn: "2026-09-02",
      usedUnits: 5,
      leftUnits: 6,
      counted: false,
      gapUnits: null,
      pace: 1,
      emptyOn: "2026-09-05",
    });
  });

  test("a count comes before the sum, less what was taken since", () => {
    const entries = [
      ...every3(4),
      dose({ "dj.units": 1, "dj.left": 4 }, day(12)),
      dose({ "dj.units": 1 }, day(15)),
    ];
    expect(supply(entries, day(15))).toMatchObject({ leftUnits: 3, counted: true, gapUnits: 2 });
  });

  test("units not told are milligrams ÷ strength, else the plan's", () => {
    expect(supply([dose({ "dj.mg": 150 }, day(0))], day(1))?.usedUnits).toBe(1.5);
    expect(supply([dose({ "dj.mg": null }, day(0))], day(1))?.usedUnits).toBe(1);
    expect(supply([dose({ "dj.kind": "skipped" }, day(0))], day(1))?.usedUnits).toBe(0);
  });

  test("planned doses nobody wrote down are counted apart", () => {
    const entries = [dose({ "dj.units": 1 }, day(0)), dose({ "dj.units": 1, "dj.left": 6 }, day(12))];
    expect(supply(entries, day(12))).toMatchObject({ gapUnits: 3, unknownUnits: 3 });
  });

  test("the pace shows after two weeks and four planned doses", () => {
    const twice = every3(5, { "dj.units": 2 });
    expect(supply(twice, day(12))?.pace).toBe(1);
    expect(supply(twice, day(14))?.pace).toBe(2);
    expect(supply(twice, day(14))?.emptyOn).toBe("2026-08-18");
    expect(supply(every3(2), day(14))?.pace).toBe(1);
  });

  test.each([
    ["no quantity", { dispensedUnits: null }, day(3)],
    ["no day", { dispensedOn: null }, day(3)],
    ["a day to come", { dispensedOn: "2026-08-10" }, day(3)],
    ["a quantity that cannot be", { dispensedUnits: -5 }, day(3)],
    ["a quantity that is no number", { dispensedUnits: Number.NaN }, day(3)],
    ["no count and more than 90 days gone", {}, day(91)],
  ])("is unknown with %s", (_, more, at) => {
    expect(supply(every3(2), at, more)).toBeNull();
  });

  test("an old one is known by its count, not by the sum", () => {
    const counted = [dose({ "dj.left": 2 }, day(95))];
    expect(supply(counted, day(95))).toMatchObject({ leftUnits: 2, gapUnits: null });
  });

  test("as needed it ends when it is empty, not before", () => {
    const asNeeded = { schedule: { kind: "as-needed" } } as const;
    expect(supply([dose({ "dj.left": 1 }, day(9))], day(9), asNeeded)?.emptyOn).toBeNull();
    expect(supply([dose({ "dj.left": 0 }, day(9))], day(9), asNeeded)?.emptyOn).toBe("2026-08-12");
  });
});

describe("DOS-05 supply gone early", () => {
  const out = (at: number) => dose({ "dj.kind": "skipped", "dj.skipReason": "out" }, day(at));
  const told = (answer: number | null, at: number) => signals({ "ds.ranout": answer }, day(at));
  const left = (units: number, at: number) => dose({ "dj.units": 1, "dj.left": units }, day(at));
  test.each<[string, RecordedCheckIn[], string | null]>([
    ["told once", [told(1, 7)], "medium"],
    ["not told", [told(0, 7)], null],
    ["not answered", [told(null, 7)], null],
    ["a dose skipped because of it", [out(7)], "medium"],
    [
      "a dose skipped for another reason",
      [dose({ "dj.kind": "skipped", "dj.skipReason": "forgot" }, day(7))],
      null,
    ],
    ["told within 7 days of the skip: one time", [out(7), told(1, 14)], "medium"],
    ["told later: the second time", [out(7), told(1, 14.1)], "high"],
    ["a row of reports is one time", [out(1), out(4), out(7), out(10), out(13)], "medium"],
    ["second in 90 days", [out(1), told(1, 91)], "high"],
    ["second after 90 days", [out(1), told(1, 91.1)], "medium"],
    // Due on September 2; dose days are August 24, 27, 30 and September 2.
    ["left for all but the last dose", [left(3, 21)], null],
    ["ends on the day it is due", [left(2, 21)], "medium"],
    ["known from the count before", [left(1, 18), left(0, 21)], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-05", checkIns, rx())).toBe(priority);
  });

  test("early is 3 days, or a tenth of the days of supply where that is less", () => {
    const daily = { schedule: { kind: "cycle", onDays: 1, offDays: 0 }, minIntervalHours: 24 } as const;
    const ends = (units: number, days: number) =>
      judged("DOS-05", [left(units, 10)], rx({ ...daily, dispensedUnits: 40, daysSupply: days }));
    // Day 10 is August 13; with 7 left the first day not covered is August 21.
    expect(ends(7, 20)).toBe("medium");
    expect(ends(7, 19)).toBeNull();
    // With 17 left it is August 31, two days of thirty.
    expect(ends(17, 30)).toBeNull();
    expect(ends(16, 30)).toBe("medium");
  });

  test("without a supply on record only what is told counts", () => {
    const none = { prescription };
    expect(judged("DOS-05", [left(0, 9)], none)).toBeNull();
    expect(judged("DOS-05", [out(9)], none)).toBe("medium");
  });
});

describe("DOS-06 supply does not add up", () => {
  const hundred = rx({ dispensedUnits: 100 });
  const count = (units: number, more: Answers = {}) => [
    dose({ "dj.units": 1, "dj.left": units, ...more }, day(0)),
  ];
  test.each<[string, RecordedCheckIn[], string | null]>([
    ["as it should be", count(99), null],
    ["15 missing", count(84), null],
    ["16 missing", count(83), "low"],
    ["16 too many, since some was not taken", count(115), "low"],
    ["no count", [dose({ "dj.units": 50 }, day(0))], null],
    ["a count that cannot be", count(-1), null],
    ["known from the count before", [...count(80), dose({ "dj.units": 1, "dj.left": 79 }, day(3))], null],
    [
      "what nobody wrote down may explain it",
      [
        dose({ "dj.units": 10, "dj.mg": 1000, "dj.left": 90 }, day(0)),
        dose({ "dj.units": 1, "dj.left": 72 }, day(51)),
      ],
      null,
    ],
    ["lost, once", [signals({ "ds.lost": 1 }, day(7))], "low"],
    ["lost, again", [signals({ "ds.lost": 1 }, day(7)), signals({ "ds.lost": 1 }, day(35))], "medium"],
    ["lost before, not now", [signals({ "ds.lost": 1 }, day(7)), signals({ "ds.lost": 0 }, day(35))], null],
    ["lost not answered", [signals({ "ds.lost": null }, day(7))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-06", checkIns, hundred)).toBe(priority);
  });

  test("a flag of more than a week ago makes it a repeated one", () => {
    const lost = [signals({ "ds.lost": 1 }, day(14))];
    expect(judged("DOS-06", lost, { flags: [flag("DOS-06", "low", day(6, 23), day(8))] })).toBe("medium");
    expect(judged("DOS-06", lost, { flags: [flag("DOS-06", "low", day(7), day(8))] })).toBe("low");
  });
});
