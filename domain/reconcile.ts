import type { RaisedFlag } from "@/domain/patient-record";
import { isWorse } from "@/domain/priority";
import { findRule } from "@/domain/rules/catalogue";
import type { Finding } from "@/domain/rules/rule";

/**
 * What becomes of a finding.
 * - raise: a new flag.
 * - join: counted on the open flag of the same rule; `again` asks for people to be told once more (urgent only).
 * - escalate: the open flag takes the finding's higher priority.
 * - return: a new flag that names the closed one it follows.
 * - keep-quiet: nothing new for staff; the flag it would have repeated is named.
 */
export type Decision =
  | { readonly kind: "raise"; readonly finding: Finding }
  | { readonly kind: "join"; readonly finding: Finding; readonly flag: RaisedFlag; readonly again: boolean }
  | { readonly kind: "escalate"; readonly finding: Finding; readonly flag: RaisedFlag }
  | { readonly kind: "return"; readonly finding: Finding; readonly flag: RaisedFlag }
  | {
      readonly kind: "keep-quiet";
      readonly finding: Finding;
      readonly flag: RaisedFlag;
      readonly reason: "already-open" | "closed-recently";
    };

/** Days after raising in which a closed, non-safety flag is not raised again at the same or a lower priority. */
export const quietDays = 28;

/**
 * Compares findings with the patient's flags: open ones, and those closed in the last 60 days. One decision per rule,
 * in the order of the findings; of two findings of one rule the more urgent counts. A flag is never lowered here.
 * Urgent findings are exempt from all quiet (rules.md §1.4).
 */
export function reconcile(findings: readonly Finding[], flags: readonly RaisedFlag[], now: Date): Decision[] {
  return worstPerRule(findings).map((finding) => decide(finding, flags, now));
}

function decide(finding: Finding, flags: readonly RaisedFlag[], now: Date): Decision {
  const urgent = finding.priority === "urgent";
  const flag = latest(flags.filter((one) => one.ruleId === finding.ruleId));
  if (!flag) return { kind: "raise", finding };

  const worse = isWorse(finding.priority, flag.priority);
  if (flag.closedAt === null) {
    if (worse) return { kind: "escalate", finding, flag };
    // The overdue sweep asks again and again about the same silence; that is no new event to count.
    if (!urgent && isJudgedFromSilenceOnly(finding)) {
      return { kind: "keep-quiet", finding, flag, reason: "already-open" };
    }
    return { kind: "join", finding, flag, again: urgent };
  }
  if (urgent || worse || returnsAlways(finding)) return { kind: "return", finding, flag };
  const quietUntil = flag.raisedAt.getTime() + quietDays * 86_400_000;
  if (now.getTime() < quietUntil) return { kind: "keep-quiet", finding, flag, reason: "closed-recently" };
  return { kind: "raise", finding };
}

/** The open flag if there is one, else the one raised last. */
function latest(flags: readonly RaisedFlag[]): RaisedFlag | undefined {
  const byRaised = [...flags].sort((a, b) => b.raisedAt.getTime() - a.raisedAt.getTime());
  return byRaised.find((flag) => flag.closedAt === null) ?? byRaised[0];
}

/** Safety rules return after closing, and so does a rule the catalogue no longer knows. */
function returnsAlways({ ruleId }: Finding): boolean {
  const rule = findRule(ruleId);
  return !rule || (rule.safety && !rule.mayStayQuiet);
}

function isJudgedFromSilenceOnly({ ruleId }: Finding): boolean {
  const on = findRule(ruleId)?.on ?? [];
  return on.length > 0 && on.every((occasion) => occasion === "silence");
}

function worstPerRule(findings: readonly Finding[]): Finding[] {
  const byRule = new Map<string, Finding>();
  for (const finding of findings) {
    const known = byRule.get(finding.ruleId);
    if (!known || isWorse(finding.priority, known.priority)) byRule.set(finding.ruleId, finding);
  }
  return [...byRule.values()];
}
