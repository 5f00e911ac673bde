import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { standing as standingBy } from "@/domain/standing";
import { day, gad7, mood, phq9, point, recordWith } from "@/tests/support/records";

const standing = (record: Parameters<typeof standingBy>[0], now: Date) =>
  standingBy(record, now, defaultThresholds);

const weekly = (...totals: number[]) => totals.map((total, week) => phq9(total, day(week * 7)));

describe("where a patient stands", () => {
  test("worse than baseline", () => {
    const row = standing(recordWith([...weekly(10, 8, 18), mood({}, day(15))]), day(16));
    expect(row).toEqual({
      latest: { value: 18, band: "moderately-severe", at: day(14), prorated: false },
      previous: 8,
      previousAt: day(7),
      baseline: 10,
      baselineAt: day(0),
      changeFromPrevious: 10,
      changeFromBaseline: 8,
      reliable: "worse",
      response: false,
      remission: { now: false, confirmed: false },
      onTrack: null,
      sparkline: [
        [day(0).toISOString(), 10],
        [day(7).toISOString(), 8],
        [day(14).toISOString(), 18],
      ],
      lastCheckInAt: day(15),
      nextDueOn: "2026-08-24",
      daysLate: 0,
      deteriorationKey: 133 * 1_000_000 + 60 * 10_000,
    });
  });

  test("nothing heard yet", () => {
    expect(standing(recordWith([]), day(3))).toMatchObject({
      latest: null,
      changeFromBaseline: null,
      previous: null,
      previousAt: null,
      baseline: null,
      baselineAt: null,
      response: false,
      remission: { now: false, confirmed: false },
      onTrack: null,
      deteriorationKey: 50 * 10_000,
      sparkline: [],
      lastCheckInAt: null,
      nextDueOn: "2026-08-03",
      daysLate: 3,
    });
  });

  test.each([
    ["before the first decision week", 20, 20, 24, null],
    ["in week 4, 20 % better and below 17", 20, 16, 25, true],
    ["in week 4, hardly better", 20, 17, 25, false],
    ["between the weeks, by the cut points of the last", 20, 17, 40, false],
    ["in week 9, 13 and not half", 20, 13, 60, false],
    ["in week 14, half", 20, 10, 95, true],
    ["long after", 20, 12, 300, false],
    ["long after, and well", 6, 4, 300, true],
  ])("on track %s: %i then %i on day %i is %s", (_, first, then, on, expected) => {
    const record = recordWith([phq9(first, day(0)), phq9(then, day(on))]);
    expect(standing(record, day(on)).onTrack).toBe(expected);
  });

  test("nobody is on track or off it without a first dose, or without a score to compare with", () => {
    const scores = [phq9(20, day(0)), phq9(20, day(30))];
    const undosed = recordWith(scores, { episode: { startedOn: "2026-07-27", firstDoseOn: null } });
    expect(standing(undosed, day(30)).onTrack).toBeNull();
    const first = phq9(20, day(28));
    const begun = recordWith([first], { baselines: { "phq-9": point(20, day(28)) } });
    expect(standing(begun, day(30)).onTrack).toBeNull();
    expect(standing(recordWith(scores, { baselines: {} }), day(30)).onTrack).toBeNull();
  });

  test("responded, and in remission", () => {
    expect(standing(recordWith(weekly(20, 8)), day(8))).toMatchObject({
      response: true,
      remission: { now: false, confirmed: false },
    });
    expect(standing(recordWith(weekly(20, 4, 3)), day(15)).remission).toEqual({
      now: true,
      confirmed: true,
    });
    expect(standing(recordWith(weekly(20)), day(1)).previous).toBeNull();
  });

  test.each([
    ["answered just now", day(8), day(9), 5],
    ["received just now, from a clock that runs ahead", day(9), day(8), 5],
    ["answered before, not received yet", day(7), day(9), 5],
    ["answered and received later", day(9), day(9), 20],
  ])("what was %s", (_, authoredAt, receivedAt, value) => {
    const record = recordWith([phq9(20, day(0)), phq9(5, authoredAt, { receivedAt })]);
    expect(standing(record, day(8)).latest?.value).toBe(value);
  });

  test("another instrument's total is no PHQ-9", () => {
    expect(standing(recordWith([phq9(20, day(0)), gad7(3, day(7))]), day(8)).latest?.value).toBe(20);
  });

  test("check-ins after the moment asked about do not count", () => {
    expect(standing(recordWith(weekly(20, 8, 18)), day(8)).latest?.value).toBe(8);
  });

  test("the sparkline keeps the last score of each week, 26 at most", () => {
    const daily = Array.from({ length: 300 }, (_, i) => phq9(i % 28, day(i)));
    const { sparkline } = standing(recordWith(daily), day(300));
    expect(sparkline).toHaveLength(26);
    expect(sparkline.slice(-2)).toEqual([
      [day(293).toISOString(), 293 % 28],
      [day(299).toISOString(), 299 % 28],
    ]);
  });
});

test("reliable worsening sorts first, then change from the last score; days late do not count, since they grow by themselves", () => {
  const key = (totals: number[], now = day(totals.length * 7 - 6)) =>
    standing(recordWith(weekly(...totals)), now).deteriorationKey;
  const order = [
    key([5, 20, 18]),
    key([10, 20, 18]),
    key([10, 11, 16]),
    key([20, 10, 14]),
    key([20, 10, 10]),
    key([20, 18, 10]),
  ];
  expect(key([20, 10, 10], day(30))).toBe(key([20, 10, 10]));
  expect(order).toEqual([...order].sort((a, b) => b - a));
  expect(new Set(order).size).toBe(order.length);
});

test("the key fits a 32-bit integer, whatever the course", () => {
  const totals = fc.array(fc.integer({ min: 0, max: 27 }), { maxLength: 20 });
  fc.assert(
    fc.property(totals, fc.integer({ min: 0, max: 4000 }), (values, on) => {
      const key = standing(recordWith(weekly(...values)), day(on)).deteriorationKey;
      expect(Number.isInteger(key)).toBe(true);
      expect(key).toBeGreaterThanOrEqual(0);
      expect(key).toBeLessThan(2 ** 31);
    }),
  );
});
