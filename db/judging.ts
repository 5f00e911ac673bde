import { newId } from "@/db/ids";
import type { LoadedRecord } from "@/db/patient-record";
import { type CaseChange, type CaseLog, raiseCase } from "@/db/raise-case";
import { withOccasion, withPoint } from "@/db/record-with";
import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import { basisOf, type FlagBasis } from "@/domain/explain";
import type { PatientRecord, RaisedFlag } from "@/domain/patient-record";
import type { Priority } from "@/domain/priority";
import { type Quotes, quoteToo, withCorrections } from "@/domain/quotes";
import { mayRaise, type Raises } from "@/domain/raises";
import { type Decision, reconcile } from "@/domain/reconcile";
import { rules as catalogue, findRule } from "@/domain/rules/catalogue";
import { couldNotBeJudged } from "@/domain/rules/engine";
import type { Finding } from "@/domain/rules/rule";
import type { Thresholds } from "@/domain/rules/thresholds";

/** One thing to judge: a check-in, or silence (`current` null) at a time. */
export type Occasion = {
  current: RecordedCheckIn | null;
  now: Date;
  /** The version that counts in place of `current`: then only its safety answers are judged, and it is no part of the record. */
  replacedBy?: RecordedCheckIn;
  /** The versions that `current` counts in place of. */
  replaces?: readonly string[];
  /** What may become a flag; all findings when left out. The others are kept with the judgement. */
  raises?: Raises | undefined;
};

/** What decided a flag's priority. */
type JudgedBy = { ruleVersion: number; basis: FlagBasis };

export type NewFlag = JudgedBy & {
  id: string;
  caseId: string;
  ruleId: string;
  priority: Priority;
  safety: boolean;
  summary: string;
  evidence: Finding["evidence"];
  checkInId: string | null;
  raisedAt: Date;
  answeredAt: Date;
  seen: number;
  lastSeenAt: Date;
};

/** What judging decided, to be written in one go. */
export type Judgement = CaseLog & {
  /** The record as it stands afterwards. */
  record: PatientRecord;
  judged: { checkInId: string; at: Date; outcome: "ok" | "failed"; findings: Finding[] }[];
  firstDoseOn: string | null;
  openCase: CaseChange | null;
  newFlags: NewFlag[];
  /** Open flags of earlier that were seen again; `judgedBy` where that raised their priority. */
  seenAgain: { id: string; priority: Priority; times: number; at: Date; judgedBy?: JudgedBy }[];
  /** What open flags of earlier say now, where that changed. */
  requoted: ({ id: string } & Quotes)[];
};

type Evaluate = typeof evaluate;

/** Changes whenever a rule is added, dropped or revised. */
export const rulesVersion = `${catalogue.length}.${catalogue.reduce((sum, rule) => sum + rule.version, 0)}`;

/** Judges occasions in order against a record, without touching the database. `rules` is replaced only to test failure. */
export function judge(
  loaded: LoadedRecord,
  occasions: readonly Occasion[],
  rules: Evaluate = evaluate,
): Judgement {
  const result: Judgement = {
    record: loaded.record,
    judged: [],
    firstDoseOn: null,
    openCase: null,
    newFlags: [],
    seenAgain: [],
    requoted: [],
    events: [],
    told: [],
  };
  const open: Open = {
    quotes: new Map(loaded.quotes),
    case: loaded.openCase
      ? { ...loaded.openCase, isNew: false, isWorse: false, isUp: null, openedAt: new Date(0) }
      : null,
  };
  let early = loaded.early;
  for (const occasion of occasions) {
    const counted = occasion.replacedBy ? null : occasion.current;
    early = withPoint(early, counted);
    result.record = withOccasion(result.record, early, counted);
    if (result.record.episode.firstDoseOn !== loaded.record.episode.firstDoseOn) {
      result.firstDoseOn = result.record.episode.firstDoseOn;
    }
    correctQuotes(open, occasion, result.record);
    const { findings, outcome } = findingsOf(result.record, occasion, loaded.thresholds.values, rules);
    if (occasion.current) {
      result.judged.push({ checkInId: occasion.current.id, at: occasion.now, outcome, findings });
    }
    const raising = findings.filter((finding) => mayRaise(finding, occasion.raises ?? "all"));
    for (const decision of reconcile(raising, result.record.flags, occasion.now)) {
      file(result, open, loaded, decision, occasion);
    }
  }
  result.openCase = open.case;
  for (const flag of result.newFlags) Object.assign(flag, open.quotes.get(flag.id));
  for (const [id, quotes] of loaded.quotes) {
    const now = open.quotes.get(id) ?? quotes;
    if (now !== quotes) result.requoted.push({ id, ...now });
  }
  return result;
}

/** What is open while judging: the case, and what each open flag says. */
type Open = { case: CaseChange | null; quotes: Map<string, Quotes> };

/** A flag stays when an answer it quotes is corrected, and says so: the worst answer given is looked at. */
function correctQuotes({ quotes }: Open, { current, replaces = [] }: Occasion, record: PatientRecord): void {
  if (!current || replaces.length === 0) return;
  for (const [id, held] of quotes) {
    const evidence = withCorrections(held.evidence, replaces, current, record);
    if (evidence !== held.evidence) quotes.set(id, { ...held, evidence });
  }
}

