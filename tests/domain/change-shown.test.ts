import { describe, expect, test } from "vitest";
import { day, gad7, judged, phq9, point } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const weekly = (totals: readonly number[]) => totals.map((total, week) => phq9(total, day(week * 7)));
const weeklyGad = (totals: readonly number[]) => totals.map((total, week) => gad7(total, day(week * 7)));
const unscorable = { "phq9.1": null, "phq9.2": null, "phq9.3": null };
const scores = (instrument: string, values: Record<string, number>) =>
  Object.entries(values).map(([label, value]) => `${label} ${instrument} total: ${value}`);

test("CHG-01 shows both scores", () => {
  expect(said("CHG-01", weekly([12, 19, 20]))).toEqual({
    summary: "PHQ-9 went from 19 to 20 and is now in the severe band.",
    shown: scores("phq-9", { latest: 20, previous: 19 }),
  });
});

test("CHG-02 shows the baseline where there is one", () => {
  const summary = "GAD-7 went from 14 to 15 and is now in the severe band.";
  expect(said("CHG-02", weeklyGad([9, 14, 15]))).toEqual({
    summary,
    shown: scores("gad-7", { latest: 15, previous: 14, baseline: 9 }),
  });
  expect(said("CHG-02", weeklyGad([14, 15]), { baselines: {} })).toEqual({
    summary,
    shown: scores("gad-7", { latest: 15, previous: 14 }),
  });
  expect(judged("CHG-02", weeklyGad([9, 15]), { baselines: {} })).toBe("medium");
});

describe("CHG-03 and CHG-04 reliably worse than baseline", () => {
  const end = "which is beyond measurement noise (6 points).";
  test("show the scores since the baseline, the last two of them", () => {
    expect(said("CHG-03", weekly([12, 18]))).toEqual({
      summary: `PHQ-9 is 18, 6 above baseline 12, ${end}`,
      shown: scores("phq-9", { latest: 18, baseline: 12 }),
    });
    expect(said("CHG-03", weekly([12, 5, 6, 7, 9, 18]))).toEqual({
      summary: `PHQ-9 is 18, 6 above baseline 12, ${end}`,
      shown: scores("phq-9", { latest: 18, previous: 9, baseline: 12 }),
    });
    expect(said("CHG-04", weeklyGad([8, 14, 14]))).toEqual({
      summary: `GAD-7 is 14, 6 above baseline 8, ${end}`,
      shown: scores("gad-7", { latest: 14, previous: 14, baseline: 8 }),
    });
  });

  test("a PHQ-9 without a total is not judged by the one before", () => {
    expect(judged("CHG-03", [...weekly([12, 18]), phq9(unscorable, day(14))])).toBeNull();
  });

  test.each([6.9, 7, 14])("a baseline of day %d compares with later scores only", (on) => {
    const baselines = { "phq-9": point(6, day(on)) };
    expect(judged("CHG-03", weekly([6, 20]), { baselines })).toBe(on < 7 ? "high" : null);
  });
});

describe("CHG-05 not on track at a decision point", () => {
  test.each([
    [20, 17, "15% below baseline 20"],
    [12, 12, "the same as baseline 12"],
    [10, 12, "20% above baseline 10"],
    [0, 5, "with a baseline of 0"],
  ])("from %i to %i", (baseline, total, words) => {
    expect(said("CHG-05", [phq9(baseline, day(0)), phq9(total, day(28))])).toEqual({
      summary: `At week 4 PHQ-9 is ${total}, ${words}.`,
      shown: scores("phq-9", { latest: total, baseline }),
    });
  });

  test("a PHQ-9 without a total is not judged by the one before", () => {
    expect(judged("CHG-05", [...weekly([20, 20, 20, 20]), phq9(unscorable, day(28))])).toBeNull();
  });
});

describe("CHG-06 symptoms returned after remission", () => {
  test("shows the score before and the last calm one", () => {
    expect(said("CHG-06", weekly([18, 3, 4, 2, 10, 11]))).toEqual({
      summary: "PHQ-9 is 11 after 10, following 3 scores in a row below 5 (mean 3).",
      shown: ["latest phq-9 total: 11", "previous phq-9 total: 10", "previous phq-9 total: 2"],
    });
    expect(said("CHG-06", weekly([18, 3, 4, 2, 16]))).toEqual({
      summary: "PHQ-9 is 16, following 3 scores in a row below 5 (mean 3).",
      shown: ["latest phq-9 total: 16", "previous phq-9 total: 2"],
    });
  });
});

test("CHG-07 shows both scores", () => {
  expect(said("CHG-07", weekly([14, 6, 11]))).toEqual({
    summary: "PHQ-9 rose from 6 to 11 (+5) since the last check-in.",
    shown: scores("phq-9", { latest: 11, previous: 6 }),
  });
});
