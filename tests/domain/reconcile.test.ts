import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import { priorities, rank } from "@/domain/priority";
import { reconcile } from "@/domain/reconcile";
import type { Finding } from "@/domain/rules/rule";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { day, flag, phq9, recordWith } from "@/tests/support/records";

const found = (ruleId: string, priority: Finding["priority"]): Finding => ({
  ruleId,
  priority,
  summary: "",
  evidence: [],
});

describe("what becomes of a finding", () => {
  test.each([
    ["no flag yet", "CHG-01", "high", [], "raise"],
    ["the same is open", "CHG-01", "high", [flag("CHG-01", "high", day(0))], "join"],
    ["a higher one is open", "DOS-01", "medium", [flag("DOS-01", "high", day(0))], "join"],
    ["a lower one is open", "DOS-01", "high", [flag("DOS-01", "medium", day(0))], "escalate"],
    ["only another rule is open", "CHG-01", "high", [flag("CHG-03", "high", day(0))], "raise"],
    ["closed, raised 27 days ago", "CHG-01", "high", [flag("CHG-01", "high", day(1), day(2))], "keep-quiet"],
    ["closed, raised 28 days ago", "CHG-01", "high", [flag("CHG-01", "high", day(0), day(2))], "raise"],
    ["closed, now worse", "DOS-01", "high", [flag("DOS-01", "medium", day(27), day(27))], "return"],
    ["closed safety rule", "SUI-04", "high", [flag("SUI-04", "high", day(27), day(27))], "return"],
    [
      "closed safety rule, now lower",
      "SUI-04",
      "medium",
      [flag("SUI-04", "high", day(27), day(27))],
      "return",
    ],
    [
      "closed, known and stable",
      "SUI-05",
      "medium",
      [flag("SUI-05", "medium", day(27), day(27))],
      "keep-quiet",
    ],
    ["urgent, closed today", "DOS-01", "urgent", [flag("DOS-01", "urgent", day(28), day(28))], "return"],
    ["urgent, open", "SUI-01", "urgent", [flag("SUI-01", "urgent", day(28))], "join"],
    ["silence, open", "ENG-01", "low", [flag("ENG-01", "low", day(0))], "keep-quiet"],
    ["could not be judged, open", "ENGINE-01", "high", [flag("ENGINE-01", "high", day(0))], "join"],
    ["unknown rule, closed", "OLD-01", "low", [flag("OLD-01", "low", day(27), day(27))], "return"],
    [
      "one closed, one open",
      "CHG-01",
      "high",
      [flag("CHG-01", "high", day(0)), flag("CHG-01", "high", day(9), day(9))],
      "join",
    ],
  ] as const)("%s: %s %s", (_, ruleId, priority, flags, kind) => {
    expect(reconcile([found(ruleId, priority)], flags, day(28)).map((one) => one.kind)).toEqual([kind]);
  });

  test("an urgent finding that joins tells people again, others do not", () => {
    const again = (priority: Finding["priority"]) =>
      reconcile([found("DOS-01", priority)], [flag("DOS-01", "urgent", day(0))], day(1))[0];
    expect(again("urgent")).toMatchObject({ kind: "join", again: true });
    expect(again("high")).toMatchObject({ kind: "join", again: false });
  });

  test("PHQ-9 22, 19, 20 within 28 days while open: no second flag", () => {
    const course = [phq9(10, day(-1)), phq9(22, day(7)), phq9(19, day(14)), phq9(20, day(21))];
    const raised = course.flatMap((current) =>
      evaluate(recordWith(course), current, day(21), defaultThresholds)
        .filter((one) => one.ruleId === "CHG-01")
        .map((one) => ({ one, at: current.authoredAt })),
    );
    expect(raised.map(({ at }) => at)).toEqual([day(7), day(21)]);
    const [first, second] = raised.map(({ one }) => one);
    const kinds = [
      reconcile(first ? [first] : [], [], day(7))[0]?.kind,
      reconcile(second ? [second] : [], [flag("CHG-01", "high", day(7))], day(21))[0]?.kind,
    ];
    expect(kinds).toEqual(["raise", "join"]);
  });
});

describe("reconcile", () => {
  const finding = fc.record({
    ruleId: fc.constantFrom("SUI-01", "SUI-05", "CHG-01", "DOS-01", "ENG-01"),
    priority: fc.constantFrom(...priorities),
  });
  const anyFlag = fc
    .record({
      ruleId: fc.constantFrom("SUI-01", "SUI-05", "CHG-01", "DOS-01", "ENG-01"),
      priority: fc.constantFrom(...priorities),
      raised: fc.integer({ min: 0, max: 40 }),
      closedAfter: fc.option(fc.integer({ min: 0, max: 5 })),
    })
    .map((f) =>
      flag(
        f.ruleId,
        f.priority,
        day(f.raised),
        f.closedAfter === null ? null : day(f.raised + f.closedAfter),
      ),
    );
  const cases = [fc.array(finding, { maxLength: 8 }), fc.array(anyFlag, { maxLength: 6 })] as const;

  test("duplicate findings change nothing", () => {
    fc.assert(
      fc.property(...cases, (findings, flags) => {
        const list = findings.map((one) => found(one.ruleId, one.priority));
        expect(reconcile([...list, ...list], flags, day(40))).toEqual(reconcile(list, flags, day(40)));
      }),
    );
  });

  test("every rule found gets one decision, with its most urgent priority", () => {
    fc.assert(
      fc.property(...cases, (findings, flags) => {
        const list = findings.map((one) => found(one.ruleId, one.priority));
        const decisions = reconcile(list, flags, day(40));
        expect(decisions.map((one) => one.finding.ruleId).sort()).toEqual(
          [...new Set(list.map((one) => one.ruleId))].sort(),
        );
        for (const { finding: kept } of decisions) {
          const ranks = list.filter((one) => one.ruleId === kept.ruleId).map((one) => rank(one.priority));
          expect(rank(kept.priority)).toBe(Math.min(...ranks));
        }
      }),
    );
  });

  test("an urgent finding is never kept quiet", () => {
    fc.assert(
      fc.property(...cases, (findings, flags) => {
        const urgent = findings.map((one) => found(one.ruleId, "urgent"));
        for (const decision of reconcile(urgent, flags, day(40)))
          expect(decision.kind).not.toBe("keep-quiet");
      }),
    );
  });
});
