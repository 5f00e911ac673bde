import type { RecordedCheckIn } from "@/domain/check-in";
import type { PatientRecord } from "@/domain/patient-record";
import { isWorse, type Priority } from "@/domain/priority";
import { answerWords, fact } from "@/domain/rules/evidence";
import type { Evidence, Finding } from "@/domain/rules/rule";

/** What an open flag says: one sentence and what it quotes. */
export type Quotes = { readonly summary: string; readonly evidence: readonly Evidence[] };

/**
 * What a flag of this priority says once its rule has seen a further finding. It quotes at most three findings: the newest, the
 * one that set its priority, and one other, so that an answer is never counted without being shown and a flag never grows.
 */
export function quoteToo(held: Quotes, priority: Priority, finding: Finding, answeredAt: Date): Quotes {
  const newest = held.evidence.filter((one) => !one.before);
  const weightiest = held.evidence.filter((one) => one.before === "weightiest");
  const other = held.evidence.filter((one) => one.before === "other");
  const setPriority = weightiest.length > 0 ? weightiest : earlier("weightiest", held.summary, newest);

  if (isWorse(finding.priority, priority)) {
    const kept = other.length > 0 ? other : setPriority.map((one) => ({ ...one, before: "other" as const }));
    return { summary: finding.summary, evidence: withoutRepeats(finding.evidence, kept) };
  }
  if (newest.some((one) => one.at !== null && one.at > answeredAt.toISOString())) {
    const late = earlier("other", finding.summary, finding.evidence);
    return { ...held, evidence: withoutRepeats(newest, weightiest, late) };
  }
  const evidence = withoutRepeats(finding.evidence, setPriority, other);
  const before = evidence.find((one) => one.before === "weightiest");
  const told = before?.kind === "fact" ? ` ${before.text}` : "";
  return { summary: `${finding.summary}${told}`, evidence };
}

function earlier(
  before: NonNullable<Evidence["before"]>,
  summary: string,
  evidence: readonly Evidence[],
): Evidence[] {
  const at = evidence.find((one) => one.at !== null)?.at;
  const said = fact(`Before: ${summary}`, at ? new Date(at) : null);
  return [said, ...evidence].map((one) => ({ ...one, before }));
}

/** The parts one after the other; of a part whose every answer is quoted already, nothing. */
function withoutRepeats(...parts: readonly (readonly Evidence[])[]): Evidence[] {
  const seen = new Set<string>();
  return parts.flatMap((part) => {
    const fresh = part.filter((one) => !seen.has(keyOf(one)));
    for (const one of fresh) seen.add(keyOf(one));
    return fresh.length > 1 || !part[0]?.before ? fresh : [];
  });
}

function keyOf(evidence: Evidence): string {
  if (evidence.kind === "fact") return `${evidence.text} ${evidence.at}`;
  return `${evidence.checkInId} ${evidence.kind === "answer" ? evidence.linkId : evidence.measure}`;
}

/** The same evidence, with what the patient later corrected each answer or score of these versions to, where that differs. */
export function withCorrections(
  evidence: readonly Evidence[],
  versions: readonly string[],
  counting: RecordedCheckIn,
  record: PatientRecord,
): readonly Evidence[] {
  const corrected = evidence.map((one) => {
    if (one.kind === "fact" || !versions.includes(one.checkInId)) return one;
    const [was, is] =
      one.kind === "answer"
        ? [one.answer, answerWords(record, counting, one.linkId)]
        : [one.value, counting.scores.find((score) => score.measure === one.measure)?.value ?? "no score"];
    return was === is
      ? one
      : { ...one, corrected: { to: String(is), at: counting.authoredAt.toISOString() } };
  });
  return corrected.some((one, i) => one !== evidence[i]) ? corrected : evidence;
}
