import { expect, test } from "vitest";
import type { Answers } from "@/domain/instruments/instrument";
import { safetyAnswersOf, selfHarmOf } from "@/domain/safety-answers";

const rows: [instrument: string, answers: Answers, weight: number, words: string[]][] = [
  ["phq-9", { "phq9.9": 0 }, 0, []],
  ["phq-9", { "phq9.9": null }, 0, []],
  ["phq-9", { "phq9.1": 3, "phq9.9": 1 }, 1, ["PHQ-9, death / self-harm: Several days"]],
  ["phq-9", { "phq9.9": 3 }, 3, ["PHQ-9, death / self-harm: Nearly every day"]],
  ["asq", { "asq.1": true, "asq.2": false }, 2, ["ASQ, wished to be dead: Yes"]],
  [
    "asq",
    { "asq.1": true, "asq.5": true },
    3,
    ["ASQ, wished to be dead: Yes", "ASQ, thoughts right now: Yes"],
  ],
  ["asq", { "asq.4": true }, 0, []],
  ["safety-followup", { "sf.safe": 0 }, 0, []],
  ["safety-followup", { "sf.safe": 1 }, 3, ["Safety follow-up, able to keep safe: I am not sure"]],
  ["c-ssrs-screener", { "cssrs.1": true }, 1, ["C-SSRS Screener, Wish to be dead: Yes"]],
  [
    "c-ssrs-screener",
    { "cssrs.6": true },
    2,
    ["C-SSRS Screener, Preparatory acts or behaviour, lifetime: Yes"],
  ],
  ["something else", { "phq9.9": 2 }, 2, ["something else, phq9.9: 2"]],
];

test.each(rows)("%s %j weighs %d and reads %j", (instrument, answers, weight, words) => {
  expect(selfHarmOf(answers)).toBe(weight);
  expect(safetyAnswersOf(instrument, answers).map(({ asked, answer }) => `${asked}: ${answer}`)).toEqual(
    words,
  );
});
