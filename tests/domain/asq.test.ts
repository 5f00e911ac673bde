import { describe, expect, test } from "vitest";
import { effectiveAsqLevel, officialAsqLevel } from "@/domain/instruments/asq";
import type { Answers } from "@/domain/instruments/instrument";

const allNo: Answers = { "asq.1": false, "asq.2": false, "asq.3": false, "asq.4": false };
const attempt: Answers = { ...allNo, "asq.4": true, "asq.5": false };
const on = (when: string): Answers => ({ ...attempt, "asq.4when": when });

test.each<[string, Answers, string]>([
  ["all no", allNo, "negative"],
  ["a wish to be dead", { ...allNo, "asq.1": true }, "non-acute-positive"],
  ["better off dead", { ...allNo, "asq.2": true }, "non-acute-positive"],
  ["thoughts of suicide", { ...allNo, "asq.3": true }, "non-acute-positive"],
  ["an attempt, ever", attempt, "non-acute-positive"],
  ["a question not answered", { ...allNo, "asq.3": null }, "non-acute-positive"],
  ["nothing answered", {}, "non-acute-positive"],
  ["thoughts, but not right now", { ...allNo, "asq.3": true, "asq.5": false }, "non-acute-positive"],
  ["thoughts right now", { ...allNo, "asq.3": true, "asq.5": true }, "acute-positive"],
])("the toolkit's level of %s", (_, answers, level) => {
  expect(officialAsqLevel(answers)).toBe(level);
});

describe("a lifetime attempt already told of", () => {
  test.each<[string, Answers, Answers[], string]>([
    ["is not positive again", attempt, [attempt], "negative"],
    ["is positive the first time", attempt, [], "non-acute-positive"],
    ["is positive when it was denied before", attempt, [attempt, allNo], "non-acute-positive"],
    ["is known though it was left out in between", attempt, [attempt, { "asq.4": null }], "negative"],
    ["is positive when left out now", { ...allNo, "asq.4": null }, [attempt], "non-acute-positive"],
    ["does not hide other answers", { ...attempt, "asq.1": true }, [attempt], "non-acute-positive"],
    ["does not hide thoughts right now", { ...attempt, "asq.5": true }, [attempt], "acute-positive"],
    [
      "is positive where right now was left out",
      { ...attempt, "asq.5": null },
      [attempt],
      "non-acute-positive",
    ],
    [
      "is positive where right now was not sent",
      { ...allNo, "asq.4": true },
      [attempt],
      "non-acute-positive",
    ],
    [
      "is positive where it was left out this time",
      { ...attempt, "asq.4": null },
      [attempt],
      "non-acute-positive",
    ],
    ["is positive at another time", on("2021"), [on("2015")], "non-acute-positive"],
    ["is positive at a time not told before", on("2021"), [attempt], "non-acute-positive"],
    ["is the same at the same time, however written", on(" May  2015"), [on("may 2015 ")], "negative"],
    ["is another where the words differ", on("1 12015"), [on("11 2015")], "non-acute-positive"],
    ["is the same where no time is written now", attempt, [on("2015")], "negative"],
    ["is compared with the last time written", on("2015"), [on("2015"), attempt], "negative"],
  ])("%s", (_, answers, earlier, level) => {
    expect(effectiveAsqLevel(answers, earlier)).toBe(level);
  });
});
