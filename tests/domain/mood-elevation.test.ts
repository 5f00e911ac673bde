import { describe, expect, test } from "vitest";
import { activationCheck } from "@/domain/instruments/activation-check";
import { scoreCheckIn } from "@/domain/scoring";
import { activation, asq, day, followup, judged, mood, sideEffects } from "@/tests/support/records";

test("the activation check has a total only when all five are answered", () => {
  const total = (answers: Parameters<typeof activation>[0]) =>
    scoreCheckIn(activationCheck, activation(answers, day(0)).answers)[0]?.value;
  expect(total({})).toBe(6);
  expect(total({ "ac.drive": 3, "ac.irrit": 3 })).toBe(12);
  expect(total({ "ac.fast": null })).toBeNull();
});

describe("MAN-01 possible mood elevation", () => {
  test.each([
    ["three clear signs on 2 days", {}, "medium"],
    ["on one day", { "ac.days": 1 }, null],
    ["days not answered", { "ac.days": null }, null],
    ["two signs", { "ac.fast": 1 }, null],
    ["irritable in place of high", { "ac.high": 0, "ac.irrit": 2 }, "medium"],
    ["neither high nor irritable", { "ac.high": 1, "ac.drive": 3 }, null],
    ["high and irritable, one more", { "ac.irrit": 2, "ac.fast": 0 }, "medium"],
    ["only after a dose", { "ac.dose": true }, null],
    ["after a dose: not answered", { "ac.dose": null }, "medium"],
    ["others noticed", { "ac.others": true }, "high"],
    ["on 3 days", { "ac.days": 3 }, "medium"],
    ["on 4 days", { "ac.days": 4 }, "high"],
  ])("%s", (_, answers, priority) => {
    expect(judged("MAN-01", [activation(answers, day(24))])).toBe(priority);
  });

  test.each([
    [true, "high"],
    [false, "medium"],
    [null, "medium"],
  ])("with bipolar history %j", (bipolar, priority) => {
    expect(judged("MAN-01", [activation({}, day(24))], { history: { bipolar } })).toBe(priority);
    const calm = activation({ "ac.high": 1 }, day(24));
    expect(judged("MAN-01", [calm], { history: { bipolar } })).toBeNull();
  });

  const now = activation({}, day(24));
  test.each([
    ["perceptions of 2", [sideEffects({ "se.percept": 2 }, day(22)), now], "urgent"],
    ["perceptions of 1", [sideEffects({ "se.percept": 1 }, day(22)), now], "medium"],
    [
      "perceptions of 1 twice",
      [sideEffects({ "se.percept": 1 }, day(20)), sideEffects({ "se.percept": 1 }, day(22)), now],
      "urgent",
    ],
    [
      "perceptions of 1 for the second time on record",
      [sideEffects({ "se.percept": 1 }, day(2)), sideEffects({ "se.percept": 1 }, day(22)), now],
      "urgent",
    ],
    [
      "perceptions of 1 for the second time, both long ago",
      [sideEffects({ "se.percept": 1 }, day(2)), sideEffects({ "se.percept": 1 }, day(9)), now],
      "medium",
    ],
    ["perceptions 7 days ago", [sideEffects({ "se.percept": 2 }, day(17)), now], "urgent"],
    ["perceptions 8 days ago", [sideEffects({ "se.percept": 2 }, day(16)), now], "medium"],
    ["not sure to be safe", [followup(1, day(23)), now], "urgent"],
    ["thoughts right now", [asq({ "asq.1": true, "asq.5": true }, day(23)), now], "urgent"],
    ["a negative safety screen", [followup(0, day(23)), asq({}, day(23)), now], "medium"],
  ])("after %s", (_, checkIns, priority) => {
    expect(judged("MAN-01", checkIns)).toBe(priority);
  });

  test("an alarming answer in the days after a positive check makes it urgent", () => {
    expect(judged("MAN-01", [now, followup(1, day(26))])).toBe("urgent");
    expect(judged("MAN-01", [now, sideEffects({ "se.percept": 3 }, day(31))])).toBe("urgent");
    expect(judged("MAN-01", [now, sideEffects({ "se.percept": 3 }, day(31, 1))])).toBeNull();
    expect(judged("MAN-01", [now, followup(0, day(26))])).toBeNull();
    expect(judged("MAN-01", [activation({ "ac.days": 1 }, day(24)), followup(1, day(26))])).toBeNull();
  });

  test("an alarming answer that arrives with the check counts, though given after it", () => {
    const together = { receivedAt: day(24, 1) };
    const session = [followup(1, day(24, 0.2), together), activation({}, day(24), together)];
    expect(judged("MAN-01", session)).toBe("urgent");
  });
});

describe("MAN-02 less sleep, more energy", () => {
  const night = (on: number, sleep: number | null = 4.5, energy: number | null = 8) =>
    mood({ "md.sleep": sleep, "md.energy": energy }, day(on, 8));
  test.each([
    ["three days", [night(20), night(21), night(22)], "low"],
    ["two days", [night(21), night(22)], null],
    ["a fourth day", [night(19), night(20), night(21), night(22)], null],
    ["a day left out", [night(19), night(20), night(22)], null],
    ["4.6 hours", [night(20), night(21, 4.6), night(22)], null],
    ["energy of 7", [night(20), night(21), night(22, 4.5, 7)], null],
    ["sleep not answered", [night(20), night(21, null), night(22)], null],
    ["energy not answered", [night(20), night(21), night(22, 4, null)], null],
    ["again after a calm night", [night(17), night(18), night(19), night(20), night(21, 7), night(22)], null],
  ])("%s", (_, checkIns, priority) => {
    expect(judged("MAN-02", checkIns)).toBe(priority);
  });
});
