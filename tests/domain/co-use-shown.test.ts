import { describe, expect, test } from "vitest";
import type { PatientRecord } from "@/domain/patient-record";
import { checkIn, day, dose, flag, judged, sideEffects, signals } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const listing = (one: "opioid" | "sedative"): Partial<PatientRecord> => ({
  medicines: [{ name: "A listed medicine", class: one }],
});
const withCo = (...substances: string[]) => ({ "dj.co": substances });

describe("CO-01 opioid or GHB around a dose", () => {
  test("names the substance and shows every sign of the hours after", () => {
    const signs = sideEffects({ "se.sedation": 2, "se.breath": true }, day(3, 2));
    expect(said("CO-01", [dose(withCo("opioid"), day(3)), signs])).toEqual({
      summary: "The patient reported an opioid in the 12 hours around a dose.",
      shown: [
        "dj.co: Opioid pain medicine, methadone, buprenorphine or heroin",
        "se.sedation: Moderate - it got in the way",
        "se.breath: Yes",
      ],
    });
    expect(said("CO-01", [dose({ "dj.co": ["ghb", "opioid"] }, day(3))])?.summary).toBe(
      "The patient reported an opioid and GHB in the 12 hours around a dose.",
    );
    expect(said("CO-01", [dose(withCo("ghb"), day(3))])).toEqual({
      summary: "The patient reported GHB in the 12 hours around a dose.",
      shown: ["dj.co: GHB/GBL"],
    });
  });

  const tired = sideEffects({ "se.sedation": 2 }, day(3, 5));
  test.each([
    ["the dose before had it", [dose(withCo("opioid"), day(3)), dose({}, day(3, 3)), tired], "urgent"],
    ["a dose 13 hours before had it", [dose(withCo("opioid"), day(2, 16)), dose({}, day(3, 3)), tired], null],
    ["no dose is on record", [tired], null],
    [
      "the entry tells of no dose, the one before of an opioid",
      [dose(withCo("opioid"), day(3)), checkIn("dose-journal", { "dj.left": 3 }, day(3, 1))],
      null,
    ],
  ])("signs, where %s", (_, checkIns, priority) => {
    expect(judged("CO-01", checkIns)).toBe(priority);
  });

  test("shows the week's answer with the listed opioid", () => {
    expect(said("CO-01", [signals({ "ds.sed": 1 }, day(7))], listing("opioid"))?.shown).toEqual([
      "ds.sed: Once",
      "On the medicines list: A listed medicine",
    ]);
  });
});

describe("CO-02 benzodiazepine or sleeping tablet", () => {
  const benzo = dose(withCo("benzo"), day(3));
  test.each([
    ["no list", {}, ".", "No medicines list is on record"],
    ["none listed", listing("opioid"), ".", "No sedative is on the medicines list"],
    [
      "one listed",
      listing("sedative"),
      ", as on the medicines list.",
      "On the medicines list: A listed medicine",
    ],
  ])("with %s", (_, more, end, list) => {
    expect(said("CO-02", [benzo], more)).toEqual({
      summary: `The patient reported a benzodiazepine or sleeping tablet in the 12 hours around a dose${end}`,
      shown: ["dj.co: Benzodiazepine or sleeping tablet", list],
    });
  });

  test("a flag of another rule does not make it known", () => {
    const flags = [flag("CO-03", "medium", day(1))];
    expect(judged("CO-02", [benzo], { ...listing("sedative"), flags })).toBe("low");
  });
});

