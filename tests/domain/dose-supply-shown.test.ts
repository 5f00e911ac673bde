import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import type { Answers } from "@/domain/instruments/instrument";
import { thresholdsWith } from "@/domain/rules/thresholds";
import { day, dose, flag, judged, prescription, recordWith, signals } from "@/tests/support/records";
import { said } from "@/tests/support/said";

/** 11 lozenges for 30 days on the first dose day: ten doses and a spare; the next are due on September 2. */
const supplied = { ...prescription, dispensedUnits: 11, dispensedOn: "2026-08-03", daysSupply: 30 };
const rx = (more: Partial<typeof prescription> = {}) => ({ prescription: { ...supplied, ...more } });
const out = (at: number) => dose({ "dj.kind": "skipped", "dj.skipReason": "out" }, day(at));
const left = (units: number, at: number, more: Answers = {}) =>
  dose({ "dj.units": 1, "dj.left": units, ...more }, day(at));

describe("DOS-05 says and shows", () => {
  const ranOut = "The patient ran out before the next supply was due";

  test("that the patient ran out, and what is known of the supply", () => {
    expect(said("DOS-05", [signals({ "ds.ranout": 1 }, day(7))], rx())).toEqual({
      summary: `${ranOut}.`,
      shown: [expect.stringMatching(/^ds.ranout: /)],
    });
    expect(said("DOS-05", [out(7)], rx())).toEqual({
      summary: `${ranOut}.`,
      shown: [
        "dj.skipReason: Had run out",
        "11 units dispensed on Aug 3, 0 taken by the journal, 11 left if all was written down",
        "Estimate: ends by Sep 14 as planned; next due Sep 2",
      ],
    });
  });

  test("the time before too, at the second", () => {
    expect(said("DOS-05", [out(1), signals({ "ds.ranout": 1 }, day(21))], rx())).toEqual({
      summary: `${ranOut}, the second time in 90 days.`,
      shown: [expect.stringMatching(/^ds.ranout: /), "dj.skipReason: Had run out"],
    });
  });

  test("when what is left is likely to end", () => {
    expect(said("DOS-05", [left(2, 21)], rx())).toEqual({
      summary: "What is left is likely to end on Aug 30; the next supply is due on Sep 2.",
      shown: [
        "dj.left: 2",
        "dj.units: 1",
        "11 units dispensed on Aug 3, 1 taken by the journal, 2 left by the patient's count",
        "7 units planned and not written down",
        "Estimate: ends by Aug 30 at 1.1 times the plan; next due Sep 2",
      ],
    });
  });

  test("the next supply is past due from the day after", () => {
    const shown = (at: number) => said("DOS-05", [out(at)], rx())?.shown ?? [];
    expect(shown(30)).not.toContain("The next supply is past due");
    expect(shown(31).at(-1)).toBe("The next supply is past due");
  });

  test.each<[string, Partial<typeof prescription>]>([
    ["nobody said how long the supply lasts", { daysSupply: null }],
    ["doses are taken as needed", { schedule: { kind: "as-needed" } }],
    ["it lasts for more than a year", { dispensedUnits: 500 }],
  ])("no estimate where %s", (_, more) => {
    const shown = said("DOS-05", [out(7)], rx(more))?.shown;
    expect(shown).toEqual([
      "dj.skipReason: Had run out",
      expect.stringMatching(/ units dispensed on Aug 3, /),
    ]);
  });

  test("one unit is no plural", () => {
    expect(said("DOS-05", [out(7)], rx({ dispensedUnits: 1 }))?.shown[1]).toMatch(/^1 unit dispensed /);
  });

  test.each<[string, Partial<typeof prescription>]>([
    ["nobody said how long it was to last", { daysSupply: null }],
    ["nobody can tell when it ends", { schedule: { kind: "as-needed" }, dispensedUnits: 500 }],
  ])("a count says nothing where %s", (_, more) => {
    expect(judged("DOS-05", [left(1, 9)], rx(more))).toBeNull();
  });

  test("where a clinic asks for no days at all, it still has to end before the next is due", () => {
    // With 2 of 10 left on August 24, September 2 is the first day not covered, the day the next are due.
    const ten = rx({ dispensedUnits: 10 });
    const early = (units: number) => {
      const current = left(units, 21);
      const thresholds = thresholdsWith({ earlyEmptyPercent: 0 });
      const found = evaluate(recordWith([current], ten), current, day(21), thresholds);
      return found.filter(({ ruleId }) => ruleId === "DOS-05").length;
    };
    expect([early(2), early(1)]).toEqual([0, 1]);
  });

  test.each([
    ["told in the weekly form, then a dose skipped", [signals({ "ds.ranout": 1 }, day(1)), out(21)], "high"],
    ["enough at the count before, not now", [left(10, 0), left(2, 21)], "medium"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-05", checkIns, rx())).toBe(priority);
  });

  test("a dose that was taken was not skipped, whatever its entry still says", () => {
    expect(judged("DOS-05", [dose({ "dj.skipReason": "out" }, day(7))], rx())).toBeNull();
  });
});

describe("DOS-06 says and shows", () => {
  const hundred = rx({ dispensedUnits: 100, daysSupply: null });

  test.each([
    [83, {}, "16 of 100 dispensed: fewer"],
    [115, {}, "16 of 100 dispensed: more"],
    [80.5, { "dj.units": 0.25 }, "19.25 of 100 dispensed: fewer"],
  ])("a count of %d: the difference", (units, more, words) => {
    const found = said("DOS-06", [left(units, 0, more)], hundred);
    expect(found?.summary).toBe(`The count differs by ${words} are left than the journal explains.`);
  });

  test("the count, and what the journal has", () => {
    expect(said("DOS-06", [left(80.5, 0, { "dj.units": 0.25 })], hundred)?.shown).toEqual([
      "dj.left: 80.5",
      "dj.units: 0.25",
      "100 units dispensed on Aug 3, 0.25 taken by the journal, 80.5 left by the patient's count",
    ]);
  });

  test.each([
    ["right at the count before, not now", [left(99, 0), left(80, 3)], "low"],
    [
      "right until a larger dose is told late",
      [left(98, 3), left(70, 4, { "dj.units": 30, "dj.at": day(2).toISOString() })],
      "low",
    ],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-06", checkIns, hundred)).toBe(priority);
  });

  test("an old flag of another rule makes it no repeated one", () => {
    const flags = [flag("DOS-05", "medium", day(1))];
    expect(judged("DOS-06", [signals({ "ds.lost": 1 }, day(14))], { flags })).toBe("low");
  });

  test("that some was lost, now and before", () => {
    const lost = (at: number) => signals({ "ds.lost": 1 }, day(at));
    const summary = "The patient reported that some of the supply was lost, shared or given away.";
    const answer = expect.stringMatching(/^ds.lost: /);
    expect(said("DOS-06", [lost(7)], hundred)).toEqual({ summary, shown: [answer] });
    expect(said("DOS-06", [lost(7), lost(35)], hundred)).toEqual({ summary, shown: [answer, answer] });
  });
});
