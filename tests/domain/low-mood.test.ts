import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { asq, day, flag, followup, judgedInSilence, mood, recordWith } from "@/tests/support/records";

const [first, second] = [mood({ "md.mood": 1 }, day(7)), mood({ "md.mood": 0 }, day(8))] as const;
const run = [first, second];

describe("SUI-08 very low mood, safety questions unanswered", () => {
  test("says on how many days, and shows them oldest first", () => {
    const found = evaluate(recordWith(run), null, day(8, 12), defaultThresholds);
    const finding = found.find(({ ruleId }) => ruleId === "SUI-08");
    expect(finding?.summary).toBe("Mood was very low on 2 of 3 days; the safety questions are unanswered.");
    expect(finding?.evidence).toEqual([
      expect.objectContaining({ linkId: "md.mood", answer: "1 of 10", at: day(7).toISOString() }),
      expect.objectContaining({ linkId: "md.mood", answer: "0 of 10", at: day(8).toISOString() }),
    ]);
  });

  test.each([
    ["3 days and the 12 hours to answer on", 84, "medium"],
    ["longer ago", 84.1, null],
  ])("%s", (_, hours, priority) => {
    expect(judgedInSilence("SUI-08", run, day(8, hours))).toBe(priority);
  });

  test.each([
    ["the ASQ was answered since", asq({}, day(8, 1)), null],
    ["the ASQ was answered with the first of them", asq({}, day(7)), null],
    ["the ASQ was answered before", asq({}, day(7, -1)), "medium"],
    ["the ASQ was opened, its first question left", asq({ "asq.1": null }, day(8, 1)), "medium"],
    ["the follow-up was answered with the first of them", followup(0, day(7)), null],
    ["the follow-up was answered before", followup(0, day(7, -1)), "medium"],
  ])("when %s", (_, questions, priority) => {
    expect(judgedInSilence("SUI-08", [...run, questions], day(8, 12))).toBe(priority);
  });

  test.each([
    ["its flag was closed at the moment of the last", flag("SUI-08", "medium", day(6), day(8)), null],
    ["its flag was closed just before the last", flag("SUI-08", "medium", day(6), day(8, -0.1)), "medium"],
    ["its flag is closed right now", flag("SUI-08", "medium", day(8, 11), day(8, 12)), null],
    ["its flag was closed only later", flag("SUI-08", "medium", day(8, 11), day(8, 13)), "medium"],
    ["its flag is open", flag("SUI-08", "medium", day(8, 11)), "medium"],
    ["another flag was closed", flag("ENG-04", "low", day(8, 1), day(8, 2)), "medium"],
  ])("when %s", (_, raised, priority) => {
    expect(judgedInSilence("SUI-08", run, day(8, 12), { flags: [raised] })).toBe(priority);
  });
});
