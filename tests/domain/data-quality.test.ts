import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import type { Answers } from "@/domain/instruments/instrument";
import { thresholdsWith } from "@/domain/rules/thresholds";
import {
  checkIn,
  day,
  dose,
  gad7,
  judged,
  mood,
  phq9,
  prescription,
  recordWith,
  sideEffects,
} from "@/tests/support/records";

const alike = (prefix: string, items: number, value: number): Answers =>
  Object.fromEntries(Array.from({ length: items }, (_, index) => [`${prefix}.${index + 1}`, value]));
/** A PHQ-9 with one answer throughout, finished in so many seconds; null is not told. */
const flat = (value: number, seconds: number | null, on = 7) =>
  phq9(alike("phq9", 9, value), day(on), {
    startedAt: seconds === null ? null : new Date(day(on).getTime() - seconds * 1000),
  });

describe("DQ-01 answered very fast", () => {
  test.each([
    ["all zero in 8 s", flat(0, 8), "low"],
    ["all zero in 9 s", flat(0, 9), null],
    ["all 2 in 17 s", flat(2, 17), "low"],
    ["all 2 in 18 s", flat(2, 18), null],
    ["all 2 in 40 s", flat(2, 40), null],
    ["time not told", flat(2, null), null],
    ["opened after it was finished", flat(0, -5), null],
    ["opened as it was finished", flat(0, 0), null],
    [
      "skipped items are not counted",
      phq9({ "phq9.1": 1, "phq9.2": null }, day(7), { startedAt: new Date(day(7).getTime() - 8000) }),
      null,
    ],
    [
      "side effects, 0.9 s each",
      {
        ...sideEffects({}, day(7)),
        startedAt: new Date(day(7).getTime() - 0.9e3 * Object.keys(sideEffects({}, day(7)).answers).length),
      },
      "low",
    ],
    [
      "a daily mood is not judged",
      { ...mood({}, day(7)), startedAt: new Date(day(7).getTime() - 1000) },
      null,
    ],
  ])("%s", (_, current, priority) => {
    expect(judged("DQ-01", [current])).toBe(priority);
  });

  test("a number for alike answers below the number for all takes nothing away", () => {
    const current = flat(2, 8);
    const numbers = thresholdsWith({ hastyAlike: 0.5 });
    const found = evaluate(recordWith([current]), current, day(7), numbers).map(({ ruleId }) => ruleId);
    expect(found).toContain("DQ-01");
  });
});

