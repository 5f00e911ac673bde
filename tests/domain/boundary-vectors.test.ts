import { expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import type { PatientRecord } from "@/domain/patient-record";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { asq, day, dose, followup, item9, phq9, recordWith } from "@/tests/support/records";

/**
 * The boundary vectors that the rules were agreed with, each put to all rules at once: what is found must be this and nothing
 * else. What becomes of a finding while its flag is open is in reconcile.test.ts ("PHQ-9 22, 19, 20").
 */
type Vector = [string, RecordedCheckIn[], string[], Partial<PatientRecord>?];

/** PHQ-9s 12 days apart, too far for a rise within a week; the first, on the first dose day, is the baseline. */
const apart = (...totals: number[]) => totals.map((total, i) => phq9(total, day(i * 12)));
const remitted = (...totals: number[]) => apart(18, 3, 4, ...totals);
const negative = asq({}, day(7, -0.1));
const safe = followup(0, day(7, -0.1));
const planReviewed = { staff: { safetyPlanReviewedAt: day(-3), lastContactAt: null } };
const hours = (value: number) => [dose({}, day(6)), dose({}, day(6, value))];
const flat = (value: number, seconds: number) =>
  phq9(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`phq9.${i + 1}`, value])), day(7), {
    startedAt: new Date(day(7).getTime() - seconds * 1000),
  });
const before = (sys: number, dia: number) => [dose({ "dj.bpPre": { sys, dia } }, day(7))];
const rise = [
  dose({ "dj.bpPre": { sys: 128, dia: 80 }, "dj.bpPost": { sys: 168, dia: 90 }, "dj.bpMin": 40 }, day(7)),
];

const vectors: Vector[] = [
  ["PHQ 19 to 20", apart(19, 20), ["CHG-01 high"]],
  ["PHQ 20 to 22", apart(20, 22), []],
  ["baseline 12 then 18 once", apart(12, 18), ["CHG-03 high"]],
  ["baseline 6 then 12 once", apart(6, 12), []],
  ["baseline 6 then 12, 12", apart(6, 12, 12), ["CHG-03 high"]],
  ["baseline 12 then 17", apart(12, 17), []],
  ["remission 3, 4 then 9", remitted(9), []],
  ["remission 3, 4 then 10, 11 in 14 days", remitted(10, 11), ["CHG-06 medium"]],
  ["remission 3, 4 then 16", remitted(16), ["CHG-06 high"]],
  [
    "item 9 0 to 1, ASQ negative, safe",
    [item9(0, day(0)), negative, safe, item9(1, day(7))],
    ["SUI-04 medium"],
  ],
  ["item 9 0 to 1, without ASQ", [item9(0, day(0)), item9(1, day(7))], ["SUI-04 high"]],
  [
    "item 9 2 to 1, plan reviewed 10 days ago, safe",
    [item9(2, day(0)), safe, item9(1, day(7))],
    ["SUI-05 medium"],
    planReviewed,
  ],
  ["item 9 1 to 1, no ASQ, no plan", [item9(1, day(0)), item9(1, day(7))], ["SUI-04 high"]],
  ["any with sf.safe = 1", [item9(1, day(7)), followup(1, day(7, 0.1))], ["SUI-01 urgent"]],
  ["110 of 100 mg", [dose({ "dj.mg": 110 }, day(6))], []],
  ["111 of 100 mg", [dose({ "dj.mg": 111 }, day(6))], ["DOS-01 medium"]],
  ["60 h between doses", hours(60), []],
  ["59 h between doses", hours(59), ["DOS-03 low"]],
  ["BP 179/119", before(179, 119), ["VIT-03 medium"]],
  ["BP 180/80", before(180, 80), ["VIT-01 urgent", "VIT-03 medium"]],
  ["BP 120/120", before(120, 120), ["VIT-01 urgent", "VIT-03 medium", "DQ-03 low"]],
  ["BP 128/80, then 168/90", rise, ["VIT-02 medium"]],
  ["all-zero PHQ in 8 s", [flat(0, 8)], ["DQ-01 low"]],
  ["all-2 PHQ in 40 s", [flat(2, 40)], ["SUI-03 high", "DQ-02 low"]],
];

const rows = vectors.map(
  ([words, checkIns, expected, more]) => [words, checkIns, expected, more ?? {}] as const,
);
test.each(rows)("%s", (_, checkIns, expected, more) => {
  const current = checkIns.at(-1) ?? null;
  const findings = evaluate(recordWith(checkIns, more), current, day(0), defaultThresholds);
  expect(findings.map(({ ruleId, priority }) => `${ruleId} ${priority}`)).toEqual(expected);
});
