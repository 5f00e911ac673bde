import { describe, expect, test } from "vitest";
import {
  type CaseAct,
  courseOf,
  headlineOf,
  inReportOrder,
  isLate,
  median,
  type ReportedAnswer,
  summaryByPriority,
  summaryOf,
} from "@/domain/safety-report";

const minutes = (passed: number) => new Date(Date.parse("2026-03-02T15:00:00Z") + passed * 60_000);

function act(kind: CaseAct["kind"], at: number, more: Partial<CaseAct> = {}): CaseAct {
  return { kind, at: minutes(at), by: "Ana", result: null, outcome: null, undid: null, ...more };
}

const open: ReportedAnswer["case"] = {
  id: "c1",
  status: "claimed",
  dueAt: minutes(60),
  owner: "Ana",
  closedAt: null,
  closedBy: null,
  outcome: null,
  riskAssessed: null,
};
const closedAt = (at: number): ReportedAnswer["case"] => ({
  ...open,
  status: "closed",
  closedAt: minutes(at),
  closedBy: "Ben",
});

function answer(acts: readonly CaseAct[], more: Partial<ReportedAnswer> = {}): ReportedAnswer {
  return {
    checkInId: "a1",
    patient: { id: "p1", number: "1", givenName: "Test", familyName: "Person" },
    said: [],
    answeredAt: minutes(0),
    receivedAt: minutes(0),
    amendedTo: null,
    isJudged: true,
    seenBy: ["SUI-03"],
    flag: { ruleId: "SUI-03", priority: "high", at: minutes(0) },
    case: open,
    acts,
    ...more,
  };
}

describe("what became of an answer", () => {
  test("nothing happened: no time is made up", () => {
    expect(courseOf(answer([]))).toEqual({
      standing: "open",
      whyNoFlag: null,
      look: null,
      contact: null,
      attempts: 0,
      end: null,
      reopened: 0,
    });
  });

  test.each([
    ["no rule has judged it", { isJudged: false, seenBy: [] }, "not-judged"],
    ["a rule saw it and kept quiet", { seenBy: ["SUI-05"] }, "kept-quiet"],
    ["no safety rule took it up", { seenBy: [] }, "no-rule"],
  ] as const)("no flag was raised: %s", (_, more, whyNoFlag) => {
    const course = courseOf(answer([], { flag: null, case: null, ...more }));
    expect(course).toMatchObject({ standing: "no-flag", whyNoFlag, look: null, end: null });
  });

  test("the first look is the first thing anybody did, looking included", () => {
    expect(courseOf(answer([act("looked", 4), act("claimed", 6)])).look).toEqual({
      at: minutes(4),
      by: "Ana",
    });
    expect(courseOf(answer([act("noted", 7, { by: "Ben" })])).look).toEqual({ at: minutes(7), by: "Ben" });
  });

  test("contact is the first that reached the patient; those before it are counted", () => {
    const tried = [
      act("contacted", 10, { result: "no-answer" }),
      act("contacted", 20, { result: "voicemail" }),
    ];
    expect(courseOf(answer(tried))).toMatchObject({ contact: null, attempts: 2 });
    const reached = [
      ...tried,
      act("contacted", 30, { result: "reached" }),
      act("contacted", 40, { result: "no-answer" }),
    ];
    expect(courseOf(answer(reached))).toMatchObject({ contact: { at: minutes(30) }, attempts: 2 });
  });

  test.each([
    ["contacted-safe", true],
    ["contacted-plan-changed", true],
    ["safety-plan-reviewed", true],
    ["visit-booked", false],
    ["left-message", false],
    ["known-and-expected", false],
  ])("an outcome %s says that they spoke: %s", (outcome, spoke) => {
    const course = courseOf(answer([act("closed", 50, { outcome })], { case: closedAt(50) }));
    expect(course.contact !== null).toBe(spoke);
    expect(course).toMatchObject({ standing: "ended", end: { at: minutes(50), by: "Ben" } });
  });

  test("a closing undone within its seconds is neither an outcome nor a contact", () => {
    const slip = [
      act("looked", 1),
      act("closed", 5, { outcome: "contacted-safe" }),
      act("undone", 5.1, { undid: "closed" }),
    ];
    expect(courseOf(answer(slip))).toMatchObject({ standing: "open", contact: null, end: null, reopened: 0 });
  });

  test("a claim undone after a closing was reopened leaves that closing's contact", () => {
    const acts = [
      act("closed", 5, { outcome: "contacted-safe" }),
      act("reopened", 60),
      act("claimed", 61),
      act("undone", 61.1, { undid: "claimed" }),
    ];
    expect(courseOf(answer(acts))).toMatchObject({
      contact: { at: minutes(5) },
      reopened: 1,
      standing: "open",
    });
  });

  test("reopened and closed again: the closing that stands counts, and that it was reopened", () => {
    const acts = [
      act("closed", 5, { outcome: "no-action-needed" }),
      act("reopened", 600),
      act("closed", 700, { outcome: "contacted-safe" }),
    ];
    expect(courseOf(answer(acts, { case: closedAt(700) }))).toMatchObject({
      standing: "ended",
      end: { at: minutes(700) },
      contact: { at: minutes(700) },
      reopened: 1,
    });
  });
});

