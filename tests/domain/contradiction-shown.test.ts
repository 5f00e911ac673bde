import { describe, expect, test } from "vitest";
import {
  asq,
  day,
  dose,
  followup,
  gad7,
  item9,
  judged,
  mood,
  phq9,
  prescription,
  signals,
} from "@/tests/support/records";
import { said } from "@/tests/support/said";

const daily = (linkId: string, values: readonly number[], from = 1, hours = 8) =>
  values.map((value, index) => mood({ [linkId]: value }, day(from + index, hours)));
const summary = (against: string) => `Answers disagree: ${against}. The more worrying answer counts.`;
const starting = (linkId: string) => expect.stringMatching(`^${linkId}: `);

describe("DQ-04 item 9 of 0 with a positive safety answer", () => {
  test.each([
    ["not sure to be safe", followup(1, day(7, -1)), "sf.safe"],
    ["wishing to be dead", asq({ "asq.1": true }, day(7, -1)), "asq.1"],
    ["better off dead", asq({ "asq.1": true, "asq.2": true }, day(7, -1)), "asq.2"],
    ["thoughts of the last week", asq({ "asq.2": true, "asq.3": true }, day(7, -1)), "asq.3"],
    ["thoughts right now", asq({ "asq.3": true, "asq.5": true }, day(7, -1)), "asq.5"],
    ["thoughts right now, after an attempt only", asq({ "asq.4": true, "asq.5": true }, day(7, -1)), "asq.5"],
  ])("shows the weightiest: %s", (_, safety, linkId) => {
    expect(said("DQ-04", [safety, item9(0, day(7))])).toEqual({
      summary: summary("item 9 is 0, against a positive safety answer on the same day"),
      shown: ["phq9.9: Not at all", starting(linkId)],
    });
  });

  test("sure to be safe is no contradiction", () => {
    expect(judged("DQ-04", [followup(0, day(7, -1)), item9(0, day(7))])).toBeNull();
  });

  test("another instrument of that day does not raise it again", () => {
    expect(judged("DQ-04", [followup(1, day(7, -1)), item9(0, day(7)), gad7(9, day(7, 1))])).toBeNull();
  });
});

describe("DQ-04 two weeks of daily checks", () => {
  const well = phq9({ "phq9.2": 0 }, day(20));
  test("shows the mean that disagrees", () => {
    expect(said("DQ-04", [...daily("md.mood", [2, 2, 1, 1], 16), well])).toEqual({
      summary: summary("feeling down was 0, against a mean daily mood of 1.5"),
      shown: ["phq9.2: Not at all", "Daily mood averaged 1.5 over 4 checks in 14 days"],
    });
    expect(said("DQ-04", [...daily("md.anxiety", [7, 7, 8, 8], 16), gad7(4, day(20))])).toEqual({
      summary: summary("GAD-7 is 4, against a mean daily anxiety of 7.5"),
      shown: ["latest gad-7 total: 4", "Daily anxiety averaged 7.5 over 4 checks in 14 days"],
    });
  });

  test("a check that told nothing is not one of four", () => {
    const silent = mood({ "md.mood": null }, day(15, 8));
    expect(judged("DQ-04", [silent, ...daily("md.mood", [1, 1, 1], 16), well])).toBeNull();
  });

  test.each([
    [0, "low"],
    [-0.1, null],
  ])("the first of four checks 14 days before, at %d hours", (hours, priority) => {
    expect(judged("DQ-04", [...daily("md.mood", [2, 2, 2, 2], 6, hours), well])).toBe(priority);
  });
});

describe("DQ-04 remission, but no dose rated as any help", () => {
  const helping = (help: number | null, on: number) => dose({ "dj.help": help }, day(on));
  const three = [helping(0, 10), helping(0, 13), helping(0, 16)];
  test("shows the last two ratings", () => {
    expect(said("DQ-04", [...three, phq9(4, day(20))])).toEqual({
      summary: summary("PHQ-9 is 4, against 3 doses rated as no help"),
      shown: ["latest phq-9 total: 4", starting("dj.help"), starting("dj.help")],
    });
  });

  const ahead = dose({ "dj.help": 0, "dj.at": day(20, 1).toISOString() }, day(19));
  const now = dose({ "dj.help": 0, "dj.at": day(20).toISOString() }, day(19));
  test.each([
    ["one not rated besides", [helping(null, 9), ...three, phq9(4, day(20))], "low"],
    ["one 28 days ago", [helping(0, 10), helping(0, 13), helping(0, 16), phq9(4, day(38))], "low"],
    ["one more than 28 days ago", [helping(0, 9), helping(0, 13), helping(0, 16), phq9(4, day(38))], null],
    ["one that helped, long ago", [helping(8, 1), ...three, phq9(4, day(38))], "low"],
    ["one told ahead of its time", [helping(0, 13), helping(0, 16), ahead, phq9(4, day(20))], null],
    ["one at the time of the PHQ-9", [helping(0, 13), helping(0, 16), now, phq9(4, day(20))], "low"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DQ-04", checkIns)).toBe(priority);
  });
});

describe("DQ-04 what the journal says of the week", () => {
  const denied = signals({}, day(9));
  test("shows the dose on an off day", () => {
    expect(said("DQ-04", [dose({ "dj.kind": "extra" }, day(5)), denied])).toEqual({
      summary: summary("no dose on an off day, against an off-schedule dose in the journal"),
      shown: [starting("ds.off"), starting("dj.kind"), starting("dj.at")],
    });
  });

  test("a dose after one that was skipped is not early", () => {
    const skipped = dose({ "dj.kind": "skipped" }, day(4));
    expect(judged("DQ-04", [skipped, dose({}, day(5)), denied])).toBeNull();
  });

  const supply = { prescription: { ...prescription, dispensedOn: "2026-08-08", daysSupply: 30 } };
  const empty = (on: number) => dose({ "dj.left": 0 }, day(on));
  test("shows the supply that cannot have lasted", () => {
    expect(said("DQ-04", [empty(6), denied], supply)).toEqual({
      summary: summary("not run out early, against none left in the journal before the next supply"),
      shown: [starting("ds.ranout"), starting("dj.left"), "Dispensed 2026-08-08 for 30 days"],
    });
  });

  test.each([
    ["on the day it was dispensed", [empty(5), denied], supply, "low"],
    ["the day before it was dispensed", [empty(4), denied], supply, null],
    ["and it was told", [empty(6), signals({ "ds.ranout": 1 }, day(9))], supply, null],
    ["no prescription on record", [empty(6), denied], { prescription: null }, null],
    ["no supply on record", [empty(6), denied], {}, null],
    ["7 days ago", [empty(5), signals({}, day(12))], supply, "low"],
    ["more than 7 days ago", [empty(5), signals({}, day(12, 0.1))], supply, null],
  ])("none left %s", (_, checkIns, more, priority) => {
    expect(judged("DQ-04", checkIns, more)).toBe(priority);
  });

  test("shows drinks beside no other substance", () => {
    expect(said("DQ-04", [dose({ "dj.co": ["none"], "dj.drinks": 2 }, day(7))])).toEqual({
      summary: summary("no other substance, against drinks counted"),
      shown: [starting("dj.co"), expect.stringMatching(/^dj.drinks: 2/)],
    });
  });
});
