import { describe, expect, test } from "vitest";
import { day, dose, judged, mood, phq9 } from "@/tests/support/records";

/** One PHQ-9 every `days`: the first on day 0, where it is the baseline. */
const every = (days: number, totals: readonly number[]) =>
  totals.map((total, index) => phq9(total, day(index * days)));

describe("CHG-06 symptoms returned after remission", () => {
  test.each([
    ["3, 4 then 9", [18, 3, 4, 9], null],
    ["10 once", [18, 3, 4, 10], null],
    ["10, 11 in a week", [18, 3, 4, 10, 11], "medium"],
    ["16 at once", [18, 3, 4, 16], "high"],
    ["15 at once", [18, 3, 4, 15], "high"],
    ["14 at once", [18, 3, 4, 14], null],
    ["still there", [18, 3, 4, 10, 11, 12], null],
    ["still there, high", [18, 3, 4, 16, 17], null],
    ["then up to 15", [18, 3, 4, 10, 11, 15], "high"],
    ["from 16 down to 12", [18, 3, 4, 16, 12], null],
    ["a 9 between", [18, 3, 4, 16, 9, 15], "high"],
    ["no remission before", [18, 4, 6, 16], null],
    ["without a baseline before", [3, 4, 16], "high"],
  ])("%s", (_, totals, priority) => {
    expect(judged("CHG-06", every(7, totals))).toBe(priority);
  });

  test.each([
    [14, "medium"],
    [15, null],
  ])("repeated after %i days", (days, priority) => {
    expect(judged("CHG-06", every(days, [18, 3, 4, 10, 11]))).toBe(priority);
  });

  test("is not asked again by a PHQ-9 without a total", () => {
    const unscorable = phq9({ "phq9.1": null, "phq9.2": null, "phq9.3": null }, day(28));
    expect(judged("CHG-06", [...every(7, [18, 3, 4, 16]), unscorable])).toBeNull();
  });
});

describe("CHG-07 fast rise within a week", () => {
  test.each([
    ["by 5 to 11", 7, [14, 6, 11], "medium"],
    ["by 5 to 10", 7, [14, 5, 10], "medium"],
    ["by 4", 7, [14, 7, 11], null],
    ["to 9", 7, [14, 4, 9], null],
    ["into the severe band is CHG-01", 7, [18, 15, 20], null],
    ["beyond baseline is CHG-03", 7, [9, 9, 15], null],
    ["after remission is CHG-06", 7, [18, 3, 4, 16], null],
    ["after remission, not yet sure", 7, [18, 3, 4, 12], "medium"],
    ["over 10 days", 10, [14, 6, 11], "medium"],
    ["over 11 days", 11, [14, 6, 11], null],
    ["the first", 7, [12], null],
  ])("%s", (_, days, totals, priority) => {
    expect(judged("CHG-07", every(days, totals))).toBe(priority);
  });
});

describe("CHG-08 daily mood below the person's own level", () => {
  const daily = (values: readonly (number | null)[], from = 0) =>
    values.flatMap((value, index) =>
      value === null ? [] : [mood({ "md.mood": value }, day(from + index, 8))],
    );
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
      [...daily(Array(6).fill(7), 22), ...daily([5, 5, 5, 5], 28)],
      null,
    ],
    ["seven are enough", [...daily(Array(7).fill(7), 18), ...daily([5, 5, 5, 5], 28)], "low"],
    ["without any", [mood({ "md.mood": null }, day(28))], null],
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
  ])("with %s it is %s", (_, taken, priority) => {
    expect(judged("CHG-08", [...usual, ...taken, ...low])).toBe(priority);
  });
});
