import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findInstrument, findItem, instruments } from "@/domain/instruments/catalogue";
import type { Answers } from "@/domain/instruments/instrument";
import { bandOf, numberOf, scoreCheckIn } from "@/domain/scoring";
import { sideEffects, signals } from "@/tests/support/records";

function score(instrument: string, answers: Answers, measure = "total") {
  const found = findInstrument(instrument);
  if (!found) throw new Error(instrument);
  return scoreCheckIn(found, answers).find((one) => one.measure === measure);
}

function answersOf(prefix: string, values: readonly (number | null)[]): Answers {
  return Object.fromEntries(values.map((value, i) => [`${prefix}.${i + 1}`, value]));
}

describe("PHQ-9 total", () => {
  test.each([
    [[0, 0, 0, 0, 0, 0, 0, 0, 0], 0, "minimal"],
    [[1, 1, 1, 1, 0, 0, 0, 0, 0], 4, "minimal"],
    [[1, 1, 1, 1, 1, 0, 0, 0, 0], 5, "mild"],
    [[3, 3, 3, 0, 0, 0, 0, 0, 0], 9, "mild"],
    [[3, 3, 3, 1, 0, 0, 0, 0, 0], 10, "moderate"],
    [[3, 3, 3, 3, 2, 0, 0, 0, 0], 14, "moderate"],
    [[3, 3, 3, 3, 3, 0, 0, 0, 0], 15, "moderately-severe"],
    [[3, 3, 3, 3, 3, 3, 1, 0, 0], 19, "moderately-severe"],
    [[3, 3, 3, 3, 3, 3, 2, 0, 0], 20, "severe"],
    [[3, 3, 3, 3, 3, 3, 3, 3, 3], 27, "severe"],
  ])("%j is %i, %s", (values, value, band) => {
    expect(score("phq-9", answersOf("phq9", values))).toMatchObject({
      value,
      band,
      prorated: false,
      answered: 9,
    });
  });

  test.each([
    ["8 of 9", [1, 1, 1, 1, 0, 0, 0, null, 0], 5],
    ["7 of 9", [2, 2, 2, null, 2, 2, null, 2, 1], 17],
  ])("%s with item 9 is prorated, half points up", (_, values, value) => {
    expect(score("phq-9", answersOf("phq9", values))).toMatchObject({ value, prorated: true });
  });

  test.each([
    ["6 of 9 answered", [1, 1, 1, null, null, null, 1, 1, 1]],
    ["item 9 not answered", [1, 1, 1, 1, 1, 1, 1, 1, null]],
    ["nothing answered", []],
  ])("there is no total with %s", (_, values) => {
    expect(score("phq-9", answersOf("phq9", values))).toMatchObject({
      value: null,
      band: null,
      prorated: false,
    });
  });

  test("item 10 is never counted", () => {
    const answers = { ...answersOf("phq9", [1, 1, 1, 1, 1, 1, 1, 1, 1]), "phq9.10": 3 };
    expect(score("phq-9", answers)?.value).toBe(9);
  });

  test("a value that is not an option is as good as missing", () => {
    const answers = { ...answersOf("phq9", [1, 1, 1, 1, 1, 1, 1, 1, 1]) };
    for (const wrong of [4, -1, 1.5, Number.NaN, "1", true, [1] as never]) {
      expect(score("phq-9", { ...answers, "phq9.1": wrong })).toMatchObject({
        value: 9,
        prorated: true,
        answered: 8,
      });
    }
  });

  test("an unanswered item is not a zero", () => {
    const value = fc.constantFrom(0, 1, 2, 3);
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 9, maxLength: 9 }),
        fc.integer({ min: 0, max: 7 }),
        (values, gap) => {
          const withGap = values.map((one, i) => (i === gap ? null : one));
          const mean = withGap.reduce<number>((a, b) => a + (b ?? 0), 0) / 8;
          const found = score("phq-9", answersOf("phq9", withGap));
          expect(found?.value).toBe(Math.floor(mean * 9 + 0.5));
          expect(found?.prorated).toBe(true);
        },
      ),
    );
  });

  test("the order of answers does not matter", () => {
    const entries = Object.entries(answersOf("phq9", [0, 1, 2, 3, null, 1, 2, 3, 1]));
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 9 }), (shuffled) => {
        expect(score("phq-9", Object.fromEntries(shuffled))?.value).toBe(15);
      }),
    );
  });
});

