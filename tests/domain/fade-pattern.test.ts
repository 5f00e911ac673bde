import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fadePattern, fewestFaded, fewestLifts, shareBackBy } from "@/domain/fade-pattern";
import type { Fade } from "@/domain/response-fade";

const faded = (days: number, lift = 2): Fade => ({ kind: "faded", days, lift });
const lasted = (days: number, lift = 2): Fade => ({ kind: "lasted", days, lift });
const none = (lift = 0): Fade => ({ kind: "no-lift", lift });
const times = (n: number, fade: Fade): Fade[] => Array.from({ length: n }, () => fade);

/** Eight lifts, all seen to end: one on day 1, four on day 2, two on day 3, one on day 4. */
const eight = [faded(1), ...times(4, faded(2)), ...times(2, faded(3)), faded(4)];

describe("when a range is told", () => {
  test.each([
    ["eight lifts, all followed to their end", eight, "shown"],
    ["seven lifts", eight.slice(1), "too-few"],
    ["five of eight followed to their end", [...times(5, faded(2)), ...times(3, lasted(2))], "shown"],
    ["four of eight", [...times(4, faded(2)), ...times(4, lasted(2))], "too-few"],
    ["doses without a lift do not count as lifts", [...eight.slice(1), ...times(9, none())], "too-few"],
    [
      "doses not rated count as nothing",
      [...eight.slice(1), ...times(9, { kind: "unknown" } as Fade)],
      "too-few",
    ],
    ["lifts no larger than the falls after other doses", [...eight, ...times(8, none(-2))], "no-clear-lift"],
    ["lifts of nothing", times(8, faded(2, 0)), "no-clear-lift"],
    ["most last to the next dose", [...times(5, faded(3)), ...times(15, lasted(4))], "outlasts"],
    ["not even a quarter seen to end", [...times(5, faded(3)), ...times(40, lasted(4))], "outlasts"],
    ["nothing", [], "too-few"],
  ])("%s: %s", (_, fades, kind) => {
    expect(fadePattern(fades).kind).toBe(kind);
  });

  test("the counts are told whatever the answer", () => {
    const fades = [...times(2, faded(2)), lasted(3), none(), { kind: "unknown" } as Fade];
    expect(fadePattern(fades)).toEqual({ kind: "too-few", told: 4, lifted: 3, faded: 2 });
  });
});

function shown(fades: readonly Fade[]) {
  const answer = fadePattern(fades);
  if (answer.kind !== "shown") throw new Error(`not shown: ${answer.kind}`);
  return answer;
}

describe("half is back between", () => {
  /** "f3" faded on day 3, "l4" was followed to day 4. */
  const of = (written: string) =>
    written.split(" ").map((one) => (one.startsWith("f") ? faded : lasted)(Number(one.slice(1))));
  test.each([
    ["f1 f1 l2 f3 l4 l5 f6 f7 f7 f7", 1],
    ["l1 f1 l2 f2 f5 f6 f6 l7", 2],
    ["f3 l3 f3 f3 f4 f4 f5 f6", 3],
  ])("of %s: day %i, and a day not seen", (written, low) => {
    expect(shown(of(written)).halfBetween).toEqual({ low, high: null });
  });
});

