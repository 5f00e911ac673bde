import type { Random } from "@/bin/demo/random";
import type { Timeline } from "@/bin/proof/rules/timeline";
import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { AnswerValue } from "@/domain/instruments/instrument";
import type { PatientRecord } from "@/domain/patient-record";
import { rank } from "@/domain/priority";
import { rules } from "@/domain/rules/catalogue";
import type { Finding, Rule } from "@/domain/rules/rule";
import { scoreCheckIn } from "@/domain/scoring";

/** What must hold of every timeline, whatever the rules say: null when it does, else what was seen. */
export type Property = (timeline: Timeline, draw: Random) => string | null;

function judge(
  { numbers }: Timeline,
  record: PatientRecord,
  current: RecordedCheckIn | null,
  now: Date,
  asked: readonly Rule[] = rules,
): Finding[] {
  return evaluate(record, current, now, numbers, asked);
}

function inBrief(findings: readonly Finding[]): string {
  return findings.map(({ ruleId, priority }) => `${ruleId} ${priority}`).join(", ");
}

function changed(before: readonly Finding[], after: readonly Finding[], id = "silence"): string | null {
  const [a, b] = [inBrief(before), inBrief(after)];
  return a === b ? null : `${id}: ${a || "nothing"}; then ${b || "nothing"}`;
}

/** Check-ins may arrive in any order: once all are there, each is judged the same. */
const orderOfArrival: Property = (timeline, draw) => {
  const { record, asked } = timeline;
  const arrived: RecordedCheckIn[] = [];
  for (const one of record.checkIns) arrived.splice(draw.integer(0, arrived.length), 0, one);
  arrived.sort((a, b) => a.authoredAt.getTime() - b.authoredAt.getTime());
  for (const { current, now } of asked) {
    const after = judge(timeline, { ...record, checkIns: arrived }, current, now);
    const difference = changed(judge(timeline, record, current, now), after, current?.id);
    if (difference) return difference;
  }
  return null;
};

/** A check-in sent twice is judged as one: it makes no difference whether the record holds it already. */
const sentTwice: Property = (timeline) => {
  const { record, asked } = timeline;
  for (const { current, now } of asked) {
    if (!current) continue;
    const without = { ...record, checkIns: record.checkIns.filter(({ id }) => id !== current.id) };
    const difference = changed(
      judge(timeline, without, current, now),
      judge(timeline, record, current, now),
      current.id,
    );
    if (difference) return difference;
  }
  return null;
};

/** Zones without clock changes, with their hours from UTC. */
const still: Readonly<Record<string, number>> = {
  "Asia/Kolkata": 5.5,
  "Pacific/Kiritimati": 14,
  "Pacific/Pago_Pago": -11,
};

/** The same answers at the same local times in another zone. */
const anotherZone: Property = (timeline, draw) => {
  const { record, asked, numbers } = timeline;
  const from = still[record.timeZone];
  if (from === undefined) return null;
  const timeZone = draw.pick(Object.keys(still));
  const shift = (from - (still[timeZone] ?? 0)) * 3_600_000;
  const there = { ...moved(record, shift), timeZone };
  for (const { current, now } of asked) {
    const after = evaluate(there, moved(current, shift), moved(now, shift), numbers);
    const difference = changed(judge(timeline, record, current, now), after, current?.id);
    if (difference) return `${record.timeZone} to ${timeZone}, ${difference}`;
  }
  return null;
};

/** Every moment in it, in writing too, so many milliseconds later. */
function moved<T>(value: T, shift: number): T {
  const move = (one: unknown): unknown => {
    if (one instanceof Date) return new Date(one.getTime() + shift);
    if (typeof one === "string" && /^\d{4}-\d\d-\d\dT.*Z$/.test(one)) {
      return new Date(Date.parse(one) + shift).toISOString();
    }
    if (Array.isArray(one)) return one.map(move);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, move(inner)]));
  };
  return move(value) as T;
}

/** A worse answer to a safety item never makes anything less pressing. */
const worseAnswer: Property = (timeline) => {
  const { record, asked } = timeline;
  for (const { current, now } of asked) {
    if (!current) continue;
    for (const linkId of safetyItems(current)) {
      const value = worse(current.answers[linkId], linkId);
      if (value === null) continue;
      const before = judge(timeline, record, current, now);
      const after = judge(timeline, record, withAnswer(current, linkId, value), now);
      if (worstRank(after) > worstRank(before)) {
        return `${current.id} with a worse ${linkId}: ${inBrief(before)}; then ${inBrief(after) || "nothing"}`;
      }
    }
  }
  return null;
};

function safetyItems({ instrument, answers }: RecordedCheckIn): string[] {
  const items = findInstrument(instrument)?.items ?? [];
  return items.filter((item) => item.safety && item.linkId in answers).map(({ linkId }) => linkId);
}