describe("GAD-7 total", () => {
  test.each([
    [[1, 1, 1, 1, 0, null, 0], 5],
    [[1, 1, 1, 0, 0, 0, null], 4],
    [[2, 2, 2, 2, 2, null, null], 14],
    [[2, 2, 2, 2, null, null, null], null],
  ])("%j is %j", (values, value) => {
    expect(score("gad-7", answersOf("gad7", values))?.value).toBe(value);
  });
});

describe("use-pattern signals", () => {
  const at = new Date("2026-08-03T16:00:00Z");
  test.each([
    [{}, 0, 0],
    [{ "ds.more": 1, "ds.crave": 4 }, 0, 0],
    [{ "ds.more": 2, "ds.ranout": 3, "ds.off": 2 }, 1, 1],
    [{ "ds.crave": 5 }, 1, 1],
    [{ "ds.alone": 1 }, 1, 1],
    [{ "ds.tol": 2, "ds.wd": 2 }, 2, 0],
    [{ "ds.source": 3, "ds.hide": 3, "ds.lost": 3, "ds.worry": 3 }, 0, 0],
  ])("%j is %i, of which %i medical", (answers, all, medical) => {
    const { scores } = signals(answers, at);
    expect(scores.find((one) => one.measure === "signals")?.value).toBe(all);
    expect(scores.find((one) => one.measure === "signals-medical")?.value).toBe(medical);
  });

  test("16 answers give a count, 15 and the short form do not", () => {
    const answers = (n: number) =>
      Object.fromEntries(
        (findInstrument("dependence-signals")?.items ?? []).slice(0, n).map((i) => [i.linkId, 0]),
      );
    expect(score("dependence-signals", answers(16), "signals")).toMatchObject({
      value: 0,
      answered: 16,
      of: 20,
    });
    expect(score("dependence-signals", answers(15), "signals")?.value).toBeNull();
    expect(score("dependence-signals", { "ds.crave": 8 }, "craving")?.value).toBe(8);
  });
});

describe("side effects", () => {
  const at = new Date("2026-08-03T16:00:00Z");
  test("burden adds all graded items, bladder its three, worst the highest", () => {
    const scores = sideEffects({ "se.uFreq": 2, "se.uPain": 1, "se.dissoc": 3, "se.nose": 1 }, at).scores;
    const values = Object.fromEntries(scores.map((one) => [one.measure, one.value]));
    expect(values).toEqual({ burden: 7, bladder: 3, "max-severity": 3, dissociation: 3, sedation: 0 });
  });

  test("a gap leaves burden and bladder without a score, but not the worst", () => {
    const scores = sideEffects({ "se.uFreq": null, "se.dissoc": 3 }, at).scores;
    const values = Object.fromEntries(scores.map((one) => [one.measure, one.value]));
    expect(values).toEqual({ burden: null, bladder: null, "max-severity": 3, dissociation: 3, sedation: 0 });
  });
});