describe("CO-03 alcohol around a dose", () => {
  const drank = (drinks: number | null, on: number) =>
    dose({ ...withCo("alcohol"), "dj.drinks": drinks }, day(on));
  test.each([
    ["not counted", [drank(null, 3)], ".", []],
    ["one drink", [drank(1, 3)], ", 1 drink.", [expect.stringMatching(/^dj.drinks: 1/)]],
    ["two", [drank(2, 3)], ", 2 drinks.", [expect.stringMatching(/^dj.drinks: 2/)]],
    [
      "at two doses, and one without",
      [drank(1, 3), dose({}, day(6)), drank(2, 9)],
      ", 2 drinks; 2 such doses in 28 days.",
      [expect.stringMatching(/^dj.drinks: 2/)],
    ],
  ])("%s", (_, checkIns, end, drinks) => {
    expect(said("CO-03", checkIns)).toEqual({
      summary: `The patient reported alcohol around a dose${end}`,
      shown: ["dj.co: Alcohol", ...drinks],
    });
  });

  test("drinks told where none was ticked are alcohol, the more worrying answer", () => {
    const told = dose({ "dj.co": ["none"], "dj.drinks": 3 }, day(3));
    expect(judged("CO-03", [told])).toBe("high");
    expect(judged("CO-03", [dose({ "dj.co": ["none"], "dj.drinks": 0 }, day(3))])).toBeNull();
    expect(said("CO-03", [dose({ "dj.co": null, "dj.drinks": 1 }, day(3))])?.shown).toEqual([
      "dj.co: not answered",
      expect.stringMatching(/^dj.drinks: 1/),
    ]);
    const notAsked = checkIn("dose-journal", { "dj.kind": "scheduled", "dj.drinks": 1 }, day(3));
    expect(said("CO-03", [notAsked])?.shown).toEqual([expect.stringMatching(/^dj.drinks: 1/)]);
  });

  test("an entry that tells of no dose says nothing", () => {
    expect(judged("CO-03", [checkIn("dose-journal", { "dj.drinks": 3 }, day(3))])).toBeNull();
  });
});

describe("CO-04 AUDIT-C positive", () => {
  const total = (value: number | null, on: number) =>
    checkIn("audit-c", {}, day(on), {
      scores: [{ measure: "total", value, band: null, prorated: false, answered: 3, of: 3 }],
    });
  const of = (sex: "male" | null) => ({ demographics: { bornOn: null, sex } });

  test("tells which cut-off is used and why, with the score before", () => {
    expect(said("CO-04", [total(5, 7)], of("male"))).toEqual({
      summary: "AUDIT-C 5 of 12; the cut-off used is 4.",
      shown: ["latest audit-c total: 5"],
    });
    expect(said("CO-04", [total(0, 1), total(2, 7), total(3, 91)], of(null))).toEqual({
      summary: "AUDIT-C 3 of 12; the cut-off used is 3, as the sex is not on record.",
      shown: ["latest audit-c total: 3", "previous audit-c total: 2"],
    });
  });

  test("an earlier score is not judged again", () => {
    expect(judged("CO-04", [total(5, 7), total(null, 91)], of("male"))).toBeNull();
  });
});

describe("CO-05 stimulant or new medicine", () => {
  const flags = [flag("DOS-01", "medium", day(9)), flag("VIT-02", "medium", day(9))];
  test("shows what was told, and the pressure flag by its number", () => {
    expect(said("CO-05", [dose(withCo("stimulant"), day(10))], { flags })).toEqual({
      summary: "The patient reported a stimulant in the 12 hours around a dose.",
      shown: [expect.stringMatching(/^dj.co: /), "VIT-02 was raised"],
    });
    expect(said("CO-05", [sideEffects({ "se.newmed": "Phenelzine" }, day(10))])).toEqual({
      summary: "The patient reported a new or changed medicine.",
      shown: ["se.newmed: Phenelzine"],
    });
  });

  test.each([
    [0, "medium"],
    [-1, "low"],
  ])("a pressure flag raised %i hours before", (hours, priority) => {
    const raised = { flags: [flag("VIT-02", "medium", day(10, -hours))] };
    expect(judged("CO-05", [dose(withCo("stimulant"), day(10))], raised)).toBe(priority);
  });

  test.each(["n/a", "NA", "none", "Nothing!", "nope", "-"])("%s is a way of saying no", (text) => {
    expect(judged("CO-05", [sideEffects({ "se.newmed": text }, day(10))])).toBeNull();
  });
});