function worse(value: AnswerValue | undefined, linkId: string): AnswerValue {
  if (value === false) return true;
  if (typeof value !== "number") return null;
  const most = linkId === "sf.safe" ? 2 : 3;
  return value < most ? value + 1 : null;
}

function withAnswer(current: RecordedCheckIn, linkId: string, value: AnswerValue): RecordedCheckIn {
  const answers = { ...current.answers, [linkId]: value };
  const instrument = findInstrument(current.instrument);
  return { ...current, answers, scores: instrument ? scoreCheckIn(instrument, answers) : [] };
}

function worstRank(findings: readonly Finding[]): number {
  return Math.min(4, ...findings.map(({ priority }) => rank(priority)));
}

/** Doubt about how a check-in was answered takes nothing away from what it says. */
const doubtHidesNothing: Property = (timeline) => {
  const { record, asked } = timeline;
  const isDoubt = ({ ruleId }: { ruleId: string }) => ruleId.startsWith("DQ-");
  for (const { current, now } of asked) {
    if (!current) continue;
    const doubtful = {
      ...current,
      startedAt: new Date(current.authoredAt.getTime() - 500),
      language: "xx",
      deviceId: "shared",
    };
    const others = { deviceId: "shared", startedAt: null, authoredAt: current.authoredAt };
    const shared = { ...record, sharedDevice: [others] };
    const after = judge(timeline, shared, doubtful, now);
    if (!after.some(isDoubt)) return `${current.id}: no doubt was raised`;
    const before = judge(
      timeline,
      record,
      current,
      now,
      rules.filter(({ id }) => !id.startsWith("DQ-")),
    );
    const difference = changed(
      before,
      after.filter((one) => !isDoubt(one)),
      current.id,
    );
    if (difference) return difference;
  }
  return null;
};

const nonsense: readonly unknown[] = [
  undefined,
  "yes",
  true,
  {},
  { ruleId: "X-1", priority: "dire", summary: "", evidence: [] },
  { priority: "urgent" },
];

/** A rule that throws or answers nonsense is named, and the others say what they say. */
const brokenRule: Property = (timeline, draw) => {
  for (const { current, now } of timeline.asked) {
    const occasion = current?.instrument ?? "silence";
    const broken = draw.pick(rules.filter(({ on }) => on.includes(occasion)));
    const answer = nonsense[draw.integer(0, nonsense.length - 1)];
    const evaluateBadly = () => {
      if (draw.chance(0.3)) throw new Error("broken");
      return answer as Finding;
    };
    const asked = rules.map((rule) => (rule === broken ? { ...rule, evaluate: evaluateBadly } : rule));
    const rest = ({ ruleId }: Finding) => ruleId !== broken.id && ruleId !== "ENGINE-01";
    const before = judge(timeline, timeline.record, current, now).filter(rest);
    const after = judge(timeline, timeline.record, current, now, asked);
    const named = after.find(({ ruleId }) => ruleId === "ENGINE-01")?.summary.includes(broken.id);
    if (!named) return `${broken.id} failed unnoticed`;
    const difference = changed(before, after.filter(rest), current?.id);
    if (difference) return difference;
  }
  return null;
};

const impossible: readonly AnswerValue[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  1e300,
  "2999-12-31T23:59:59Z",
  "yesterday",
  true,
  [],
  { sys: Number.NaN, dia: -5 },
];

/** Impossible answers make no rule fail, and a safety answer beside them is still reported. */
const impossibleData: Property = (timeline, draw) => {
  const { record, asked } = timeline;
  for (const { current, now } of asked) {
    if (!current) continue;
    const safety = safetyItems(current);
    const spoilt = Object.fromEntries(
      Object.entries(current.answers).map(([linkId, value]) =>
        !safety.includes(linkId) && draw.chance(0.5) ? [linkId, draw.pick(impossible)] : [linkId, value],
      ),
    );
    const found = judge(timeline, record, { ...current, answers: spoilt, scores: [] }, now);
    if (found.some(({ summary }) => summary.includes("could not be judged by"))) {
      return `${current.id}: ${inBrief(found)} ${JSON.stringify(spoilt)}`;
    }
    const positive = safety.some((linkId) => spoilt[linkId] === true || spoilt[linkId] === 3);
    if (positive && found.length === 0) return `${current.id}: a positive safety answer was lost`;
  }
  return null;
};

export const properties: Readonly<Record<string, Property>> = {
  "order of arrival": orderOfArrival,
  "a check-in sent twice": sentTwice,
  "another time zone": anotherZone,
  "a worse answer to a safety item": worseAnswer,
  "doubt about the answers": doubtHidesNothing,
  "a rule that fails": brokenRule,
  "impossible data": impossibleData,
};