describe("a score says how many of its items were answered", () => {
  const at = new Date("2026-08-03T16:00:00Z");
  const five = (value: number | null) => [value, 1, 1, 1, 1];
  const activation = (first: number | null) => ({
    ...{ "ac.high": first, "ac.sleep": 1, "ac.fast": 1, "ac.drive": 1, "ac.irrit": 3 },
  });
  const whole = { band: null, prorated: false, answered: 5, of: 5 };
  const gap = { ...whole, value: null, answered: 4 };
  test.each([
    ["who-5", answersOf("who5", five(4)), "total", { ...whole, value: 32, band: "reduced" }],
    ["who-5", answersOf("who5", five(3)), "total", { ...whole, value: 28, band: "low" }],
    ["who-5", answersOf("who5", five(null)), "total", gap],
    ["sds", answersOf("sds", five(3)), "total", { ...whole, value: 7 }],
    ["activation-check", activation(2), "total", { ...whole, value: 8 }],
    ["activation-check", activation(null), "total", gap],
    ["audit-c", answersOf("auditc", [0, null, null]), "total", { value: 0, answered: 3, of: 3 }],
    ["audit-c", answersOf("auditc", [1, 2, 4]), "total", { value: 7, answered: 3, of: 3 }],
    ["audit-c", answersOf("auditc", [1, null, 4]), "total", { value: null, answered: 2, of: 3 }],
    ["side-effects", sideEffects({}, at).answers, "burden", { value: 0, answered: 15, of: 15 }],
    ["side-effects", sideEffects({ "se.memory": null }, at).answers, "burden", { answered: 14, of: 15 }],
    ["side-effects", { "se.nose": 2, "se.panic": 1 }, "max-severity", { value: 2, answered: 2, of: 17 }],
    ["side-effects", {}, "max-severity", { measure: "max-severity", value: null, answered: 0, of: 17 }],
    ["dependence-signals", signals({}, at).answers, "signals", { value: 0, answered: 20, of: 20 }],
    ["dose-journal", { "dj.bpPost": { sys: 130, dia: 85 } }, "systolic-post", { value: 130, answered: 1 }],
    ["dose-journal", { "dj.bpPost": { sys: 130, dia: 85 } }, "diastolic-post", { value: 85, answered: 1 }],
    ["dose-journal", { "dj.bpPre": { sys: 130, dia: 85 } }, "systolic-post", { value: null, answered: 0 }],
    ["mood-daily", { "md.mood": 6 }, "mood", { value: 6, answered: 1, of: 1 }],
    ["mood-daily", { "md.mood": null }, "mood", { value: null, answered: 0, of: 1 }],
  ])("%s %j", (instrument, answers, measure, expected) => {
    expect(score(instrument, answers, measure)).toMatchObject({ measure, prorated: false, ...expected });
  });
});

test.each([
  ["md.mood", 0, 0],
  ["md.mood", 10, 10],
  ["md.mood", 11, null],
  ["md.mood", -1, null],
  ["md.mood", 5.5, null],
  ["md.sleep", 5.5, 5.5],
  ["md.sleep", 24.5, null],
  ["ac.days", 2.5, null],
  ["se.uNight", 3, 3],
  ["md.mood", "6", null],
  ["md.note", 6, null],
  ["dj.co", 1, null],
] as const)("%s answered %j stands for the number %j", (linkId, answer, number) => {
  const item = findItem(linkId)?.item;
  expect(item && numberOf(item, answer)).toBe(number);
});

describe("the catalogue", () => {
  test("a linkId belongs to one instrument", () => {
    const all = instruments.flatMap((instrument) => instrument.items.map((item) => item.linkId));
    expect(new Set(all).size).toBe(all.length);
    for (const linkId of all) expect(findItem(linkId)?.item.linkId).toBe(linkId);
    expect(findItem("phq9.11")).toBeNull();
    expect(findInstrument("phq-10")).toBeNull();
  });

  test("every instrument has a licence and sources, every band covers its range", () => {
    for (const instrument of instruments) {
      expect(instrument.license.notice).not.toBe("");
      expect(instrument.sources).not.toEqual([]);
      for (const { range, bands } of instrument.measures) {
        if (bands.length === 0) continue;
        expect(bands[0]?.low).toBe(range[0]);
        expect(bands.at(-1)?.high).toBeGreaterThanOrEqual(range[1]);
        for (const [i, band] of bands.slice(1).entries()) expect(band.low).toBe((bands[i]?.high ?? 0) + 1);
      }
    }
  });

  test("no answers yield no score anywhere", () => {
    for (const instrument of instruments) {
      for (const one of scoreCheckIn(instrument, {})) expect(one.value).toBeNull();
    }
  });
});

test.each([
  [4, null],
  [5, "mild"],
  [9, "mild"],
  [10, null],
])("%i is in the band from 5 to 9: %j", (value, band) => {
  expect(bandOf([{ code: "mild", label: "Mild", low: 5, high: 9 }], value)).toBe(band);
});

test.each(["100", Number.NaN, Number.POSITIVE_INFINITY, true])("%j is no number of milligrams", (value) => {
  const mg = findItem("dj.mg")?.item;
  if (!mg) throw new Error("no such item");
  expect(numberOf(mg, value)).toBeNull();
});
