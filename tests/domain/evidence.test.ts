import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { PatientRecord } from "@/domain/patient-record";
import { answered, currentOf, fact, graded, hoursBetween, scored } from "@/domain/rules/evidence";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { viewOf } from "@/domain/view";
import { checkIn, cssrs, day, item9, mood, point, recordWith } from "@/tests/support/records";

const viewAt = (checkIns: readonly RecordedCheckIn[], more: Partial<PatientRecord> = {}) =>
  viewOf(recordWith(checkIns, more), checkIns.at(-1) ?? null, day(30), defaultThresholds);

describe("an answer as evidence", () => {
  test("is verbatim, with the same item the time before", () => {
    const [before, current] = [item9(2, day(0)), item9(1, day(7))] as const;
    expect(answered(viewAt([before, current]), current, "phq9.9")).toEqual({
      kind: "answer",
      checkInId: current.id,
      linkId: "phq9.9",
      question: "Thoughts that you would be better off dead or of hurting yourself in some way",
      answer: "Several days",
      previous: { answer: "More than half the days", at: day(0).toISOString() },
      at: day(7).toISOString(),
    });
  });

  test.each<[string, RecordedCheckIn[], string | null]>([
    ["never asked before", [], null],
    ["skipped the time before", [item9(null, day(0))], "not answered"],
    ["not asked the time before", [item9(3, day(-7)), checkIn("phq-9", {}, day(0))], "Nearly every day"],
    ["asked at the same moment", [item9(3, day(7), { id: "a" })], "Nearly every day"],
    ["asked by another instrument only", [mood({}, day(0))], null],
  ])("%s", (_, before, previous) => {
    const current = item9(1, day(7), { id: "b" });
    const evidence = answered(viewAt([...before, current]), current, "phq9.9");
    expect(evidence.kind === "answer" && (evidence.previous?.answer ?? null)).toBe(previous);
  });

  test("of an earlier check-in has the time before that one, not a later one", () => {
    const [first, second, third] = [item9(1, day(0)), item9(2, day(7)), item9(3, day(14))] as const;
    const view = viewAt([first, second, third]);
    expect(answered(view, first, "phq9.9")).toMatchObject({ previous: null });
    expect(answered(view, second, "phq9.9")).toMatchObject({ previous: { answer: "Several days" } });
  });

  test("shows what came when the item is not known", () => {
    const current = checkIn("retired-questionnaire", { "old.1": 4, "old.2": null }, day(7));
    const view = viewAt([current]);
    expect(answered(view, current, "old.1")).toMatchObject({ question: "old.1", answer: "4" });
    expect(answered(view, current, "old.2")).toMatchObject({ question: "old.2", answer: "not answered" });
    expect(answered(view, current, "old.3")).toMatchObject({ question: "old.3", answer: "not answered" });
  });

  test("names the concept where the clinic has loaded no wording", () => {
    const current = cssrs({}, day(7));
    expect(answered(viewAt([current]), current, "cssrs.1")).toMatchObject({ question: "Wish to be dead" });
    const wordings = { "c-ssrs-screener": { texts: { "cssrs.1": "Words as loaded" } } };
    expect(answered(viewAt([current], { wordings }), current, "cssrs.1")).toMatchObject({
      question: "Words as loaded",
    });
  });
});

test("a score as evidence is a total unless another measure is named", () => {
  const total = { kind: "score", instrument: "phq-9", measure: "total", value: 12, label: "latest" };
  expect(scored("phq-9", point(12, day(7)), "latest")).toEqual({
    ...total,
    checkInId: day(7).toISOString(),
    at: day(7).toISOString(),
  });
  expect(scored("mood-daily", point(3, day(7)), "baseline", "mood")).toMatchObject({
    measure: "mood",
    label: "baseline",
  });
});

test("a fact may be without a time", () => {
  expect(fact("No dose")).toEqual({ kind: "fact", text: "No dose", at: null });
  expect(fact("A dose", day(1))).toEqual({ kind: "fact", text: "A dose", at: day(1).toISOString() });
});

test("the current check-in is of one instrument, or there is none", () => {
  const current = item9(1, day(7));
  expect(currentOf(viewAt([current]), "phq-9")).toBe(current);
  expect(currentOf(viewAt([current]), "asq")).toBeNull();
  expect(currentOf(viewAt([]), "phq-9")).toBeNull();
});

test.each([
  [0, 0],
  [2, 2],
  [null, null],
  ["2", null],
  [true, null],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
])("the answer %j stands for the number %j", (value, number) => {
  expect(graded(checkIn("phq-9", { "phq9.9": value }, day(7)), "phq9.9")).toBe(number);
});

test("hours count from the first moment to the second, and below zero when it came first", () => {
  expect(hoursBetween(day(0), day(1))).toBe(24);
  expect(hoursBetween(day(1), day(0, 12))).toBe(-12);
});
