import { Random } from "@/bin/demo/random";
import * as published from "@/bin/proof/published-scoring";
import { effectiveAsqLevel, officialAsqLevel } from "@/domain/instruments/asq";
import { cssrsLevel } from "@/domain/instruments/c-ssrs-screener";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { Answers, AnswerValue } from "@/domain/instruments/instrument";
import { checkIn, day, judged } from "@/tests/support/records";

/** How many answer sets were scored both ways, how many came out differently, and the first that did. */
export type Comparison = { line: string; cases: number; differences: number; first: string | null };

type Subject = {
  name: string;
  linkIds: readonly string[];
  /** The symbols each item may have; one string for all items or one each. */
  symbols: string | readonly string[];
  ours: (answers: Answers) => published.Verdict;
  published: (coded: string) => published.Verdict;
};

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}.${i + 1}`);
const named = (prefix: string, names: string) => names.split(" ").map((name) => `${prefix}.${name}`);

const measured =
  (id: string, measure = "total") =>
  (answers: Answers): published.Verdict => {
    const score = findInstrument(id)
      ?.measures.find((one) => one.id === measure)
      ?.score(answers);
    if (!score) throw new Error(`${id} has no ${measure}`);
    if (score.value === null) return "-";
    return `${score.value} ${score.band ?? ""}`.trimEnd() + (score.prorated ? "*" : "");
  };

const bladder = named("se", "uFreq uUrg uPain");
const graded = named(
  "se",
  "nausea vomit dizzy sedation dissoc headache panic vision confusion percept memory uFreq uUrg uPain abdo nose mouth",
);
const signals = named(
  "ds",
  "crave more cut time role people gaveup hazard harm tol wd ranout off alone alcohol sed source lost hide worry",
);
const signalSymbols = ["abcdefghijk.", ...Array<string>(19).fill("0123.")];
const asq = numbered("asq", 5);
const told = [{ "asq.4": true }];

/** Small enough to score every set of answers, missing ones among them. */
const whole: readonly Subject[] = [
  subject("PHQ-9", numbered("phq9", 9), "0123.", measured("phq-9"), published.phq9),
  subject("GAD-7", numbered("gad7", 7), "0123.", measured("gad-7"), published.gad7),
  subject("PHQ-2", numbered("phq2", 2), "0123.", measured("phq-2"), published.screen),
  subject("GAD-2", numbered("gad2", 2), "0123.", measured("gad-2"), published.screen),
  subject("AUDIT-C", numbered("auditc", 3), "01234.", measured("audit-c"), published.auditC),
  subject("SDS", numbered("sds", 5), "0123.", measured("sds"), published.sumOfAll),
  subject("WHO-5", numbered("who5", 5), "012345.", measured("who-5"), published.who5),
  subject("ASQ level", asq, "yn.", officialAsqLevel, published.asq),
  subject(
    "ASQ level on a repeat",
    asq,
    "yn.",
    (answers) => effectiveAsqLevel(answers, told),
    (coded) => published.asqRepeated(coded, true),
  ),
  subject("C-SSRS level", [...numbered("cssrs", 6), "cssrs.6b"], "yn.", cssrsLevel, published.cssrs),
  subject("Safety follow-up", ["sf.safe", "sf.contact"], ["012.", "01."], followup, published.followup),
  subject(
    "Activation check",
    named("ac", "high sleep fast drive irrit"),
    "0123.",
    measured("activation-check"),
    published.sumOfAll,
  ),
  subject("Bladder", bladder, "01234.", measured("side-effects", "bladder"), published.sumOfAll),
];

/** Too many sets for all: a seeded sample. */
const sampled: readonly Subject[] = [
  subject("Use-pattern signals", signals, signalSymbols, measured("dependence-signals", "signals"), (coded) =>
    published.signals(coded, false),
  ),
  subject(
    "Use-pattern signals, medical",
    signals,
    signalSymbols,
    measured("dependence-signals", "signals-medical"),
    (coded) => published.signals(coded, true),
  ),
  subject("Side-effect burden", graded, "01234.", measured("side-effects", "burden"), published.burden),
  subject("Worst side effect", graded, "01234.", measured("side-effects", "max-severity"), published.worst),
];

/** Scores answers with both implementations. `every` skips through the complete sets: 1 leaves out none. */
export function compareScoring(seed: number, every: number, samples: number): Comparison[] {
  const random = new Random(`scoring/${seed}`);
  const all = [...whole, ...sampled];
  return [
    ...whole.map((one) =>
      compare(one, `${one.name}, every set of answers`, every === 1 ? sets(one) : skipping(sets(one), every)),
    ),
    ...sampled.map((one) => compare(one, `${one.name}, sampled`, sample(one, random, samples))),
    compareItem10(random, samples),
    // The follow-up has no score: an unreadable answer there is raised by the engine itself.
    ...all
      .filter((one) => one.ours !== followup)
      .map((one) => compareUnreadable(one, random, Math.ceil(samples / 200))),
  ];
}

function subject(
  name: string,
  linkIds: readonly string[],
  symbols: Subject["symbols"],
  ours: Subject["ours"],
  theirs: Subject["published"],
): Subject {
  return { name, linkIds, symbols, ours, published: theirs };
}

function compare(one: Subject, line: string, coded: Iterable<string>): Comparison {
  const comparison: Comparison = { line, cases: 0, differences: 0, first: null };
  for (const set of coded) {
    const answers = Object.fromEntries(one.linkIds.map((linkId, i) => [linkId, decode(set[i])]));
    judge(comparison, set, one.ours(answers), one.published(set));
  }
  return comparison;
}

function judge(comparison: Comparison, what: string, ours: string, theirs: string): void {
  comparison.cases += 1;
  if (ours === theirs) return;
  comparison.differences += 1;
  comparison.first ??= `${what}: ours ${ours}, published ${theirs}`;
}

/** PHQ-9 item 10 is asked beside the total and never in it. */
function compareItem10(random: Random, samples: number): Comparison {
  const comparison: Comparison = {
    line: "PHQ-9 item 10 is never counted",
    cases: 0,
    differences: 0,
    first: null,
  };
  const phq9 = whole[0] as Subject;
  for (const set of sample(phq9, random, Math.ceil(samples / 10))) {
    for (const tenth of [0, 1, 2, 3, null]) {
      const answers = Object.fromEntries(phq9.linkIds.map((linkId, i) => [linkId, decode(set[i])]));
      judge(comparison, set, phq9.ours({ ...answers, "phq9.10": tenth }), published.phq9(set));
    }
  }
  return comparison;
}

const absent = Symbol("absent");
const unreadable: readonly unknown[] = [
  absent,
  null,
  99,
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "1",
  "",
  [],
  ["1"],
  { sys: 120, dia: 80 },
];

/** An answer that is absent, skipped, out of range or of another kind is as good as missing: never a zero, never a "no". */
function compareUnreadable(one: Subject, random: Random, bases: number): Comparison {
  const comparison: Comparison = {
    line: `${one.name}, absent and unreadable answers`,
    cases: 0,
    differences: 0,
    first: null,
  };
  const isYesNo = symbolsOf(one, 0).includes("y");
  const values = [...unreadable, ...(isYesNo ? [0, 1, "yes"] : [true, false])];
  for (const set of sample(one, random, bases)) {
    for (const [i, gap] of one.linkIds.entries()) {
      const coded = `${set.slice(0, i)}.${set.slice(i + 1)}`;
      for (const value of values) {
        const answers: Record<string, unknown> = Object.fromEntries(
          one.linkIds.map((linkId, at) => [linkId, decode(coded[at])]),
        );
        if (value === absent) delete answers[gap];
        else answers[gap] = value;
        judge(
          comparison,
          `${coded} with ${String(value)}`,
          one.ours(answers as Answers),
          one.published(coded),
        );
      }
    }
  }
  return comparison;
}

function symbolsOf({ symbols }: Subject, i: number): string {
  return typeof symbols === "string" ? symbols : (symbols[i] ?? "");
}

function* sets(one: Subject, begun = ""): Generator<string> {
  if (begun.length === one.linkIds.length) yield begun;
  else for (const symbol of symbolsOf(one, begun.length)) yield* sets(one, begun + symbol);
}

function* skipping(coded: Iterable<string>, every: number): Generator<string> {
  let i = 0;
  for (const set of coded) {
    if (i % every === 0) yield set;
    i += 1;
  }
}

/** Random sets; a gap is rarer than an answer, so that most can be scored. */
function* sample(one: Subject, random: Random, count: number): Generator<string> {
  for (let n = 0; n < count; n += 1) {
    const gap = random.uniform() / 4;
    yield one.linkIds
      .map((_, i) => {
        const answers = symbolsOf(one, i).replace(".", "");
        return random.uniform() < gap ? "." : answers[Math.floor(random.uniform() * answers.length)];
      })
      .join("");
  }
}

function decode(symbol: string | undefined): AnswerValue {
  if (symbol === undefined || symbol === ".") return null;
  if (symbol === "y" || symbol === "n") return symbol === "y";
  return /\d/.test(symbol) ? Number(symbol) : symbol.charCodeAt(0) - "a".charCodeAt(0);
}

/** What the engine raises from one safety follow-up on its own. */
function followup(answers: Answers): published.Verdict {
  const current = checkIn("safety-followup", answers, day(7));
  return ["SUI-01", "SUI-07"].map((ruleId) => judged(ruleId, [current]) ?? "-").join(" ");
}
