import { describe, expect, test } from "vitest";
import type { Answers } from "@/domain/instruments/instrument";
import type { Priority } from "@/domain/priority";
import { type Quotes, quoteToo, withCorrections } from "@/domain/quotes";
import type { Evidence, Finding } from "@/domain/rules/rule";
import { day, followup, phq9, recordWith } from "@/tests/support/records";

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

  test("the first answer stays when two worse ones follow", () => {
    expect(says(["low", 1], ["high", 2], ["urgent", 3])).toMatchObject({
      summary: "Said on 3.",
      answers: ["on 3", "on 1"],
    });
  });

  test("an answer leads that was given after the worst one, though an earlier quoted one is later still", () => {
    expect(says(["high", 5], ["urgent", 2], ["high", 3])).toMatchObject({
      summary: "Said on 3. Before: Said on 2.",
      answers: ["on 3", "on 2", "on 5"],
    });
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

describe("what is quoted beside the newest", () => {
  const at = (on: number) => day(on).toISOString();
  const noted = (text: string, on: number | null): Evidence => ({
    kind: "fact",
    text,
    at: on === null ? null : at(on),
  });
  const total = (on: number, measure = "total"): Evidence => ({
    ...{ kind: "score", checkInId: `c${on}`, instrument: "phq-9", measure, value: on, label: "latest" },
    at: at(on),
  });
  const reply = (on: number, linkId: string): Evidence => ({
    kind: "answer",
    checkInId: `c${on}`,
    linkId,
    question: "?",
    answer: linkId,
    previous: null,
    at: at(on),
  });
  const said = (priority: Priority, on: number, ...evidence: Evidence[]): Finding => ({
    ruleId: "R",
    priority,
    summary: `Said on ${on}.`,
    evidence,
  });
  /** What a flag of high priority that quotes `first` shows after `next`. */
  const shown = (first: Finding, next: Finding) =>
    quoteToo(first, "high", next, day(Number(next.summary.replace(/\D/g, "")))).evidence.map((one) => [
      one.kind === "score" ? `${one.measure} ${one.value}` : one.kind === "fact" ? one.text : one.answer,
      one.at,
      one.before,
    ]);

  test("is what was said before, at the time of the first of its parts that has one", () => {
    expect(shown(said("high", 1, noted("No dose", null), total(1)), said("high", 4, total(4)))).toEqual([
      ["total 4", at(4), undefined],
      ["Before: Said on 1.", at(1), "weightiest"],
      ["No dose", null, "weightiest"],
      ["total 1", at(1), "weightiest"],
    ]);
    expect(shown(said("high", 1, noted("No dose", null)), said("high", 4, total(4)))[1]).toEqual([
      ...["Before: Said on 1.", null, "weightiest"],
    ]);
  });

  test("of a worse answer, is the other one", () => {
    expect(shown(said("high", 1, total(1)), said("urgent", 4, total(4)))).toEqual([
      ["total 4", at(4), undefined],
      ["Before: Said on 1.", at(1), "other"],
      ["total 1", at(1), "other"],
    ]);
  });

  test("of an answer given earlier and received later, is that answer", () => {
    expect(shown(said("high", 5, total(5)), said("high", 2, total(2)))).toEqual([
      ["total 5", at(5), undefined],
      ["Before: Said on 2.", at(2), "other"],
      ["total 2", at(2), "other"],
    ]);
  });

  test("of one received later is that one, also where the newest quotes what has no time", () => {
    const first = said("high", 5, noted("No dose", null), total(5));
    expect(shown(first, said("high", 2, total(2))).map(([text]) => text)).toEqual([
      "No dose",
      "total 5",
      "Before: Said on 2.",
      "total 2",
    ]);
  });

  test("is each answer of one check-in", () => {
    const both = (on: number) => said("high", on, ...["asq.1", "asq.2"].map((linkId) => reply(on, linkId)));
    expect(shown(both(1), both(4)).map(([text]) => text)).toEqual([
      ...["asq.1", "asq.2", "Before: Said on 1.", "asq.1", "asq.2"],
    ]);
  });

  test("is another answer of the same check-in", () => {
    const [first, next] = [said("high", 1, reply(1, "asq.1")), said("high", 1, reply(1, "asq.2"))];
    expect(shown(first, next).map(([text]) => text)).toEqual(["asq.2", "Before: Said on 1.", "asq.1"]);
  });

  test("of an answer given at the same moment, is the one received first", () => {
    expect(shown(said("high", 5, total(5)), said("high", 5, total(5, "mood")))).toEqual([
      ["mood 5", at(5), undefined],
      ["Before: Said on 5.", at(5), "weightiest"],
      ["total 5", at(5), "weightiest"],
    ]);
  });

  test("is nothing of what the newest quotes itself", () => {
    const both = said("high", 4, total(4), total(1), noted("Dose", 1));
    expect(shown(said("high", 1, total(1)), both)).toEqual([
      ["total 4", at(4), undefined],
      ["total 1", at(1), undefined],
      ["Dose", at(1), undefined],
    ]);
    expect(shown(said("high", 1, total(1), noted("Dose", 2)), both).slice(3)).toEqual([
      ["Before: Said on 1.", at(1), "weightiest"],
      ["Dose", at(2), "weightiest"],
    ]);
  });
});

test("a score that was corrected says to what, and a correction that changes nothing leaves the list as it was", () => {
  const was = phq9(12, day(0), { id: "v1" });
  const score: Evidence = {
    ...{ kind: "score", checkInId: "v1", instrument: "phq-9", measure: "total", value: 12, label: "latest" },
    at: day(0).toISOString(),
  };
  const evidence: Evidence[] = [score, { kind: "fact", text: "No dose", at: null }];
  const corrected = (total: number | Answers) => {
    const now = phq9(total, day(1));
    return withCorrections(evidence, ["v1"], now, recordWith([was, now]));
  };
  const on = day(1).toISOString();
  expect(corrected(9)).toEqual([{ ...score, corrected: { to: "9", at: on } }, evidence[1]]);
  expect(corrected({ "phq9.9": null })[0]?.corrected).toEqual({ to: "no score", at: on });
  expect(corrected(12)).toBe(evidence);
  const gone: Evidence[] = [{ ...score, kind: "score", measure: "old" } as Evidence];
  const now = phq9(12, day(1));
  expect(withCorrections(gone, ["v1"], now, recordWith([was, now]))[0]?.corrected?.to).toBe("no score");
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
