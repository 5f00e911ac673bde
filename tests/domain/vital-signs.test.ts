import { describe, expect, test } from "vitest";
import { day, dose, judged } from "@/tests/support/records";

const bp = (sys: number, dia: number) => ({ sys, dia });

describe("VIT-01 very high blood pressure", () => {
  test.each([
    ["179/119 after", { "dj.bpPost": bp(179, 119) }, null],
    ["180/80 after", { "dj.bpPost": bp(180, 80) }, "urgent"],
    ["120/120 after, impossible", { "dj.bpPost": bp(120, 120) }, "urgent"],
    ["180/80 before", { "dj.bpPre": bp(180, 80) }, "urgent"],
    [
      "high before, lower 30 minutes after",
      { "dj.bpPre": bp(184, 118), "dj.bpPost": bp(168, 104), "dj.bpMin": 30 },
      "high",
    ],
    [
      "high before, lower 31 minutes after",
      { "dj.bpPre": bp(184, 118), "dj.bpPost": bp(168, 104), "dj.bpMin": 31 },
      "urgent",
    ],
    ["high before, lower some time after", { "dj.bpPre": bp(184, 118), "dj.bpPost": bp(168, 104) }, "urgent"],
    [
      "high before and after",
      { "dj.bpPre": bp(184, 118), "dj.bpPost": bp(180, 104), "dj.bpMin": 20 },
      "urgent",
    ],
    [
      "normal before, high after",
      { "dj.bpPre": bp(128, 80), "dj.bpPost": bp(182, 90), "dj.bpMin": 20 },
      "urgent",
    ],
    ["in an entry that does not say of what kind", { "dj.kind": null, "dj.bpPost": bp(190, 100) }, "urgent"],
    ["not measured", {}, null],
    ["not answered", { "dj.bpPost": null }, null],
  ])("%s", (_, answers, priority) => {
    expect(judged("VIT-01", [dose(answers, day(3))])).toBe(priority);
  });

  test("a repeat in another entry within 30 minutes counts, once it is known", () => {
    const high = { "dj.bpPost": bp(184, 118), "dj.bpMin": 40, "dj.at": day(3).toISOString() };
    const lower = { "dj.bpPost": bp(168, 104), "dj.at": day(3).toISOString() };
    const known = dose({ ...lower, "dj.bpMin": 60 }, day(3, 1));
    expect(judged("VIT-01", [known, dose(high, day(3, 2))])).toBe("high");
    expect(judged("VIT-01", [dose({ ...lower, "dj.bpMin": 71 }, day(3, 1)), dose(high, day(3, 2))])).toBe(
      "urgent",
    );
    expect(judged("VIT-01", [dose({ ...lower, "dj.bpMin": 60 }, day(3, 3)), dose(high, day(3, 2))])).toBe(
      "urgent",
    );
  });

  test("a later normal reading is not judged again", () => {
    expect(
      judged("VIT-01", [
        dose({ "dj.bpPost": bp(184, 118) }, day(3)),
        dose({ "dj.bpPost": bp(120, 80) }, day(6)),
      ]),
    ).toBeNull();
  });
});

describe("VIT-02 rise after a dose", () => {
  const rise = (pre: [number, number], post: [number, number], minutes?: number) =>
    dose(
      {
        "dj.bpPre": bp(...pre),
        "dj.bpPost": bp(...post),
        ...(minutes !== undefined && { "dj.bpMin": minutes }),
      },
      day(3),
    );
  test.each([
    ["128/80 to 168/90, systolic 40", rise([128, 80], [168, 90], 40), "medium"],
    ["systolic 39", rise([128, 80], [167, 90], 40), null],
    ["diastolic 25", rise([128, 80], [140, 105], 40), "medium"],
    ["diastolic 24", rise([128, 80], [140, 104], 40), null],
    ["at 240 minutes", rise([120, 80], [160, 90], 240), "high"],
    ["at 241 minutes", rise([120, 80], [160, 90], 241), null],
    ["minutes not told", rise([128, 80], [190, 90]), "medium"],
    ["160/90 at 120 minutes", rise([120, 80], [160, 90], 120), "high"],
    ["159/99 at 120 minutes", rise([119, 74], [159, 99], 120), "medium"],
    ["140/100 at 120 minutes", rise([120, 75], [140, 100], 120), "high"],
    ["160/90 at 119 minutes", rise([120, 80], [160, 90], 119), "medium"],
    ["fell", rise([168, 90], [128, 80], 40), null],
    ["not a number", rise([128, 80], [Number.NaN, 90], 40), null],
    ["only after", dose({ "dj.bpPost": bp(168, 90) }, day(3)), null],
    ["only before", dose({ "dj.bpPre": bp(128, 80) }, day(3)), null],
    ["not measured", dose({}, day(3)), null],
  ])("%s", (_, entry, priority) => {
    expect(judged("VIT-02", [entry])).toBe(priority);
  });
});

describe("VIT-03 high before a dose", () => {
  const resting = (sys: number, dia: number) => [dose({ "dj.bpPre": bp(sys, dia) }, day(3))];
  const born = (bornOn: string | null) => ({ demographics: { bornOn, sex: null } });
  test.each([
    ["140/90", resting(140, 90), {}, null],
    ["141/90", resting(141, 90), {}, "medium"],
    ["140/91", resting(140, 91), {}, "medium"],
    ["150/90 on the 65th birthday", resting(150, 90), born("1961-08-06"), null],
    ["150/90 a day before it", resting(150, 90), born("1961-08-07"), "medium"],
    ["151/90 at 70", resting(151, 90), born("1956-01-01"), "medium"],
    ["150/91 at 70", resting(150, 91), born("1956-01-01"), "medium"],
    ["150/90, born nobody knows when", resting(150, 90), born(null), "medium"],
    ["only after", [dose({ "dj.bpPost": bp(160, 95) }, day(3))], {}, null],
  ])("%s", (_, checkIns, more, priority) => {
    expect(judged("VIT-03", checkIns, more)).toBe(priority);
  });
});
