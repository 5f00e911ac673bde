import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { PatientRecord } from "@/domain/patient-record";
import { checkIn, day, dose, flag, judged, sideEffects, signals } from "@/tests/support/records";

const listing = (...classes: ("opioid" | "sedative" | "other")[]): Partial<PatientRecord> => ({
  medicines: classes.map((one) => ({ name: `A medicine (${one})`, class: one })),
});

describe("CO-01 an opioid on the medicines list", () => {
  const sed = (answer: number | null) => [signals({ "ds.sed": answer }, day(7))];
  test.each([
    ["once", sed(1), listing("opioid"), "high"],
    ["not at all", sed(0), listing("opioid"), null],
    ["not answered", sed(null), listing("opioid"), null],
    ["another medicine listed", sed(3), listing("sedative"), null],
    ["no list on record", sed(3), {}, null],
  ])("%s", (_, checkIns, more, priority) => {
    expect(judged("CO-01", checkIns, more)).toBe(priority);
  });
});

test.each([
  ["CO-01", "opioid", "high"],
  ["CO-02", "benzo", "high"],
  ["CO-03", "alcohol", "medium"],
])("%s hears of %s though the kind of dose was left out", (id, substance, priority) => {
  expect(judged(id, [dose({ "dj.kind": null, "dj.co": [substance] }, day(3))])).toBe(priority);
});

describe("CO-02 benzodiazepine or sleeping tablet", () => {
  const benzo = (at: Date) => dose({ "dj.co": ["benzo"] }, at);
  test.each<[string, RecordedCheckIn[], Partial<PatientRecord>, string | null]>([
    ["not on the list", [benzo(day(3))], listing("other"), "high"],
    ["not on the list, again", [benzo(day(3)), benzo(day(6))], listing("other"), "high"],
    ["an empty list", [benzo(day(3))], listing(), "high"],
    ["no list on record", [benzo(day(3))], {}, "high"],
    ["on the list, first time", [benzo(day(3))], listing("sedative"), "low"],
    ["on the list, second time", [benzo(day(3)), benzo(day(6))], listing("sedative"), null],
    [
      "on the list, flagged long ago",
      [benzo(day(60))],
      { ...listing("sedative"), flags: [flag("CO-02", "low", day(3), day(5))] },
      null,
    ],
    ["none", [dose({}, day(3))], listing("other"), null],
    ["opioid only", [dose({ "dj.co": ["opioid"] }, day(3))], listing("other"), null],
  ])("%s", (_, checkIns, more, priority) => {
    expect(judged("CO-02", checkIns, more)).toBe(priority);
  });
});

describe("CO-04 AUDIT-C positive", () => {
  const total = (value: number | null, at: Date) =>
    checkIn("audit-c", {}, at, {
      scores: [{ measure: "total", value, band: null, prorated: false, answered: 3, of: 3 }],
    });
  const of = (sex: "female" | "male" | "other" | "unknown" | null) => ({
    demographics: { bornOn: null, sex },
  });
  test.each([
    ["man, 3", [total(3, day(7))], of("male"), null],
    ["man, 4", [total(4, day(7))], of("male"), "medium"],
    ["woman, 2", [total(2, day(7))], of("female"), null],
    ["woman, 3", [total(3, day(7))], of("female"), "medium"],
    ["sex not on record, 3", [total(3, day(7))], of(null), "medium"],
    ["sex unknown, 3", [total(3, day(7))], of("unknown"), "medium"],
    ["7", [total(7, day(7))], of("male"), "medium"],
    ["8", [total(8, day(7))], of("male"), "high"],
    ["standing at the cut-off", [total(4, day(7)), total(4, day(91))], of("male"), null],
    ["standing at 8", [total(8, day(7)), total(8, day(91))], of("male"), null],
    ["standing, not crossing", [total(5, day(7)), total(6, day(91))], of("male"), null],
    ["crossing into high", [total(5, day(7)), total(8, day(91))], of("male"), "high"],
    ["no total", [total(null, day(7))], of("male"), null],
  ])("%s", (_, checkIns, more, priority) => {
    expect(judged("CO-04", checkIns, more)).toBe(priority);
  });
});

describe("CO-05 stimulant or new medicine", () => {
  const stimulant = dose({ "dj.co": ["stimulant"] }, day(10));
  const told = (text: string | null) => sideEffects({ "se.newmed": text }, day(10));
  test.each<[string, RecordedCheckIn, Partial<PatientRecord>, string | null]>([
    ["stimulant", stimulant, {}, "low"],
    ["no stimulant", dose({}, day(10)), {}, null],
    ["new medicine", told("Phenelzine since Monday"), {}, "low"],
    ["nothing told", told(""), {}, null],
    ["blank", told("  "), {}, null],
    ["a written no", told("No."), {}, null],
    ["not answered", told(null), {}, null],
    ["pressure flag 7 days before", stimulant, { flags: [flag("VIT-02", "medium", day(3))] }, "medium"],
    ["pressure flag earlier", stimulant, { flags: [flag("VIT-02", "medium", day(2, 23))] }, "low"],
    ["another flag", stimulant, { flags: [flag("DOS-01", "medium", day(9))] }, "low"],
  ])("%s", (_, current, more, priority) => {
    expect(judged("CO-05", [current], more)).toBe(priority);
  });
});
