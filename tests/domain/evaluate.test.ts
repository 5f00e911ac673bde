import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import { instruments } from "@/domain/instruments/catalogue";
import type { AnswerValue, Item } from "@/domain/instruments/instrument";
import { rules } from "@/domain/rules/catalogue";
import type { Rule } from "@/domain/rules/rule";
import { defaultThresholds, thresholdSpecs, thresholdsWith } from "@/domain/rules/thresholds";
import { checkIn, day, followup, item9, phq9, recordWith, sideEffects } from "@/tests/support/records";

const broken: Rule = {
  id: "TEST-01",
  version: 1,
  family: "engine",
  title: "",
  logic: "",
  action: "",
  source: "",
  safety: false,
  on: ["phq-9", "silence"],
  evaluate() {
    throw new Error("broken");
  },
};

describe("ENGINE-01 could not be judged", () => {
  test("a rule that throws is named, and the others are still asked", () => {
    const current = item9(2, day(7));
    const findings = evaluate(recordWith([current]), current, day(7), defaultThresholds, [broken, ...rules]);
    expect(findings.map(({ ruleId, priority }) => [ruleId, priority])).toEqual([
      ["SUI-03", "high"],
      ["ENGINE-01", "high"],
    ]);
    expect(findings[1]?.summary).toContain("TEST-01");
    expect(findings[1]?.evidence).toContainEqual(
      expect.objectContaining({ linkId: "phq9.9", answer: "More than half the days" }),
    );
  });

  test.each([
    ["nothing at all", undefined],
    ["a word", "yes"],
    ["an empty finding", {}],
    ["a finding of another rule", { ruleId: "SUI-01", priority: "low", summary: "", evidence: [] }],
    ["a priority that does not exist", { ruleId: "TEST-01", priority: "dire", summary: "", evidence: [] }],
    ["a finding without words", { ruleId: "TEST-01", priority: "low", evidence: [] }],
    ["a finding without evidence", { ruleId: "TEST-01", priority: "low", summary: "" }],
    ["evidence of no kind", { ruleId: "TEST-01", priority: "low", summary: "", evidence: [{}] }],
    ["evidence that is null", { ruleId: "TEST-01", priority: "low", summary: "", evidence: [null] }],
    ["evidence that is a word", { ruleId: "TEST-01", priority: "low", summary: "", evidence: ["yes"] }],
  ])("a rule that answers %s is named, and the others are still asked", (_, answer) => {
    const odd: Rule = { ...broken, evaluate: () => answer as never };
    const current = item9(2, day(7));
    const findings = evaluate(recordWith([current]), current, day(7), defaultThresholds, [odd, ...rules]);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(["SUI-03", "ENGINE-01"]);
    expect(findings[1]?.summary).toContain("TEST-01");
  });

  test("silence that could not be judged is reported too", () => {
    const findings = evaluate(recordWith([phq9(1, day(0))]), null, day(1), defaultThresholds, [broken]);
    expect(findings.map((finding) => finding.ruleId)).toEqual(["ENGINE-01"]);
  });

  test.each([
    ["item 9 with a value it does not have", { "phq9.9": 7 }],
    ["item 9 as text", { "phq9.9": "3" }],
  ])("%s is reported", (_, answers) => {
    const current = phq9(answers, day(7));
    const findings = evaluate(recordWith([current]), current, day(7), defaultThresholds);
    expect(findings.map((finding) => finding.ruleId)).toEqual(["ENGINE-01"]);
  });

  test("says nothing when all was judged and nothing is positive", () => {
    const current = sideEffects({}, day(7));
    expect(evaluate(recordWith([current]), current, day(7), defaultThresholds)).toEqual([]);
  });
});

function anyAnswer(item: Item): fc.Arbitrary<AnswerValue> {
  if (item.type === "choice") return fc.constantFrom(...item.options.map((option) => option.value), null);
  if (item.type === "multi-choice") return fc.subarray(item.options.map((option) => String(option.value)));
  if (item.type === "boolean") return fc.constantFrom(true, false, null);
  if (item.type === "blood-pressure") {
    return fc.record({ sys: fc.integer({ min: 60, max: 300 }), dia: fc.integer({ min: 30, max: 200 }) });
  }
  if (item.type === "dateTime") return fc.constant(day(3).toISOString());
  if (item.type === "text") return fc.constant("words");
  return "min" in item ? fc.option(fc.integer({ min: item.min, max: item.max })) : fc.constant(null);
}

