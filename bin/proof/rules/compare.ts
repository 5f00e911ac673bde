import { read, readings } from "@/bin/proof/rules/oracle";
import { type Timeline, timelineOf } from "@/bin/proof/rules/timeline";
import type { RecordedCheckIn } from "@/domain/check-in";
import { evaluate } from "@/domain/evaluate";
import type { PatientRecord } from "@/domain/patient-record";
import { rules } from "@/domain/rules/catalogue";

type Disagreement = {
  readonly ruleId: string;
  readonly code: string;
  readonly text: string;
  readonly seed: string;
  readonly timeline: Timeline;
  readonly current: RecordedCheckIn | null;
  readonly now: Date;
};

export type Tally = {
  judged: number;
  /** How often each rule was asked, and how often it fired. */
  readonly asked: Map<string, number>;
  readonly fired: Map<string, number>;
  disagreements: number;
  /** The first few, each with as few check-ins as show it. */
  readonly shown: string[];
};

export function newTally(): Tally {
  return { judged: 0, asked: new Map(), fired: new Map(), disagreements: 0, shown: [] };
}

/** Rules with a second reading. ENGINE-01 has none: it speaks of rules that fail, see `properties.ts`. */
export const readTwice = Object.keys(readings);

/** Judges every moment of a timeline both ways. */
export function compareTimeline(seed: string, tally: Tally): void {
  const timeline = timelineOf(seed);
  for (const { current, now } of timeline.asked) {
    tally.judged += 1;
    const found = evaluate(timeline.record, current, now, timeline.numbers);
    const code = new Map(found.map((one) => [one.ruleId, one.priority]));
    const text = read(timeline.record, current, now, timeline.numbers);
    const occasion = current?.instrument ?? "silence";
    for (const { id, on } of rules) if (on.includes(occasion)) add(tally.asked, id);
    for (const id of code.keys()) add(tally.fired, id);
    for (const ruleId of new Set([...code.keys(), ...text.keys()])) {
      const [a, b] = [code.get(ruleId) ?? "silent", text.get(ruleId) ?? "silent"];
      if (a === b) continue;
      tally.disagreements += 1;
      if (tally.shown.length < 5)
        tally.shown.push(inWords({ ruleId, code: a, text: b, seed, timeline, current, now }));
    }
  }
}

function add(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

function inWords(found: Disagreement): string {
  const { checkIns, ...rest } = shrink(found);
  const { ruleId, code, text, seed, current, now } = found;
  return [
    `${ruleId} (timeline ${seed}): the code says ${code}, the text ${text}`,
    JSON.stringify(rest),
    ...checkIns.map(
      (one) =>
        `${one.id === current?.id ? ">" : " "} ${one.authoredAt.toISOString()} ${one.instrument} ${one.status} ${JSON.stringify(one.answers)}`,
    ),
    ...(current ? [] : [`> silence at ${now.toISOString()}`]),
  ].join("\n");
}

/** The same disagreement with as few check-ins and flags as show it. */
function shrink({ current, now, timeline, ruleId }: Disagreement): PatientRecord {
  const { numbers } = timeline;
  const differs = (record: PatientRecord) => {
    const code = evaluate(record, current, now, numbers).find((one) => one.ruleId === ruleId)?.priority;
    return code !== read(record, current, now, numbers).get(ruleId);
  };
  let record = timeline.record;
  for (const one of timeline.record.checkIns) {
    if (one.id === current?.id) continue;
    const fewer = { ...record, checkIns: record.checkIns.filter(({ id }) => id !== one.id) };
    if (differs(fewer)) record = fewer;
  }
  for (const flag of record.flags) {
    const fewer = { ...record, flags: record.flags.filter(({ id }) => id !== flag.id) };
    if (differs(fewer)) record = fewer;
  }
  return record;
}
