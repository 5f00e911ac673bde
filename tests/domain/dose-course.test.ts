import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";
import { day, dose, judged, prescription, sideEffects, signals } from "@/tests/support/records";

const rx = (more: Partial<typeof prescription>) => ({ prescription: { ...prescription, ...more } });
/** Doses every third day from a day on. */
const every3 = (from: number, count: number, answers: Answers = {}) =>
  Array.from({ length: count }, (_, i) => dose(answers, day(from + 3 * i)));

describe("DOS-04 doses left out", () => {
  const skip = (at: number, reason = "forgot") =>
    dose({ "dj.kind": "skipped", "dj.skipReason": reason }, day(at));
  test.each<[string, RecordedCheckIn[], string | null]>([
    ["3 of 7 planned doses", [skip(9), skip(12), skip(21)], null],
    ["4 of 7 planned doses", [skip(9), skip(12), skip(15), skip(21)], "low"],
    ["4 in more than 21 days", [skip(0), skip(12), skip(15), skip(21)], null],
    ["before 21 days of the plan", [skip(9), skip(12), skip(15), skip(18)], null],
    ["doses nobody wrote down are not left out", [skip(21)], null],
    ["a dose taken is not asked", [skip(9), skip(12), skip(15), skip(18), dose({}, day(21))], null],
    ["one for side effects", [skip(3, "side-effects")], null],
    ["two for side effects", [skip(3, "side-effects"), skip(24, "side-effects")], "low"],
    ["two for side effects, later", [skip(3, "side-effects"), skip(24.1, "side-effects")], null],
    [
      "two for side effects, now another reason",
      [skip(3, "side-effects"), skip(6, "side-effects"), skip(9)],
      null,
    ],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-04", checkIns)).toBe(priority);
  });

  test("as needed there is no share of a plan", () => {
    const skips = [9, 12, 15, 18, 21].map((at) => skip(at));
    expect(judged("DOS-04", skips, rx({ schedule: { kind: "as-needed" } }))).toBeNull();
  });
});

