/**
 * The published scoring tables a second time, in another style and sharing nothing with domain/: answers are strings, one
 * character an item ("." for missing), and scores are looked up. What both say is compared in `scoring-cases.ts`.
 *
 * A verdict is "value band", with "*" when prorated, or "-" where there is no score.
 */
export type Verdict = string;

const none: Verdict = "-";

/** Sum of the digits, by counting each. */
function points(coded: string): number {
  return [1, 2, 3, 4, 5].reduce((sum, digit) => sum + digit * (coded.split(String(digit)).length - 1), 0);
}

function repeated(...runs: [code: string, times: number][]): string[] {
  return runs.flatMap(([code, times]) => Array<string>(times).fill(code));
}

/** Kroenke 2001: 0-4, 5-9, 10-14, 15-19, 20-27. */
const phq9Band = repeated(
  ["minimal", 5],
  ["mild", 5],
  ["moderate", 5],
  ["moderately-severe", 5],
  ["severe", 8],
);
/** Spitzer 2006: 0-4, 5-9, 10-14, 15-21. */
const gad7Band = repeated(["minimal", 5], ["mild", 5], ["moderate", 5], ["severe", 7]);
const screenBand = repeated(["negative", 3], ["positive", 4]);
const auditCBand = repeated(["low", 3], ["see-cutoffs", 10]);
const who5Band = repeated(["low", 29], ["reduced", 22], ["adequate", 50]);
const signalBand = repeated(["none", 2], ["emerging", 2], ["several", 2], ["many", 6]);

/** Mean of the answered times the number of items, half points up, without fractions. */
function prorated(coded: string, band: readonly string[]): Verdict {
  const items = coded.length;
  const answered = coded.replaceAll(".", "").length;
  const doubled = 2 * points(coded) * items + answered;
  const total = (doubled - (doubled % (2 * answered))) / (2 * answered);
  return `${total} ${band[total]}${answered < items ? "*" : ""}`;
}

const gaps = (coded: string) => coded.length - coded.replaceAll(".", "").length;

/** Nine items; 7 or 8 suffice if the ninth is among them. */
export function phq9(coded: string): Verdict {
  return coded.endsWith(".") || gaps(coded) > 2 ? none : prorated(coded, phq9Band);
}

/** Seven items; 5 or 6 suffice. */
export function gad7(coded: string): Verdict {
  return gaps(coded) > 2 ? none : prorated(coded, gad7Band);
}

/** PHQ-2 and GAD-2: both items. */
export function screen(coded: string): Verdict {
  return coded.includes(".") ? none : `${points(coded)} ${screenBand[points(coded)]}`;
}

/** Whoever never drinks scores 0 whatever else is there; otherwise all three. */
export function auditC(coded: string): Verdict {
  if (coded.startsWith("0")) return "0 low";
  return coded.includes(".") ? none : `${points(coded)} ${auditCBand[points(coded)]}`;
}

/** SDS, the activation check and the bladder's three items: the sum of all, or nothing. */
export function sumOfAll(coded: string): Verdict {
  return coded.includes(".") ? none : `${points(coded)}`;
}

/** Four points each step. */
export function who5(coded: string): Verdict {
  const percent = 4 * points(coded);
  return coded.includes(".") ? none : `${percent} ${who5Band[percent]}`;
}

/** Questions 1 to 5 as "y", "n" or ".". Any refusal is a positive. */
export function asq(coded: string): Verdict {
  if (/^....y/.test(coded)) return "acute-positive";
  return /^nnnn/.test(coded) ? "negative" : "non-acute-positive";
}

/** On a repeat a lifetime attempt that was told of before reads as a no, unless the question it leads to was refused. */
export function asqRepeated(coded: string, toldBefore: boolean): Verdict {
  return asq(toldBefore ? coded.replace(/^(...)y(?=n)/, "$1n") : coded);
}

/** Questions 1 to 6 and 6b as "y", "n" or ".". */
export function cssrs(coded: string): Verdict {
  if (/^(...y|....y|......y)/.test(coded)) return "high";
  const asked = [/^\./, /^.\./, /^.....\./, /^.y\./, /^.y.\./, /^.y..\./, /^.....y\./];
  if (asked.some((unanswered) => unanswered.test(coded))) return "moderate";
  if (/^(..y|.....y)/.test(coded)) return "moderate";
  return /^(y|.y)/.test(coded) ? "low" : "none";
}

/** Priorities of SUI-01 and SUI-07 by "sf.safe" and "sf.contact". */
export function followup(coded: string): Verdict {
  const safe = { "0": none, "1": "urgent", "2": "urgent", ".": none }[coded[0] ?? "."];
  const contact = { "0": none, "1": "high", ".": none }[coded[1] ?? "."];
  return `${safe} ${contact}`;
}

/** Which of the 11 criteria an answer speaks to: one row an item, one column a value; the strongest urge counts from 5. */
const fromTwice = (criterion: number) => [0, 0, 1, 1].map((on) => on << criterion);
const fromOnce = (criterion: number) => [0, 1, 1, 1].map((on) => on << criterion);
const never = [0, 0, 0, 0];
const signalTable: readonly (readonly number[])[] = [
  [0, 0, 0, 0, 0, 16, 16, 16, 16, 16, 16], // urge
  fromTwice(1), // more than meant
  fromTwice(2), // cut down
  fromTwice(3), // time
  fromTwice(5), // role
  fromTwice(6), // people
  fromTwice(7), // gave up
  fromOnce(8), // hazard
  fromTwice(9), // harm
  fromTwice(10), // tolerance
  fromTwice(11), // withdrawal
  fromTwice(1), // ran out
  fromTwice(1), // off day
  fromOnce(8), // alone
  fromOnce(8), // alcohol
  fromOnce(8), // sedative
  never, // source
  never, // lost
  never, // hide
  never, // worry
];

/** 20 answers, the urge (0 to 10) as a letter from "a"; 16 must be there. `medical` leaves criteria 10 and 11 out. */
export function signals(coded: string, medical: boolean): Verdict {
  if (gaps(coded) > 4) return none;
  const met = [...coded].reduce((mask, symbol, i) => {
    const value = i === 0 ? symbol.charCodeAt(0) - "a".charCodeAt(0) : Number(symbol);
    return symbol === "." ? mask : mask | (signalTable[i]?.[value] ?? 0);
  }, 0);
  const counted = medical ? met & 0b0011_1111_1111 : met;
  const count = counted.toString(2).replaceAll("0", "").length;
  return `${count} ${signalBand[count]}`;
}

/** Fifteen graded items asked of everyone, then two asked by route. */
export function burden(coded: string): Verdict {
  return coded.slice(0, 15).includes(".") ? none : `${points(coded)}`;
}

export function worst(coded: string): Verdict {
  return ["4", "3", "2", "1", "0"].find((digit) => coded.includes(digit)) ?? none;
}
