import { expect, test } from "vitest";
import { foldText } from "@/domain/fold-text";
import { phq9Total } from "@/domain/instruments/phq-9";

const at = (days: number, value: number) => ({ days, point: { value } });

test.each([
  [
    "every day with its count and middle",
    [at(0, 12), at(2, 15), at(0, 9), at(2, 16)],
    0,
    "PHQ-9 by days since the last dose told, 4 scores. Lower is better. Day 0: 2 scores, middle 10.5; day 2: 2 scores, middle 15.5.",
  ],
  [
    "one, and one left out",
    [at(3, 12)],
    1,
    "PHQ-9 by days since the last dose told, 1 score. Lower is better. Day 3: 1 score, middle 12. 1 score from before the first dose told is left out.",
  ],
  ["none", [], 0, "PHQ-9: no score after a dose in this period."],
  [
    "none, and some left out",
    [],
    2,
    "PHQ-9: no score after a dose in this period. 2 scores from before the first dose told are left out.",
  ],
])("%s", (_, since, before, said) => {
  expect(foldText({ since, before }, phq9Total)).toBe(said);
});

test.each([
  ["higher-is-better", "1 score. Higher is better. Day"],
  ["neither", "1 score. Day"],
] as const)("%s is said, or nothing", (direction, said) => {
  expect(foldText({ since: [at(0, 1)], before: 0 }, { ...phq9Total, direction })).toContain(said);
});
