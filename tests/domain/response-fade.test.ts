import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { doseFades, type Rating, responseFade } from "@/domain/response-fade";
import { day } from "@/tests/support/records";

const zone = "America/New_York";
/** One rating each evening from 3 days before the dose at noon of day 0; null is a day without one. */
const evenings = (values: readonly (number | null)[]): Rating[] =>
  values.flatMap((value, index) => (value === null ? [] : [{ at: day(index - 3, 9), value }]));
const fade = (values: readonly (number | null)[], until: Date | null = null) =>
  responseFade(evenings(values), day(0), until, zone);

describe("the lift after a dose", () => {
  test.each([
    ["back on day 3", [4, 4, 4, 7, 6, 5, 4], { kind: "faded", days: 3, lift: 2.5 }],
    ["below on day 1", [4, 4, 4, 7, 3], { kind: "faded", days: 1, lift: 1 }],
    ["back, then up again", [4, 4, 4, 7, 4, 7], { kind: "faded", days: 1, lift: 1.5 }],
    ["still above", [4, 4, 4, 7, 6, 5], { kind: "lasted", days: 2, lift: 2.5 }],
    ["shows on the day after", [4, 4, 4, 4, 6, 4], { kind: "faded", days: 2, lift: 1 }],
    ["half a point is none", [4, 4, 4, 4.5, 4.5], { kind: "no-lift", lift: 0.5 }],
    ["lower is none", [4, 4, 4, 2, 3], { kind: "no-lift", lift: -1.5 }],
    ["one point is", [4, 4, 4, 5, 4], { kind: "faded", days: 1, lift: 0.5 }],
    ["comes too late to be the dose's", [4, 4, 4, 4, 4, 8], { kind: "no-lift", lift: 0 }],
    ["not rated before", [null, null, null, 7, 6], { kind: "unknown" }],
    ["not rated soon after", [4, 4, 4, null, null, 6], { kind: "unknown" }],
    ["a gap is no return", [4, 4, 4, 7, null, 6, 4], { kind: "faded", days: 3, lift: 3 }],
    ["not a number is not told", [4, 4, Number.NaN, 7, 4], { kind: "faded", days: 1, lift: 1.5 }],
    ["nothing told", [], { kind: "unknown" }],
  ] as const)("%s", (_, values, found) => {
    expect(fade(values)).toEqual(found);
  });

  const at = (days: number, hours: number, value: number) => ({ at: day(days, hours), value });
  test("a rating at the very moment of the dose belongs to the level", () => {
    const found = responseFade([at(0, 0, 4), at(0, 9, 6), at(1, 9, 4)], day(0), null, zone);
    expect(found).toEqual({ kind: "faded", days: 1, lift: 1 });
  });

  test("the level reaches back 3 days, not 4", () => {
    const lifted = [at(0, 9, 6), at(1, 9, 5)];
    expect(responseFade([at(-3, 0, 4), ...lifted], day(0), null, zone).kind).toBe("lasted");
    expect(responseFade([at(-4, 0, 4), ...lifted], day(0), null, zone).kind).toBe("unknown");
  });

  test("a rating at the very moment of the next dose is left out, and the order does not matter", () => {
    const ratings = [at(3, 0, 3), at(2, 9, 5), at(1, 9, 6), at(-1, 9, 4), at(0, 9, 7)];
    expect(responseFade(ratings, day(0), day(3), zone)).toEqual({ kind: "lasted", days: 2, lift: 2.5 });
    expect(responseFade(ratings, day(0), null, zone)).toEqual({ kind: "faded", days: 3, lift: 2.5 });
  });

  test("is followed to the next dose only", () => {
    expect(fade([4, 4, 4, 7, 6, 5, 3], day(3))).toEqual({ kind: "lasted", days: 2, lift: 2.5 });
  });

  test("a rating of the dose day before the dose belongs to the level", () => {
    const ratings = [{ at: day(0, -2), value: 4 }, ...evenings([null, null, null, 6, 4])];
    expect(responseFade(ratings, day(0), null, zone)).toEqual({ kind: "faded", days: 1, lift: 1 });
  });

  test("several ratings of one day count as their mean", () => {
    const ratings = [at(-1, 0, 4), at(0, 2, 4), at(0, 9, 8), at(1, 1, 2), at(1, 9, 6)];
    expect(responseFade(ratings, day(0), null, zone)).toEqual({ kind: "faded", days: 1, lift: 1 });
  });

  test("raising every rating by as much changes nothing", () => {
    const told = fc.array(fc.option(fc.integer({ min: 0, max: 10 })), { maxLength: 12 });
    fc.assert(
      fc.property(told, fc.integer({ min: 1, max: 5 }), (values, more) => {
        const raised = values.map((value) => (value === null ? null : value + more));
        const [a, b] = [fade(values), fade(raised)];
        expect({ ...b, lift: 0 }).toEqual({ ...a, lift: 0 });
      }),
    );
  });
});

describe("the lift after each dose", () => {
  const mood = evenings([4, 4, 4, 7, 6, 4, 6, 5, 5, 7]);
  const planned = (at: Date) => ({ at, kind: "scheduled" as const });

  test("is followed to the dose after it, and the last one to the last rating", () => {
    expect(doseFades(mood, [planned(day(0)), planned(day(3))], zone)).toEqual([
      { on: "2026-08-03", fade: { kind: "faded", days: 2, lift: 2.5 } },
      { on: "2026-08-06", fade: { kind: "no-lift", lift: expect.closeTo(-1 / 6) } },
    ]);
  });

  test("a skipped dose neither starts nor ends one", () => {
    const skipped = { at: day(1), kind: "skipped" as const };
    expect(doseFades(mood, [planned(day(0)), skipped], zone)).toEqual(
      doseFades(mood, [planned(day(0))], zone),
    );
  });

  test("an extra dose ends the one before and starts none", () => {
    const extra = { at: day(1), kind: "extra" as const };
    expect(doseFades(mood, [planned(day(0)), extra], zone)).toEqual([
      { on: "2026-08-03", fade: { kind: "lasted", days: 0, lift: 3 } },
    ]);
  });

  test.each([
    [["scheduled", "extra"], 1],
    [["extra", "scheduled"], 1],
    [["partial", "partial"], 1],
    [["extra", "extra"], 0],
  ] as const)("doses of one day, %j, start %i", (kinds, starts) => {
    const doses = kinds.map((kind, i) => ({ at: day(0, i), kind }));
    expect(doseFades(mood, doses, zone)).toHaveLength(starts);
  });

  test("without doses there is none", () => {
    expect(doseFades(mood, [], zone)).toEqual([]);
  });
});
