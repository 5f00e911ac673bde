import { expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import { dosesOf, takenDoses } from "@/domain/dose";
import type { Answers } from "@/domain/instruments/instrument";
import { supplyOf } from "@/domain/supply";
import { checkIn, day, dose, prescription } from "@/tests/support/records";

const zone = "America/New_York";
/** 11 lozenges for 30 days on the first dose day. */
const supplied = { ...prescription, dispensedUnits: 11, dispensedOn: "2026-08-03", daysSupply: 30 };
const supply = (entries: RecordedCheckIn[], at: Date, more: Partial<typeof prescription> = {}) =>
  supplyOf(dosesOf(entries, { ...supplied, ...more }, zone), { ...supplied, ...more }, at, zone);
const one = (at: number, answers: Answers = {}) => dose({ "dj.units": 1, ...answers }, day(at));

test("doses before it was dispensed and after the moment asked about are not of it", () => {
  expect(supply([one(-3), one(0), one(6)], day(3))).toMatchObject({ usedUnits: 1, unknownUnits: 0 });
});

test("the sum holds for 90 days, and for amounts that can be", () => {
  expect(supply([], day(90))?.leftUnits).toBe(11);
  expect(supply([], day(3), { dispensedUnits: 100_000 })?.leftUnits).toBe(100_000);
  expect(supply([], day(3), { dispensedUnits: 100_001 })).toBeNull();
});

test.each([
  [null, null],
  [-1, null],
  [0, null],
  [1, "2026-08-04"],
  [366, "2027-08-04"],
  [367, null],
])("%j days of supply: the next is due on %j", (daysSupply, dueOn) => {
  expect(supply([], day(3), { daysSupply })?.dueOn).toBe(dueOn);
});

test.each<[string, RecordedCheckIn[], Partial<typeof prescription>, number]>([
  ["up to the count, not since", [one(3, { "dj.left": 9 }), one(6), one(9)], {}, 1],
  ["an extra dose is none of the plan's", [one(3, { "dj.kind": "extra", "dj.left": 9 })], {}, 2],
  ["in units of the plan", [one(3, { "dj.left": 9 })], { doseMg: 200 }, 2],
  [
    "none where doses are taken as needed",
    [one(3, { "dj.left": 9 })],
    { schedule: { kind: "as-needed" } },
    0,
  ],
  [
    "none where doses are taken as needed and an extra one is all there is",
    [one(3, { "dj.kind": "extra", "dj.left": 9 })],
    { schedule: { kind: "as-needed" } },
    0,
  ],
])("planned doses nobody wrote down: %s", (_, entries, more, units) => {
  expect(supply(entries, day(9), more)?.unknownUnits).toBe(units);
});

test("the pace needs four planned doses, and a plan that names days", () => {
  const weekly = { schedule: { kind: "weekly", weekdays: [1] } } as const;
  const left = (at: number) => [one(at, { "dj.left": 3 })];
  expect(supply(left(20), day(20), weekly)?.pace).toBe(1);
  expect(supply(left(21), day(21), weekly)?.pace).toBe(2);
  expect(supply(left(21), day(21), { doseMg: 0 })?.pace).toBe(1);
  expect(supply(left(21), day(21), { schedule: { kind: "as-needed" } })?.pace).toBe(1);
});

test("doses of one moment stand in the order of their ids", () => {
  const [a, b] = [one(3, {}), one(3, {})].map((entry, i) => ({ ...entry, id: `${i}` }));
  if (!a || !b) throw new Error("two entries");
  const ids = (entries: RecordedCheckIn[]) => dosesOf(entries, null, zone).map(({ checkInId }) => checkInId);
  expect(ids([a, b])).toEqual(["0", "1"]);
  expect(ids([b, a])).toEqual(["0", "1"]);
});

test("only dose-journal entries tell of doses, and only what can be read is told", () => {
  expect(dosesOf([checkIn("mood-daily", { "dj.kind": "scheduled" }, day(3))], null, zone)).toEqual([]);
  const odd = { "dj.at": 5, "dj.form": "lozenge", "dj.extraReason": 5, "dj.effect": "7" };
  expect(dosesOf([one(3, odd)], null, zone)).toMatchObject([
    { at: day(3), form: "lozenge", extraReason: null, effect: null },
  ]);
});

test.each<[string, RecordedCheckIn[], object[]]>([
  ["skipped", [one(3, { "dj.kind": "skipped" })], []],
  ["a whole one and a part", [one(3), dose({ "dj.kind": "partial" }, day(3, 1))], [{}, {}]],
  ["a part and a whole one", [dose({ "dj.kind": "partial" }, day(3)), one(3.1)], [{}, {}]],
  ["two whole ones", [one(3), one(3.1)], [{}, {}]],
])("doses taken: %s", (_, entries, expected) => {
  expect(takenDoses(dosesOf(entries, prescription, zone), zone)).toMatchObject(expected);
});

test.each<[Answers, Answers, object]>([
  [{ "dj.mg": null }, { "dj.mg": 50 }, { mg: null }],
  [{ "dj.effect": null }, { "dj.effect": 4 }, { effect: 4 }],
  [{ "dj.effect": 4 }, { "dj.effect": null }, { effect: 4 }],
  [
    { "dj.effect": 6, "dj.help": 2 },
    { "dj.effect": 4, "dj.help": 3 },
    { effect: 6, help: 3 },
  ],
  [{}, {}, { effect: null, unitsLeft: null }],
  [{ "dj.left": 5 }, { "dj.left": 4 }, { unitsLeft: 4 }],
  [{ "dj.left": 5 }, {}, { unitsLeft: 5 }],
])("parts %j and %j are one dose: %j", (first, second, whole) => {
  const part = (hours: number, answers: Answers) =>
    dose({ "dj.kind": "partial", "dj.mg": 50, ...answers }, day(3, hours));
  const doses = dosesOf([part(0, first), part(1, second)], prescription, zone);
  expect(takenDoses(doses, zone)).toMatchObject([whole]);
});

test.each([
  [365, "2027-08-04"],
  [366, null],
])(
  "a supply that is empty ends before the next dose, if that is at most 366 days away: %i days off",
  (offDays, on) => {
    const yearly = { schedule: { kind: "cycle", onDays: 1, offDays } } as const;
    expect(supply([], day(0), { ...yearly, dispensedUnits: 0.5 })?.emptyOn).toBe(on);
  },
);
