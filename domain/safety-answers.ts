import { answerText } from "@/domain/answer-text";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { Answers, AnswerValue } from "@/domain/instruments/instrument";

/** A positive answer about self-harm, in words. */
export type SafetyAnswer = {
  readonly linkId: string;
  /** "PHQ-9, death / self-harm". */
  readonly asked: string;
  readonly answer: string;
};

/** How weighty a positive answer is, 1 to 3; 0 when it is not positive. The database computes the same: `check_ins.self_harm`. */
const weights: Readonly<Record<string, (value: AnswerValue) => number>> = {
  "phq9.9": (value) => (typeof value === "number" ? value : 0),
  "asq.1": yes(2),
  "asq.2": yes(2),
  "asq.3": yes(2),
  "asq.5": yes(3),
  "sf.safe": (value) => (typeof value === "number" && value >= 1 ? 3 : 0),
  "cssrs.1": yes(1),
  "cssrs.2": yes(1),
  "cssrs.3": yes(2),
  "cssrs.4": yes(3),
  "cssrs.5": yes(3),
  "cssrs.6": yes(2),
  "cssrs.6b": yes(3),
};

function yes(weight: number): (value: AnswerValue) => number {
  return (value) => (value === true ? weight : 0);
}

function weightOf(answers: Answers, linkId: string): number {
  return weights[linkId]?.(answers[linkId] ?? null) ?? 0;
}

/** The weightiest answer about self-harm in a check-in; 0 when none is positive, which does not rule out anything. */
export function selfHarmOf(answers: Answers): number {
  return Math.max(...Object.keys(weights).map((linkId) => weightOf(answers, linkId)));
}

/** The positive answers of a check-in, in the order they were asked. */
export function safetyAnswersOf(instrumentId: string, answers: Answers): SafetyAnswer[] {
  const instrument = findInstrument(instrumentId);
  const name = instrument?.shortTitle ?? instrumentId;
  return Object.keys(weights)
    .filter((linkId) => weightOf(answers, linkId) > 0)
    .map((linkId) => {
      const item = instrument?.items.find((one) => one.linkId === linkId);
      const value = answers[linkId];
      return {
        linkId,
        asked: `${name}, ${item?.label ?? linkId}`,
        answer: item ? answerText(item, value) : String(value),
      };
    });
}
