import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import { rank } from "@/domain/priority";
import { defaultThresholds } from "@/domain/rules/thresholds";
import {
  asq,
  checkIn,
  day,
  followup,
  item9,
  judged,
  judgedInSilence,
  mood,
  phq9,
  recordWith,
} from "@/tests/support/records";

const planReviewed = (at: Date) => ({ staff: { safetyPlanReviewedAt: at, lastContactAt: null } });

describe("SUI-01 acute safety answer", () => {
  test.each([
    ["able to keep safe", [followup(0, day(7))], null],
    ["not sure", [followup(1, day(7))], "urgent"],
    ["not able", [followup(2, day(7))], "urgent"],
    ["not answered", [followup(null, day(7))], null],
    ["thoughts right now", [asq({ "asq.1": true, "asq.5": true }, day(7))], "urgent"],
    ["thoughts, but not right now", [asq({ "asq.1": true, "asq.5": false }, day(7))], null],
    ["not sure, after a positive item 9", [item9(1, day(7)), followup(1, day(7, 0.1))], "urgent"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("SUI-01", checkIns)).toBe(priority);
  });

  test("shows item 9 of the same session, verbatim, with the answer before", () => {
    const checkIns = [item9(0, day(0)), followup(0, day(0, 0.1)), item9(1, day(7)), followup(1, day(7, 0.1))];
    const finding = evaluate(recordWith(checkIns), checkIns.at(-1) ?? null, day(7), defaultThresholds)[0];
    expect(finding?.evidence).toEqual([
      expect.objectContaining({
        linkId: "sf.safe",
        question: "Right now, do you feel able to keep yourself safe?",
        answer: "I am not sure",
        previous: { answer: "Yes", at: day(0, 0.1).toISOString() },
      }),
      expect.objectContaining({ linkId: "sf.contact", answer: "No, thank you" }),
      expect.objectContaining({
        linkId: "phq9.9",
        answer: "Several days",
        previous: { answer: "Not at all", at: day(0).toISOString() },
      }),
    ]);
  });
});

test.each([
  [0, null],
  [1, null],
  [2, null],
  [3, "urgent"],
])("SUI-02: item 9 at %i gives %j", (answer, priority) => {
  expect(judged("SUI-02", [item9(answer, day(7))])).toBe(priority);
  expect(judged("SUI-02", [followup(0, day(7, -0.1)), item9(answer, day(7))])).toBe(priority);
});

