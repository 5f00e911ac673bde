import { describe, expect, test } from "vitest";
import { checkIn, day, dose, judged, mood, phq9, prescription } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const starting = (linkId: string) => expect.stringMatching(`^${linkId}: `);

test("DQ-01 tells how many answers in how many seconds", () => {
  const current = phq9(12, day(7), { startedAt: new Date(day(7).getTime() - 4500) });
  expect(said("DQ-01", [current])).toEqual({
    summary: "PHQ-9: 9 answers in 4.5 seconds. Verify.",
    shown: ["PHQ-9 opened", "PHQ-9 finished"],
  });
});

describe("DQ-03 impossible entry", () => {
  const at = (days: number, hours: number) => ({ "dj.at": day(days, hours).toISOString() });
  test("shows every entry that cannot be right", () => {
    const one = dose({ "dj.bpPre": { sys: 80, dia: 120 } }, day(7));
    expect(said("DQ-03", [one])).toEqual({
      summary: "1 entry cannot be right. Fix with the patient.",
      shown: [starting("dj.bpPre")],
    });
    const pressures = { "dj.bpPre": { sys: 80, dia: 120 }, "dj.bpPost": { sys: 301, dia: 90 } };
    const many = dose({ ...at(7, 3), ...pressures }, day(7), { receivedAt: day(7, -2) });
    expect(said("DQ-03", [many])).toEqual({
      summary: "4 entries cannot be right. Fix with the patient.",
      shown: [
        starting("dj.bpPre"),
        starting("dj.bpPost"),
        "Answered later than it arrived",
        starting("dj.at"),
      ],
    });
  });

  test("shows the planned dose recorded twice", () => {
    const twice = [dose(at(7, 0), day(7, 1)), dose(at(7, 0.05), day(7, 2))];
    expect(said("DQ-03", twice)?.shown).toEqual([starting("dj.at"), "Another planned dose recorded then"]);
    const extraFirst = [dose({ ...at(7, 0), "dj.kind": "extra" }, day(7, 1)), dose(at(7, 0.05), day(7, 2))];
    expect(judged("DQ-03", extraFirst)).toBeNull();
  });

  const dispensed = { ...prescription, dispensedUnits: 10, dispensedOn: "2026-08-10" };
  const left = (units: number | null, on: number) => dose({ "dj.left": units }, day(on));
  const waiting = { startedOn: "2026-07-27", firstDoseOn: null };

  test("shows more units left than there can be", () => {
    expect(said("DQ-03", [left(4, 5), left(15, 8)], { prescription: dispensed })?.shown).toEqual([
      expect.stringMatching(/^dj.left: 15/),
      "10 units dispensed 2026-08-10, 4 left before",
    ]);
    const single = { ...dispensed, dispensedUnits: 1 };
    expect(said("DQ-03", [left(0, 5), left(2, 8)], { prescription: single })?.shown[1]).toBe(
      "1 unit dispensed 2026-08-10, 0 left before",
    );
  });

  test.each([
    [
      "a journal between that did not tell",
      [left(4, 5), left(null, 6), left(15, 8)],
      { prescription: dispensed },
      "low",
    ],
    ["told on the day it was dispensed only", [left(4, 7), left(15, 8)], { prescription: dispensed }, null],
    ["not told now", [left(40, 5), left(null, 8)], { prescription: dispensed }, null],
    [
      "told as first dispensed, no first dose yet",
      [left(11, 8)],
      { prescription: dispensed, episode: waiting },
      "low",
    ],
    [
      "units not on record",
      [left(4, 5), left(5, 8)],
      { prescription: { ...dispensed, dispensedUnits: null } },
      null,
    ],
    [
      "day not on record",
      [left(11, 8)],
      { prescription: { ...dispensed, dispensedOn: null }, episode: waiting },
      null,
    ],
    ["not yet dispensed", [left(4, 3), left(15, 5)], { prescription: dispensed }, null],
    ["no prescription", [left(500, 8)], { prescription: null }, null],
  ])("units left: %s", (_, checkIns, more, priority) => {
    expect(judged("DQ-03", checkIns, more)).toBe(priority);
  });
});

describe("DQ-05 who is answering", () => {
  test("shows both languages", () => {
    const on = (language: string, at: Date) => ({ ...mood({}, at), language });
    expect(said("DQ-05", [on("en", day(6)), on("es-MX", day(7))])).toEqual({
      summary: "This may have been answered by or with somebody else. Verify who is answering.",
      shown: ["Answered in es-MX", "The time before in en"],
    });
    expect(judged("DQ-05", [on("EN-us", day(6)), on("en", day(7))])).toBeNull();
  });

  /** Answered in minutes after noon, on the tablet. */
  const own = (from: number, to: number, instrument = "gad-7", deviceId: string | null = "tablet") =>
    checkIn(instrument, {}, day(7, to / 60), { deviceId, startedAt: day(7, from / 60) });
  const other = (from: number, to: number, deviceId = "tablet") => ({
    deviceId,
    startedAt: day(7, from / 60),
    authoredAt: day(7, to / 60),
  });
  test.each([
    ["30 minutes between two of the patient's own", [own(0, 1, "phq-9"), own(31, 32)], other(10, 20), "low"],
    ["31 minutes between them", [own(0, 1, "phq-9"), own(32, 33)], other(10, 20), null],
    [
      "three of the patient's own, any order of questionnaires",
      [own(0, 1, "phq-9"), own(25, 26, "asq"), own(50, 51)],
      other(5, 6),
      "low",
    ],
    [
      "the same, the middle one listed first",
      [own(0, 1, "asq"), own(25, 26, "phq-9"), own(50, 51)],
      other(5, 6),
      "low",
    ],
    ["one begun within another", [own(9, 10, "phq-9"), own(0, 20)], other(1, 5), "low"],
    ["begun before on another device", [own(0, 1, "phq-9", "phone"), own(9, 10)], other(4, 6), null],
    ["finished as this one began", [own(9, 10)], other(5, 9), "low"],
    ["begun as this one was finished", [own(9, 10)], other(10, 12), "low"],
    ["device not told", [own(9, 10, "gad-7", null)], other(8, 10), null],
  ])("device shared: %s", (_, checkIns, foreign, priority) => {
    expect(judged("DQ-05", checkIns, { sharedDevice: [foreign] })).toBe(priority);
  });

  test("shows three of many", () => {
    const sharedDevice = [1, 2, 3, 4].map((minute) => other(minute, minute + 0.5));
    expect(said("DQ-05", [own(0, 10)], { sharedDevice })?.shown).toEqual(
      Array(3).fill("Another patient answered on the same device"),
    );
  });
});
