import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import type { Evidence, Rule } from "@/domain/rules/rule";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { asq, checkIn, day, item9, recordWith } from "@/tests/support/records";

const rule = (id: string, evaluate: Rule["evaluate"]): Rule => ({
  id,
  version: 1,
  family: "engine",
  title: "",
  logic: "",
  action: "",
  source: "",
  safety: false,
  on: ["phq-9", "asq", "silence"],
  evaluate,
});
const broken = (id: string) =>
  rule(id, () => {
    throw new Error(id);
  });

function judge(current: RecordedCheckIn | null, rules: readonly Rule[]) {
  return evaluate(recordWith(current ? [current] : []), current, day(7), defaultThresholds, rules);
}

describe("ENGINE-01", () => {
  test("names every rule that failed, and shows the safety answers and the failures", () => {
    const current = item9(0, day(7));
    expect(judge(current, [broken("A-01"), broken("B-02")])).toEqual([
      {
        ruleId: "ENGINE-01",
        priority: "high",
        summary: "This check-in could not be judged by A-01, B-02; read the answers.",
        evidence: [
          expect.objectContaining({ linkId: "phq9.9", answer: "Not at all" }),
          { kind: "fact", text: "A-01 failed", at: day(7).toISOString() },
          { kind: "fact", text: "B-02 failed", at: day(7).toISOString() },
        ],
      },
    ]);
  });

  test("shows nothing but the failure when silence could not be judged", () => {
    expect(judge(null, [broken("A-01")])[0]?.evidence).toEqual([
      { kind: "fact", text: "A-01 failed", at: day(7).toISOString() },
    ]);
  });

  test("names every positive safety answer that no rule took up", () => {
    const current = asq({ "asq.1": true, "asq.3": true }, day(7));
    const [finding] = judge(current, []);
    expect(finding?.summary).toBe("No rule took up the answer to asq.1, asq.3; read the answers.");
    expect(finding?.evidence).toEqual(
      [1, 2, 3].map((number) => expect.objectContaining({ linkId: `asq.${number}` })),
    );
  });

  test("says nothing of an instrument that is not known", () => {
    expect(judge(checkIn("retired-questionnaire", { "phq9.9": 3 }, day(7)), [])).toEqual([]);
  });

  const current = item9(1, day(7));
  const answer = { kind: "answer", question: "", answer: "", previous: null, at: "" } as const;
  test.each<[string, Evidence[], boolean]>([
    ["this answer", [{ ...answer, checkInId: current.id, linkId: "phq9.9" }], true],
    ["nothing", [], false],
    ["the same question of another check-in", [{ ...answer, checkInId: "other", linkId: "phq9.9" }], false],
    ["another answer of this check-in", [{ ...answer, checkInId: current.id, linkId: "phq9.1" }], false],
    [
      "the score of this check-in",
      [
        {
          kind: "score",
          checkInId: current.id,
          instrument: "phq-9",
          measure: "total",
          value: 1,
          label: "latest",
          at: "",
        },
      ],
      false,
    ],
    ["a fact", [{ kind: "fact", text: "phq9.9", at: null }], false],
  ])("a finding that shows %s takes up a positive safety answer: %s", (_, evidence, takenUp) => {
    const finding = { ruleId: "A-01", priority: "low", summary: "", evidence } as const;
    const ids = judge(current, [rule("A-01", () => finding)]).map(({ ruleId }) => ruleId);
    expect(ids).toEqual(takenUp ? ["A-01"] : ["A-01", "ENGINE-01"]);
  });
});