describe("DOS-07 doses have grown", () => {
  const early = every3(0, 9);
  const late = (mg: number, count = 9, from = 60, more: Answers = {}) =>
    every3(from, count, { "dj.mg": mg, ...more });
  const grown = (...checkIns: RecordedCheckIn[]) => checkIns;
  test.each<[string, RecordedCheckIn[], string | null]>([
    ["114 after 100 mg", grown(...early, ...late(114, 4)), null],
    ["115 after 100 mg", grown(...early, ...late(115, 4)), "medium"],
    ["3 late doses", grown(...early, ...late(150, 3)), null],
    ["3 early doses", grown(...every3(0, 3), ...late(150, 4)), null],
    ["known from the dose before", grown(...early, ...late(115, 5)), null],
    ["before the 56th day", grown(...early, ...late(150, 4, 45)), null],
    ["on the 56th day", grown(...early, ...late(150, 4, 45), dose({ "dj.mg": 150 }, day(55))), "medium"],
    ["another route", grown(...early, ...late(150, 4, 60, { "dj.route": "swallowed" })), null],
    [
      "smaller than the plan at first, the plan now",
      grown(...every3(0, 9, { "dj.mg": 75 }), ...late(100, 4)),
      null,
    ],
    ["milligrams not told", grown(...early, ...late(150, 3), dose({ "dj.mg": null }, day(69))), null],
    ["milligrams that cannot be", grown(...early, ...late(Number.NaN, 4)), null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-07", checkIns)).toBe(priority);
  });

  test("a titration step explains it, up to what it asks for", () => {
    const stepped = rx({ maxDoseMg: 200, titration: [{ fromOn: "2026-09-14", doseMg: 150 }] });
    expect(judged("DOS-07", [...early, ...late(150, 4)], stepped)).toBeNull();
    expect(judged("DOS-07", [...early, ...late(172, 4)], stepped)).toBeNull();
    expect(judged("DOS-07", [...early, ...late(173, 4)], stepped)).toBe("medium");
  });

  test("halves of one dose do not look like small doses", () => {
    const halves = Array.from({ length: 8 }, (_, i) =>
      dose({ "dj.kind": "partial", "dj.mg": 50 }, day(3 * Math.floor(i / 2), i % 2)),
    );
    expect(judged("DOS-07", [...halves, ...late(100, 4)])).toBeNull();
  });
});

describe("DOS-08 more or closer doses, less effect", () => {
  const strong = { "dj.effect": 7, "dj.help": 7 };
  const early = every3(0, 9, strong);
  const extra = { "dj.kind": "extra", "dj.extraReason": "worn-off" };
  const late = (answers: Answers, count = 4) => every3(60, count, { ...strong, ...answers });
  test.each<[string, RecordedCheckIn[], string | null]>([
    ["grown, effect down 2", [...early, ...late({ "dj.mg": 120, "dj.effect": 5 })], "high"],
    ["grown, help down 2", [...early, ...late({ "dj.mg": 120, "dj.help": 5 })], "high"],
    ["grown, effect down 1", [...early, ...late({ "dj.mg": 120, "dj.effect": 6 })], null],
    ["as planned, effect down", [...early, ...late({ "dj.effect": 4 })], null],
    ["grown, effect as before", [...early, ...late({ "dj.mg": 120 })], null],
    ["known from the dose before", [...early, ...late({ "dj.mg": 120, "dj.effect": 5 }, 5)], null],
    ["3 late doses", [...early, ...late({ "dj.mg": 120, "dj.effect": 5 }, 3)], null],
    [
      "two extra doses, effect down",
      [
        ...early,
        ...late({ "dj.effect": 5 }, 4),
        dose({ ...strong, ...extra, "dj.effect": 5 }, day(70)),
        dose({ ...strong, ...extra, "dj.effect": 5 }, day(73)),
      ],
      "high",
    ],
    [
      "two extra doses, known from the second",
      [
        ...early,
        ...late({ "dj.effect": 5 }, 4),
        ...[70, 73].map((at) => dose({ ...strong, ...extra, "dj.effect": 5 }, day(at))),
        dose({ ...strong, "dj.effect": 5 }, day(76)),
      ],
      null,
    ],
    [
      "one extra dose, and one told for a time that has not come",
      [
        ...early,
        ...late({ "dj.effect": 5 }, 4),
        dose({ ...strong, ...extra, "dj.effect": 5, "dj.at": day(80).toISOString() }, day(70)),
        dose({ ...strong, ...extra, "dj.effect": 5 }, day(73)),
      ],
      null,
    ],
    [
      "one extra dose, effect down",
      [...early, ...late({ "dj.effect": 5 }), dose({ ...strong, ...extra, "dj.effect": 5 }, day(70))],
      null,
    ],
    [
      "closer together than planned, effect down",
      [...early, ...[60, 62, 64, 66].map((at) => dose({ ...strong, "dj.effect": 5 }, day(at)))],
      "high",
    ],
    [
      "a little closer together, effect down",
      [...early, ...[0, 66, 132, 198].map((h) => dose({ ...strong, "dj.effect": 5 }, day(60, h)))],
      null,
    ],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-08", checkIns)).toBe(priority);
  });

  test("closer together because the plan asks for it now is no pattern", () => {
    const closer = [60, 62, 64, 66].map((at) => dose({ ...strong, "dj.effect": 5 }, day(at)));
    expect(judged("DOS-08", [...early, ...closer], rx({ minIntervalHours: 48 }))).toBeNull();
  });

  const needed = (...answers: (number | null)[]) =>
    answers.map((answer, i) => signals({ "ds.tol": answer }, day(7 * (i + 1))));
  test.each<[string, RecordedCheckIn[], string | null]>([
    ["needed more, once", needed(2), null],
    ["needed more, twice in a row", needed(2, 2), "high"],
    ["needed more, mild before", needed(1, 2), null],
    ["needed more, not in a row", needed(2, 0, 2), null],
    ["needed more, a check that did not ask between", needed(2, null, 2), "high"],
    ["needed more, known", needed(2, 2, 3), null],
    ["needed more, not answered now", needed(2, 2, null), null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-08", checkIns)).toBe(priority);
  });
});

describe("DOS-12 a dose meant not to be felt", () => {
  const micro = rx({ intent: "sub-perceptual", strengthMg: 10, doseMg: 10, maxDoseMg: 15 });
  const taken = dose({ "dj.mg": 10 }, day(3));
  const felt = (answers: Answers, hours = 2) => [taken, sideEffects(answers, day(3, hours))];
  test.each<[string, RecordedCheckIn[], string | null]>([
    ["nothing felt", felt({}), null],
    ["dissociation 1", felt({ "se.dissoc": 1 }), "medium"],
    ["sedation 1", felt({ "se.sedation": 1 }), null],
    ["sedation 2", felt({ "se.sedation": 2 }), "medium"],
    ["confusion 2", felt({ "se.confusion": 2 }), "medium"],
    ["12 hours on", felt({ "se.dissoc": 1 }, 12), "medium"],
    ["later", felt({ "se.dissoc": 1 }, 12.1), null],
    ["nausea", felt({ "se.nausea": 3 }), null],
    [
      "after a skipped dose",
      [dose({ "dj.kind": "skipped" }, day(3)), sideEffects({ "se.dissoc": 1 }, day(3, 2))],
      null,
    ],
    [
      "a journal filled in after the signs",
      [sideEffects({ "se.dissoc": 1 }, day(3, 2)), dose({ "dj.at": day(3).toISOString() }, day(3, 3))],
      "medium",
    ],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-12", checkIns, micro)).toBe(priority);
  });

  test.each([
    ["meant to be felt", rx({ intent: "perceptual" })],
    ["that does not say", rx({ intent: null })],
    ["nobody wrote down", { prescription: null }],
  ])("a plan %s is not asked", (_, more) => {
    expect(judged("DOS-12", felt({ "se.dissoc": 4 }), more)).toBeNull();
  });
});
