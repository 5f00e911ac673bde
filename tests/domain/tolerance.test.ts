import { describe, expect, test } from "vitest";
import { dosesOf } from "@/domain/dose";
import type { Answers } from "@/domain/instruments/instrument";
import { feltSigns } from "@/domain/microdose";
import { doseCourse, isCloser, isCreeping, isFading, type Stretch } from "@/domain/tolerance";
import { day, dose, prescription, sideEffects } from "@/tests/support/records";

const zone = "America/New_York";
const unknown: Stretch = {
  doses: 4,
  mg: null,
  plannedMg: null,
  intervalHours: null,
  effect: null,
  help: null,
};
const course = (early: Partial<Stretch>, late: Partial<Stretch>) => ({
  route: null,
  early: { ...unknown, ...early },
  late: { ...unknown, ...late },
});

test.each([
  [100, 115, 100, true],
  [100, 114.9, 100, false],
  [100, 115, 101, false],
  [100, 115, null, true],
  [null, 115, 100, false],
  [100, null, 100, false],
  [0, null, null, false],
])("from %j to %j mg where %j was planned has grown: %j", (from, to, plannedMg, grown) => {
  expect(isCreeping(course({ mg: from }, { mg: to, plannedMg }), 115)).toBe(grown);
});

test.each([
  [69, 60, true],
  [68.9, 60, false],
  [100, 71.9, true],
  [100, 72, false],
  [null, 60, false],
  [72, null, false],
  [null, null, false],
  [null, 0, false],
])("from %j to %j hours apart is closer: %j", (from, to, closer) => {
  expect(isCloser(course({ intervalHours: from }, { intervalHours: to }), 115, 72)).toBe(closer);
});

test.each([
  [7, 5, true],
  [7, 5.1, false],
  [7, null, false],
  [null, 0, false],
])("from %j to %j of 10 has faded: %j", (from, to, faded) => {
  expect(isFading(course({ effect: from }, { effect: to }), 2)).toBe(faded);
  expect(isFading(course({ help: from }, { help: to }), 2)).toBe(faded);
});

describe("the first days beside the last", () => {
  const limits = { courseDays: 28, courseDoses: 4 };
  const entry = (at: number, answers: Answers = {}) => dose(answers, day(at));
  const read = (
    entries: ReturnType<typeof entry>[],
    firstDoseOn: string | null = "2026-08-03",
    at = day(80),
  ) => doseCourse(dosesOf(entries, prescription, zone), firstDoseOn, at, zone, limits);
  const hours = (...days: number[]) => read(days.map((at) => entry(at)))?.early.intervalHours;

  test("are not known without a first dose", () => {
    expect(read([entry(0)], null)).toBeNull();
  });

  test("hours between doses are the median of what is told, from four doses on", () => {
    expect(hours(0, 1, 3, 10)).toBe(48);
    expect(hours(0, 7, 9, 10)).toBe(48);
    expect(hours(0, 1, 3, 6, 20)).toBe(60);
    expect(hours(0, 10, 12, 13, 16)).toBe(60);
    expect(hours(0, 3, 6)).toBeNull();
  });

  test("are those of the route last told, and of doses taken by then", () => {
    const late = [60, 63, 66].map((at) => entry(at, { "dj.route": "buccal" }));
    const found = read([...late, entry(69, { "dj.route": null }), entry(81)]);
    expect(found?.route).toBe("buccal");
    expect(found?.late.doses).toBe(3);
    expect(read([...late, entry(80, { "dj.at": day(80, 2).toISOString() })])?.route).toBe("buccal");
    expect(read([entry(69, { "dj.route": null })])?.route).toBeNull();
    expect(read([])?.route).toBeNull();
  });
});

describe("signs that a dose was felt", () => {
  const micro = { intent: "sub-perceptual" } as const;
  const limits = { intoxicationHours: 12, feltDissociation: 1, feltIntoxication: 2 };
  const felt = (hours: number, answers: Answers, kind: "scheduled" | "skipped" = "scheduled") =>
    feltSigns(micro, { kind, at: day(3) }, sideEffects(answers, day(3, hours)), limits);

  test.each([
    ["at once", 0, ["se.dissoc"]],
    ["12 hours on", 12, ["se.dissoc"]],
    ["later", 12.1, []],
    ["before the dose", -0.1, []],
  ])("told %s", (_, hours, signs) => {
    expect(felt(hours, { "se.dissoc": 1 })).toEqual(signs);
  });

  test("all of them, where they are told", () => {
    const answers = { "se.dissoc": 1, "se.sedation": 2, "se.confusion": 2 };
    expect(felt(1, answers)).toEqual(["se.dissoc", "se.sedation", "se.confusion"]);
    expect(felt(1, answers, "skipped")).toEqual([]);
    expect(felt(1, { "se.dissoc": null, "se.sedation": 1, "se.confusion": 1 })).toEqual([]);
  });
});
