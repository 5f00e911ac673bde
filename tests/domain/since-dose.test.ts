import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysOfFold, medianOf, sinceDose } from "@/domain/since-dose";
import { day } from "@/tests/support/records";

const zone = "America/New_York";
const doses = [{ at: day(0) }, { at: day(3) }];
const daysOf = (...at: Date[]) =>
  sinceDose(
    at.map((one) => ({ at: one })),
    doses,
    zone,
  ).since.map(({ days }) => days);

describe("days since the last dose", () => {
  test.each([
    ["at the very moment of the dose", day(0), 0],
    ["the evening of the dose day", day(0, 9), 0],
    ["after midnight", day(0, 13), 1],
    ["the morning before the next dose, on its day", day(3, -2), 3],
    ["the next dose starts anew", day(3, 1), 0],
    ["long after the last", day(40), 37],
  ])("%s: %s", (_, at, days) => {
    expect(daysOf(at)).toEqual([days]);
  });

  test("points before the first dose have none, and are counted", () => {
    const folded = sinceDose([{ at: day(-7) }, { at: day(0, -1) }, { at: day(1) }], doses, zone);
    expect(folded).toEqual({ since: [{ point: { at: day(1) }, days: 1 }], before: 2 });
    expect(sinceDose([{ at: day(1) }], [], zone)).toEqual({ since: [], before: 1 });
  });

  test("no point is lost or twice, whatever was told when", () => {
    const hours = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 30 });
    fc.assert(
      fc.property(hours, hours, (asked, taken) => {
        const points = asked.map((hour) => ({ at: day(0, hour) }));
        const told = [...taken].sort((a, b) => a - b).map((hour) => ({ at: day(0, hour) }));
        const { since, before } = sinceDose(points, told, zone);
        expect(since.length + before).toBe(points.length);
        for (const { days } of since) expect(days).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the days of a fold", () => {
  const at = (days: number, value: number) => ({ days, point: { value } });

  test("in order, each with its points and their middle", () => {
    expect(daysOfFold([at(2, 4), at(0, 9), at(2, 7), at(0, 5), at(0, 6)])).toEqual([
      { days: 0, points: [{ value: 9 }, { value: 5 }, { value: 6 }], median: 6 },
      { days: 2, points: [{ value: 4 }, { value: 7 }], median: 5.5 },
    ]);
    expect(daysOfFold([])).toEqual([]);
  });

  test.each([
    [[3], 3],
    [[10, 9, 2], 9],
    [[1, 10, 3, 2], 2.5],
    [[], Number.NaN],
  ])("the middle of %j is %d", (values, middle) => {
    expect(medianOf(values)).toBe(middle);
  });
});
