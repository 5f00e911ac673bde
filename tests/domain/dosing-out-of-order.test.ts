import { describe, expect, test } from "vitest";
import { day, dose, judged } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const above = (at: Date, toldAt = at) => dose({ "dj.mg": 111, "dj.at": at.toISOString() }, toldAt);
const skipped = (at: Date) => dose({ "dj.kind": "skipped" }, at);
const taken = (...hours: number[]) => hours.map((h) => dose({}, day(3, h)));
const told = (at: number, toldAt: number) => dose({ "dj.at": day(3, at).toISOString() }, day(3, toldAt));

describe("DOS-01 above the plan again in 14 days", () => {
  test.each([
    ["after two of long ago", [above(day(3)), above(day(6)), above(day(40))], "medium"],
    ["told an hour ahead", [above(day(3)), above(day(6, 1), day(6))], "high"],
    ["after one that was told ahead, to this moment", [above(day(6), day(5)), above(day(6))], "high"],
    ["after one that was told ahead and is yet to come", [above(day(6, 1), day(5)), above(day(6))], "medium"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-01", checkIns)).toBe(priority);
  });
});

describe("DOS-02 doses beyond the plan in 14 days", () => {
  const extra = dose({ "dj.kind": "extra", "dj.extraReason": "pain" }, day(5));
  const part = dose({ "dj.kind": "partial", "dj.mg": 50 }, day(3, 3));
  const two = [dose({}, day(3)), dose({}, day(3, 2))];
  test.each([
    ["with the second planned one of a day", [...two, extra]],
    ["without a part after it", [...two, part, extra]],
    ["without a planned one left out after it", [...two, skipped(day(3, 3)), extra]],
  ])("are counted %s", (_, checkIns) => {
    expect(said("DOS-02", checkIns)?.summary).toBe(
      "The patient recorded an extra dose; 2 doses beyond the plan in 14 days.",
    );
  });

  test("a second planned one is none where a clinician asked for it", () => {
    expect(judged("DOS-02", [dose({}, day(3)), dose({ "dj.extraReason": "told" }, day(3, 2))])).toBeNull();
  });
});

describe("DOS-03 doses closer together or more often than the plan", () => {
  const often = Array.from({ length: 11 }, (_, i) => i * 45);
  test.each([
    ["early before only", taken(0, 59, 131), null],
    ["a dose left out, after many", [...taken(...often), skipped(day(3, 460))], null],
    ["many, the fourth told last", [...taken(...often.filter((h) => h !== 135)), told(135, 460)], "high"],
    [
      "many, the last of them 21 days after one told late",
      [
        ...[4, 5, 7, 8, 10, 11, 13, 14, 16, 17, 21].map((on) => dose({}, day(on))),
        dose({ "dj.at": day(0).toISOString() }, day(22)),
      ],
      "high",
    ],
    [
      "many more than 21 days after one told late",
      [...taken(...often.map((h) => h + 800)), told(0, 1300)],
      null,
    ],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-03", checkIns)).toBe(priority);
  });
});
