import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courseFades, courseRange, coursesOf } from "@/domain/course-fade";
import type { Measure } from "@/domain/instruments/instrument";
import { phq9Total } from "@/domain/instruments/phq-9";
import { localDay } from "@/domain/local-day";
import { day, point } from "@/tests/support/records";

const zone = "America/New_York";
const taken = (...days: number[]) => days.map((on) => ({ at: day(on), kind: "scheduled" as const }));
const on = (days: number) => localDay(day(days), zone);

describe("courses of doses", () => {
  test.each([
    ["none", [], []],
    ["one dose", [0], [[0, 0, 1]]],
    ["a pause of 14 days is within one", [0, 3, 17], [[0, 17, 3]]],
    [
      "a pause of 15 days is between two",
      [0, 3, 18, 20],
      [
        [0, 3, 2],
        [18, 20, 2],
      ],
    ],
  ])("%s", (_, days, courses) => {
    expect(coursesOf(taken(...(days as number[])), zone)).toEqual(
      (courses as number[][]).map(([first = 0, last = 0, doses]) => ({
        firstOn: on(first),
        lastOn: on(last),
        doses,
      })),
    );
  });

  test("a skipped dose is none", () => {
    expect(coursesOf([...taken(0), { at: day(10), kind: "skipped" }, ...taken(20)], zone)).toHaveLength(2);
  });

  test("every dose is in one course, and pauses between courses are long", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 }), (days) => {
        const sorted = [...days].sort((a, b) => a - b);
        const courses = coursesOf(taken(...sorted), zone);
        expect(courses.reduce((sum, { doses }) => sum + doses, 0)).toBe(days.length);
        courses.slice(1).forEach((course, i) => {
          expect(Date.parse(course.firstOn) - Date.parse(courses[i]?.lastOn ?? "")).toBeGreaterThan(
            14 * 86_400_000,
          );
        });
      }),
    );
  });
});

/** Scores as [day, total]; doses on days 0, 3, … 27. */
const course = taken(0, 3, 6, 9, 12, 15, 18, 21, 24, 27);
const fades = (
  scores: readonly (readonly [number, number])[],
  today = 200,
  doses = course,
  measure = phq9Total,
) =>
  courseFades(
    scores.map(([at, value]) => point(value, day(at))),
    doses,
    measure,
    on(today),
    zone,
  );

describe("how long the gain of a course held", () => {
  test("back between the last score still better and the first that was not", () => {
    expect(
      fades([
        [-3, 20],
        [14, 12],
        [26, 10],
        [34, 12],
        [48, 14],
        [62, 15],
        [70, 9],
      ]),
    ).toEqual([
      {
        kind: "back",
        course: { firstOn: on(0), lastOn: on(27), doses: 10 },
        before: point(20, day(-3)),
        at: point(15, day(62)),
        stillOn: 21,
        days: 35,
      },
    ]);
  });

  test.each([
    [
      "six points better is reliable",
      [
        [-3, 20],
        [26, 14],
        [40, 14],
      ],
      "holding",
      13,
    ],
    [
      "five points are not",
      [
        [-3, 20],
        [26, 15],
        [40, 15],
      ],
      undefined,
      undefined,
    ],
    [
      "a score on its last day is the one it ends with",
      [
        [-3, 20],
        [14, 12],
        [27, 18],
        [34, 12],
        [60, 19],
      ],
      "back",
      33,
    ],
    [
      "no later score: holding at the last one of the course",
      [
        [-3, 20],
        [26, 10],
      ],
      "holding",
      0,
    ],
    [
      "the gain shows 14 days after the last dose",
      [
        [-3, 20],
        [26, 18],
        [41, 10],
        [55, 19],
      ],
      "back",
      28,
    ],
    [
      "15 days after is no gain of the course",
      [
        [-3, 20],
        [26, 18],
        [42, 10],
        [55, 19],
      ],
      undefined,
      undefined,
    ],
    [
      "better in the middle, not at the end",
      [
        [-3, 20],
        [10, 10],
        [26, 18],
        [34, 19],
      ],
      undefined,
      undefined,
    ],
    [
      "no score within 14 days before",
      [
        [-15, 20],
        [26, 10],
        [40, 19],
      ],
      undefined,
      undefined,
    ],
    [
      "14 days before is enough",
      [
        [-14, 20],
        [26, 10],
        [40, 19],
      ],
      "back",
      13,
    ],
    [
      "the day of the first dose is before",
      [
        [0, 20],
        [26, 10],
        [40, 19],
      ],
      "back",
      13,
    ],
    ["no score at all", [], undefined, undefined],
  ] as const)("%s", (_, scores, kind, days) => {
    const [found] = fades(scores);
    expect(found?.kind).toBe(kind);
    expect(found?.days).toBe(days);
  });

  test("scores from the next course on belong to that", () => {
    const again = taken(60, 63);
    const scores = [
      [-3, 20],
      [26, 10],
      [50, 12],
      [59, 13],
      [60, 18],
      [70, 19],
    ] as const;
    expect(fades(scores, 200, [...course, ...again]).map(({ kind, days }) => [kind, days])).toEqual([
      ["holding", 32],
    ]);
  });

  test("a course is not over until its pause is long enough", () => {
    const scores = [
      [-3, 20],
      [26, 10],
      [40, 19],
    ] as const;
    expect(fades(scores, 41)).toEqual([]);
    expect(fades(scores, 42)).toHaveLength(1);
  });

  test("a prorated score is nothing to start from", () => {
    const points = [point(20, day(-3), true), point(10, day(26)), point(19, day(40))];
    expect(courseFades(points, course, phq9Total, on(200), zone)).toEqual([]);
  });

  test("where no change is known to be reliable, nothing is told", () => {
    const { reliableChange: _, ...plain } = phq9Total;
    expect(
      fades(
        [
          [-3, 20],
          [26, 10],
          [40, 19],
        ],
        200,
        course,
        plain,
      ),
    ).toEqual([]);
    const undirected: Measure = { ...phq9Total, direction: "neither" };
    expect(
      fades(
        [
          [-3, 20],
          [26, 10],
          [40, 19],
        ],
        200,
        course,
        undirected,
      ),
    ).toEqual([]);
  });

  test("it came back after the day it still held and no later than the day it was seen", () => {
    const scores = fc.array(fc.tuple(fc.integer({ min: -14, max: 150 }), fc.integer({ min: 0, max: 27 })), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(scores, (told) => {
        const sorted = [...told].sort(([a], [b]) => a - b);
        for (const fade of fades(sorted)) {
          if (fade.kind !== "back") continue;
          expect(fade.stillOn).toBeLessThanOrEqual(fade.days);
          expect(fade.at.value).toBeGreaterThan(fade.before.value - 6);
        }
      }),
    );
  });
});

test.each([
  [[30, 12, 20], { low: 12, high: 30 }],
  [[30, 12], null],
  [[], null],
])("the range of courses back after %j days: %j", (days, range) => {
  const [back] = fades([
    [-3, 20],
    [26, 10],
    [40, 19],
  ]);
  const [holding] = fades([
    [-3, 20],
    [26, 10],
  ]);
  if (back?.kind !== "back" || !holding) throw new Error("no such courses");
  expect(courseRange([...days.map((one) => ({ ...back, days: one })), holding])).toEqual(range);
});
