import { describe, expect, test } from "vitest";
import { phq9Total as total } from "@/domain/instruments/phq-9";
import { lastRemission, relapse } from "@/domain/relapse";
import { day, point } from "@/tests/support/records";

const weekly = (values: readonly number[], days = 7) =>
  values.map((value, index) => point(value, day(index * days)));
const limits = { score: 10, rise: 5, alone: 15, confirmDays: 14 };

describe("remission", () => {
  test.each([
    [[20, 4, 3], [4, 3], 3.5],
    [[20, 4, 5], null, null],
    [[20, 4, 5, 3], null, null],
    [[3, 2, 12, 1, 2, 2, 11], [1, 2, 2], 5 / 3],
    [[3, 2, 12, 4, 11], [3, 2], 2.5],
    [[], null, null],
  ])("of PHQ-9 %j is %j", (values, run, mean) => {
    const found = lastRemission(weekly(values), total);
    expect(found?.points.map(({ value }) => value) ?? null).toEqual(run);
    expect(found?.mean ?? null).toBe(mean);
  });
});

test("symptoms that are told at the very moment of the last calm score are back", () => {
  const points = [point(3, day(0)), point(4, day(7)), point(16, day(7))];
  expect(relapse(points, total, limits)?.sure).toBe("alone");
});

describe("a return of symptoms", () => {
  const sure = (values: readonly number[], days?: number) =>
    relapse(weekly(values, days), total, limits)?.sure ?? null;
  test.each([
    ["3, 4 then 9", [3, 4, 9], null],
    ["10 once", [3, 4, 10], "not-yet"],
    ["10, 11 in a week", [3, 4, 10, 11], "repeated"],
    ["16 once", [3, 4, 16], "alone"],
    ["15 once", [3, 4, 15], "alone"],
    ["14 once", [3, 4, 14], "not-yet"],
    ["a 9 between", [3, 4, 10, 9, 11], "not-yet"],
    ["no remission before", [12, 4, 16], null],
    ["in remission", [3, 4, 4], null],
    ["remission since", [3, 4, 16, 3, 4], null],
  ])("%s", (_, values, found) => {
    expect(sure(values)).toBe(found);
  });

  test("is repeated within 14 days, not 15", () => {
    expect(sure([3, 4, 10, 11], 14)).toBe("repeated");
    expect(sure([3, 4, 10, 11], 15)).toBe("not-yet");
  });

  test("a score of the remission itself is none, however a clinic sets its numbers", () => {
    const low = { ...limits, score: 3, rise: 2 };
    expect(relapse(weekly([0, 0, 4]), total, low)).toBeNull();
    expect(relapse(weekly([12, 11, 0, 0, 0, 4]), total, low)).toBeNull();
  });

  test("cannot be told without an outcome to reach", () => {
    expect(lastRemission(weekly([3, 4]), {})).toBeNull();
  });

  test("needs the rise over the mean of the remission", () => {
    const high = {
      outcomes: { ...total.outcomes, remissionBelow: 8 } as typeof total.outcomes,
      direction: total.direction,
    };
    expect(relapse(weekly([7, 6, 11]), high, limits)).toBeNull();
    expect(relapse(weekly([6, 6, 11]), high, limits)?.sure).toBe("not-yet");
  });
});
