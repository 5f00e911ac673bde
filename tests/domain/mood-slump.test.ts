import { describe, expect, test } from "vitest";
import type { Answers } from "@/domain/instruments/instrument";
import { day, dose, judged, mood } from "@/tests/support/records";
import { said } from "@/tests/support/said";

describe("CHG-08 daily mood below the person's own level", () => {
  const daily = (values: readonly (number | null)[], from = 0) =>
    values.flatMap((value, index) =>
      value === null ? [] : [mood({ "md.mood": value }, day(from + index, 8))],
    );
  const asked = (on: number) => mood({ "md.mood": null }, day(on, 8));
  const usual = daily(Array(28).fill(7));
  const week = (...values: (number | null)[]) => [...usual, ...daily(values, 28)];
  test.each([
    ["2 below, on the fourth day told", week(null, null, null, 5, 5, 5, 5), "low"],
    ["1.9 below", week(5, 5, 5, 5, 5, 5, 5.7), null],
    ["three days told", week(null, null, null, null, 5, 5, 5), null],
    ["already low the day before", week(4, 4, 4, 4, 4, 4, 4), null],
    ["the lowest of a day counts", week(7, 7, 5, 5, 5, 5, 1), "low"],
    [
      "too few days to know the own level",
      [...daily(Array(6).fill(7), 18), ...daily([5, 5, 5, 5], 28)],
      null,
    ],
    ["seven are enough", [...daily(Array(7).fill(7), 18), ...daily([5, 5, 5, 5], 28)], "low"],
    ["without any", [mood({ "md.mood": null }, day(28))], null],
    [
      "a day that was asked but not told counts for nothing",
      [...week(), asked(28), ...daily([6, 6, 6, 6, 6, 4.5], 29)],
      null,
    ],
    ["low because days went by, mood not told today", [...week(5, 5, 5, 5), asked(34)], null],
    ["low because days went by, told today", [...week(5, 5, 5, 5), ...daily([5], 34)], "low"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("CHG-08", checkIns)).toBe(priority);
  });

  test("a person whose mood varies needs a deeper fall: 1.5 standard deviations", () => {
    const varied = daily(Array.from({ length: 28 }, (_, index) => (index % 2 === 0 ? 9 : 5)));
    expect(judged("CHG-08", [...varied, ...daily([4.5, 4.5, 4.5, 4.5], 31)])).toBeNull();
    expect(judged("CHG-08", [...varied, ...daily([4, 4, 4, 4], 31)])).toBe("low");
  });

  const low = daily([5, 5, 5, 5], 31);
  const doses = (mg: number, days: number[], kind = "scheduled") =>
    days.map((on) => dose({ "dj.mg": mg, "dj.kind": kind, "dj.extraReason": "mood" }, day(on)));
  const taking = (answers: Answers, on: number, hours = 0) =>
    dose({ "dj.at": day(on, hours).toISOString(), "dj.extraReason": "mood", ...answers }, day(on));
  test.each([
    ["the same doses", [...doses(100, [3, 6, 9]), ...doses(100, [30, 33])], "low"],
    ["15 % more a dose", [...doses(100, [8, 12, 20]), ...doses(115, [30, 33])], "medium"],
    ["14 % more a dose", [...doses(100, [8, 12, 20]), ...doses(114, [30, 33])], "low"],
    ["a new extra dose", [...doses(100, [8, 12, 20]), ...doses(100, [30], "extra")], "medium"],
    [
      "as many extra doses as before",
      [...doses(100, [8, 12, 20, 24], "extra"), ...doses(100, [30], "extra")],
      "low",
    ],
    ["doses only now", doses(200, [30, 33]), "low"],
    ["extra doses only now", doses(100, [30], "extra"), "low"],
    [
      "an extra dose after one that was skipped",
      [...doses(100, [20], "skipped"), ...doses(100, [30], "extra")],
      "low",
    ],
    [
      "two extra doses in a week, one in four",
      [...doses(100, [20], "extra"), ...doses(100, [30, 33], "extra")],
      "medium",
    ],
    ["an extra dose 7 days ago", [...doses(100, [8, 12, 20]), ...doses(100, [27 + 8 / 24], "extra")], "low"],
    [
      "an extra dose at the time of the check",
      [...doses(100, [8]), taking({ "dj.kind": "extra" }, 34, 8)],
      "medium",
    ],
    [
      "an extra dose told ahead of its time",
      [...doses(100, [8]), taking({ "dj.kind": "extra" }, 34, 9)],
      "low",
    ],
    ["more than 7 days ago", [...doses(100, [27 + 8 / 24]), ...doses(115, [30])], "medium"],
    ["more than 35 days ago", [...doses(100, [-1 + 8 / 24]), ...doses(115, [30])], "low"],
    [
      "more, and one of unknown amount",
      [...doses(100, [8]), ...doses(115, [30]), taking({ "dj.mg": null }, 33)],
      "medium",
    ],
  ])("with %s it is %s", (_, taken, priority) => {
    expect(judged("CHG-08", [...usual, ...taken, ...low])).toBe(priority);
  });

  const summary = "Mood averaged 5.9 over 7 of 7 days, against a usual 8.";
  test.each([
    ["mood alone", [], []],
    [
      "higher doses",
      [...doses(100, [8, 12]), ...doses(120, [30])],
      ["Doses averaged 120 mg in the last week, 100 mg in the 4 weeks before"],
    ],
    [
      "extra doses",
      [...doses(100, [8, 12], "extra"), ...doses(100, [30], "extra")],
      ["Extra doses in the last week: 1; in the 4 weeks before: 2"],
    ],
  ])("shows %s", (_, taken, facts) => {
    const checkIns = [...daily(Array(28).fill(8)), ...taken, ...daily([8, 8, 5, 5, 5, 5, 5], 28)];
    expect(said("CHG-08", checkIns)).toEqual({
      summary,
      shown: ["md.mood: 5 of 10", "Usual mood: 8, over the 4 weeks before", ...facts],
    });
  });
});
