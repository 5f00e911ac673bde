import { describe, expect, test } from "vitest";
import {
  asq,
  checkIn,
  day,
  flag,
  followup,
  item9,
  judged,
  judgedInSilence,
  mood,
} from "@/tests/support/records";

const left = (hours: number, status: "stopped" | "in-progress" = "stopped") =>
  followup(null, day(7, hours), { status });
const begunAsq = (answers: Parameters<typeof asq>[0], hours = 0.1) => asq(answers, day(7, hours));

describe("SUI-09 safety questions left unfinished", () => {
  test.each([
    ["item 9 at 1, 2 hours on", [item9(1, day(7)), left(0.1)], day(7, 2.1), "high"],
    ["not yet 2 hours on", [item9(1, day(7)), left(0.1)], day(7, 2), null],
    ["item 9 at 2", [item9(2, day(7)), left(0.1)], day(7, 3), "urgent"],
    ["item 9 at 3", [item9(3, day(7)), left(0.1)], day(7, 3), "urgent"],
    ["item 9 at 0", [item9(0, day(7)), left(0.1)], day(7, 3), null],
    ["item 9 not answered", [item9(null, day(7)), left(0.1)], day(7, 3), null],
    ["still open, not stopped", [item9(1, day(7)), left(0.1, "in-progress")], day(7, 3), "high"],
    ["nothing begun is for SUI-04", [item9(1, day(7))], day(7, 3), null],
    ["begun before item 9", [left(-0.1), item9(1, day(7))], day(7, 3), null],
    ["begun after low mood only", [mood({ "md.mood": 1 }, day(7)), left(0.1)], day(7, 3), null],
    ["finished", [item9(1, day(7)), followup(0, day(7, 0.1))], day(7, 3), null],
    ["finished later", [item9(1, day(7)), left(0.1), followup(0, day(7, 2.5))], day(7, 3), null],
    ["the ASQ finished, the follow-up not", [item9(1, day(7)), begunAsq({}), left(0.2)], day(7, 3), "high"],
    ["an ASQ with a question left out", [item9(1, day(7)), begunAsq({ "asq.3": null })], day(7, 3), "high"],
    ["an ASQ answered no", [item9(1, day(7)), begunAsq({})], day(7, 3), null],
    [
      "an ASQ with a yes, not asked about now",
      [item9(1, day(7)), begunAsq({ "asq.1": true })],
      day(7, 3),
      "high",
    ],
    [
      "an ASQ with a yes, answered about now",
      [item9(1, day(7)), begunAsq({ "asq.1": true, "asq.5": false })],
      day(7, 3),
      null,
    ],
    ["7 days on", [item9(1, day(7)), left(0.1)], day(14), "high"],
    ["more than 7 days on", [item9(1, day(7)), left(0.1)], day(14, 1), null],
    [
      "2, then 1 at the next: the worse counts",
      [item9(2, day(6)), item9(1, day(7)), left(0.1)],
      day(7, 3),
      "urgent",
    ],
  ])("%s", (_, checkIns, now, priority) => {
    expect(judgedInSilence("SUI-09", checkIns, now)).toBe(priority);
  });

  const abandoned = [item9(1, day(7)), left(0.1)];
  const contact = (at: Date) => ({ staff: { safetyPlanReviewedAt: null, lastContactAt: at } });
  test.each([
    ["staff have spoken with the patient since", contact(day(7, 1)), null],
    ["staff spoke with the patient before", contact(day(6)), "high"],
    ["its flag was closed", { flags: [flag("SUI-09", "high", day(7, 2.2), day(7, 2.5))] }, null],
    ["an older flag was closed", { flags: [flag("SUI-09", "high", day(3), day(4))] }, "high"],
    ["its flag is open", { flags: [flag("SUI-09", "high", day(7, 2.2))] }, "high"],
  ] as const)("when %s", (_, more, priority) => {
    expect(judgedInSilence("SUI-09", abandoned, day(7, 3), more)).toBe(priority);
  });

  test("is not asked when something arrives", () => {
    expect(judged("SUI-09", [...abandoned, checkIn("mood-daily", {}, day(8))])).toBeNull();
  });
});
