import { expect, test } from "vitest";
import { laterMoment } from "@/app/api/cases/inputs";

const newYork = "America/New_York";

test("a time of one's own is read in the clinic's zone", () => {
  const until = laterMoment({ until: "chosen", chosenAt: "2026-07-01T14:30" }, newYork);
  expect(until?.toISOString()).toBe("2026-07-01T18:30:00.000Z");
});

test.each([undefined, "", "2026-07-01", "2026-02-30T10:00", "tomorrow", "2026-07-01T14:30Z"])(
  "%j is no time",
  (chosenAt) => {
    expect(laterMoment({ until: "chosen", chosenAt }, newYork)).toBeNull();
  },
);

test("one of the usual times counts, whatever stands in the field beside it", () => {
  const until = new Date("2026-07-01T12:00:00Z");
  expect(laterMoment({ until, chosenAt: "2026-07-09T14:30" }, newYork)).toBe(until);
});
