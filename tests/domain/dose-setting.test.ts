import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { PatientRecord } from "@/domain/patient-record";
import { day, dose, flag, judged, sideEffects } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const by = (route: string, at: Date, more = {}) => dose({ "dj.route": route, ...more }, at);

describe("DOS-09 says and shows", () => {
  test("the route, the amount, what was taken with it and about what it comes to", () => {
    expect(said("DOS-09", [by("injected", day(3), { "dj.mg": 31 })])).toEqual({
      summary: "A dose was injected; the prescription is for sublingual.",
      shown: [
        "dj.route: Injected",
        "dj.mg: 31",
        "dj.co: None",
        "Estimate: 31 mg injected reaches the blood as about 96 mg (90 to 129) sublingual would, by published bioavailability",
      ],
    });
  });

  test.each<[string, object, Partial<PatientRecord>, string]>([
    ["snorted: no figure was found", { "dj.route": "snorted" }, {}, "sublingual"],
    ["the amount is not told", { "dj.mg": null }, {}, "sublingual"],
    ["there is no prescription", {}, { prescription: null }, "no known route"],
  ])("no estimate where %s", (_, answers, more, planned) => {
    const found = said("DOS-09", [by("injected", day(3), answers)], more);
    expect(found?.summary).toMatch(new RegExp(`; the prescription is for ${planned}\\.$`));
    expect(found?.shown.map((one) => one.split(":")[0])).toEqual(["dj.route", "dj.mg", "dj.co"]);
  });

  test("what makes it urgent", () => {
    const injected = by("injected", day(3), { "dj.mg": null, "dj.co": ["opioid"] });
    const signs = sideEffects({ "se.breath": true, "se.collapse": false }, day(3, 1));
    const more = { flags: [flag("SUI-04", "high", day(2))] };
    expect(said("DOS-09", [injected, signs], more)?.shown).toEqual([
      "dj.route: Injected",
      "dj.mg: not answered",
      expect.stringMatching(/^dj.co: Opioid/),
      expect.stringMatching(/^dj.co: Opioid/),
      "se.breath: Yes",
      "SUI-04 is open",
    ]);
    const collapsed = sideEffects({ "se.collapse": true }, day(3, 1));
    expect(said("DOS-09", [by("injected", day(3)), collapsed])?.shown.at(-1)).toBe("se.collapse: Yes");
  });
});

describe("DOS-09 snorted or injected", () => {
  const opioid = { "dj.co": ["opioid"] };
  const collapse = (at: Date) => sideEffects({ "se.collapse": true }, at);
  const open = (raisedAt: Date, closedAt: Date | null = null) => ({
    flags: [flag("SUI-04", "high", raisedAt, closedAt)],
  });
  const injected = [by("injected", day(3))];
  test.each<[string, RecordedCheckIn[], Partial<PatientRecord>, string | null]>([
    ["injected, then a check without alarming signs", [...injected, sideEffects({}, day(3, 2))], {}, null],
    [
      "injected with an opioid, a check a day later",
      [by("injected", day(3), opioid), sideEffects({}, day(4))],
      {},
      null,
    ],
    [
      "injected, then under the tongue, then collapse",
      [...injected, by("sublingual", day(3, 2)), collapse(day(3, 4))],
      {},
      "urgent",
    ],
    ["under the tongue, then collapse", [by("sublingual", day(3)), collapse(day(3, 4))], {}, null],
    ["injected, a suicidality flag raised just then", injected, open(day(3)), "urgent"],
    ["injected, one raised later", injected, open(day(4)), "high"],
    ["injected, one closed later", injected, open(day(2), day(4)), "urgent"],
    ["injected, one closed just then", injected, open(day(2), day(3)), "high"],
    ["injected, another flag open", injected, { flags: [flag("AE-01", "urgent", day(2))] }, "high"],
  ])("%s", (_, checkIns, more, priority) => {
    expect(judged("DOS-09", checkIns, more)).toBe(priority);
  });
});

describe("DOS-10 says and shows", () => {
  const alone = (at: Date) => dose({ "dj.company": "alone" }, at);

  test("that nobody was there, and which such dose it is", () => {
    expect(said("DOS-10", [alone(day(3))])).toEqual({
      summary: "A dose was taken alone.",
      shown: ["dj.company: I was alone"],
    });
    expect(said("DOS-10", [alone(day(3)), alone(day(6))])).toEqual({
      summary: "A dose was taken alone, the second in 28 days.",
      shown: ["dj.company: I was alone"],
    });
  });

  test("the trouble breathing or collapse of before", () => {
    const signs = sideEffects({ "se.breath": true }, day(1));
    expect(said("DOS-10", [signs, alone(day(3))])?.shown).toEqual([
      "dj.company: I was alone",
      "se.breath: Yes",
      "se.collapse: No",
    ]);
    expect(judged("DOS-10", [signs, alone(day(3))])).toBe("high");
  });

  const withSomeone = (at: Date) => dose({ "dj.company": "with" }, at);
  const partAlone = (at: Date) => dose({ "dj.company": "alone", "dj.kind": "partial", "dj.mg": 50 }, at);
  test.each([
    ["skipped", [dose({ "dj.company": "alone", "dj.kind": "skipped" }, day(3))], null],
    ["the one before, not this one", [alone(day(3)), withSomeone(day(6))], null],
    ["this one, not the one before", [withSomeone(day(3)), alone(day(6))], "low"],
    ["two whole doses of one day", [alone(day(3)), alone(day(3, 2))], "medium"],
    ["parts of two days", [partAlone(day(3)), partAlone(day(6))], "medium"],
    ["two, the first told last", [alone(day(6)), { ...alone(day(3)), authoredAt: day(7) }], "medium"],
    ["after a check without alarming signs", [sideEffects({}, day(1)), alone(day(3))], "low"],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DOS-10", checkIns)).toBe(priority);
  });
});

test("DOS-11 shows the answer", () => {
  expect(said("DOS-11", [dose({ "dj.drove": true }, day(3))])).toEqual({
    summary: "The patient drove or used machinery before sleeping after a dose.",
    shown: ["dj.drove: Yes"],
  });
});
