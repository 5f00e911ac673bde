import { describe, expect, test } from "vitest";
import { checkIn, day, judged, sideEffects } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const noBladder = { "se.uFreq": null, "se.uUrg": null, "se.uPain": null };

describe("AE-01 and AE-02 show what was reported", () => {
  test("only the signs answered yes, in the order asked", () => {
    const answers = { "se.breath": true, "se.collapse": false, "se.chest": true };
    expect(said("AE-01", [sideEffects(answers, day(7))])?.shown).toEqual(["se.breath: Yes", "se.chest: Yes"]);
  });

  test("blood in urine, with the bladder answers of the same check", () => {
    expect(said("AE-02", [sideEffects({ "se.uBlood": true, "se.uPain": null }, day(7))])?.shown).toEqual([
      "se.uBlood: Yes",
      "se.uFreq: None",
      "se.uUrg: None",
      "se.uPain: not answered",
    ]);
  });

  test("no bladder answer that the check did not ask for", () => {
    const short = checkIn("side-effects", { "se.uBlood": true, "se.uUrg": 1 }, day(7));
    expect(said("AE-02", [short])?.shown).toEqual(["se.uBlood: Yes", expect.stringMatching(/^se.uUrg: /)]);
  });
});

describe("AE-03 clear bladder symptoms", () => {
  test("shows the bladder answers and the nights up", () => {
    const current = sideEffects({ "se.uPain": 2, "se.uNight": 1 }, day(7));
    expect(said("AE-03", [current])?.shown.map((one) => one.split(":")[0])).toEqual([
      "se.uFreq",
      "se.uUrg",
      "se.uPain",
      "se.uNight",
    ]);
  });

  const urge = { "se.uUrg": 2 };
  test.each([
    ["nights up not answered", [sideEffects({ ...urge, "se.uNight": null }, day(7))], null],
    [
      "nights up not answered before treatment",
      [sideEffects({ "se.uNight": null }, day(-1)), sideEffects({ ...urge, "se.uNight": 2 }, day(7))],
      null,
    ],
    ["no check before treatment", [sideEffects({ ...urge, "se.uNight": 2 }, day(7))], null],
    ["the check before treatment itself", [sideEffects({ ...urge, "se.uNight": 2 }, day(-1))], null],
    [
      "pain not answered, the others 5 together",
      [sideEffects({ "se.uFreq": 3, "se.uUrg": 2, "se.uPain": null }, day(7))],
      "high",
    ],
    ["no bladder question answered", [sideEffects({ ...noBladder, "se.uNight": 3 }, day(7))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("AE-03", checkIns)).toBe(priority);
  });
});

describe("AE-04 mild bladder symptoms that persist", () => {
  const mild = (on: number, more = {}) => sideEffects({ "se.uFreq": 1, ...more }, day(on));

  test("says for how many days, and shows the answers of now", () => {
    expect(said("AE-04", [mild(3), mild(10), mild(14)])).toEqual({
      summary: "Bladder symptoms above baseline on every check for 11 days.",
      shown: [expect.stringMatching(/^se.uFreq: /), "se.uUrg: None", "se.uPain: None"],
    });
  });

  test.each([
    ["the same symptom on the first dose day", [mild(0), mild(7), mild(14)], null],
    [
      "another symptom before treatment",
      [sideEffects({ "se.uUrg": 1 }, day(0)), mild(7), mild(14)],
      "medium",
    ],
    ["that question left before treatment", [mild(-1, { "se.uFreq": null }), mild(7), mild(14)], "medium"],
    ["no bladder question answered before treatment", [mild(-1, noBladder), mild(7), mild(14)], "medium"],
    ["no bladder answer on a later check", [mild(-2), mild(-1, noBladder), mild(7), mild(14)], null],
    [
      "only one question answered at first",
      [mild(7, { "se.uUrg": null, "se.uPain": null }), mild(14)],
      "medium",
    ],
    ["calm now", [mild(0, { "se.uFreq": 0 }), mild(7), sideEffects({}, day(14))], null],
    ["calm at first", [sideEffects({}, day(1)), mild(7), mild(13)], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("AE-04", checkIns)).toBe(priority);
  });

  test("before a first dose every symptom counts as new", () => {
    const waiting = { episode: { startedOn: "2026-07-27", firstDoseOn: null } };
    expect(judged("AE-04", [mild(7), mild(14)], waiting)).toBe("medium");
  });
});

describe("AE-05 yellow eyes or skin, or upper-belly pain", () => {
  const pain = (on: number, value: number | null) => sideEffects({ "se.abdo": value }, day(on));
  test.each([
    ["not answered", [pain(7, null)], null],
    ["not answered, after 2", [pain(7, 2), pain(14, null)], null],
    ["3, then 1", [pain(7, 3), pain(14, 1)], null],
    ["2, then 3", [pain(7, 2), pain(14, 3)], "high"],
    ["3, then 2", [pain(7, 3), pain(14, 2)], "medium"],
    ["2, then 1, then 2", [pain(7, 2), pain(10, 1), pain(14, 2)], null],
  ])("belly pain %s", (_, checkIns, priority) => {
    expect(judged("AE-05", checkIns)).toBe(priority);
  });

  test("shows jaundice together with the belly pain, and belly pain alone", () => {
    const jaundice = sideEffects({ "se.jaundice": true, "se.abdo": 3 }, day(7));
    expect(said("AE-05", [jaundice])?.shown).toEqual([
      "se.jaundice: Yes",
      expect.stringMatching(/^se.abdo: /),
    ]);
    expect(said("AE-05", [pain(7, 3)])?.shown).toEqual([expect.stringMatching(/^se.abdo: /)]);
  });
});
