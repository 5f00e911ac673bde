import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ClinicCalendar, claimEndsAt, dueAfterPause, dueAt, workingTime } from "@/domain/deadline";
import { addDays } from "@/domain/local-day";
import { priorities } from "@/domain/priority";

const weekday = ["09:00", "17:00"] as const;
/** New York, Monday to Friday 9 to 5; Thanksgiving is a holiday. */
const clinic: ClinicCalendar = {
  timeZone: "America/New_York",
  hours: [null, weekday, weekday, weekday, weekday, weekday, null],
  holidays: ["2026-11-26"],
};
/** Opening times are remembered by calendar: each row has one of its own. */
const due = (priority: Parameters<typeof dueAt>[0], authored: string, calendar = clinic) =>
  dueAt(priority, new Date(authored), { ...calendar })
    .toISOString()
    .replace(":00.000", "");

describe("urgent is one hour, day and night", () => {
  test.each([
    ["at noon", "2026-11-24T17:00Z", "2026-11-24T18:00Z"],
    ["on a Sunday night", "2026-11-22T04:30Z", "2026-11-22T05:30Z"],
    ["while clocks go back", "2026-11-01T05:30Z", "2026-11-01T06:30Z"],
    ["while clocks go forward", "2026-03-08T06:30Z", "2026-03-08T07:30Z"],
  ])("%s", (_, authored, expected) => {
    expect(due("urgent", authored)).toBe(expected);
  });
});

describe("high is 8 working hours", () => {
  test.each([
    ["from opening: closing", "2026-11-23T14:00Z", "2026-11-23T22:00Z"],
    ["before opening: closing", "2026-11-23T08:00Z", "2026-11-23T22:00Z"],
    ["Monday 1 PM: Tuesday 1 PM", "2026-11-23T18:00Z", "2026-11-24T18:00Z"],
    ["Monday at closing: Tuesday's closing", "2026-11-23T22:00Z", "2026-11-24T22:00Z"],
    ["Saturday: Monday's closing", "2026-11-21T15:00Z", "2026-11-23T22:00Z"],
    ["Wednesday 1 PM before the holiday: Friday 1 PM", "2026-11-25T18:00Z", "2026-11-27T18:00Z"],
    ["Friday 1 PM before clocks go back: Monday 1 PM there", "2026-10-30T17:00Z", "2026-11-02T18:00Z"],
  ])("%s", (_, authored, expected) => {
    expect(due("high", authored)).toBe(expected);
  });

  test("an hour the clock skips or repeats while open is counted as it passes", () => {
    const always: ClinicCalendar = {
      ...clinic,
      hours: Array.from({ length: 7 }, () => ["00:00", "24:00"] as const),
    };
    expect(due("high", "2026-03-08T05:00Z", always)).toBe("2026-03-08T13:00Z");
    expect(due("high", "2026-11-01T04:00Z", always)).toBe("2026-11-01T12:00Z");
    expect(due("high", "2026-11-24T22:00Z", always)).toBe("2026-11-25T06:00Z");
  });
});

describe("medium is the close of the second clinic day to open", () => {
  test.each([
    ["Monday noon: Wednesday", "2026-11-23T17:00Z", "2026-11-25T22:00Z"],
    ["Monday before opening: Tuesday", "2026-11-23T08:00Z", "2026-11-24T22:00Z"],
    ["Monday at opening: Wednesday", "2026-11-23T14:00Z", "2026-11-25T22:00Z"],
    ["Saturday: Tuesday", "2026-11-21T15:00Z", "2026-11-24T22:00Z"],
    ["Tuesday noon before the holiday: Friday", "2026-11-24T17:00Z", "2026-11-27T22:00Z"],
  ])("%s", (_, authored, expected) => {
    expect(due("medium", authored)).toBe(expected);
  });
});

describe("low is the same time of day a week later", () => {
  test.each([
    ["in an ordinary week", "2026-11-16T17:00Z", "2026-11-23T17:00Z"],
    ["across clocks going back", "2026-10-28T16:00Z", "2026-11-04T17:00Z"],
    ["across clocks going forward", "2026-03-04T17:00Z", "2026-03-11T16:00Z"],
  ])("%s", (_, authored, expected) => {
    expect(due("low", authored)).toBe(expected);
  });
});

test("low is due to the thousandth of a second", () => {
  const authored = new Date("2026-11-16T17:00:00.250Z");
  expect(dueAt("low", authored, clinic).toISOString()).toBe("2026-11-23T17:00:00.250Z");
});

