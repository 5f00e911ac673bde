import { describe, expect, test } from "vitest";
import type { RecordedCheckIn } from "@/domain/check-in";
import type { Answers } from "@/domain/instruments/instrument";
import { day, dose, judged, prescription, sideEffects, signals } from "@/tests/support/records";
import { said } from "@/tests/support/said";

const rx = (more: Partial<typeof prescription>) => ({ prescription: { ...prescription, ...more } });
/** Doses every third day from a day on. */
const every3 = (from: number, count: number, answers: Answers = {}) =>
  Array.from({ length: count }, (_, i) => dose(answers, day(from + 3 * i)));

describe("DOS-04 doses left out", () => {
  const skip = (at: number, reason = "forgot") =>
    dose({ "dj.kind": "skipped", "dj.skipReason": reason }, day(at));

  test("says how many at most were taken, and shows the reason and the count", () => {
    const told = [dose({}, day(3)), skip(6), skip(9), skip(12), skip(21, "better")];
    expect(said("DOS-04", told)).toEqual({
      summary: "At most 3 of 7 planned doses were taken in 21 days.",
      shown: [
        "dj.kind: A dose I skipped",
        "dj.skipReason: Did not need it",
        "1 taken, 4 skipped, 2 not written down of 7 planned",
      ],
    });
  });

  test("says how many were skipped for side effects, before there are 21 days of the plan", () => {
    expect(said("DOS-04", [skip(3, "side-effects"), skip(6, "side-effects")])).toEqual({
      summary: "2 doses were skipped for side effects in 21 days.",
      shown: ["dj.kind: A dose I skipped", "dj.skipReason: Side effects"],
    });
  });

  test("a dose that was taken is not skipped for side effects", () => {
    const taken = dose({ "dj.skipReason": "side-effects" }, day(3));
    expect(judged("DOS-04", [taken, skip(6, "side-effects")])).toBeNull();
  });

  test("nor is one that was skipped for another reason", () => {
    expect(judged("DOS-04", [skip(3), skip(6, "side-effects")])).toBeNull();
  });

  test("half of the planned doses is not less than half", () => {
    const everyOther = rx({ schedule: { kind: "cycle", onDays: 1, offDays: 1 }, minIntervalHours: 48 });
    expect(
      judged(
        "DOS-04",
        [2, 4, 6, 8, 21].map((at) => skip(at)),
        everyOther,
      ),
    ).toBeNull();
    expect(
      judged(
        "DOS-04",
        [2, 4, 6, 8, 10, 21].map((at) => skip(at)),
        everyOther,
      ),
    ).toBe("low");
  });
});

describe("DOS-07 says and shows", () => {
  const grown = [...every3(0, 9), ...every3(60, 4, { "dj.mg": 150.25 })];
  const facts = ["9 doses in the first 28 days, 4 in the last", "Mean dose: 100 to 150.3 mg"];

  test("both means, the plan's and the hours between", () => {
    expect(said("DOS-07", grown)).toEqual({
      summary: "The mean dose went from 100 to 150.3 mg, first to last 28 days.",
      shown: [
        "dj.mg: 150.25",
        ...facts,
        "Mean dose of the plan: 100 to 100 mg",
        "Median hours between doses: 72 to 72",
      ],
    });
  });

  test("comes about with a dose told late", () => {
    const late = dose({ "dj.mg": 150, "dj.at": day(66).toISOString() }, day(70));
    const three = [60, 63, 69].map((at) => dose({ "dj.mg": 150 }, day(at)));
    expect(judged("DOS-07", [...every3(0, 9), ...three, late])).toBe("medium");
  });

  test("nothing of a plan where there is none", () => {
    const shown = said("DOS-07", grown, { prescription: null })?.shown;
    expect(shown).toEqual(["dj.mg: 150.25", ...facts, "Median hours between doses: 72 to 72"]);
  });
});

