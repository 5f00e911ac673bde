import { describe, expect, test } from "vitest";
import { day, judged, sideEffects } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const starting = (...linkIds: string[]) => linkIds.map((linkId) => expect.stringMatching(`^${linkId}: `));
const told = (answers: Parameters<typeof sideEffects>[0], on = 7) => sideEffects(answers, day(on));

describe("AE-06 dissociation that lasts", () => {
  test.each([
    [1, 720, "more than 4 hours"],
    [2, 240, "2 to 4 hours"],
  ])("of %i for %i minutes", (severity, minutes, words) => {
    expect(said("AE-06", [told({ "se.dissoc": severity, "se.dissoc.dur": minutes })])).toEqual({
      summary: `Feeling detached after a dose lasted ${words}.`,
      shown: starting("se.dissoc", "se.dissoc.dur"),
    });
  });

  test("a time without a severity is nothing", () => {
    expect(judged("AE-06", [told({ "se.dissoc": 0, "se.dissoc.dur": 1440 })])).toBeNull();
  });
});

describe("AE-07 perception between doses", () => {
  const percept = (value: number, on: number) => told({ "se.percept": value }, on);
  const summary = "The patient reported seeing or hearing things, or feeling suspicious, away from a dose";
  test("counts the checks that told of it", () => {
    expect(said("AE-07", [percept(2, 7)])).toEqual({ summary: `${summary}.`, shown: starting("se.percept") });
    expect(said("AE-07", [percept(1, 3), percept(0, 5), percept(1, 7)])?.summary).toBe(
      `${summary}, on 2 checks.`,
    );
  });

  test.each([
    ["none, then 1", [percept(0, 3), percept(1, 7)]],
    ["1 twice, none now", [percept(1, 3), percept(1, 5), percept(0, 7)]],
  ])("%s", (_, checkIns) => {
    expect(judged("AE-07", checkIns)).toBeNull();
  });
});

describe("AE-08 marked sedation or lasting confusion", () => {
  const sleepy = { "se.sedation": 3, "se.sedation.dur": 240 };
  const confused = { "se.confusion": 2, "se.confusion.dur": 720 };
  test.each([
    [sleepy, "marked sleepiness", ["se.sedation", "se.sedation.dur"]],
    [{ "se.sedation": 3 }, "marked sleepiness", ["se.sedation"]],
    [confused, "confusion for more than 4 hours", ["se.confusion", "se.confusion.dur"]],
    [
      { ...sleepy, ...confused },
      "marked sleepiness and confusion for more than 4 hours",
      ["se.sedation", "se.sedation.dur", "se.confusion", "se.confusion.dur"],
    ],
  ])("%j", (answers, words, linkIds) => {
    expect(said("AE-08", [told(answers)])).toEqual({
      summary: `The patient reported ${words}.`,
      shown: starting(...linkIds),
    });
  });
});

describe("AE-09 memory problems that last", () => {
  const memory = (value: number | null, on: number) => told({ "se.memory": value }, on);
  test("tells for how many days", () => {
    expect(said("AE-09", [memory(2, 7), memory(2, 35)])).toEqual({
      summary: "Memory or thinking problems on every check for 28 days.",
      shown: starting("se.memory"),
    });
  });

  test.each([
    [
      "known, a check that did not ask between",
      [memory(2, 7), memory(2, 35), memory(null, 40), memory(2, 63)],
    ],
    ["known since exactly a month", [memory(2, 7), memory(2, 32), memory(2, 40)]],
    ["not asked now", [memory(2, 7), memory(2, 20), memory(null, 40)]],
    ["after a check without", [memory(2, 7), memory(0, 40), memory(2, 41)]],
  ])("%s", (_, checkIns) => {
    expect(judged("AE-09", checkIns)).toBeNull();
  });
});

describe("AE-10 severe side effect", () => {
  test("names each once, and how often", () => {
    const answers = { "se.nausea": 4, "se.headache": 4 };
    expect(said("AE-10", [told(answers, 5), told(answers)])).toEqual({
      summary: expect.stringMatching(/^A very severe side effect was reported: \S[^,]*, \S[^,]*\.$/),
      shown: starting("se.nausea", "se.headache"),
    });
    const again = said("AE-10", [told({ "se.nausea": 3 }, 5), told({ "se.nausea": 3 })]);
    expect(again?.summary).toMatch(
      /^A severe side effect was reported twice in 14 days: [^,]*[Nn]ausea[^,]*\.$/,
    );
    expect(again?.shown).toEqual(starting("se.nausea"));
  });
});

test.each([
  [2, "The patient reported a pregnancy."],
  [1, "The patient reported a possible pregnancy."],
])("AE-11 pregnancy answered %i", (answer, summary) => {
  expect(said("AE-11", [told({ "se.preg": answer })])).toEqual({ summary, shown: starting("se.preg") });
});
