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
