import { describe, expect, test } from "vitest";
import { whyHere } from "@/domain/why-here";
import { day } from "@/tests/support/records";

const steady = {
  phq9: { value: 12 },
  baseline: 12,
  changeFromBaseline: 0,
  changeFromPrevious: 0,
  previousAt: day(7),
  reliable: "no-reliable-change",
  nextDueOn: "2026-08-24",
} as const;

const today = "2026-08-20";
const why = (
  stands: Partial<Parameters<typeof whyHere>[1]>,
  open: Parameters<typeof whyHere>[0] = null,
): string => whyHere(open, { ...steady, ...stands }, today, "America/New_York");

const worse = { reliable: "worse", phq9: { value: 18 }, baseline: 10, changeFromBaseline: 8 } as const;
const late = { nextDueOn: "2026-08-18" };

describe("why a patient stands here", () => {
  test.each([
    [
      "reliably worse",
      { ...worse, changeFromPrevious: 3, ...late },
      "PHQ-9 18, reliably worse than baseline 10 (+8)",
    ],
    ["up since the last", { changeFromPrevious: 3, ...late }, "PHQ-9 +3 since Aug 10"],
    ["up by one", { changeFromPrevious: 1 }, "PHQ-9 +1 since Aug 10"],
    [
      "up, from a score of which the time is not known",
      { changeFromPrevious: 3, previousAt: null },
      "PHQ-9 +3 since the one before",
    ],
    ["down, but late", { changeFromPrevious: -3, ...late }, "PHQ-9 due Aug 18, 2 d late"],
    ["late by a day", { nextDueOn: "2026-08-19" }, "PHQ-9 due Aug 19, 1 d late"],
    ["due today", { nextDueOn: today }, "PHQ-9 unchanged since Aug 10"],
    ["down and in time", { changeFromPrevious: -3 }, "PHQ-9 −3 since Aug 10"],
    ["as the last, nothing due", { nextDueOn: null }, "PHQ-9 unchanged since Aug 10"],
    ["heard once", { changeFromPrevious: null, previousAt: null }, "one PHQ-9, nothing to compare it with"],
    ["never heard", { phq9: null, changeFromPrevious: null, previousAt: null }, "no PHQ-9 yet"],
    [
      "never heard, and late",
      { phq9: null, changeFromPrevious: null, ...late },
      "PHQ-9 due Aug 18, 2 d late",
    ],
    [
      "worse without a baseline to name",
      { ...worse, baseline: null, changeFromPrevious: 2 },
      "PHQ-9 +2 since Aug 10",
    ],
    [
      "worse without a change to name",
      { ...worse, changeFromBaseline: null },
      "PHQ-9 unchanged since Aug 10",
    ],
  ])("%s", (_, stands, expected) => {
    expect(why(stands)).toBe(expected);
  });

  test("an open case comes first, then what else is worse or late; what is neither is not said beside it", () => {
    expect(why(worse, "urgent")).toBe("urgent case open; PHQ-9 18, reliably worse than baseline 10 (+8)");
    expect(why(late, "low")).toBe("low case open; PHQ-9 due Aug 18, 2 d late");
    expect(why({ changeFromPrevious: -3 }, "high")).toBe("high case open");
  });
});
