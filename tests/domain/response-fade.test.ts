import { describe, expect, test } from "vitest";
import { type Rating, responseFade, typicalFade } from "@/domain/response-fade";
import { day } from "@/tests/support/records";

const zone = "America/New_York";
/** One rating each evening from 3 days before the dose at noon of day 0; null is a day without one. */
const evenings = (values: readonly (number | null)[]): Rating[] =>
  values.flatMap((value, index) => (value === null ? [] : [{ at: day(index - 3, 9), value }]));
const fade = (values: readonly (number | null)[], until: Date | null = null) =>
  responseFade(evenings(values), day(0), until, zone);

describe("the lift after a dose", () => {
  test.each([
    ["back on day 3", [4, 4, 4, 7, 6, 5, 4], { kind: "faded", days: 3 }],
    ["below on day 1", [4, 4, 4, 7, 3], { kind: "faded", days: 1 }],
    ["back, then up again", [4, 4, 4, 7, 4, 7], { kind: "faded", days: 1 }],
    ["still above", [4, 4, 4, 7, 6, 5], { kind: "lasted", days: 2 }],
    ["shows on the day after", [4, 4, 4, 4, 6, 4], { kind: "faded", days: 2 }],
    ["half a point is none", [4, 4, 4, 4.5, 4.5], { kind: "no-lift" }],
    ["one point is", [4, 4, 4, 5, 4], { kind: "faded", days: 1 }],
    ["comes too late to be the dose's", [4, 4, 4, 4, 4, 8], { kind: "no-lift" }],
    ["not rated before", [null, null, null, 7, 6], { kind: "unknown" }],
    ["not rated soon after", [4, 4, 4, null, null, 6], { kind: "unknown" }],
    ["a gap is no return", [4, 4, 4, 7, null, 6, 4], { kind: "faded", days: 3 }],
    ["not a number is not told", [4, 4, Number.NaN, 7, 4], { kind: "faded", days: 1 }],
    ["nothing told", [], { kind: "unknown" }],
  ] as const)("%s", (_, values, found) => {
    expect(fade(values)).toEqual(found);
  });

  const at = (days: number, hours: number, value: number) => ({ at: day(days, hours), value });
  test("a rating at the very moment of the dose belongs to the level", () => {
    const found = responseFade([at(0, 0, 4), at(0, 9, 6), at(1, 9, 4)], day(0), null, zone);
    expect(found).toEqual({ kind: "faded", days: 1 });
  });

  test("the level reaches back 3 days, not 4", () => {
    const lifted = [at(0, 9, 6), at(1, 9, 5)];
    expect(responseFade([at(-3, 0, 4), ...lifted], day(0), null, zone).kind).toBe("lasted");
    expect(responseFade([at(-4, 0, 4), ...lifted], day(0), null, zone).kind).toBe("unknown");
  });

  test("a rating at the very moment of the next dose is left out, and the order does not matter", () => {
    const ratings = [at(3, 0, 3), at(2, 9, 5), at(1, 9, 6), at(-1, 9, 4), at(0, 9, 7)];
    expect(responseFade(ratings, day(0), day(3), zone)).toEqual({ kind: "lasted", days: 2 });
    expect(responseFade(ratings, day(0), null, zone)).toEqual({ kind: "faded", days: 3 });
  });

  test("is followed to the next dose only", () => {
    expect(fade([4, 4, 4, 7, 6, 5, 3], day(3))).toEqual({ kind: "lasted", days: 2 });
  });

  test("a rating of the dose day before the dose belongs to the level", () => {
    const ratings = [{ at: day(0, -2), value: 4 }, ...evenings([null, null, null, 6, 4])];
    expect(responseFade(ratings, day(0), null, zone)).toEqual({ kind: "faded", days: 1 });
  });
});

test.each([
  [[1, 2, 3], 2],
  [[1, 2, 3, 6], 2.5],
  [[3, 1, 2], 2],
  [[10, 9, 2, 1], 5.5],
  [[5, 5], null],
  [[], null],
])("typically, of %j days: %j", (days, typical) => {
  const fades = days.map((one) => ({ kind: "faded", days: one }) as const);
  expect(typicalFade([...fades, { kind: "no-lift" }, { kind: "lasted", days: 9 }])).toBe(typical);
});
