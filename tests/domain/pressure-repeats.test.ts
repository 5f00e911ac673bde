import { describe, expect, test } from "vitest";
import { day, dose, judged } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const bp = (sys: number, dia: number) => ({ sys, dia });
const [high, low] = [bp(184, 118), bp(168, 104)];
/** A reading "before" a dose, so many minutes after the judged one, in an entry of its own sent before it. */
const other = (minutes: number, pressure: { sys: number; dia: number }) =>
  dose({ "dj.at": day(3, minutes / 60).toISOString(), "dj.bpPre": pressure }, day(3, 0.9 + minutes / 1000));
const judgedEntry = (answers: object) => dose({ "dj.at": day(3).toISOString(), ...answers }, day(3, 1));

describe("VIT-01: repeats of a very high pressure", () => {
  test.each([
    ["lower at the same minute is no repeat", [other(0, low), judgedEntry({ "dj.bpPre": high })], "urgent"],
    ["lower 10 minutes on", [other(10, low), judgedEntry({ "dj.bpPre": high })], "high"],
    [
      "high 10 minutes on, lower 25 minutes on",
      [other(10, high), judgedEntry({ "dj.bpPre": high, "dj.bpPost": low, "dj.bpMin": 25 })],
      "high",
    ],
    [
      "lower 10 minutes on, high again 20 minutes on",
      [other(20, high), judgedEntry({ "dj.bpPre": high, "dj.bpPost": low, "dj.bpMin": 10 })],
      "urgent",
    ],
    [
      "lower 10 minutes on, high again 20 minutes on, sent in that order",
      [other(10, low), other(20, high), judgedEntry({ "dj.bpPre": high })],
      "urgent",
    ],
    [
      "high before and after, lower after both",
      [other(30, low), judgedEntry({ "dj.bpPre": high, "dj.bpPost": high, "dj.bpMin": 20 })],
      "high",
    ],
    [
      "high before and at a time not told, lower 10 minutes on",
      [other(10, low), judgedEntry({ "dj.bpPre": high, "dj.bpPost": high })],
      "urgent",
    ],
    [
      "high before, high again 30 minutes after, lower 60 minutes after",
      [other(60, low), judgedEntry({ "dj.bpPre": high, "dj.bpPost": high, "dj.bpMin": 40 })],
      "urgent",
    ],
    [
      "lower 20 minutes after the first, high again 20 minutes after the second",
      [other(20, low), other(60, high), judgedEntry({ "dj.bpPre": high, "dj.bpPost": high, "dj.bpMin": 40 })],
      "urgent",
    ],
    [
      "lower at the same minute of the same entry",
      [judgedEntry({ "dj.bpPre": high, "dj.bpPost": low, "dj.bpMin": 0 })],
      "urgent",
    ],
    ["lower by systolic only", [other(10, bp(170, 120)), judgedEntry({ "dj.bpPre": high })], "urgent"],
    ["a repeat whose minutes are not told", [judgedEntry({ "dj.bpPre": high, "dj.bpPost": low })], "urgent"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("VIT-01", checkIns)).toBe(priority);
  });

  test("an entry that does not say when the dose was taken counts from when it was sent", () => {
    const unsaid = dose({ "dj.at": null, "dj.bpPre": high }, day(3, 1));
    expect(judged("VIT-01", [other(50, low), unsaid])).toBe("urgent");
    expect(
      judged("VIT-01", [dose({ "dj.at": null, "dj.bpPost": low, "dj.bpMin": 70 }, day(3)), unsaid]),
    ).toBe("high");
  });
});

describe("VIT-01 says and shows", () => {
  test("the high reading alone when there is no lower repeat", () => {
    expect(said("VIT-01", [judgedEntry({ "dj.bpPost": bp(190, 100) })])).toEqual({
      summary: "Blood pressure 190/100 mmHg, with no lower repeat within 30 minutes.",
      shown: ["dj.bpPost: 190/100 mmHg"],
    });
  });

  test("both high readings and the repeat of each", () => {
    const entry = judgedEntry({ "dj.bpPre": high, "dj.bpPost": bp(180, 90), "dj.bpMin": 20 });
    expect(said("VIT-01", [other(30, low), entry])).toEqual({
      summary: "Blood pressure 184/118 and 180/90 mmHg; the repeat within 30 minutes was lower.",
      shown: ["184/118", "180/90", "168/104", "168/104"].map((pressure) =>
        expect.stringMatching(new RegExp(`^dj.bp(Pre|Post): ${pressure} mmHg$`)),
      ),
    });
  });
});

describe("VIT-02 and VIT-03 say and show", () => {
  const pressures = { "dj.bpPre": bp(120, 80), "dj.bpPost": bp(170, 90) };

  test("both readings, and the minutes between when they are told", () => {
    expect(said("VIT-02", [judgedEntry({ ...pressures, "dj.bpMin": 45 })])).toEqual({
      summary: "Blood pressure went from 120/80 to 170/90 mmHg 45 minutes after a dose.",
      shown: ["dj.bpPre: 120/80 mmHg", "dj.bpPost: 170/90 mmHg", expect.stringMatching(/^dj.bpMin: 45/)],
    });
    expect(said("VIT-02", [judgedEntry(pressures)])).toEqual({
      summary: "Blood pressure went from 120/80 to 170/90 mmHg after a dose.",
      shown: ["dj.bpPre: 120/80 mmHg", "dj.bpPost: 170/90 mmHg"],
    });
  });

  test("the reading before the dose and the guide value", () => {
    expect(said("VIT-03", [judgedEntry({ "dj.bpPre": bp(145, 80) })])).toEqual({
      summary: "Blood pressure before a dose was 145/80 mmHg; the guide value is 140/90.",
      shown: ["dj.bpPre: 145/80 mmHg"],
    });
  });
});