test("a calendar with nothing open runs on the clock", () => {
  const closed: ClinicCalendar = { ...clinic, hours: [null, null, null, null, null, null, null] };
  expect(due("high", "2026-11-23T17:00Z", closed)).toBe("2026-11-24T01:00Z");
  expect(due("medium", "2026-11-23T17:00Z", closed)).toBe("2026-11-25T17:00Z");
});

test.each([
  ["that closes before it opens", ["17:00", "09:00"]],
  ["that closes as it opens", ["09:00", "09:00"]],
] as const)("a day %s is a day closed", (_, hours) => {
  const never: ClinicCalendar = { ...clinic, hours: Array.from({ length: 7 }, () => hours) };
  expect(due("medium", "2026-11-23T13:00Z", never)).toBe("2026-11-25T13:00Z");
});

test.each([
  [59, "2026-04-30T09:00Z"],
  [60, "2026-03-02T20:00Z"],
])("closed for %d days, then open: due by %s", (days, expected) => {
  const holidays = Array.from({ length: days }, (_, i) => addDays("2026-03-02", i));
  const late: ClinicCalendar = {
    timeZone: "UTC",
    hours: Array.from({ length: 7 }, () => ["01:00", "23:00"] as const),
    holidays,
  };
  expect(due("high", "2026-03-02T12:00Z", late)).toBe(expected);
});

test("a deadline is later than the answer, and a later answer is never due earlier", () => {
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...priorities), moment, moment, (priority, a, b) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      expect(dueAt(priority, early, clinic).getTime()).toBeGreaterThan(early.getTime());
      if (priority === "low") return; // local time of day can repeat when clocks go back
      expect(dueAt(priority, early, clinic).getTime()).toBeLessThanOrEqual(
        dueAt(priority, late, clinic).getTime(),
      );
    }),
  );
});

describe("a pause", () => {
  const after = (due: string, pausedAt: string | null, now: string) =>
    dueAfterPause(new Date(due), pausedAt ? new Date(pausedAt) : null, new Date(now), { ...clinic })
      .toISOString()
      .replace(":00.000", "");

  test.each([
    [
      "of two working hours adds two",
      "2026-11-24T20:00Z",
      "2026-11-24T15:00Z",
      "2026-11-24T17:00Z",
      "2026-11-24T22:00Z",
    ],
    [
      "over the closing adds what was open",
      "2026-11-25T15:00Z",
      "2026-11-24T21:00Z",
      "2026-11-25T14:00Z",
      "2026-11-25T16:00Z",
    ],
    [
      "over a weekend adds nothing",
      "2026-11-23T20:00Z",
      "2026-11-20T22:00Z",
      "2026-11-23T14:00Z",
      "2026-11-23T20:00Z",
    ],
    [
      "of a day runs past a holiday",
      "2026-11-25T20:00Z",
      "2026-11-23T14:00Z",
      "2026-11-24T14:00Z",
      "2026-11-27T20:00Z",
    ],
    [
      "leaves missed what was missed",
      "2026-11-23T20:00Z",
      "2026-11-24T15:00Z",
      "2026-11-24T20:00Z",
      "2026-11-23T20:00Z",
    ],
    [
      "at the deadline itself comes too late",
      "2026-11-24T15:00Z",
      "2026-11-24T15:00Z",
      "2026-11-24T20:00Z",
      "2026-11-24T15:00Z",
    ],
    [
      "in which the clinic was closed leaves a deadline outside its hours",
      "2026-11-28T17:00Z",
      "2026-11-27T22:00Z",
      "2026-11-28T15:00Z",
      "2026-11-28T17:00Z",
    ],
    ["that was none changes nothing", "2026-11-24T20:00Z", null, "2026-11-25T20:00Z", "2026-11-24T20:00Z"],
  ] as const)("%s", (_, due, pausedAt, now, expected) => {
    expect(after(due, pausedAt, now)).toBe(expected);
  });

  test("of a clinic that is never open runs on the clock", () => {
    const closed: ClinicCalendar = { ...clinic, hours: [null, null, null, null, null, null, null] };
    expect(workingTime(new Date("2026-11-22T00:00Z"), new Date("2026-11-22T01:00Z"), closed)).toBe(3_600_000);
  });
});

test.each([
  ["urgent", "2026-11-24T21:00Z", "2026-11-24T23:00:00.000Z"],
  ["high", "2026-11-24T21:00Z", "2026-11-25T15:00:00.000Z"],
  ["low", "2026-11-24T15:00Z", "2026-11-24T17:00:00.000Z"],
] as const)("a claim of a %s case at %s ends two hours later, counted as it works", (priority, from, end) => {
  expect(claimEndsAt(priority, new Date(from), 120, clinic).toISOString()).toBe(end);
});
