import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import { thresholdsWith } from "@/domain/rules/thresholds";
import { checkIn, day, judged, point, recordWith, signals } from "@/tests/support/records";
import { said } from "@/tests/support/said";

describe("DEP-01 strong or rising urges", () => {
  const weekly = (...urges: (number | null)[]) =>
    urges.map((urge, week) => signals({ "ds.crave": urge }, day(week * 7)));
  test.each([
    [[7], "was 7 of 10."],
    [[9, 1, 3, 8, 7], "was 7 of 10; the time before, 8."],
    [[6, 7], "was 7 of 10."],
    [[5, 1, 2, 3, 4], "rose 1 → 2 → 3 → 4 (of 10)."],
  ])("urges of %j", (urges, end) => {
    expect(said("DEP-01", weekly(...urges))).toEqual({
      summary: `The strongest urge ${end}`,
      shown: [`ds.crave: ${urges.at(-1)} of 10`],
    });
  });

  test("an urge told before is not judged again", () => {
    expect(judged("DEP-01", weekly(1, 2, 3, 4, null))).toBeNull();
  });
});

describe("DEP-02 use-pattern signals", () => {
  test("shows the counts and every answer above zero, but for the wish for help", () => {
    const answers = { "ds.more": 2, "ds.cut": 2, "ds.help": 2 };
    const end = "Reported answers, not a diagnosis.";
    expect(said("DEP-02", [signals(answers, day(7))])).toEqual({
      summary: `Use-pattern signals: 2 of 9. ${end}`,
      shown: ["latest dependence-signals signals-medical: 2", "ds.more: A few times", "ds.cut: A few times"],
    });
    const before = [signals({ ...answers, "ds.time": 2 }, day(0)), signals({ "ds.more": 2 }, day(3))];
    expect(said("DEP-02", [...before, signals(answers, day(7))])).toEqual({
      summary: `Use-pattern signals: 2 of 9, 1 the time before. ${end}`,
      shown: [
        "latest dependence-signals signals-medical: 2",
        "previous dependence-signals signals-medical: 1",
        "ds.more: A few times",
        "ds.cut: A few times",
      ],
    });
  });

  const counts = ["ds.more", "ds.cut", "ds.time", "ds.role"];
  const many = (count: number, on: number) =>
    signals(Object.fromEntries(counts.slice(0, count).map((linkId) => [linkId, 2])), day(on));
  test.each([
    ["1 to 3", [many(1, 0), many(3, 7)], ["medium"]],
    ["1 to 2", [many(1, 0), many(2, 7)], []],
    ["3 at first", [many(3, 7)], []],
  ])("where a clinic looks from 4 only, a rise by 2 counts: %s", (_, checkIns, priorities) => {
    const current = checkIns.at(-1) ?? null;
    const numbers = thresholdsWith({ someSignals: 4, manySignals: 6 });
    const findings = evaluate(recordWith(checkIns), current, day(7), numbers);
    expect(findings.filter((one) => one.ruleId === "DEP-02").map((one) => one.priority)).toEqual(priorities);
  });
});

describe("DEP-03 Severity of Dependence Scale", () => {
  const sds = (value: number | null, on: number) =>
    checkIn("sds", {}, day(on), {
      scores: [{ measure: "total", value, band: null, prorated: false, answered: 5, of: 5 }],
    });
  const end = "A screening score, not a diagnosis.";
  test("shows the score, the one before and the first", () => {
    expect(said("DEP-03", [sds(4, 7)])).toEqual({
      summary: `Severity of Dependence Scale 4 of 15. ${end}`,
      shown: ["latest sds total: 4"],
    });
    expect(said("DEP-03", [sds(0, 7), sds(2, 35), sds(5, 63)])).toEqual({
      summary: `Severity of Dependence Scale 5 of 15, 2 the time before. ${end}`,
      shown: ["latest sds total: 5", "previous sds total: 2", "baseline sds total: 0"],
    });
  });

  test("the baseline on record counts as the first", () => {
    const baselines = { sds: point(0, day(-7)) };
    expect(judged("DEP-03", [sds(3, 7)], { baselines })).toBe("medium");
    expect(judged("DEP-03", [sds(2, 7)], { baselines })).toBeNull();
  });

  test("an earlier score is not judged again", () => {
    expect(judged("DEP-03", [sds(9, 7), sds(null, 35)])).toBeNull();
  });
});

test("DEP-04 to DEP-07 show the answer", () => {
  expect(said("DEP-04", [signals({ "ds.source": 1 }, day(7))])?.shown).toEqual(["ds.source: Once"]);
  const unwell = [signals({ "ds.wd": 2 }, day(7)), signals({ "ds.wd": 2 }, day(35))];
  expect(said("DEP-07", unwell)).toEqual({
    summary: "The patient felt unwell when going without, on 2 checks.",
    shown: ["ds.wd: A few times"],
  });
});
