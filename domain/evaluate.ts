import type { RecordedCheckIn } from "@/domain/check-in";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { AnswerValue } from "@/domain/instruments/instrument";
import type { PatientRecord } from "@/domain/patient-record";
import { priorities } from "@/domain/priority";
import { rules as allRules } from "@/domain/rules/catalogue";
import { answered, fact } from "@/domain/rules/evidence";
import type { Finding, Rule, View } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";
import { viewOf } from "@/domain/view";

/**
 * What the rules see in one check-in, or in silence when `current` is null. The one engine for live judging,
 * re-judging and back-tests: the same arguments give the same findings, in the order of the catalogue.
 *
 * A rule that throws, or answers with what is no finding of its own, does not stop the others; it is named in one
 * ENGINE-01 finding. So is a positive answer to a
 * safety item that no finding took up: whatever happens, such an answer is reported.
 */
export function evaluate(
  record: PatientRecord,
  current: RecordedCheckIn | null,
  now: Date,
  thresholds: Thresholds,
  rules: readonly Rule[] = allRules,
): Finding[] {
  const view = viewOf(record, current, now, thresholds);
  const occasion = current?.instrument ?? "silence";
  const findings: Finding[] = [];
  const failed: string[] = [];
  for (const rule of rules) {
    if (!rule.on.includes(occasion)) continue;
    try {
      const finding: unknown = rule.evaluate(view, thresholds);
      if (finding === null) continue;
      if (isFindingOf(rule, finding)) findings.push(finding);
      else failed.push(rule.id);
    } catch {
      failed.push(rule.id);
    }
  }
  const unjudged = notJudged(view, findings, failed);
  return unjudged ? [...findings, unjudged] : findings;
}

/** Throws, as a rule may, on what has no properties at all. */
function isFindingOf(rule: Rule, finding: unknown): finding is Finding {
  const { ruleId, priority, summary, evidence } = finding as Partial<Record<keyof Finding, unknown>>;
  return (
    ruleId === rule.id &&
    priorities.some((one) => one === priority) &&
    typeof summary === "string" &&
    Array.isArray(evidence) &&
    evidence.every((one) => "kind" in one)
  );
}

function notJudged(view: View, findings: readonly Finding[], failed: readonly string[]): Finding | null {
  const { current } = view;
  const safety = current ? safetyItems(current) : [];
  const missed = safety.filter(
    (linkId) => isPositive(current?.answers[linkId]) && !isReported(current, linkId, findings),
  );
  if (failed.length === 0 && missed.length === 0) return null;
  return {
    ruleId: "ENGINE-01",
    priority: "high",
    summary:
      failed.length > 0
        ? `This check-in could not be judged by ${failed.join(", ")}; read the answers.`
        : `No rule took up the answer to ${missed.join(", ")}; read the answers.`,
    evidence: [
      ...(current ? safety.map((linkId) => answered(view, current, linkId)) : []),
      ...failed.map((id) => fact(`${id} failed`, view.now)),
    ],
  };
}

/** Safety items that the check-in was asked, in order. */
function safetyItems({ instrument, answers }: RecordedCheckIn): string[] {
  const items = findInstrument(instrument)?.items ?? [];
  return items.filter((item) => item.safety && item.linkId in answers).map((item) => item.linkId);
}

/** Anything but "no", zero or nothing, so that an unreadable answer counts too. */
function isPositive(value: AnswerValue | undefined): boolean {
  return value !== undefined && value !== null && value !== 0 && value !== false;
}

function isReported(current: RecordedCheckIn | null, linkId: string, findings: readonly Finding[]): boolean {
  return findings.some(({ evidence }) =>
    evidence.some((one) => one.kind === "answer" && one.linkId === linkId && one.checkInId === current?.id),
  );
}
