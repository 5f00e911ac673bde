import { describe, expect, test } from "vitest";
import type { CourseFade } from "@/domain/course-fade";
import type { FadeAnswer } from "@/domain/fade-pattern";
import { courseText, fadeMethod, fadeText, type LastDose } from "@/domain/fade-text";
import { phq9Total } from "@/domain/instruments/phq-9";
import { day, point } from "@/tests/support/records";

const shown: Extract<FadeAnswer, { kind: "shown" }> = {
  kind: "shown",
  told: 22,
  lifted: 14,
  faded: 9,
  lift: { mean: 1.58, low: 0.97, high: 2.2 },
  quarter: 1,
  half: 2,
  threeQuarters: 3,
  halfBetween: { low: 1, high: 3 },
  backBy: [
    { days: 1, share: 0.304 },
    { days: 2, share: 0.62 },
    { days: 3, share: 1 },
  ],
};
const said = (more: Partial<typeof shown> = {}, last: LastDose = null) =>
  fadeText({ ...shown, ...more }, last);

describe("how long doses lifted mood", () => {
  test("the middle with its interval, the usual range, the counts and the mean lift", () => {
    expect(said()).toEqual([
      "Half of the lifts were back at the level before the dose by day 2 (95% interval: day 1 to 3). Usual range day 1 to 3.",
      "Mood rose after 14 of 22 rated doses, 9 followed to their end; on average over all +1.6 points (95% +1 to +2.2).",
    ]);
  });

  test.each([
    [{ halfBetween: { low: 2, high: 2 } }, "(95% interval: day 2 itself)"],
    [{ halfBetween: { low: 2, high: null } }, "(95% interval: day 2 or later)"],
    [{ quarter: 2, threeQuarters: 2 }, "Usual range day 2."],
    [
      { threeQuarters: null },
      "Usual range from day 1; a quarter or more lasted longer than could be followed.",
    ],
  ])("%j reads %s", (more, text) => {
    expect(said(more)[0]).toContain(text);
  });

  test.each([
    [
      { days: 0, fade: null },
      "Today is day 0 since the last dose told: by then none of the lifts followed were back.",
    ],
    [
      { days: 2, fade: { kind: "lasted", days: 1, lift: 2 } },
      "by then about 62% of the lifts followed were back. After that dose mood rose and was still above on day 1, the last one rated.",
    ],
    [
      { days: 3, fade: { kind: "faded", days: 2, lift: 2 } },
      "by then all of the lifts followed were back. After that dose mood rose and was back on day 2.",
    ],
    [
      { days: 1, fade: { kind: "no-lift", lift: 0 } },
      "were back. After that dose mood did not rise by a point.",
    ],
    [
      { days: 1, fade: { kind: "unknown" } },
      "were back. Around that dose mood was not rated often enough to say.",
    ],
  ] as const)("today, %j", (last, text) => {
    expect(said({}, last)).toHaveLength(3);
    expect(said({}, last)[2]).toContain(text);
  });

  test.each([
    [
      "too-few",
      "Not enough to tell: 1 lift of mood in 3 rated doses, 0 followed to their end. A range takes at least 8 and 5.",
    ],
    [
      "no-clear-lift",
      "Over 3 rated doses, mood on the dose day and the day after was not clearly above the days before.",
    ],
    ["outlasts", "More than half of 1 lift lasted to the next dose, or as long as mood was rated."],
  ] as const)("%s says why, and nothing of today", (kind, text) => {
    const [only, ...rest] = fadeText({ kind, told: 3, lifted: 1, faded: 0 }, { days: 1, fade: null });
    expect(only).toContain(text);
    expect(rest).toEqual([]);
  });

  test("how it was reckoned promises nothing", () => {
    expect(fadeMethod).toContain("at least 1 point above the mean of the 3 days before");
    expect(fadeMethod).toContain("not a forecast");
  });
});

describe("how long the gain of a course held", () => {
  const course = { firstOn: "2026-08-03", lastOn: "2026-08-30", doses: 10 };
  const back = (days: number): CourseFade => ({
    kind: "back",
    course,
    before: point(20, day(-3)),
    at: point(16, day(50)),
    stillOn: 7,
    days,
  });
  const holding: CourseFade = {
    kind: "holding",
    course,
    before: point(20, day(-3)),
    at: point(9, day(50)),
    days: 1,
  };

  test.each([
    [
      [back(21)],
      [
        "Course Aug 3 to Aug 30, 2026, 10 doses: PHQ-9 20 before it, 16 and no longer reliably better (6 points) between 7 and 21 days after its last dose.",
      ],
    ],
    [
      [holding],
      [
        "Course Aug 3 to Aug 30, 2026, 10 doses: PHQ-9 20 before it, 9 and still reliably better 1 day after its last dose, the last score known.",
      ],
    ],
    [[], []],
  ])("%#", (fades, lines) => {
    expect(courseText(fades, phq9Total)).toEqual(lines);
  });

  test("from three on, their range", () => {
    expect(courseText([back(21), back(35), back(14)], phq9Total).at(-1)).toBe(
      "Over these courses: 14 to 35 days.",
    );
  });
});
