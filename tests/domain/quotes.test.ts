import { describe, expect, test } from "vitest";
import type { Priority } from "@/domain/priority";
import { type Quotes, quoteToo, withCorrections } from "@/domain/quotes";
import type { Evidence, Finding } from "@/domain/rules/rule";
import { day, followup, recordWith } from "@/tests/support/records";

function seen(priority: Priority, on: number): Finding {
  const quoted: Evidence = {
    kind: "answer",
    checkInId: `c${on}`,
    linkId: "x",
    question: "?",
    answer: `on ${on}`,
    previous: null,
    at: day(on).toISOString(),
  };
  return { ruleId: "R", priority, summary: `Said on ${on}.`, evidence: [quoted] };
}

/** What a flag says after its rule saw these, in order of arrival: summary, and what it quotes. */
function says(...found: [Priority, number][]) {
  const [[first, on] = ["low", 0] as const, ...more] = found;
  let quotes: Quotes = seen(first, on);
  let priority: Priority = first;
  for (const [next, day_] of more) {
    quotes = quoteToo(quotes, priority, seen(next, day_), day(day_));
    if (next === "urgent" || (next === "high" && priority !== "urgent")) priority = next;
  }
  const answers = quotes.evidence.flatMap((one) => (one.kind === "answer" ? [one.answer] : []));
  return { summary: quotes.summary, answers, size: quotes.evidence.length };
}

describe("what a flag says when its rule sees more", () => {
  test("the newest answer comes first, the first is kept", () => {
    expect(says(["high", 1], ["high", 4])).toMatchObject({
      summary: "Said on 4. Before: Said on 1.",
      answers: ["on 4", "on 1"],
    });
  });

  test("however often, the newest and the one that set the priority are quoted, and no more than one other", () => {
    expect(says(["high", 1], ["high", 2], ["medium", 3], ["high", 4])).toMatchObject({
      summary: "Said on 4. Before: Said on 1.",
      answers: ["on 4", "on 1"],
    });
    expect(says(["medium", 1], ["medium", 2], ["high", 3], ["medium", 4], ["medium", 5])).toMatchObject({
      summary: "Said on 5. Before: Said on 3.",
      answers: ["on 5", "on 3", "on 1"],
    });
    expect(says(["low", 1], ["high", 2], ["urgent", 3], ["high", 4]).size).toBeLessThanOrEqual(6);
  });

  test("a worse answer leads, with the earlier one below", () => {
    expect(says(["high", 1], ["urgent", 2])).toMatchObject({
      summary: "Said on 2.",
      answers: ["on 2", "on 1"],
    });
  });

  test("an answer that arrives late is quoted after the newest", () => {
    expect(says(["high", 5], ["high", 2])).toMatchObject({
      summary: "Said on 5.",
      answers: ["on 5", "on 2"],
    });
  });

  test("the same answer judged again is quoted once", () => {
    expect(says(["high", 1], ["high", 1])).toEqual({ summary: "Said on 1.", answers: ["on 1"], size: 1 });
  });
});

test("an answer that was corrected says to what; others stay as they are", () => {
  const safe = followup(0, day(1));
  const quoted = (linkId: string, answer: string): Evidence => ({
    kind: "answer",
    checkInId: "v1",
    linkId,
    question: "?",
    answer,
    previous: null,
    at: day(0).toISOString(),
  });
  const record = recordWith([safe]);
  const evidence = [
    quoted("sf.safe", "No"),
    quoted("sf.contact", "No, thank you"),
    { ...quoted("sf.safe", "No"), checkInId: "x" },
  ];
  const [changed, same, foreign] = withCorrections(evidence, ["v1"], safe, record);
  expect(changed?.corrected).toEqual({ to: "Yes", at: day(1).toISOString() });
  expect([same?.corrected, foreign?.corrected]).toEqual([undefined, undefined]);
});