describe("the range", () => {
  test("all seen to end: quarter, half and three quarters are those of the days themselves", () => {
    expect(shown(eight)).toMatchObject({
      told: 8,
      lifted: 8,
      faded: 8,
      quarter: 2,
      half: 2,
      threeQuarters: 3,
      backBy: [
        { days: 1, share: expect.closeTo(1 / 8) },
        { days: 2, share: expect.closeTo(5 / 8) },
        { days: 3, share: expect.closeTo(7 / 8) },
        { days: 4, share: expect.closeTo(1) },
      ],
    });
  });

  test("exactly half is the middle", () => {
    expect(shown([...times(4, faded(1)), ...times(4, faded(5))]).half).toBe(1);
  });

  test("those that lasted to the next dose lengthen it, as in Kaplan and Meier's table", () => {
    // At risk 10, 8, 4: 1 − 2/10 = 0.8; 0.8 × (1 − 2/8) = 0.6; 0.6 × (1 − 2/4) = 0.3.
    const fades = [
      ...times(2, faded(1)),
      ...times(2, faded(2)),
      ...times(2, lasted(2)),
      ...times(2, faded(3)),
      ...times(2, lasted(3)),
    ];
    const found = shown(fades);
    expect(found.backBy).toEqual([
      { days: 1, share: expect.closeTo(0.2) },
      { days: 2, share: expect.closeTo(0.4) },
      { days: 3, share: expect.closeTo(0.7) },
    ]);
    expect(found).toMatchObject({ quarter: 2, half: 3, threeQuarters: null });
  });

  test("the middle's interval: Rothman's of each share, by hand", () => {
    // Eight lifts without any left early: 1/8, 5/8, 7/8 back. Still up 3/8 on day 2: 0.137 to 0.694; 1/8 on day 3: 0.022 to 0.471.
    expect(shown(eight).halfBetween).toEqual({ low: 2, high: 3 });
    // Twenty lifts: still up 0.75 on day 1 (0.531 to 0.888), 0.45 on day 2 (0.258 to 0.658), 0.25 on day 3 (0.112 to 0.469).
    const twenty = [
      ...times(5, faded(1)),
      ...times(6, faded(2)),
      ...times(4, faded(3)),
      ...times(5, faded(4)),
    ];
    expect(shown(twenty).halfBetween).toEqual({ low: 2, high: 3 });
    // Still up 0.55 on day 1 (0.342 to 0.742): the middle may be day 1.
    const early = [...times(9, faded(1)), ...times(6, faded(2)), ...times(5, faded(4))];
    expect(shown(early)).toMatchObject({ half: 2, halfBetween: { low: 1, high: 2 } });
  });

  test("has no upper end while too few were followed long enough", () => {
    const fades = [...times(5, faded(2)), ...times(4, lasted(2))];
    expect(shown(fades)).toMatchObject({ half: 2, halfBetween: { low: 2, high: null } });
  });

  test("all on one day: that day, both ends", () => {
    expect(shown(times(8, faded(2)))).toMatchObject({
      quarter: 2,
      half: 2,
      threeQuarters: 2,
      halfBetween: { low: 2, high: 2 },
    });
  });

  test("the mean lift is over all doses told, with Student's interval", () => {
    // 2, 2, 2, 2, 2, 2, 2, 2, 0, 0: mean 1.6, s² 0.7111, half the interval 2.365 × √0.07111 = 0.6307.
    const { lift } = shown([...eight, none(), none()]);
    expect(lift.mean).toBeCloseTo(1.6);
    expect(lift.low).toBeCloseTo(0.9693, 3);
    expect(lift.high).toBeCloseTo(2.2307, 3);
  });

  test("so many days since the dose, so large a share was back", () => {
    const found = shown(eight);
    expect([0, 1, 2, 3, 4, 30].map((days) => Math.round(shareBackBy(found, days) * 8))).toEqual([
      0, 1, 5, 7, 8, 8,
    ]);
  });
});

describe("whatever the lifts", () => {
  const one = fc.record({ days: fc.integer({ min: 1, max: 14 }), isBack: fc.boolean() });
  const many = fc.array(one, { minLength: fewestLifts, maxLength: 60 });
  const fadesOf = (told: readonly { days: number; isBack: boolean }[]) =>
    told.map(({ days, isBack }) => (isBack ? faded(days) : lasted(days)));

  test("the order does not matter, and the numbers are in order", () => {
    fc.assert(
      fc.property(many, (told) => {
        const answer = fadePattern(fadesOf(told));
        expect(fadePattern(fadesOf(told).reverse())).toEqual(answer);
        if (answer.kind !== "shown") return;
        const { quarter, half, threeQuarters, halfBetween, backBy } = answer;
        expect(quarter).toBeLessThanOrEqual(half);
        if (threeQuarters !== null) expect(half).toBeLessThanOrEqual(threeQuarters);
        expect(halfBetween.low).toBeLessThanOrEqual(half);
        if (halfBetween.high !== null) expect(half).toBeLessThanOrEqual(halfBetween.high);
        backBy.forEach(({ share }, i) => {
          expect(share).toBeGreaterThan(backBy[i - 1]?.share ?? 0);
          expect(share).toBeLessThanOrEqual(1 + 1e-9);
        });
      }),
    );
  });

  test("one more that lasted never makes lifts look shorter", () => {
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 20 }), (told, days) => {
        const [before, after] = [fadePattern(fadesOf(told)), fadePattern([...fadesOf(told), lasted(days)])];
        if (before.kind === "shown" && after.kind === "shown")
          expect(after.half).toBeGreaterThanOrEqual(before.half);
        if (before.kind === "outlasts") expect(after.kind).toBe("outlasts");
      }),
    );
  });

  test("never shown with fewer than are asked for", () => {
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (told) => {
        const answer = fadePattern(fadesOf(told));
        const enough = told.length >= fewestLifts && told.filter((each) => each.isBack).length >= fewestFaded;
        expect(answer.kind === "too-few").toBe(!enough);
      }),
    );
  });
});