describe("evaluate", () => {
  const anyCheckIn = fc
    .record({ instrument: fc.constantFrom(...instruments), at: fc.integer({ min: -20, max: 200 }) })
    .chain(({ instrument, at }) =>
      fc
        .record(Object.fromEntries(instrument.items.map((item) => [item.linkId, anyAnswer(item)])))
        .map((answers) => checkIn(instrument.id, answers, day(at))),
    );
  const anyHistory = fc.uniqueArray(anyCheckIn, { selector: (one) => one.id, minLength: 1, maxLength: 12 });

  test("no rule fails on any answers the instruments permit, and positive safety answers are reported", () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const record = recordWith(history);
        for (const current of history) {
          const findings = evaluate(record, current, day(200), defaultThresholds);
          expect(findings.filter((finding) => finding.ruleId === "ENGINE-01")).toEqual([]);
          for (const finding of findings) expect(finding.evidence).not.toEqual([]);
        }
        expect(evaluate(record, null, day(201), defaultThresholds).map((f) => f.ruleId)).not.toContain(
          "ENGINE-01",
        );
      }),
    );
  });

  test("the order in which the record lists check-ins and answers does not matter", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, pick) => {
        const record = recordWith(history);
        const reversed = record.checkIns.toReversed().map((one) => ({
          ...one,
          answers: Object.fromEntries(Object.entries(one.answers).reverse()),
        }));
        const current = history[pick % history.length] ?? null;
        const [inOrder, backwards] = [record, { ...record, checkIns: reversed }].map((given) =>
          evaluate(given, current, day(200), defaultThresholds).map(({ ruleId, priority }) => [
            ruleId,
            priority,
          ]),
        );
        expect(backwards).toEqual(inOrder);
      }),
    );
  });

  test("nothing answered later, and whether the record holds the check-in yet, makes a difference", () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (history, pick) => {
        const record = recordWith(history);
        const current = history[pick % history.length];
        if (!current) return;
        const sessionOver = current.authoredAt.getTime() + 2 * 3_600_000;
        const upTo = record.checkIns.filter(
          (one) => one.authoredAt.getTime() <= sessionOver && one.id !== current.id,
        );
        const full = evaluate(record, current, day(300), defaultThresholds);
        expect(evaluate({ ...record, checkIns: upTo }, current, day(300), defaultThresholds)).toEqual(full);
      }),
    );
  });

  test("of check-ins at one moment, those with an earlier id come first", () => {
    const [a, b] = [item9(1, day(0), { id: "a" }), item9(0, day(0), { id: "b" })];
    const previous = (current: typeof a) => {
      const evidence = evaluate(recordWith([a, b]), current, day(0), defaultThresholds)[0]?.evidence[0];
      return evidence?.kind === "answer" ? evidence.previous : undefined;
    };
    expect(previous(a)).toBeNull();
    expect(evaluate(recordWith([a, b]), b, day(0), defaultThresholds)).toEqual([]);
  });

  test("a threshold changes what is found", () => {
    const current = phq9(18, day(7));
    const record = recordWith([phq9(17, day(0)), current]);
    const own = thresholdsWith({ severeDepression: 18 });
    expect(evaluate(record, current, day(7), own).map((one) => one.ruleId)).toEqual(["CHG-01"]);
    expect(evaluate(record, current, day(7), defaultThresholds)).toEqual([]);
  });
});

describe("the rules", () => {
  test("each has its own id, words, a source and an occasion", () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) {
      for (const words of [rule.title, rule.logic, rule.action, rule.source]) expect(words).not.toBe("");
      expect(rule.on.length > 0 || rule.id === "ENGINE-01").toBe(true);
    }
  });

  test("no words of theirs blame, label or reassure", () => {
    const avoided =
      /no risk|all clear|relaps|abus|addict|clean|fail(ed|ure) (patient|treatment)|non-?complian|denie|admit|suicidal patient|dependen(t|ce) (patient|detected)|!!/i;
    const session = [
      followup(1, day(7)),
      item9(3, day(7, 0.1)),
      sideEffects({ "se.breath": true }, day(7, 0.2)),
    ];
    const summaries = session.flatMap((current) =>
      evaluate(recordWith(session), current, day(7), defaultThresholds).map((finding) => finding.summary),
    );
    for (const words of [
      ...rules.flatMap(({ title, logic, action }) => [title, logic, action]),
      ...summaries,
    ]) {
      expect(words).not.toMatch(avoided);
    }
  });

  test("every threshold names rules that exist", () => {
    const ids = new Set(rules.map((rule) => rule.id));
    for (const spec of Object.values(thresholdSpecs)) for (const id of spec.rules) expect(ids).toContain(id);
  });
});
