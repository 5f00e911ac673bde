import { describe, expect, test } from "vitest";
import { activation, asq, cssrs, day, followup, judged, mood, sideEffects } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const starting = (...linkIds: string[]) => linkIds.map((linkId) => expect.stringMatching(`^${linkId}: `));
const now = activation({}, day(24));
const signs = starting("ac.high", "ac.sleep", "ac.fast", "ac.days");
const percept = (value: number, on: number) => sideEffects({ "se.percept": value }, day(on));

describe("MAN-01 possible mood elevation", () => {
  test("shows the clear signs, the days and why it is high", () => {
    expect(said("MAN-01", [now])).toEqual({
      summary: "3 of 5 signs of mood elevation were clear, on 2 days of the past week.",
      shown: signs,
    });
    const clear = activation({ "ac.days": 4, "ac.others": true }, day(24));
    expect(said("MAN-01", [clear], { history: { bipolar: true } })).toEqual({
      summary: "3 of 5 signs of mood elevation were clear, on 4 days of the past week.",
      shown: [...signs, ...starting("ac.others"), "Bipolar history on record", "4 days or more"],
    });
  });

  const intent = cssrs({ "cssrs.2": true, "cssrs.3": false, "cssrs.4": true, "cssrs.5": false }, day(23));
  test.each([
    ["perceptions", [percept(2, 22)], ["se.percept"]],
    ["perceptions for the second time", [percept(1, 20), percept(1, 22)], ["se.percept"]],
    ["not sure to be safe", [followup(1, day(23))], ["sf.safe"]],
    ["not sure to be safe, in the same session", [followup(1, day(24, -0.2))], ["sf.safe"]],
    ["thoughts right now", [asq({ "asq.1": true, "asq.5": true }, day(23))], ["asq.5"]],
    ["intent", [intent], ["cssrs.4", "cssrs.5", "cssrs.6", "cssrs.6b"]],
  ])("shows what makes it urgent: %s", (_, before, linkIds) => {
    expect(judged("MAN-01", [...before, now])).toBe("urgent");
    expect(said("MAN-01", [...before, now])?.shown).toEqual([...signs, ...starting(...linkIds)]);
  });

  test.each([
    [
      "not sure to be safe, after a calm answer",
      [followup(0, day(22)), followup(1, day(24, 0.2))],
      ["sf.safe"],
    ],
    ["perceptions for the second time", [percept(1, 22), percept(1, 24.01)], ["se.percept"]],
  ])("what is told later in the same session is shown: %s", (_, told, linkIds) => {
    const together = [...told, now].map((one) => ({ ...one, receivedAt: day(24, 1) }));
    expect(said("MAN-01", together)?.shown).toEqual([...signs, ...starting(...linkIds)]);
  });

  test.each([
    ["calm perceptions, then 1", [percept(0, 20), percept(1, 22), now], "medium"],
    [
      "perceptions of 1 twice long ago, none since",
      [percept(1, 2), percept(1, 9), percept(0, 22), now],
      "medium",
    ],
    ["a screener without intent", [cssrs({ "cssrs.1": true }, day(23)), now], "medium"],
    ["a calm answer after an alarming one", [now, followup(1, day(25)), followup(0, day(26))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("MAN-01", checkIns)).toBe(priority);
  });
});

describe("MAN-02 less sleep, more energy", () => {
  const night = (on: number, sleep: number, energy = 8, hours = 8) =>
    mood({ "md.sleep": sleep, "md.energy": energy }, day(on, hours));
  test("shows the nights, oldest first", () => {
    expect(said("MAN-02", [night(20, 4, 8), night(21, 3, 9), night(22, 2, 10)])).toEqual({
      summary: "On 3 days in a row sleep was 4.5 hours or less with energy of 8 or more.",
      shown: [
        expect.stringMatching(/^md.sleep: 4/),
        "md.energy: 8 of 10",
        expect.stringMatching(/^md.sleep: 3/),
        "md.energy: 9 of 10",
        expect.stringMatching(/^md.sleep: 2/),
        "md.energy: 10 of 10",
      ],
    });
  });

  test("the last check of a day counts", () => {
    expect(judged("MAN-02", [night(20, 4), night(21, 4), night(22, 4, 5), night(22, 4, 8, 10)])).toBe("low");
  });
});