describe("DQ-02 the same answers", () => {
  test.each([
    ["all 2 in 40 s", flat(2, 40), "low"],
    ["all 1", flat(1, null), "low"],
    ["all zero", flat(0, 8), null],
    ["eight of nine", phq9({ ...alike("phq9", 9, 2), "phq9.9": 1 }, day(7)), null],
    ["one left out", phq9({ ...alike("phq9", 9, 2), "phq9.9": null }, day(7)), null],
    ["GAD-7 alone", checkIn("gad-7", alike("gad7", 7, 2), day(7)), null],
  ])("%s", (_, current, priority) => {
    expect(judged("DQ-02", [current])).toBe(priority);
  });

  const weeks = (totals: readonly (readonly [number, number])[], days = 7) =>
    totals.flatMap(([phq, gad], index) => [phq9(phq, day(index * days)), gad7(gad, day(index * days, 0.1))]);
  test.each([
    [
      "the same for 3 weeks",
      weeks([
        [12, 5],
        [12, 5],
        [12, 5],
      ]),
      "low",
    ],
    [
      "the same for 2 weeks",
      weeks([
        [12, 5],
        [12, 5],
      ]),
      null,
    ],
    [
      "one changed",
      weeks([
        [12, 5],
        [12, 6],
        [12, 5],
      ]),
      null,
    ],
    [
      "zeros",
      weeks([
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      null,
    ],
    [
      "PHQ-9 zero, GAD-7 not",
      weeks([
        [0, 4],
        [0, 4],
        [0, 4],
      ]),
      "low",
    ],
    [
      "every 4 weeks",
      weeks(
        [
          [12, 5],
          [12, 5],
          [12, 5],
        ],
        28,
      ),
      null,
    ],
    ["PHQ-9 alone", [phq9(12, day(0)), phq9(12, day(7)), phq9(12, day(14))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DQ-02", checkIns)).toBe(priority);
  });

  test("makes answers under 2 seconds each too fast", () => {
    expect(judged("DQ-01", [flat(2, 15)])).toBe("low");
    const varied = phq9(12, day(7), { startedAt: new Date(day(7).getTime() - 15_000) });
    expect(judged("DQ-01", [varied])).toBeNull();
  });
});

describe("DQ-03 impossible entry", () => {
  const pressure = (sys: number, dia: number) => dose({ "dj.bpPre": { sys, dia } }, day(7));
  test.each([
    ["120/120", pressure(120, 120), "low"],
    ["121/120", pressure(121, 120), null],
    ["80/120", pressure(80, 120), "low"],
    ["59/40", pressure(59, 40), "low"],
    ["60/40", pressure(60, 40), null],
    ["300/180", pressure(300, 180), null],
    ["301/180", pressure(301, 180), "low"],
    ["not a number", pressure(Number.NaN, 80), null],
    ["a dose an hour ahead", dose({ "dj.at": day(7, 1).toISOString() }, day(7)), null],
    ["a dose more than an hour ahead", dose({ "dj.at": day(7, 1.1).toISOString() }, day(7)), "low"],
    [
      "a skipped dose that was due later",
      dose({ "dj.kind": "skipped", "dj.at": day(7, 6).toISOString() }, day(7)),
      null,
    ],
    ["arrived before it was answered", { ...phq9(5, day(7)), receivedAt: day(7, -2) }, "low"],
    ["arrived late", { ...phq9(5, day(7)), receivedAt: day(9) }, null],
    ["an unreadable time", dose({ "dj.at": "soon" }, day(7)), null],
  ])("%s", (_, current, priority) => {
    expect(judged("DQ-03", [current])).toBe(priority);
  });

  test("an impossible pressure still counts as a very high one", () => {
    expect(judged("VIT-01", [pressure(120, 120)])).toBe("urgent");
  });

  test.each([
    [4.9, "low"],
    [5, null],
  ])("two planned doses %d minutes apart", (minutes, priority) => {
    const at = (hours: number) => ({ "dj.at": day(7, hours).toISOString() });
    const twin = dose(at(minutes / 60), day(7, 2));
    expect(judged("DQ-03", [dose(at(0), day(7, 1)), twin])).toBe(priority);
    const extra = dose({ ...at(minutes / 60), "dj.kind": "extra" }, day(7, 2));
    expect(judged("DQ-03", [dose(at(0), day(7, 1)), extra])).toBeNull();
  });

  const supply = (dispensedOn: string) => ({
    prescription: { ...prescription, dispensedUnits: 10, dispensedOn },
  });
  const left = (units: number, on: number) => dose({ "dj.left": units }, day(on));
  test.each([
    ["10 of the first 10", [left(10, 1)], supply("2026-08-03"), null],
    ["11 of the first 10", [left(11, 1)], supply("2026-08-03"), "low"],
    ["14 of 10 with 4 left before", [left(4, 5), left(14, 8)], supply("2026-08-10"), null],
    ["15 of 10 with 4 left before", [left(4, 5), left(15, 8)], supply("2026-08-10"), "low"],
    ["15 of 10, nobody told what was left", [left(15, 8)], supply("2026-08-10"), null],
    ["nothing known of the supply", [left(500, 8)], {}, null],
  ])("units left: %s", (_, checkIns, more, priority) => {
    expect(judged("DQ-03", checkIns, more)).toBe(priority);
  });
});

describe("DQ-05 who is answering", () => {
  const on = (language: string, at: Date) => ({ ...mood({}, at), language });
  test.each([
    ["the first", [on("es", day(7))], null],
    ["the same", [on("es", day(6)), on("es", day(7))], null],
    ["another region", [on("es-US", day(6)), on("es-MX", day(7))], null],
    ["another language", [on("en", day(6)), on("es", day(7))], "low"],
    ["the new language again", [on("en", day(5)), on("es", day(6)), on("es", day(7))], null],
    ["another instrument", [on("en", day(6)), { ...phq9(5, day(7)), language: "es" }], null],
  ])("language: %s", (_, checkIns, priority) => {
    expect(judged("DQ-05", checkIns)).toBe(priority);
  });

  /** Answered on the tablet, in a minute, so many minutes after noon. */
  const tablet = (minutes: number, instrument = "gad-7") =>
    checkIn(instrument, {}, day(7, minutes / 60), {
      deviceId: "tablet",
      startedAt: day(7, (minutes - 1) / 60),
    });
  const other = (from: number, to: number, deviceId = "tablet") => ({
    sharedDevice: [{ deviceId, startedAt: day(7, from / 60), authoredAt: day(7, to / 60) }],
  });
  test.each([
    ["at the same time", [tablet(10)], other(8, 9.5), "low"],
    ["before", [tablet(10)], other(5, 8.9), null],
    ["after", [tablet(10)], other(10.1, 12), null],
    ["between two of the patient's own", [tablet(0, "phq-9"), tablet(10)], other(4, 6), "low"],
    ["between two sittings", [tablet(0, "phq-9"), tablet(35)], other(10, 20), null],
    ["on another device", [tablet(10)], other(8, 9.5, "phone"), null],
    ["device not told", [gad7(3, day(7))], other(-1, 1), null],
  ])("device shared: %s", (_, checkIns, more, priority) => {
    expect(judged("DQ-05", checkIns, more)).toBe(priority);
  });
});
