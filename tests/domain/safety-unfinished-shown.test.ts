import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { asq, day, flag, followup, item9, judgedInSilence, recordWith } from "@/tests/support/records";

const now = day(7, 3);
const left = followup(null, day(7, 0.1), { status: "stopped" });
const leftAsq = asq({ "asq.2": null }, day(7, 0.2));

function found(checkIns: readonly RecordedCheckIn[]) {
  const findings = evaluate(recordWith(checkIns), null, now, defaultThresholds);
  return findings.find(({ ruleId }) => ruleId === "SUI-09");
}

describe("SUI-09 says and shows", () => {
  test("the follow-up, after item 9", () => {
    expect(found([item9(1, day(7)), left])).toMatchObject({
      summary: "The safety follow-up was begun after a positive item 9 and not finished within 2 hours.",
      evidence: [
        { linkId: "phq9.9", answer: "Several days" },
        { linkId: "sf.safe", answer: "not answered" },
      ],
    });
  });

  test("of two unfinished sets of questions, the one begun last", () => {
    const asqShown = {
      summary: "The ASQ was begun after a positive item 9 and not finished within 2 hours.",
      evidence: [
        { linkId: "phq9.9" },
        { linkId: "asq.1", answer: "No" },
        { linkId: "asq.2", answer: "not answered" },
        { linkId: "asq.3", answer: "No" },
        { linkId: "asq.4", answer: "No" },
      ],
    };
    expect(found([item9(1, day(7)), left, leftAsq])).toMatchObject(asqShown);
    const later = followup(null, day(7, 0.3), { status: "stopped" });
    expect(found([item9(1, day(7)), leftAsq, later])?.summary).toContain("safety follow-up");
  });

  test("of two equal answers to item 9, the newer", () => {
    const evidence = found([item9(1, day(6)), item9(1, day(7)), left])?.evidence[0];
    expect(evidence).toMatchObject({ linkId: "phq9.9", at: day(7).toISOString() });
  });
});

describe("SUI-09", () => {
  test.each([
    ["a worse item 9 answered after the questions were begun", [item9(2, day(7, 0.5))], "high"],
    ["a worse item 9 within the 7 days", [item9(2, day(0, 3))], "urgent"],
    ["a worse item 9 longer ago", [item9(2, day(0, 2.9))], "high"],
    ["an item 9 left out before", [item9(null, day(6))], "high"],
    ["the follow-up finished earlier", [followup(0, day(7, 0.05))], "high"],
    ["the follow-up finished at the same moment", [followup(0, day(7, 0.1), { id: "finished" })], null],
  ])("after item 9 at 1, with %s", (_, more, priority) => {
    expect(judgedInSilence("SUI-09", [item9(1, day(7)), left, ...more], now)).toBe(priority);
  });

  test("questions begun at the moment of item 9 follow it", () => {
    const begun = followup(null, day(7), { status: "stopped" });
    expect(judgedInSilence("SUI-09", [item9(1, day(7)), begun], now)).toBe("high");
  });

  test("an ASQ with no question answered is unfinished", () => {
    const unanswered = { "asq.1": null, "asq.2": null, "asq.3": null, "asq.4": null };
    expect(judgedInSilence("SUI-09", [item9(1, day(7)), asq(unanswered, day(7, 0.1))], now)).toBe("high");
  });

  const contact = (at: Date) => ({ staff: { safetyPlanReviewedAt: null, lastContactAt: at } });
  test.each([
    ["staff spoke with the patient as they were begun", contact(day(7, 0.1)), null],
    ["staff spoke with the patient just before", contact(day(7, 0.09)), "high"],
    ["staff are speaking with the patient now", contact(now), null],
    ["staff spoke with the patient only later", contact(day(7, 4)), "high"],
    [
      "its flag was closed as they were begun",
      { flags: [flag("SUI-09", "high", day(6), day(7, 0.1))] },
      null,
    ],
    ["its flag is closed now", { flags: [flag("SUI-09", "high", day(7, 2.5), now)] }, null],
    ["its flag was closed only later", { flags: [flag("SUI-09", "high", day(7, 2.5), day(8))] }, "high"],
    ["another flag was closed", { flags: [flag("SUI-04", "high", day(7), day(7, 1))] }, "high"],
  ] as const)("when %s", (_, more, priority) => {
    expect(judgedInSilence("SUI-09", [item9(1, day(7)), left], now, more)).toBe(priority);
  });
});
