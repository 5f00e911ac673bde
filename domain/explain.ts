import { findInstrument } from "@/domain/instruments/catalogue";
import { findRule } from "@/domain/rules/catalogue";
import type { Evidence, Rule } from "@/domain/rules/rule";
import { isThreshold, readBy, type ThresholdSet, thresholdInWords } from "@/domain/rules/threshold-set";
import { defaultThresholds, thresholdSpecs } from "@/domain/rules/thresholds";
import { dayInWords } from "@/domain/wording";

/** What a flag keeps of the rule that raised it, so that it can be explained when the rule has long changed. */
export type FlagBasis = {
  readonly logic: string;
  readonly source: string;
  /** 0 for Heron's defaults. */
  readonly thresholdsVersion: number;
  /** The numbers the rule read, by name. */
  readonly thresholds: Readonly<Record<string, number>>;
  /** Names of those that were the patient's own; left out on flags older than this. */
  readonly ofPatient?: readonly string[];
};

export function basisOf(rule: Pick<Rule, "id" | "logic" | "source"> | null, set: ThresholdSet): FlagBasis {
  const names = rule ? readBy(rule.id) : [];
  return {
    logic: rule?.logic ?? "",
    source: rule?.source ?? "",
    thresholdsVersion: set.version,
    thresholds: Object.fromEntries(names.map((name) => [name, set.values[name]])),
    ofPatient: names.filter((name) => set.ofPatient.includes(name)),
  };
}

type Explained = {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  readonly basis: FlagBasis | null;
};

/** Why a flag was raised: in one sentence, and in full. Screen, table and API all say this and nothing else. */
export type Explanation = {
  readonly sentence: string;
  /** Title of the rule as the catalogue has it today; null when it is no longer there. */
  readonly title: string | null;
  readonly logic: string;
  readonly numbers: readonly { readonly means: string; readonly value: string; readonly isOwn: boolean }[];
  /** "PHQ-9 total 22 (latest, Nov 23, 2026)". */
  readonly seen: readonly string[];
  readonly source: string;
  /** "SUI-01 version 1, Heron's default numbers". */
  readonly judgedBy: string;
};

export function explain(flag: Explained, timeZone: string): Explanation {
  const rule = findRule(flag.ruleId);
  const { basis } = flag;
  const numbers = Object.entries(basis?.thresholds ?? {}).map(([name, value]) =>
    isThreshold(name)
      ? {
          means: thresholdSpecs[name].means,
          value: thresholdInWords(name, value),
          isOwn: value !== defaultThresholds[name],
        }
      : // One that no rule reads any more: the flag was judged by it all the same.
        { means: name, value: `${value}`, isOwn: false },
  );
  const version = basis?.thresholdsVersion ?? 0;
  return {
    sentence: flag.summary,
    title: rule?.title ?? null,
    logic: basis?.logic || rule?.logic || "",
    numbers,
    seen: flag.evidence.map((one) => evidenceInWords(one, timeZone)),
    source: basis?.source || rule?.source || "",
    judgedBy: `${flag.ruleId} version ${flag.ruleVersion}, ${version === 0 ? "Heron's default numbers" : `the clinic's numbers, version ${version}`}${basis?.ofPatient?.length ? ", and numbers set for this patient" : ""}`,
  };
}

/** The whole explanation as one text, for tables and machines. */
export function explanationInWords(explanation: Explanation): string {
  const { sentence, logic, numbers, seen, source, judgedBy } = explanation;
  const parts = [
    sentence,
    seen.length > 0 && `Seen: ${seen.join("; ")}.`,
    logic && `Rule: ${logic}`,
    numbers.length > 0 && `Numbers: ${numbers.map(({ means, value }) => `${means}: ${value}`).join("; ")}.`,
    source && `Source: ${source}.`,
    `Judged by ${judgedBy}.`,
  ];
  return parts.filter(Boolean).join(" ");
}

/** One piece of evidence in words, verbatim where the patient spoke. */
export function evidenceInWords(evidence: Evidence, timeZone: string): string {
  const on = (at: string) => dayInWords(new Date(at), timeZone, true);
  if (evidence.kind === "answer") {
    const { question, answer, previous, at } = evidence;
    const before = previous ? `, last time "${previous.answer}" on ${on(previous.at)}` : "";
    return `"${question}" answered "${answer}" on ${on(at)}${before}`;
  }
  if (evidence.kind === "score") {
    const { instrument, measure, value, label, at } = evidence;
    const found = findInstrument(instrument);
    const name = found?.shortTitle ?? instrument;
    const part =
      measure === "total" ? "total" : (found?.measures.find((one) => one.id === measure)?.label ?? measure);
    return `${name} ${part} ${value} (${label}, ${on(at)})`;
  }
  return evidence.at ? `${evidence.text} (${on(evidence.at)})` : evidence.text;
}
