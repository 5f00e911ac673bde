import { isActedOn, type UrgencyWas } from "@/domain/triage";

/** So many flags of one rule that ended alike. */
export type FlagGroup = {
  readonly ruleId: string;
  readonly safety: boolean;
  /** Null while open. */
  readonly outcome: string | null;
  readonly urgencyWas: UrgencyWas | null;
  readonly count: number;
};

/** How often staff acted on what a rule raised, and whether its urgency was right. */
export type RuleTally = {
  readonly ruleId: string;
  readonly safety: boolean;
  readonly raised: number;
  readonly ended: number;
  /** Of those ended: with an outcome that says that staff did something. */
  readonly acted: number;
  /** Of those ended: "Was the urgency right?", where it was answered. */
  readonly urgency: Readonly<Record<UrgencyWas, number>>;
};

/** One line a rule: safety rules first, then by how much each raised. */
export function tallyRules(groups: readonly FlagGroup[]): RuleTally[] {
  const tallies = new Map<string, RuleTally>();
  for (const { ruleId, safety, outcome, urgencyWas, count } of groups) {
    const known = tallies.get(ruleId) ?? emptyTally(ruleId, safety);
    const isEnded = outcome !== null;
    tallies.set(ruleId, {
      ...known,
      raised: known.raised + count,
      ended: known.ended + (isEnded ? count : 0),
      acted: known.acted + (isEnded && isActedOn(outcome) ? count : 0),
      urgency: urgencyWas
        ? { ...known.urgency, [urgencyWas]: known.urgency[urgencyWas] + count }
        : known.urgency,
    });
  }
  return [...tallies.values()].sort(
    (a, b) => Number(b.safety) - Number(a.safety) || b.raised - a.raised || (a.ruleId < b.ruleId ? -1 : 1),
  );
}

function emptyTally(ruleId: string, safety: boolean): RuleTally {
  return {
    ruleId,
    safety,
    raised: 0,
    ended: 0,
    acted: 0,
    urgency: { right: 0, "too-high": 0, "too-low": 0 },
  };
}
