import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";
import { day, dose, flag, item9, judgedInSilence, mood, phq9, sideEffects } from "@/tests/support/records";
import { saidInSilence } from "@/tests/support/said";

const panic = (severity: number, on: number) => sideEffects({ "se.panic": severity }, day(on));
const calm = phq9(12, day(0));

describe("ENG-01 check-ins missed", () => {
  test("tells which, the last four by day", () => {
    expect(saidInSilence("ENG-01", [calm], day(17))).toEqual({
      summary: "2 PHQ-9 check-ins in a row were missed, the first due Aug 10.",
      shown: ["PHQ-9 due 2026-08-10, not received", "PHQ-9 due 2026-08-17, not received", "Last PHQ-9: 12"],
    });
    expect(saidInSilence("ENG-01", [phq9(15, day(-3)), calm], day(38))?.shown).toEqual([
      "PHQ-9 due 2026-08-17, not received",
      "PHQ-9 due 2026-08-24, not received",
      "PHQ-9 due 2026-08-31, not received",
      "PHQ-9 due 2026-09-07, not received",
      "Last PHQ-9: 12",
    ]);
  });

  test("says so when there never was one", () => {
    expect(saidInSilence("ENG-01", [], day(17))?.shown.at(-1)).toBe("No PHQ-9 in the record");
  });
});

describe("ENG-02 silent while at risk", () => {
  test("shows every reason before what was missed", () => {
    const checkIns = [
      phq9({ "phq9.9": 1 }, day(-3)),
      phq9(21, day(0)),
      panic(3, 6),
      panic(4, 8),
      dose({}, day(8)),
    ];
    const flags = [flag("DOS-01", "high", day(5))];
    expect(saidInSilence("ENG-02", checkIns, day(11), { flags })).toEqual({
      summary: expect.stringMatching(/^No PHQ-9 since the one due Aug 10, and what is known before/),
      shown: [
        "phq9.9: Several days",
        "latest phq-9 total: 21",
        "DOS-01 is open (high)",
        "latest side-effects max-severity: 3",
        "A dose after that, without a side-effects check",
        "PHQ-9 due 2026-08-10, not received",
        "Last PHQ-9: 21",
      ],
    });
  });

  test.each([
    ["item 9 was 1, 30 days ago", [item9(1, day(0))], day(30), {}, "high"],
    ["a flag closed just now", [calm], day(11), { flags: [flag("DOS-01", "high", day(5), day(11))] }, null],
    ["a flag raised just now", [calm], day(11), { flags: [flag("DOS-01", "high", day(11))] }, "high"],
    ["a flag raised later", [calm], day(11), { flags: [flag("DOS-01", "high", day(12))] }, null],
    ["a marked side effect 30 days ago", [calm, panic(3, 2), dose({}, day(5))], day(32), {}, "high"],
    ["a marked side effect 31 days ago", [calm, panic(3, 2), dose({}, day(5))], day(33), {}, null],
    ["a skipped dose", [calm, panic(3, 6), dose({ "dj.kind": "skipped" }, day(8))], day(11), {}, null],
    ["a dose at the moment of the side effect", [calm, panic(3, 8), dose({}, day(8))], day(11), {}, null],
  ])("%s", (_, checkIns, now, more, priority) => {
    expect(judgedInSilence("ENG-02", checkIns, now, more)).toBe(priority);
  });
});

describe("ENG-03 doses without a PHQ-9", () => {
  test("counts the days from the last PHQ-9, or from the first dose", () => {
    const checkIns = [phq9(15, day(-14)), phq9(15, day(-7)), calm, dose({}, day(20))];
    expect(saidInSilence("ENG-03", checkIns, day(29))).toEqual({
      summary: "Doses were recorded, but no PHQ-9 for 29 days.",
      shown: [
        "Last dose recorded",
        "PHQ-9 due 2026-08-10, not received",
        "PHQ-9 due 2026-08-17, not received",
        "PHQ-9 due 2026-08-24, not received",
        "Last PHQ-9: 12",
      ],
    });
    expect(saidInSilence("ENG-03", [dose({}, day(20))], day(30))?.summary).toBe(
      "Doses were recorded, but no PHQ-9 for 30 days.",
    );
    const episode = { startedOn: "2026-08-02", firstDoseOn: null };
    expect(saidInSilence("ENG-03", [dose({}, day(20))], day(30), { episode })?.summary).toBe(
      "Doses were recorded, but no PHQ-9 for 31 days.",
    );
  });

  const taking = (answers: Answers, on: number) => dose(answers, day(on));
  test.each<[string, RecordedCheckIn[], Date, string | null]>([
    ["never any, 27 days after the first dose", [taking({}, 20)], day(27), null],
    [
      "28 calendar days, but not yet 28 times 24 hours",
      [phq9(12, day(0, 4)), taking({}, 20)],
      day(28, -4),
      null,
    ],
    ["a dose told ahead of its time", [calm, taking({ "dj.at": day(29).toISOString() }, 20)], day(28), null],
    ["a dose at the very moment", [calm, taking({}, 28)], day(28), "medium"],
  ])("%s", (_, checkIns, now, priority) => {
    expect(judgedInSilence("ENG-03", checkIns, now)).toBe(priority);
  });
});

describe("ENG-04 daily checks stopped", () => {
  const daily = (...days: number[]) => days.map((on) => mood({}, day(on)));
  const before = daily(14, 15, 16, 17, 18, 19, 20, 21);
  test("tells how many came in", () => {
    expect(saidInSilence("ENG-04", [...before, ...daily(25)], day(29))).toEqual({
      summary: "1 of the last 7 daily checks came in, after 8 of the 14 before.",
      shown: ["Daily mood checks: 1 of 7 days, 8 of the 14 before"],
    });
  });

  test.each([
    ["the first two days of the week", [...before, ...daily(22, 23)], null],
    ["8 of the 14 with the first two", daily(8, 9, 14, 15, 16, 17, 18, 19), "low"],
    ["a day more than 3 weeks ago", daily(7, 8, 14, 15, 16, 17, 18, 19), null],
  ])("%s", (_, checkIns, priority) => {
    expect(judgedInSilence("ENG-04", checkIns, day(29, 1))).toBe(priority);
  });
});