describe("DOS-08 says and shows", () => {
  const strong = { "dj.effect": 7, "dj.help": 7 };
  const early = every3(0, 9, strong);
  const late = (more: Answers, from = 60) => every3(from, 4, { ...strong, "dj.effect": 5, ...more });
  const extra = (at: number, more: Answers = {}) =>
    dose({ ...strong, "dj.effect": 5, "dj.kind": "extra", "dj.extraReason": "worn-off", ...more }, day(at));
  const less = "mean effect 7 to 5 of 10, mean help 7 to 7 of 10, first to last 28 days.";

  test("a larger dose and its smaller effect", () => {
    expect(said("DOS-08", [...early, ...late({ "dj.mg": 120 })])).toEqual({
      summary: `Mean dose 100 to 120 mg, ${less}`,
      shown: [
        "dj.mg: 120",
        "dj.effect: 5 of 10",
        "dj.help: 7 of 10",
        "9 doses in the first 28 days, 4 in the last",
        "Mean dose: 100 to 120 mg",
        "Mean dose of the plan: 100 to 100 mg",
        "Median hours between doses: 72 to 72",
        "Mean effect: 7 to 5 of 10",
        "Mean help: 7 to 7 of 10",
      ],
    });
  });

  test("extra doses where the dose did not grow", () => {
    const found = said("DOS-08", [...early, ...late({}), extra(70), extra(73)]);
    expect(found?.summary).toBe(`2 extra doses, ${less}`);
    expect(found?.shown.at(-1)).toBe("2 extra doses in 28 days");
  });

  test("an extra dose beside a dose that grew", () => {
    const three = late({ "dj.mg": 120 }).slice(0, 3);
    const found = said("DOS-08", [...early, ...three, extra(69, { "dj.mg": 120 })]);
    expect(found?.summary).toBe(`Mean dose 100 to 120 mg, ${less}`);
    expect(found?.shown.at(-1)).toBe("1 extra dose in 28 days");
  });

  test("a larger dose on the first day that the two stretches are apart", () => {
    const first = dose({ ...strong, "dj.effect": 5, "dj.mg": 120 }, day(55));
    expect(judged("DOS-08", [...early, ...late({ "dj.mg": 120 }, 43), first])).toBe("high");
  });

  test("doses closer together", () => {
    const closer = [60, 62, 64, 66].map((at) => dose({ ...strong, "dj.effect": 5 }, day(at)));
    expect(said("DOS-08", [...early, ...closer])?.summary).toBe(`Hours between doses 72 to 48, ${less}`);
  });

  test("without a plan, doses that are as large and as far apart as at first are no pattern", () => {
    expect(judged("DOS-08", [...early, ...late({})], { prescription: null })).toBeNull();
  });

  test("nothing of what is not told", () => {
    const unsaid = { "dj.mg": null, "dj.help": null };
    const quiet = (list: RecordedCheckIn[], more: Answers) =>
      list.map((one) => ({ ...one, answers: { ...one.answers, ...more } }));
    const extras = [extra(70), extra(73)];
    const onlyEffect = "2 extra doses, mean effect 7 to 5 of 10, first to last 28 days.";
    const early120 = quiet([...late({}), ...extras], { "dj.mg": 120 });
    expect(said("DOS-08", [...quiet(early, unsaid), ...early120])?.summary).toBe(onlyEffect);
    const found = said("DOS-08", [...early, ...quiet([...late({}), ...extras], unsaid)]);
    expect(found?.summary).toBe(onlyEffect);
    expect(found?.shown.filter((one) => /^Mean/.test(one))).toEqual([
      "Mean dose of the plan: 100 to 100 mg",
      "Mean effect: 7 to 5 of 10",
    ]);
  });

  const needed = (...answers: (number | null)[]) =>
    answers.map((answer, i) => signals({ "ds.tol": answer }, day(7 * (i + 1))));
  test("needing more for the same effect", () => {
    expect(said("DOS-08", needed(0, 2, 2))).toEqual({
      summary: "On two checks in a row the patient needed more than before for the same effect.",
      shown: [expect.stringMatching(/^ds.tol: /)],
    });
    expect(judged("DOS-08", needed(1, 0, 2, 2))).toBe("high");
    expect(judged("DOS-08", needed(2, 2, 0))).toBeNull();
  });
});

describe("DOS-12 a dose meant not to be felt", () => {
  const micro = rx({ intent: "sub-perceptual", strengthMg: 10, doseMg: 10, maxDoseMg: 15 });
  const taken = dose({ "dj.mg": 10, "dj.effect": 4 }, day(3));
  const felt = sideEffects({ "se.dissoc": 2 }, day(3, 2));
  const ahead = dose({ "dj.mg": 10, "dj.at": day(3, 6).toISOString() }, day(3, 1));

  test("shows what was felt, the amount and the effect", () => {
    expect(said("DOS-12", [taken, felt], micro)).toEqual({
      summary: "A dose meant not to be felt was felt.",
      shown: [expect.stringMatching(/^se.dissoc: /), "dj.mg: 10", "dj.effect: 4 of 10"],
    });
  });

  test.each([
    ["a skipped dose between", [taken, dose({ "dj.kind": "skipped" }, day(3, 1)), felt]],
    ["another dose told ahead", [taken, ahead, felt]],
  ])("signs belong to the dose taken, with %s", (_, checkIns) => {
    expect(judged("DOS-12", checkIns, micro)).toBe("medium");
  });
});
