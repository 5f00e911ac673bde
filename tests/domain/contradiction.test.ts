import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "@/domain/evaluate";
import { rules } from "@/domain/rules/catalogue";
import { defaultThresholds } from "@/domain/rules/thresholds";
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
  recordWith,
  signals,
} from "@/tests/support/records";

const daily = (linkId: string, values: readonly number[], from = 1) =>
  values.map((value, index) => mood({ [linkId]: value }, day(from + index, 8)));

describe("DQ-04 answers disagree", () => {
  test.each([
    ["item 9 of 0 after not sure to be safe", [followup(1, day(7, -1)), item9(0, day(7))], "low"],
    ["not sure to be safe after item 9 of 0", [item9(0, day(7)), followup(1, day(7, 3))], "low"],
    ["item 9 of 0 after an ASQ with thoughts", [asq({ "asq.3": true }, day(7, -1)), item9(0, day(7))], "low"],
    ["item 9 of 0 after better off dead", [asq({ "asq.2": true }, day(7, -1)), item9(0, day(7))], "low"],
    [
      "item 9 of 0 again, after not sure to be safe",
      [item9(0, day(7)), followup(1, day(7, 1)), item9(0, day(7, 2))],
      "low",
    ],
    ["item 9 of 0 and a lifetime attempt", [asq({ "asq.4": true }, day(7, -1)), item9(0, day(7))], null],
    ["item 9 of 0 and a calm ASQ", [asq({}, day(7, -1)), item9(0, day(7))], null],
    [
      "item 9 of 0 twice with not sure to be safe between, all come together",
      [
        item9(0, day(7, 1)),
        followup(1, day(7, 0.5), { receivedAt: day(7) }),
        item9(0, day(7), { receivedAt: day(7, 2) }),
      ],
      "low",
    ],
    ["item 9 of 1 and not sure to be safe", [item9(1, day(7)), followup(1, day(7, 1))], null],
    ["item 9 of 0 the day before", [item9(0, day(6)), followup(1, day(7))], null],
    ["item 9 left out", [item9(null, day(7)), followup(1, day(7, 1))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DQ-04", checkIns)).toBe(priority);
  });

  const well = phq9({ "phq9.2": 0 }, day(7));
  test.each([
    ["low mood 0, daily mood 2", [...daily("md.mood", [2, 2, 2, 2]), well], "low"],
    ["low mood 0, daily mood above 2", [...daily("md.mood", [2, 2, 2, 3]), well], null],
    ["low mood 0, three days told", [...daily("md.mood", [1, 1, 1]), well], null],
    ["low mood 1, daily mood 2", [...daily("md.mood", [2, 2, 2, 2]), phq9({ "phq9.2": 1 }, day(7))], null],
    ["daily mood longer ago", [...daily("md.mood", [2, 2, 2, 2], -12), well], null],
    ["GAD-7 of 4, daily anxiety 7", [...daily("md.anxiety", [7, 7, 7, 7]), gad7(4, day(7))], "low"],
    ["GAD-7 of 5, daily anxiety 7", [...daily("md.anxiety", [7, 7, 7, 7]), gad7(5, day(7))], null],
    ["GAD-7 of 4, daily anxiety below 7", [...daily("md.anxiety", [7, 7, 7, 6]), gad7(4, day(7))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DQ-04", checkIns)).toBe(priority);
  });

  const helping = (values: readonly (number | null)[]) =>
    values.map((help, index) => dose({ "dj.help": help }, day(1 + index * 3)));
  test.each([
    ["PHQ-9 of 4, three doses of no help", [...helping([0, 0, 0]), phq9(4, day(9))], "low"],
    ["PHQ-9 of 5, three doses of no help", [...helping([0, 0, 0]), phq9(5, day(9))], null],
    ["PHQ-9 of 4, one helped a little", [...helping([0, 1, 0]), phq9(4, day(9))], null],
    ["PHQ-9 of 4, two rated", [...helping([0, 0, null]), phq9(4, day(9))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DQ-04", checkIns)).toBe(priority);
  });

  const denied = signals({}, day(9));
  test.each([
    ["no off day, an extra dose", [dose({ "dj.kind": "extra" }, day(5)), denied], "low"],
    [
      "no off day, an extra dose as told",
      [dose({ "dj.kind": "extra", "dj.extraReason": "told" }, day(5)), denied],
      null,
    ],
    ["no off day, 59 hours between doses", [dose({}, day(4)), dose({}, day(6, 11)), denied], "low"],
    ["no off day, 60 hours between doses", [dose({}, day(4)), dose({}, day(6, 12)), denied], null],
    ["no off day, an extra dose 8 days ago", [dose({ "dj.kind": "extra" }, day(1)), denied], null],
    ["an off day told", [dose({ "dj.kind": "extra" }, day(5)), signals({ "ds.off": 1 }, day(9))], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("DQ-04", checkIns)).toBe(priority);
  });

  const supply = (daysSupply: number | null) => ({
    prescription: { ...prescription, dispensedOn: "2026-08-03", daysSupply },
  });
  test.each([
    ["none left before the next supply", 0, 30, "low"],
    ["one left", 1, 30, null],
    ["none left on the day it is due", 0, 5, null],
    ["nobody knows how long it lasts", 0, null, null],
  ])("not run out, %s", (_, units, daysSupply, priority) => {
    expect(judged("DQ-04", [dose({ "dj.left": units }, day(5)), denied], supply(daysSupply))).toBe(priority);
  });

  test.each([
    ["no substance, 2 drinks", ["none"], 2, "low"],
    ["no substance, 0 drinks", ["none"], 0, null],
    ["alcohol, 2 drinks", ["alcohol"], 2, null],
    ["not answered", null, 2, null],
  ])("%s", (_, substances, drinks, priority) => {
    expect(judged("DQ-04", [dose({ "dj.co": substances, "dj.drinks": drinks }, day(7))])).toBe(priority);
  });
});

test("no data-quality rule lowers or hides what another rule finds", () => {
  const others = rules.filter(({ family }) => family !== "data-quality");
  const option = fc.constantFrom(0, 1, 2, 3);
  fc.assert(
    fc.property(fc.array(option, { minLength: 9, maxLength: 9 }), option, (answers, safe) => {
      const given = Object.fromEntries(answers.map((value, index) => [`phq9.${index + 1}`, value]));
      const hasty = { startedAt: new Date(day(7).getTime() - 2000), language: "es", deviceId: "tablet" };
      const safety = followup(safe % 3, day(7, -0.1));
      const current = phq9(given, day(7), hasty);
      const record = recordWith([phq9(9, day(0)), safety, current], {
        sharedDevice: [{ deviceId: "tablet", startedAt: null, authoredAt: day(7) }],
      });
      for (const one of [safety, current]) {
        const all = evaluate(record, one, day(7), defaultThresholds);
        const without = evaluate(record, one, day(7), defaultThresholds, others);
        expect(all.filter(({ ruleId }) => !ruleId.startsWith("DQ"))).toEqual(without);
        expect(
          all.filter(({ ruleId }) => ruleId.startsWith("DQ")).every(({ priority }) => priority === "low"),
        ).toBe(true);
      }
    }),
  );
});
