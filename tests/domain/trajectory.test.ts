import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Measure } from "@/domain/instruments/instrument";
import { moodDaily } from "@/domain/instruments/mood-daily";
import { phq9Total as total } from "@/domain/instruments/phq-9";
import { findBaseline, isBeforeDose, trajectory, worsening } from "@/domain/trajectory";
import { day, point } from "@/tests/support/records";

const named = (measures: readonly Measure[], id: string): Measure => {
  const found = measures.find((measure) => measure.id === id);
  if (!found) throw new Error(id);
  return found;
};
const mood = named(moodDaily.measures, "mood");
const energy = named(moodDaily.measures, "energy");
const zone = "America/New_York";

test.each([
  ["the day before the first dose", day(-1), "2026-08-03", true],
  ["the evening of the first dose day", day(0, 11), "2026-08-03", true],
  ["after midnight", day(0, 12), "2026-08-03", false],
  ["no dose yet", day(10), null, true],
])("a baseline of %s", (_, at, firstDoseOn, isBefore) => {
  expect(isBeforeDose({ authoredAt: at }, firstDoseOn, zone)).toBe(isBefore);
});

describe("the baseline", () => {
  const find = (points: Parameters<typeof findBaseline>[0], firstDoseOn: string | null = "2026-08-03") =>
    findBaseline(points, firstDoseOn, zone)?.value ?? null;
  test.each([
    ["none without points", [], null],
    ["the last in the 14 days before", [point(20, day(-10)), point(18, day(-3)), point(9, day(7))], 18],
    ["on the first dose day, even after the dose", [point(20, day(-3)), point(17, day(0, 10))], 17],
    ["the day after is too late", [point(20, day(-3)), point(17, day(1))], 20],
    ["14 days before is in time", [point(30, day(-20)), point(20, day(-14)), point(9, day(7))], 20],
    [
      "15 days before is not: the first of all",
      [point(26, day(-20)), point(20, day(-15)), point(9, day(7))],
      26,
    ],
    ["none before: the first of all", [point(12, day(3)), point(9, day(7))], 12],
    ["a complete one before a prorated", [point(20, day(-5)), point(17, day(-1), true)], 20],
    ["a prorated one when none is complete", [point(17, day(-1), true)], 17],
    ["a complete one later over a prorated in time", [point(17, day(-1), true), point(12, day(7))], 12],
  ])("%s", (_, points, value) => {
    expect(find(points)).toBe(value);
  });

  test("is the first complete one while no dose was taken", () => {
    expect(find([point(17, day(-9), true), point(20, day(-8)), point(9, day(-7))], null)).toBe(20);
  });

  test("counts local days: 11 PM in New York is still the first dose day", () => {
    const late = point(17, day(0, 11));
    expect(late.authoredAt.toISOString().slice(0, 10)).toBe("2026-08-04");
    expect(find([point(20, day(-1)), late])).toBe(17);
  });
});

describe("a trajectory", () => {
  const course = (...values: number[]) => {
    const points = values.map((value, week) => point(value, day(week * 7)));
    return trajectory(points, points[0], total);
  };

  test("is nothing without points", () => {
    expect(trajectory([], null, total)).toBeNull();
  });

  test("has no change in a single point that is its own baseline", () => {
    expect(course(20)).toMatchObject({
      changeFromPrevious: null,
      changeFromBaseline: null,
      reliable: null,
      response: null,
    });
  });

  test.each([
    [[20, 14], "improved"],
    [[20, 15], "no-reliable-change"],
    [[14, 19], "no-reliable-change"],
    [[14, 20], "worse"],
  ])("PHQ-9 %j is %s", (values, reliable) => {
    expect(course(...values)?.reliable).toBe(reliable);
  });

  test.each([
    [[20, 10], true],
    [[20, 11], false],
    [[21, 10], true],
    [[21, 11], false],
    [[10, 5], true],
    [[9, 1], null],
  ])("response in %j: %j", (values, response) => {
    expect(course(...values)?.response).toBe(response);
  });

  test.each([
    [[20, 4], { now: true, confirmed: false }],
    [[20, 5], { now: false, confirmed: false }],
    [[20, 4, 3], { now: true, confirmed: true }],
    [[20, 4, 5], { now: false, confirmed: false }],
    [[20, 5, 4], { now: true, confirmed: false }],
    [[4], { now: true, confirmed: false }],
  ])("remission in %j: %j", (values, remission) => {
    expect(course(...values)?.remission).toEqual(remission);
  });

  test.each([
    [[20, 9], { now: true, confirmed: false }],
    [[20, 10], { now: false, confirmed: false }],
    [[20, 9, 8], { now: true, confirmed: true }],
    [[10, 9, 9], { now: true, confirmed: true }],
    [[20, 9, 10], { now: false, confirmed: false }],
    [[20, 10, 9], { now: true, confirmed: false }],
    [[9, 4, 4], null],
    [[20], null],
  ])("recovery in %j: %j", (values, recovery) => {
    expect(course(...values)?.recovery).toEqual(recovery);
  });

  test("knows the best since the baseline, the most recent of equals", () => {
    expect(course(21, 8, 14, 8, 18)).toMatchObject({
      best: { value: 8, authoredAt: day(21) },
      changeFromPrevious: 10,
      changeFromBaseline: -3,
    });
    expect(course(3, 8, 14)?.best?.value).toBe(8);
  });

  test("a recovery seen once, with a baseline of before, is not confirmed", () => {
    const found = trajectory([point(9, day(7))], point(20, day(0)), total);
    expect(found?.recovery).toEqual({ now: true, confirmed: false });
    expect(found?.changeFromPrevious).toBeNull();
  });

  test("neither direction is worse where a measure has none", () => {
    expect([worsening(3, energy), worsening(3, total), worsening(3, mood)]).toEqual([null, 3, -3]);
  });

  test("works where higher is better, and where neither is", () => {
    const points = [point(3, day(0)), point(8, day(1)), point(6, day(2))];
    expect(trajectory(points, null, mood)).toMatchObject({
      best: { value: 8 },
      reliable: null,
      response: null,
    });
    expect(trajectory(points, null, energy)).toMatchObject({ best: null, remission: null });
    const measure = { ...mood, reliableChange: { points: 3, name: "test" } };
    expect(trajectory(points, points[0], measure)?.reliable).toBe("improved");
  });

  test("changes are exact differences, whatever the course", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 27 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(scores, (values) => {
        const found = course(...values);
        const [first, latest, previous] = [values[0] ?? 0, values.at(-1) ?? 0, values.at(-2)];
        expect(found?.changeFromPrevious).toBe(previous === undefined ? null : latest - previous);
        expect(found?.changeFromBaseline).toBe(previous === undefined ? null : latest - first);
        expect(found?.best?.value).toBe(Math.min(...(values.length > 1 ? values.slice(1) : values)));
      }),
    );
  });
});

test("without a baseline no change is reliable, whichever direction is better", () => {
  const reliableChange = { points: 2, name: "a test" };
  for (const direction of ["lower-is-better", "higher-is-better"] as const) {
    const measure = { ...mood, direction, reliableChange };
    expect(trajectory([point(5, day(7))], undefined, measure)?.reliable).toBeNull();
  }
});