describe("SUI-03 item 9 at 2, or a positive screen", () => {
  const told = asq({ "asq.4": true, "asq.5": false }, day(0));
  test.each([
    ["item 9 at 1", [item9(1, day(7))], null],
    ["item 9 at 2", [item9(2, day(7))], "high"],
    ["item 9 at 3 is SUI-02", [item9(3, day(7))], null],
    ["ASQ all no", [asq({}, day(7))], null],
    ["ASQ with a wish to be dead", [asq({ "asq.1": true, "asq.5": false }, day(7))], "high"],
    ["ASQ with a lifetime attempt, first told", [told], "high"],
    [
      "ASQ with a lifetime attempt, told before",
      [told, asq({ "asq.4": true, "asq.5": false }, day(7))],
      null,
    ],
    ["ASQ with an attempt since the last one", [asq({}, day(0)), asq({ "asq.4": true }, day(7))], "high"],
    [
      "ASQ with a lifetime attempt told before, at another time",
      [told, asq({ "asq.4": true, "asq.4when": "last night", "asq.5": false }, day(7))],
      "high",
    ],
    [
      "ASQ with a lifetime attempt told before, its time in the same words",
      [2, 7].map((on) =>
        asq({ "asq.4": true, "asq.4when": on === 2 ? "In 2019" : " in  2019 ", "asq.5": false }, day(on)),
      ),
      null,
    ],
    [
      "ASQ with a lifetime attempt told before, and denied in between",
      [told, asq({}, day(4)), asq({ "asq.4": true, "asq.5": false }, day(7))],
      "high",
    ],
    [
      "ASQ with a lifetime attempt told before, right now left out",
      [told, asq({ "asq.4": true, "asq.5": null }, day(7))],
      "high",
    ],
    [
      "ASQ with a lifetime attempt told before, right now not sent",
      [told, asq({ "asq.4": true }, day(7))],
      "high",
    ],
    ["ASQ with a question left out", [asq({ "asq.2": null }, day(7))], "high"],
    ["ASQ with thoughts right now is SUI-01", [asq({ "asq.3": true, "asq.5": true }, day(7))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("SUI-03", checkIns)).toBe(priority);
  });
});

describe("SUI-04 item 9 at 1, new or rising", () => {
  const now = item9(1, day(7));
  const negative = asq({}, day(7, -0.1));
  const safe = followup(0, day(7, -0.2));
  test.each([
    ["0 to 1, nothing else", [item9(0, day(0)), now], "high"],
    ["first ever, nothing else", [now], "high"],
    ["0 to 1, ASQ negative and safe", [item9(0, day(0)), negative, safe, now], "medium"],
    ["ASQ negative, safety not asked", [negative, now], "high"],
    ["safe, ASQ not asked", [safe, now], "high"],
    ["ASQ negative, safety not answered", [negative, followup(null, day(7, -0.2)), now], "high"],
    ["ASQ positive and safe", [asq({ "asq.1": true }, day(7, -0.1)), safe, now], "high"],
    [
      "a lifetime attempt told before, right now left out, safe",
      [asq({ "asq.4": true }, day(0)), asq({ "asq.4": true, "asq.5": null }, day(7, -0.1)), safe, now],
      "high",
    ],
    [
      "a lifetime attempt told before, right now answered no, safe",
      [asq({ "asq.4": true }, day(0)), asq({ "asq.4": true, "asq.5": false }, day(7, -0.1)), safe, now],
      "medium",
    ],
    ["1 to 1, no ASQ, no plan", [item9(1, day(0)), now], "high"],
    ["1 to 1, no ASQ, no plan, safe", [item9(1, day(0)), safe, now], "high"],
    ["the safety answers 2 hours before", [asq({}, day(7, -2)), followup(0, day(7, -2)), now], "medium"],
    ["the safety answers longer before", [asq({}, day(7, -2.01)), followup(0, day(7, -2.01)), now], "high"],
    ["at 0", [item9(0, day(7))], null],
    ["at 2", [item9(2, day(7))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("SUI-04", checkIns)).toBe(priority);
  });

  test("answers given after the PHQ-9 count when they arrive with it", () => {
    const together = { receivedAt: day(7, 1) };
    const session = [
      asq({}, day(7, 0.1), together),
      followup(0, day(7, 0.2), together),
      item9(1, day(7), together),
    ];
    expect(judged("SUI-04", session)).toBe("medium");
  });

  test("answers that arrive later do not, and do not ask the rule again", () => {
    const first = item9(1, day(7));
    const later = [asq({}, day(7, 0.1)), followup(0, day(7, 0.2))];
    expect(judged("SUI-04", [...later, first])).toBe("high");
    expect(judged("SUI-04", [first, ...later])).toBeNull();
  });

  test("safety answers that came in before a delayed PHQ-9 make it medium", () => {
    const delayed = item9(1, day(7), { receivedAt: day(8) });
    expect(judged("SUI-04", [asq({}, day(7, 0.1)), followup(0, day(7, 0.2)), delayed])).toBe("medium");
  });
});

describe("SUI-05 item 9 at 1, known and stable", () => {
  const now = item9(1, day(60));
  const safe = followup(0, day(60, -0.1));
  const negative = asq({}, day(60, -0.2));
  test.each([
    [
      "2 to 1, plan reviewed 10 days ago, safe",
      [item9(2, day(53)), safe, now],
      planReviewed(day(50)),
      "medium",
    ],
    ["plan reviewed 30 days ago", [item9(2, day(53)), safe, now], planReviewed(day(30)), "medium"],
    ["plan reviewed 31 days ago", [item9(2, day(53)), safe, now], planReviewed(day(29)), null],
    ["plan reviewed only afterwards", [item9(2, day(53)), safe, now], planReviewed(day(61)), null],
    ["ASQ negative, no plan", [item9(1, day(53)), safe, negative, now], {}, "medium"],
    [
      "a lifetime attempt told before, right now left out",
      [
        item9(1, day(53)),
        asq({ "asq.4": true }, day(53)),
        safe,
        asq({ "asq.4": true, "asq.5": null }, day(60, -0.2)),
        now,
      ],
      {},
      null,
    ],
    ["not asked about safety", [item9(1, day(53)), negative, now], planReviewed(day(50)), null],
    ["positive 60 days ago", [item9(1, day(0)), safe, negative, now], {}, "medium"],
    ["positive 61 days ago", [item9(1, day(-1)), safe, negative, now], {}, null],
    ["0 the time before", [item9(1, day(46)), item9(0, day(53)), safe, negative, now], {}, null],
    [
      "left out the time before, 1 before that",
      [item9(1, day(46)), item9(null, day(53)), safe, negative, now],
      {},
      "medium",
    ],
  ])("%s", (_, checkIns, more, priority) => {
    expect(judged("SUI-05", checkIns, more)).toBe(priority);
    expect(judged("SUI-04", checkIns, more) === null).toBe(priority !== null);
  });
});

describe("SUI-06 item 9 not answered", () => {
  test.each([
    ["never asked before", [item9(null, day(7))], "medium"],
    ["0 before", [item9(0, day(0)), item9(null, day(7))], "medium"],
    ["1 before", [item9(1, day(0)), item9(null, day(7))], "high"],
    ["1, then left out before", [item9(1, day(-7)), item9(null, day(0)), item9(null, day(7))], "high"],
    ["answered 0", [item9(0, day(7))], null],
    ["absent", [checkIn("phq-9", { "phq9.1": 1 }, day(7))], "medium"],
    ["absent so far", [checkIn("phq-9", { "phq9.1": 1 }, day(7), { status: "in-progress" })], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("SUI-06", checkIns)).toBe(priority);
  });
});

test.each([
  ["mood: no", mood({ "md.contact": 0 }, day(7)), null],
  ["mood: when convenient", mood({ "md.contact": 1 }, day(7)), "low"],
  ["mood: today", mood({ "md.contact": 2 }, day(7)), "high"],
  ["mood: not answered", mood({}, day(7)), null],
  ["follow-up: no", followup(0, day(7)), null],
  ["follow-up: yes", checkIn("safety-followup", { "sf.safe": 0, "sf.contact": 1 }, day(7)), "high"],
])("SUI-07 contact requested, %s", (_, current, priority) => {
  expect(judged("SUI-07", [current])).toBe(priority);
});

describe("SUI-08 very low mood, safety questions unanswered", () => {
  const low = (n: number, value = 1) => mood({ "md.mood": value }, day(n));
  test.each([
    ["one low day", [low(8)], day(8, 13), null],
    ["two low days, 12 hours on", [low(7), low(8)], day(8, 12), "medium"],
    ["two low days, not yet 12 hours on", [low(7), low(8)], day(8, 11.9), null],
    ["two of three days", [low(6), low(7, 5), low(8)], day(8, 12), "medium"],
    ["two of four days", [low(5), low(8)], day(8, 12), null],
    ["mood at 2", [low(7, 2), low(8, 2)], day(8, 12), null],
    ["twice on one day", [low(8), mood({ "md.mood": 0 }, day(8, 1))], day(8, 14), null],
    ["the follow-up was answered", [low(7), low(8), followup(0, day(8, 1))], day(8, 12), null],
    ["the follow-up was left", [low(7), low(8), followup(null, day(8, 1))], day(8, 12), "medium"],
    ["a week ago", [low(7), low(8)], day(15), null],
  ])("%s", (_, checkIns, now, priority) => {
    expect(judgedInSilence("SUI-08", checkIns, now)).toBe(priority);
  });

  test("a run whose flag was closed is not raised again", () => {
    const flags = [{ ...raised, closedAt: day(8, 14) }];
    expect(judgedInSilence("SUI-08", [low(7), low(8)], day(8, 15), { flags })).toBeNull();
    expect(judgedInSilence("SUI-08", [low(7), low(8), low(9)], day(9, 12), { flags })).toBe("medium");
  });
  const raised = {
    id: "f",
    caseId: "c",
    ruleId: "SUI-08",
    priority: "medium",
    raisedAt: day(8, 12),
  } as const;
});

test("a worse answer to item 9 never lowers the priority", () => {
  const priority = (answer: number, session: boolean, before: number | null, plan: boolean) => {
    const earlier = before === null ? [] : [item9(before, day(0))];
    const safety = session ? [asq({}, day(7, -0.1)), followup(0, day(7, -0.1))] : [];
    const current = item9(answer, day(7));
    const record = recordWith([...earlier, ...safety, current], plan ? planReviewed(day(5)) : {});
    const suicidality = evaluate(record, current, day(7), defaultThresholds).filter((f) =>
      f.ruleId.startsWith("SUI"),
    );
    return Math.min(4, ...suicidality.map((finding) => rank(finding.priority)));
  };
  const option = fc.constantFrom(0, 1, 2, 3);
  fc.assert(
    fc.property(
      option,
      option,
      fc.boolean(),
      fc.option(option),
      fc.boolean(),
      (a, b, session, before, plan) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(priority(more, session, before, plan)).toBeLessThanOrEqual(
          priority(less, session, before, plan),
        );
      },
    ),
  );
});

test("a daily mood check-in asks no PHQ-9 rule again", () => {
  const checkIns = [item9(3, day(6)), phq9(27, day(6, 1)), mood({}, day(7))];
  expect(evaluate(recordWith(checkIns), checkIns.at(-1) ?? null, day(7), defaultThresholds)).toEqual([]);
});
