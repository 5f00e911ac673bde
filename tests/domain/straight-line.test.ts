import { describe, expect, test } from "vitest";
import type { Answers } from "@/domain/instruments/instrument";
import { day, gad7, judged, phq9, sideEffects } from "@/tests/support/records";
import { said } from "@/tests/support/said";

/** PHQ-9 and, `apart` hours later, GAD-7 with the same answers, on each of these days. */
const pairs = (days: readonly number[], apart = 0.1, totals: readonly number[] = []) =>
  days.flatMap((on, index) => [phq9(totals[index] ?? 12, day(on)), gad7(5, day(on, apart))]);

describe("DQ-02 the same answers for three weeks", () => {
  test.each([
    ["10 days apart", pairs([0, 10, 20]), "low"],
    ["11 days apart", pairs([0, 11, 22]), null],
    ["11 days apart once", pairs([0, 7, 18]), null],
    ["4 days apart", pairs([0, 4, 8]), "low"],
    ["3 days apart", pairs([0, 3, 6]), null],
    ["14 days apart", pairs([0, 14, 28]), null],
    ["other answers in the week before", pairs([0, 7, 14, 21], 0.1, [11]), "low"],
    ["2 hours between the two", pairs([0, 7, 14], 2), "low"],
    ["more hours between the two", pairs([0, 7, 14], 2.1), null],
    ["more hours between the two, once", [...pairs([0, 7]), ...pairs([14], 2.1)], null],
    ["the PHQ-9 last", [...pairs([0, 7]), gad7(5, day(14, -0.1)), phq9(12, day(14))], "low"],
    ["a GAD-7 missing in the third week", [...pairs([0, 7]), phq9(12, day(14))], null],
    ["one answer left out each week", leftOut([0, 7, 14]), null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DQ-02", checkIns)).toBe(priority);
  });

  test("shows the answers of the check-in judged", () => {
    expect(said("DQ-02", pairs([0, 7, 14]))).toEqual({
      summary: "PHQ-9 and GAD-7 were answered the same way 3 weeks in a row. Verify.",
      shown: [1, 2, 3, 4, 5, 6, 7].map((item) => expect.stringMatching(`^gad7.${item}: `)),
    });
  });

  test("do not make another questionnaire answered alike", () => {
    const effects = sideEffects({}, day(15));
    const seconds = 1.5 * Object.keys(effects.answers).length;
    const current = { ...effects, startedAt: new Date(day(15).getTime() - seconds * 1000) };
    expect(judged("DQ-01", [...pairs([0, 7, 14]), current])).toBeNull();
  });
});

test("DQ-02 shows nine answers that are alike", () => {
  const answers: Answers = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((item) => [`phq9.${item}`, 1]));
  expect(said("DQ-02", [phq9(answers, day(7))])).toEqual({
    summary: "All nine PHQ-9 items have the same answer. Verify.",
    shown: Object.keys(answers).map((linkId) => `${linkId}: Several days`),
  });
});

function leftOut(days: readonly number[]) {
  return days.flatMap((on) => [phq9({ "phq9.1": 2, "phq9.9": null }, day(on)), gad7(5, day(on, 0.1))]);
}