describe("the report", () => {
  const none = answer([], { checkInId: "n", answeredAt: minutes(30), flag: null, case: null });
  const waiting = answer([act("looked", 30)], { checkInId: "w", answeredAt: minutes(20) });
  const older = answer([], { checkInId: "o", answeredAt: minutes(10) });
  const first = answer([act("claimed", 10), act("closed", 20, { outcome: "contacted-safe" })], {
    checkInId: "f",
    case: closedAt(20),
  });
  const second = answer([act("claimed", 45), act("closed", 65, { outcome: "visit-booked" })], {
    checkInId: "s",
    answeredAt: minutes(5),
    receivedAt: minutes(66),
    patient: { id: "p2", number: "2", givenName: "Other", familyName: "Person" },
    flag: { ruleId: "SUI-01", priority: "urgent", at: minutes(5) },
    case: closedAt(65),
  });
  const all = inReportOrder([first, second, waiting, older, none]);

  test("tells first what raised no flag, then what is open, oldest first, then what ended, newest first", () => {
    expect(all.map(({ checkInId }) => checkInId)).toEqual(["n", "o", "w", "s", "f"]);
  });

  test("of one moment the order does not depend on how they came", () => {
    const twins = [answer([], { checkInId: "b" }), answer([], { checkInId: "a" })];
    const ids = (list: typeof twins) => inReportOrder(list).map(({ checkInId }) => checkInId);
    expect(ids(twins)).toEqual(["a", "b"]);
    expect(ids([...twins].reverse())).toEqual(["a", "b"]);
  });

  test("counts all, and takes medians of those that came so far, from when each was answered", () => {
    expect(summaryOf(all)).toEqual({
      answers: 5,
      patients: 2,
      looked: { count: 3, medianMs: 10 * 60_000, longestMs: 40 * 60_000 },
      contacted: { count: 1, medianMs: 20 * 60_000, longestMs: 20 * 60_000 },
      ended: { count: 2, medianMs: 40 * 60_000, longestMs: 60 * 60_000 },
      open: 2,
      noFlag: 1,
      late: 1,
    });
  });

  test("counts by the priority of the flag, most pressing first, those without answers left out", () => {
    expect(summaryByPriority(all).map(({ priority, summary }) => [priority, summary.answers])).toEqual([
      ["urgent", 1],
      ["high", 3],
    ]);
  });

  test.each([
    [[], "No positive safety answer arrived in this period. That does not rule out risk."],
    [[first], "The one positive answer raised a flag, was looked at and has an outcome."],
    [[first, second], "All 2 positive answers raised a flag, were looked at and have an outcome."],
    [[none], "1 positive answer raised no flag."],
    [
      [none, older, first],
      "1 positive answer raised no flag. 1 with a flag was not looked at yet. 1 is still open.",
    ],
    [[older, older, waiting], "2 with a flag were not looked at yet. 3 are still open."],
  ])("says what it comes to (%#)", (answers, words) => {
    expect(headlineOf(summaryOf(inReportOrder(answers)))).toBe(words);
  });

  test.each([
    [60, false],
    [60.1, true],
  ])("an answer that arrived after %d minutes is late: %s", (after, late) => {
    expect(isLate({ answeredAt: minutes(0), receivedAt: minutes(after) })).toBe(late);
  });
});

test.each([
  [[], null],
  [[7], 7],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
])("the median of %j is %j", (values, middle) => {
  expect(median(values)).toBe(middle);
});