/** A check-in that cannot be judged is itself a finding: never silent, never lost. */
export function judgeAsFailed(loaded: LoadedRecord, occasions: readonly Occasion[]): Judgement {
  return judge(loaded, occasions, () => {
    throw new Error("judging failed");
  });
}

function findingsOf(
  held: PatientRecord,
  { current, now, replacedBy }: Occasion,
  thresholds: Thresholds,
  rules: Evaluate,
) {
  try {
    // A replaced version is read as it was given: without the one that came in its place.
    const checkIns = held.checkIns.filter((one) => one.id !== replacedBy?.id);
    const record = replacedBy ? { ...held, checkIns } : held;
    const all = rules(record, current, now, thresholds);
    const findings = replacedBy ? all.filter(({ ruleId }) => findRule(ruleId)?.safety ?? true) : all;
    if (!replacedBy || !current) return { findings, outcome: "ok" as const };
    const corrected = findings.map((finding) => ({
      ...finding,
      evidence: withCorrections(finding.evidence, [current.id], replacedBy, record),
    }));
    return { findings: corrected, outcome: "ok" as const };
  } catch {
    const finding: Finding = {
      ruleId: couldNotBeJudged.id,
      priority: "high",
      summary: "This check-in could not be judged; read the answers.",
      evidence: [],
    };
    return { findings: current ? [finding] : [], outcome: "failed" as const };
  }
}

function judgedByOf({ ruleId }: Finding, { thresholds }: LoadedRecord): JudgedBy {
  const rule = findRule(ruleId);
  return { ruleVersion: rule?.version ?? 0, basis: basisOf(rule, thresholds) };
}

/** Carries out one decision on the flags and the case, in memory. */
function file(
  result: Judgement,
  open: Open,
  loaded: LoadedRecord,
  decision: Decision,
  { current, now }: Occasion,
): void {
  const { finding } = decision;
  const answeredAt = current ? answeredBy(current) : now;
  const detail = { ruleId: finding.ruleId, priority: finding.priority, summary: finding.summary };
  if (decision.kind === "keep-quiet") return;
  // The sweep asks about the same silence again and again: an open flag is not seen anew each time.
  if (decision.kind === "join" && !current) return;

  if (decision.kind === "join" || decision.kind === "escalate") {
    const { flag } = decision;
    const priority = decision.kind === "escalate" ? finding.priority : flag.priority;
    const fresh = result.newFlags.find((one) => one.id === flag.id);
    if (fresh) {
      Object.assign(fresh, { priority, seen: fresh.seen + 1, lastSeenAt: now });
    } else {
      const judgedBy = decision.kind === "escalate" ? { judgedBy: judgedByOf(finding, loaded) } : {};
      const known = result.seenAgain.find((one) => one.id === flag.id);
      if (known) Object.assign(known, { priority, times: known.times + 1, at: now, ...judgedBy });
      else result.seenAgain.push({ id: flag.id, priority, times: 1, at: now, ...judgedBy });
    }
    const held = open.quotes.get(flag.id);
    if (held) open.quotes.set(flag.id, quoteToo(held, flag.priority, finding, answeredAt));
    result.record = {
      ...result.record,
      flags: result.record.flags.map((one) => (one.id === flag.id ? { ...one, priority } : one)),
    };
    result.events.push({
      kind: decision.kind === "escalate" ? "escalated" : "joined",
      flagId: flag.id,
      at: now,
      detail,
    });
    const again = decision.kind === "join" && decision.again;
    open.case = raiseCase(result, open.case, loaded, { priority: finding.priority, answeredAt, now, again });
    return;
  }

  const returned = decision.kind === "return";
  const rule = findRule(finding.ruleId);
  const safety = rule?.safety ?? true;
  open.case = raiseCase(result, open.case, loaded, {
    priority: finding.priority,
    answeredAt,
    now,
    returned,
    safety,
  });
  const flag: NewFlag = {
    id: newId(),
    caseId: open.case.id,
    ruleId: finding.ruleId,
    ...judgedByOf(finding, loaded),
    priority: finding.priority,
    safety,
    summary: finding.summary,
    evidence: finding.evidence,
    checkInId: current?.id ?? null,
    raisedAt: now,
    answeredAt,
    seen: 1,
    lastSeenAt: now,
  };
  result.newFlags.push(flag);
  open.quotes.set(flag.id, { summary: finding.summary, evidence: finding.evidence });
  const raised: RaisedFlag = {
    id: flag.id,
    caseId: flag.caseId,
    ruleId: flag.ruleId,
    priority: flag.priority,
    raisedAt: now,
    closedAt: null,
  };
  result.record = { ...result.record, flags: [...result.record.flags, raised] };
  result.events.push({ kind: returned ? "returned" : "raised", flagId: flag.id, at: now, detail });
}

/** When it was answered; when it arrived, if the sender's clock runs ahead: a deadline never starts in the future. */
function answeredBy({ authoredAt, receivedAt }: RecordedCheckIn): Date {
  return authoredAt < receivedAt ? authoredAt : receivedAt;
}
