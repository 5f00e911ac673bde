import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dosesOf } from "@/domain/dose";
import { gad7 } from "@/domain/instruments/gad-7";
import type { Answers } from "@/domain/instruments/instrument";
import { moodDaily } from "@/domain/instruments/mood-daily";
import { phq9Total as total } from "@/domain/instruments/phq-9";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { chartText, type SummaryFacts, summarise, tellTrend } from "@/domain/summary";
import { signed } from "@/domain/wording";
import { day, dose, point, prescription } from "@/tests/support/records";

const timeZone = "America/New_York";
const course = (...values: number[]) => values.map((value, week) => point(value, day(week * 7)));
const facts = (values: number[], more: Partial<SummaryFacts> = {}): SummaryFacts => {
  const points = course(...values);
  const lastCheckInAt = points.at(-1)?.authoredAt ?? null;
  return {
    points,
    baseline: points[0] ?? null,
    baselineBeforeDose: true,
    item9: [],
    doses: [],
    thresholds: defaultThresholds,
    lastCheckInAt,
    now: day(100),
    timeZone,
    ...more,
  };
};

describe("at a glance", () => {
  test("worse since the best, item 9 risen, extra doses, baseline, last check-in", () => {
    const journal = [25, 27].map((on) => dose({ "dj.kind": "extra", "dj.mg": 120 }, day(on)));
    const given = facts([21, 8, 15, 18], {
      item9: [0, 0, 1],
      doses: dosesOf(journal, prescription, timeZone),
      lastCheckInAt: day(28, 8),
      now: day(28, 9),
    });
    expect(summarise(given)).toBe(
      "Worse since Aug 10: PHQ-9 8 → 18 (moderately severe). Item 9 rose 0 → 1. " +
        "2 extra doses and 2 doses above the plan in 14 days. " +
        "No reliable change from before treatment (baseline 21; reliable change 6, NHS Talking Therapies). " +
        "Last check-in Aug 31, 2026, 8:00 PM EDT.",
    );
  });

  test.each([
    ["nothing yet", [], /^No PHQ-9 score yet\. No check-in yet\.$/],
    ["one score", [20], /^PHQ-9 20 \(severe\)\. Last check-in Aug 3/],
    ["better", [20, 12], /^Improved since Aug 3: PHQ-9 20 → 12 \(moderate\)\. Reliably better/],
    ["a little up", [12, 14], /^PHQ-9 14 \(moderate\), \+2 since Aug 3\. No reliable change/],
    ["worse by no more than what is reliable", [21, 10, 16], /^Worse since Aug 10: PHQ-9 10 → 16/],
    ["a little down", [12, 10], /^PHQ-9 10 \(moderate\), −2 since Aug 3\./],
    ["unchanged", [12, 12], /^PHQ-9 12 \(moderate\), unchanged since Aug 3\./],
    ["in remission twice", [20, 4, 3], /Two scores in a row below 5\./],
    ["reliably worse", [10, 18], /Reliably worse than before treatment \(baseline 10;/],
  ])("%s", (_, values, expected) => {
    expect(summarise(facts(values))).toMatch(expected);
  });

  test.each([
    [[0, 0], null],
    [[0], null],
    [[1], "Item 9 is 1."],
    [[1, 1], "Item 9 is 1, as before."],
    [[2, 1], "Item 9 fell 2 → 1."],
    [[1, null], "Item 9 was not answered."],
    [[0, null, 2], "Item 9 rose 0 → 2."],
  ])("item 9 %j reads %j", (item9, expected) => {
    const sentence = summarise(facts([12, 12], { item9 })).match(/Item 9[^.]*\./)?.[0] ?? null;
    expect(sentence).toBe(expected);
  });

  test("doses are those of the last 14 days, up to now", () => {
    const told = (at: Date, answers: Answers) => dosesOf([dose(answers, at)], prescription, timeZone);
    const said = (...doses: ReturnType<typeof told>[]) =>
      summarise(facts([12], { doses: doses.flat() })).replace(/^.*?\)\. | ?Last check-in.*$/g, "");
    const extra = { "dj.kind": "extra" };
    expect(said(told(day(86), extra))).toBe("");
    expect(said(told(day(86, 0.01), extra))).toBe("1 extra dose in 14 days.");
    expect(said(told(day(100), extra))).toBe("1 extra dose in 14 days.");
    expect(said(told(day(100, 0.01), extra))).toBe("");
    expect(said(told(day(99), extra), told(day(98), {}))).toBe("1 extra dose in 14 days.");
    expect(said(told(day(99), { "dj.mg": 120 }), told(day(98), {}))).toBe(
      "1 dose above the plan in 14 days.",
    );
  });

  test("a PHQ-9 left unfinished is told as that, not as a question skipped", () => {
    const said = summarise(facts([12, 12], { item9: [1, "not-finished"] }));
    expect(said).toContain("The latest PHQ-9 was not finished; it has no answer to item 9.");
    expect(summarise(facts([12, 12], { item9: [1, "not-finished", 2] }))).toContain("Item 9 rose 1 → 2.");
  });

  test("a remission without a baseline is told by itself", () => {
    expect(summarise(facts([4, 3], { baseline: null }))).toMatch(
      /since Aug 3\. Two scores in a row below 5\. Last check-in/,
    );
  });

  test.each([
    [[20, 12], "Reliably better than the first score, which came after the first dose (baseline 20;"],
    [[10, 18], "Reliably worse than the first score, which came after the first dose (baseline 10;"],
    [[12, 14], "No reliable change from the first score, which came after the first dose (baseline 12;"],
  ])("a baseline from after the first dose is not told as before treatment: %j", (values, said) => {
    expect(summarise(facts(values, { baselineBeforeDose: false }))).toContain(said);
  });

  test("the numbers are those of the points, whatever the course", () => {
    const values = fc.array(fc.integer({ min: 0, max: 27 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, (totals) => {
        const said = summarise(facts(totals));
        expect(said).toContain(`${totals.at(-1)} (`);
        expect(said).toContain(`baseline ${totals[0]};`);
        expect(said).not.toMatch(/ -\d|NaN|undefined|null/);
      }),
    );
  });
});

describe("what a chart says", () => {
  const [mood] = moodDaily.measures;
  const [anxiety] = gad7.measures;
  if (!mood || !anxiety) throw new Error("measures");
  const said = (values: number[], more = {}) => {
    const points = course(...values);
    return chartText({ measure: total, points, baseline: points[0] ?? null, flags: 0, timeZone, ...more });
  };

  test("a whole course", () => {
    expect(said([21, 8, 15, 18], { flags: 3 })).toBe(
      "PHQ-9, Aug 3 to Aug 24, 2026, 4 check-ins. Lower is better. " +
        "Latest 18 of 27 (moderately severe); +3 since Aug 17; −3 from baseline 21, no reliable change. " +
        "Lowest 8 on Aug 10. 3 flags.",
    );
  });

  test("the lowest is that of the points shown, be it the baseline or one before it", () => {
    expect(said([5, 9, 12])).toContain("Lowest 5 on Aug 3.");
    expect(said([5, 9, 12], { baseline: point(9, day(7)) })).toContain("Lowest 5 on Aug 3.");
    expect(said([9, 4, 6, 4])).toContain("Lowest 4 on Aug 24.");
  });

  test("no change is told as unchanged, and neither direction has a best", () => {
    expect(said([12, 12])).toContain(
      "; unchanged since Aug 3; unchanged from baseline 12, no reliable change.",
    );
    expect(said([5, 6], { measure: { ...mood, direction: "neither" }, baseline: null })).toBe(
      "Mood, Aug 3 to Aug 10, 2026, 2 check-ins. Latest 6 of 10; +1 since Aug 3.",
    );
  });

  test("says the same as the sentences at a glance, whatever the course and the part shown", () => {
    const values = fc.array(fc.integer({ min: 0, max: 27 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.nat(19), (totals, from) => {
        const given = facts(totals);
        const shown = given.points.slice(Math.min(from, totals.length - 1));
        const { atAGlance, chart } = tellTrend({ ...given, shown, flags: 0 });
        const band = /\((?:prorated, )?([a-z ]+)\)/.exec(atAGlance)?.[1] ?? "";
        expect(chart).toContain(`Latest ${totals.at(-1)} of 27 (${band})`);
        expect(chart).toContain(`${shown.length} check-in`);
        expect(chart).toContain(`Lowest ${Math.min(...shown.map(({ value }) => value))} on`);
        const word = /(Reliably better|Reliably worse|No reliable change)/
          .exec(atAGlance)?.[1]
          ?.toLowerCase();
        if (shown.length > 1 && word) expect(chart).toContain(`from baseline ${totals[0]}, ${word}`);
      }),
    );
  });

  test("one point, none, higher is better, a year's end", () => {
    expect(said([21])).toBe(
      "PHQ-9, Aug 3, 2026, 1 check-in. Lower is better. Latest 21 of 27 (severe). Lowest 21 on Aug 3.",
    );
    expect(said([5, 6], { measure: mood })).toContain("; +1 from baseline 5. ");
    expect(said([])).toBe("PHQ-9: no scores in this period.");
    expect(said([6.5, 7], { measure: mood, baseline: null })).toBe(
      "Mood, Aug 3 to Aug 10, 2026, 2 check-ins. Higher is better. Latest 7 of 10; +0.5 since Aug 3. Highest 7 on Aug 10.",
    );
    const points = [point(9, day(0)), point(15, day(180), true)];
    expect(chartText({ measure: anxiety, points, baseline: null, flags: 1, timeZone })).toBe(
      "GAD-7, Aug 3, 2026 to Jan 30, 2027, 2 check-ins. Lower is better. " +
        "Latest 15 of 21 (prorated, severe); +6 since Aug 3. Lowest 9 on Aug 3. 1 flag.",
    );
  });
});

test.each([
  [3, "+3"],
  [-9, "−9"],
  [0, "0"],
  [-0.04, "0"],
  [0.1 + 0.2, "+0.3"],
])("a change of %d reads %s", (change, expected) => {
  expect(signed(change)).toBe(expected);
});
