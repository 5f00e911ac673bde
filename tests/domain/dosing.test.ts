import { describe, expect, test } from "vitest";
import { day, dose, flag, judged, prescription, sideEffects } from "@/tests/support/records";

const rx = (more: Partial<typeof prescription>) => ({ prescription: { ...prescription, ...more } });

function part(mg: number | null, at: Date, more = {}) {
  return dose({ "dj.kind": "partial", "dj.mg": mg, ...more }, at);
}

describe("DOS-01 dose above the plan", () => {
  const mg = (amount: number | null, at: Date) => dose({ "dj.mg": amount }, at);
  test.each([
    ["110 of 100 mg", [mg(110, day(3))], null],
    ["111 of 100 mg", [mg(111, day(3))], "medium"],
    ["149 of 100 mg", [mg(149, day(3))], "medium"],
    ["150 of 100 mg", [mg(150, day(3))], "high"],
    ["second in 14 days", [mg(111, day(3)), mg(111, day(17))], "high"],
    ["second after 14 days", [mg(111, day(3)), mg(111, day(17, 1))], "medium"],
    ["the time before only", [mg(111, day(3)), mg(100, day(6))], null],
    ["milligrams not told, units are", [dose({ "dj.mg": null, "dj.units": 2 }, day(3))], "high"],
    ["nothing told", [mg(null, day(3))], null],
    ["skipped", [dose({ "dj.kind": "skipped", "dj.mg": 300 }, day(3))], null],
    ["two parts of 55 mg", [part(55, day(3)), part(55, day(3, 2))], null],
    ["two parts of 60 mg on one day", [part(60, day(3)), part(60, day(3, 2))], "medium"],
    ["two parts of 60 mg on two days", [part(60, day(3)), part(60, day(4))], null],
    ["three parts are one dose", [part(60, day(3)), part(60, day(3, 1)), part(10, day(3, 2))], "medium"],
    ["two parts of 100 mg", [part(100, day(3)), part(100, day(3, 2))], "high"],
    ["parts by two routes", [part(60, day(3)), part(60, day(3, 2), { "dj.route": "rectal" })], null],
    ["a part of an unknown amount", [part(null, day(3)), part(100, day(3, 2))], null],
    ["the kind of dose left out", [dose({ "dj.kind": null, "dj.mg": 111 }, day(3))], "medium"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-01", checkIns)).toBe(priority);
  });

  test.each([
    ["110 of 100 mg the journal says were prescribed", 110, 100, null],
    ["111 of 100 mg the journal says were prescribed", 111, 100, "medium"],
    ["nobody said how much was prescribed", 400, null, null],
  ])("without a plan on record: %s", (_, amount, prescribed, priority) => {
    const told = dose({ "dj.mg": amount, "dj.prescribedMg": prescribed }, day(3));
    expect(judged("DOS-01", [told], { prescription: null })).toBe(priority);
  });

  test.each([
    ["double, sedation 3, 12 hours on", 200, { "se.sedation": 3 }, 12, "urgent"],
    ["double, sedation 3, later", 200, { "se.sedation": 3 }, 12.1, null],
    ["double, sedation 2", 200, { "se.sedation": 2 }, 2, null],
    ["double, confusion 3", 200, { "se.confusion": 3 }, 2, "urgent"],
    ["double, trouble breathing", 200, { "se.breath": true }, 2, "urgent"],
    ["less than double, sedation 4", 199, { "se.sedation": 4 }, 2, null],
  ])("signs afterwards: %s", (_, amount, signs, hours, priority) => {
    expect(judged("DOS-01", [mg(amount, day(3)), sideEffects(signs, day(3, hours))])).toBe(priority);
  });

  test("a journal filled in after the signs is urgent too", () => {
    const late = dose({ "dj.mg": 200, "dj.at": day(3).toISOString() }, day(3, 3));
    expect(judged("DOS-01", [sideEffects({ "se.sedation": 3 }, day(3, 2)), late])).toBe("urgent");
  });

  test("the titration step in force that day is the plan", () => {
    const steps = rx({ titration: [{ fromOn: "2026-08-10", doseMg: 150 }] });
    expect(judged("DOS-01", [mg(150, day(6))], steps)).toBe("high");
    expect(judged("DOS-01", [mg(150, day(7))], steps)).toBeNull();
  });

  test("without a prescription nothing is above it", () => {
    expect(judged("DOS-01", [mg(500, day(3))], { prescription: null })).toBeNull();
  });
});

describe("DOS-02 extra dose", () => {
  const extra = (at: Date, reason = "pain") => dose({ "dj.kind": "extra", "dj.extraReason": reason }, at);
  test.each([
    ["planned", [dose({}, day(3))], null],
    ["extra", [extra(day(3))], "medium"],
    ["extra for the feeling", [extra(day(3), "effect")], "high"],
    ["extra for an urge", [extra(day(3), "urge")], "high"],
    ["extra as told by a clinician", [extra(day(3), "told")], null],
    ["second in 14 days", [extra(day(3)), extra(day(17))], "high"],
    ["second after 14 days", [extra(day(3)), extra(day(17, 1))], "medium"],
    ["one before was as told", [extra(day(3), "told"), extra(day(6))], "medium"],
    ["two planned on a day that allows one", [dose({}, day(3)), dose({}, day(3, 2))], "medium"],
    [
      "two halves on one day",
      [dose({ "dj.kind": "partial" }, day(3)), dose({ "dj.kind": "partial" }, day(3, 2))],
      null,
    ],
    ["two planned across local midnight", [dose({}, day(3, 11.5)), dose({}, day(3, 12.5))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-02", checkIns)).toBe(priority);
  });
});

describe("DOS-03 doses closer together than the plan", () => {
  const taken = (...hours: number[]) => hours.map((h) => dose({}, day(3, h)));
  test.each([
    ["72 hours", taken(0, 72), null],
    ["60 hours", taken(0, 60), null],
    ["59 hours", taken(0, 59), "low"],
    ["second in 21 days", taken(0, 59, 118), "medium"],
    ["second after 21 days", taken(0, 59, 59 + 21 * 24, 59 + 21 * 24 + 59), "low"],
    ["second exactly 21 days later", taken(0, 59, 504, 59 + 504), "medium"],
    ["less than 1.5 times the plan", taken(...Array.from({ length: 10 }, (_, i) => i * 56)), "medium"],
    ["three days running", taken(0, 24, 48), "high"],
    ["first of all", taken(0), null],
    ["skipped itself", [...taken(0, 24), dose({ "dj.kind": "skipped" }, day(5))], null],
    ["only a skipped one before", [dose({ "dj.kind": "skipped" }, day(3)), dose({}, day(4))], null],
    ["more than 1.5 times the plan", taken(...Array.from({ length: 11 }, (_, i) => i * 45)), "high"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-03", checkIns)).toBe(priority);
  });

  test("a dose split in two is not early", () => {
    const half = (hours: number) => dose({ "dj.kind": "partial", "dj.mg": 50 }, day(3, hours));
    expect(judged("DOS-03", [half(0), half(1)])).toBeNull();
    expect(judged("DOS-03", [half(0), dose({}, day(3, 1))])).toBe("low");
  });

  test("the order of arrival does not matter, the time taken does", () => {
    const late = dose({ "dj.at": day(3).toISOString() }, day(9));
    expect(judged("DOS-03", [dose({}, day(5, 13)), late])).toBeNull();
    expect(judged("DOS-03", [dose({}, day(5)), late])).toBe("low");
    expect(judged("DOS-03", [dose({}, day(2)), late])).toBe("low");
  });
});

describe("DOS-09 snorted or injected", () => {
  const by = (route: string, more = {}) => dose({ "dj.route": route, ...more }, day(3));
  test.each([
    ["under the tongue", [by("sublingual")], {}, null],
    ["spray as supplied", [by("nasal-spray")], {}, null],
    ["snorted", [by("snorted")], {}, "high"],
    ["injected", [by("injected")], {}, "high"],
    ["injected as prescribed", [by("injected")], rx({ route: "injected" }), null],
    ["injected with an opioid", [by("injected", { "dj.co": ["opioid"] })], {}, "urgent"],
    ["snorted with an opioid", [by("snorted", { "dj.co": ["opioid"] })], {}, "high"],
    ["injected, suicidality open", [by("injected")], { flags: [flag("SUI-04", "high", day(2))] }, "urgent"],
    [
      "injected, suicidality closed",
      [by("injected")],
      { flags: [flag("SUI-04", "high", day(1), day(2))] },
      "high",
    ],
    ["injected, only contact asked", [by("injected")], { flags: [flag("SUI-07", "high", day(2))] }, "high"],
    [
      "injected, then collapse",
      [by("injected"), sideEffects({ "se.collapse": true }, day(3, 12))],
      {},
      "urgent",
    ],
    [
      "injected, collapse much later",
      [by("injected"), sideEffects({ "se.collapse": true }, day(4))],
      {},
      null,
    ],
    ["skipped", [by("snorted", { "dj.kind": "skipped" })], {}, null],
  ])("%s", (_, checkIns, more, priority) => {
    expect(judged("DOS-09", checkIns, more)).toBe(priority);
  });
});

describe("DOS-10 dose taken alone", () => {
  const apart = { "dj.company": "alone" };
  const alone = (at: Date, more = {}) => dose({ ...apart, ...more }, at);
  test.each([
    ["someone near", [dose({ "dj.company": "near" }, day(3))], null],
    ["first time", [alone(day(3))], "low"],
    ["second in 28 days", [alone(day(3)), alone(day(31))], "medium"],
    ["second after 28 days", [alone(day(3)), alone(day(31, 1))], "low"],
    ["with a dose above the plan", [alone(day(3), { "dj.mg": 111 })], "high"],
    ["with the plan's tolerance", [alone(day(3), { "dj.mg": 110 })], "low"],
    ["after a collapse", [sideEffects({ "se.collapse": true }, day(1)), alone(day(3))], "high"],
    ["two parts of one dose", [part(50, day(3), apart), part(50, day(3, 1), apart)], "low"],
    ["parts above the plan", [part(60, day(3), apart), part(60, day(3, 1), apart)], "high"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-10", checkIns)).toBe(priority);
  });
});

test.each([
  [true, "high"],
  [false, null],
  [null, null],
])("DOS-11 drove after a dose: %j gives %j", (drove, priority) => {
  expect(judged("DOS-11", [dose({ "dj.drove": drove }, day(3))])).toBe(priority);
});

describe("CO-01 opioid or GHB around a dose", () => {
  const withOpioid = dose({ "dj.co": ["cannabis", "opioid"] }, day(3));
  test.each([
    ["none", [dose({}, day(3))], null],
    ["benzodiazepine", [dose({ "dj.co": ["benzo"] }, day(3))], null],
    ["opioid", [withOpioid], "high"],
    ["GHB", [dose({ "dj.co": ["ghb"] }, day(3))], "high"],
    [
      "opioid, then sedation 2 within 12 hours",
      [withOpioid, sideEffects({ "se.sedation": 2 }, day(3, 12))],
      "urgent",
    ],
    ["opioid, then sedation 2 later", [withOpioid, sideEffects({ "se.sedation": 2 }, day(3, 12.1))], null],
    ["opioid, then sedation 1", [withOpioid, sideEffects({ "se.sedation": 1 }, day(3, 2))], null],
    ["opioid, then trouble breathing", [withOpioid, sideEffects({ "se.breath": true }, day(3, 2))], "urgent"],
    ["sedation alone", [dose({}, day(3)), sideEffects({ "se.sedation": 4 }, day(3, 2))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("CO-01", checkIns)).toBe(priority);
  });
});

describe("CO-03 alcohol around a dose", () => {
  const beer = { "dj.co": ["alcohol"], "dj.drinks": 1 };
  const drinks = (n: number | null, at: Date) => dose({ "dj.co": ["alcohol"], "dj.drinks": n }, at);
  test.each([
    ["none", [dose({}, day(3))], null],
    ["2 drinks", [drinks(2, day(3))], "medium"],
    ["3 drinks", [drinks(3, day(3))], "high"],
    ["number not told", [drinks(null, day(3))], "medium"],
    ["second in 28 days", [drinks(1, day(3)), drinks(1, day(31))], "high"],
    ["second after 28 days", [drinks(1, day(3)), drinks(1, day(31, 1))], "medium"],
    ["two parts of one dose", [part(50, day(3), beer), part(50, day(3, 1), beer)], "medium"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("CO-03", checkIns)).toBe(priority);
  });
});
