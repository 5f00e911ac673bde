import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClinicCalendar } from "@/domain/deadline";
import { type CaseNews, type Listeners, type Member, newsTopics, noticesOf } from "@/domain/notify";
import { priorities } from "@/domain/priority";

const day = ["08:00", "18:00"] as const;
const calendar: ClinicCalendar = {
  timeZone: "America/New_York",
  hours: [null, day, day, day, day, day, null],
  holidays: [],
};
/** A Monday, 11:00 AM in New York. */
const monday = new Date("2026-03-02T16:00:00Z");
/** The same Monday, 10:00 PM. */
const night = new Date("2026-03-03T03:00:00Z");
const opening = "2026-03-03T13:00:00.000Z";

const member = (staffId: string, changes: Partial<Member> = {}): Member => ({
  staffId,
  off: [],
  quiet: null,
  ...changes,
});
const news = (changes: Partial<CaseNews> = {}): CaseNews => ({
  id: "n1",
  topic: "case-opened",
  caseId: "c1",
  priority: "urgent",
  at: monday,
  actorId: null,
  toId: null,
  ...changes,
});
const listeners = (changes: Partial<Listeners> = {}): Listeners => ({
  onDuty: [member("ana"), member("ben")],
  leads: [member("lee")],
  endpoints: [],
  calendar,
  ...changes,
});
const told = (one: CaseNews, who: Listeners = listeners()) =>
  noticesOf(one, who).map(({ step, to, at }) => `${step} ${to} ${at.toISOString()}`);

describe("an urgent case", () => {
  test("is told at once, again after 15 minutes, and to the lead after 30", () => {
    expect(told(news())).toEqual([
      "first ana 2026-03-02T16:00:00.000Z",
      "first ben 2026-03-02T16:00:00.000Z",
      "again ana 2026-03-02T16:15:00.000Z",
      "again ben 2026-03-02T16:15:00.000Z",
      "lead lee 2026-03-02T16:30:00.000Z",
    ]);
  });

  test("is told through quiet hours, and at night", () => {
    const quiet = { from: "20:00", to: "07:00", timeZone: null };
    const who = listeners({ onDuty: [member("ana", { quiet })] });
    expect(told(news({ at: night }), who)[0]).toBe("first ana 2026-03-03T03:00:00.000Z");
  });

  test("reaches people whose e-mail is off when it is off for all, the lead too", () => {
    const off = { off: [...priorities] };
    const one = listeners({ onDuty: [member("ana", off), member("ben")] });
    expect(told(news(), one).some((line) => line.includes("ana"))).toBe(false);
    const none = listeners({ onDuty: [member("ana", off)], leads: [member("lee", off)] });
    expect(told(news(), none).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "first ana",
      "again ana",
      "lead lee",
    ]);
  });
});

describe("a high case", () => {
  test("is told once in clinic hours, at the next opening otherwise", () => {
    expect(told(news({ priority: "high" }))).toEqual([
      "first ana 2026-03-02T16:00:00.000Z",
      "first ben 2026-03-02T16:00:00.000Z",
    ]);
    expect(told(news({ priority: "high", at: night }))).toEqual([
      `opening ana ${opening}`,
      `opening ben ${opening}`,
    ]);
  });

  test.each([
    ["high", "at opening, at once", "2026-03-02T13:00:00.000Z", "first", "2026-03-02T13:00:00.000Z"],
    ["high", "at closing, the next day", "2026-03-02T23:00:00.000Z", "opening", opening],
    ["medium", "at opening, the next day", "2026-03-02T13:00:00.000Z", "digest", opening],
  ] as const)("of %s priority is told %s", (priority, _, at, step, told_) => {
    const who = listeners({ onDuty: [member("ana")] });
    expect(told(news({ priority, at: new Date(at) }), who)).toEqual([`${step} ana ${told_}`]);
  });

  test("of a clinic that is never open is told at once", () => {
    const never = { ...calendar, hours: calendar.hours.map(() => null) };
    const who = listeners({ onDuty: [member("ana")], calendar: never });
    expect(told(news({ priority: "high" }), who)).toEqual(["first ana 2026-03-02T16:00:00.000Z"]);
  });

  test("is told at once to people whose quiet hours are at another time", () => {
    const quiet = { from: "20:00", to: "07:00", timeZone: null };
    const who = listeners({ onDuty: [member("ana", { quiet }), member("ben")] });
    expect(told(news({ priority: "high" }), who)[0]).toBe("first ana 2026-03-02T16:00:00.000Z");
  });

  test("reaches nobody who switched its priority off while somebody has it on", () => {
    const who = listeners({ onDuty: [member("ana", { off: ["high"] }), member("ben", { off: ["urgent"] })] });
    expect(told(news({ priority: "high" }), who).map((line) => line.split(" ")[1])).toEqual(["ben"]);
    expect(told(news(), who).some((line) => line.includes("ben"))).toBe(false);
  });

  test("waits for quiet hours of another zone than the clinic's", () => {
    const quiet = { from: "08:30", to: "09:00", timeZone: "America/Los_Angeles" };
    const some = listeners({ onDuty: [member("ana", { quiet }), member("ben")] });
    expect(told(news({ priority: "high", at: new Date("2026-03-02T16:40:00Z") }), some)).toEqual([
      "first ana 2026-03-02T17:00:00.000Z",
      "first ben 2026-03-02T16:40:00.000Z",
    ]);
  });

  test("waits for the end of quiet hours, but not when all are quiet", () => {
    const quiet = { from: "10:30", to: "12:00", timeZone: null };
    const some = listeners({ onDuty: [member("ana", { quiet }), member("ben")] });
    expect(told(news({ priority: "high" }), some)).toEqual([
      "first ana 2026-03-02T17:00:00.000Z",
      "first ben 2026-03-02T16:00:00.000Z",
    ]);
    const all = listeners({ onDuty: [member("ana", { quiet })] });
    expect(told(news({ priority: "high" }), all)).toEqual(["first ana 2026-03-02T16:00:00.000Z"]);
  });
});

describe("medium and low cases", () => {
  test.each(["medium", "low"] as const)("%s: one digest a day, whatever the number of cases", (priority) => {
    const first = noticesOf(news({ priority }), listeners());
    const second = noticesOf(news({ priority, id: "n2", caseId: "c2", at: night }), listeners());
    expect(first.map(({ step, at }) => [step, at.toISOString()])).toEqual([
      ["digest", opening],
      ["digest", opening],
    ]);
    expect(second.map(({ key }) => key)).toEqual(first.map(({ key }) => key));
  });
});

describe("who is told", () => {
  test("not who did it", () => {
    expect(told(news({ topic: "case-returned", actorId: "ana", priority: "high" }))).toEqual([
      "first ben 2026-03-02T16:00:00.000Z",
    ]);
  });

  test("of a new flag on an open case nobody is told again", () => {
    expect(told(news({ topic: "case-raised" }))).toEqual([]);
  });

  test("the new owner alone of a case given to them, and not when they took it themselves", () => {
    expect(told(news({ topic: "case-assigned", toId: "ben", actorId: "ana" }))).toEqual([
      "own ben 2026-03-02T16:00:00.000Z",
    ]);
    expect(told(news({ topic: "case-assigned", toId: "ben", actorId: "ben" }))).toEqual([]);
  });

  test("the new owner at once of an urgent case; of another when the clinic is open and they are not quiet", () => {
    const given = (priority: "urgent" | "high", at: Date, quiet: Member["quiet"] = null) =>
      told(
        news({ topic: "case-assigned", toId: "ben", priority, at }),
        listeners({ onDuty: [member("ben", { quiet })] }),
      );
    const quiet = { from: "10:30", to: "12:00", timeZone: null };
    expect(given("urgent", night)).toEqual(["own ben 2026-03-03T03:00:00.000Z"]);
    expect(given("urgent", monday, quiet)).toEqual(["own ben 2026-03-02T16:00:00.000Z"]);
    expect(given("high", night)).toEqual([`own ben ${opening}`]);
    expect(given("high", monday)).toEqual(["own ben 2026-03-02T16:00:00.000Z"]);
    expect(given("high", monday, quiet)).toEqual(["own ben 2026-03-02T17:00:00.000Z"]);
  });

  test("the lead, not the pool, of a case put before the lead", () => {
    expect(told(news({ topic: "case-before-lead", priority: "high" }))).toEqual([
      "first lee 2026-03-02T16:00:00.000Z",
    ]);
  });

  test("both of a claim that ended; the owner of a missed deadline", () => {
    const ended = told(news({ topic: "claim-expired", toId: "ana", priority: "high" }));
    expect(ended.map((line) => line.split(" ")[1])).toEqual(["ana", "ben"]);
    const missed = told(news({ topic: "case-overdue", toId: "ana", priority: "high" }));
    expect(missed.map((line) => line.split(" ")[1])).toEqual(["ana"]);
  });

  test("each endpoint once", () => {
    const notices = noticesOf(news({ priority: "high" }), listeners({ endpoints: ["e1", "e2"] }));
    expect(notices.filter(({ channel }) => channel === "webhook")).toEqual(
      ["e1", "e2"].map((to) => ({
        step: "first",
        channel: "webhook",
        to,
        at: monday,
        key: `first/n1/webhook/${to}`,
      })),
    );
  });

  test("of two cases once at an opening, and of each by itself while open", () => {
    const keys = (at: Date, id: string) =>
      noticesOf(news({ priority: "high", id, at }), listeners({ onDuty: [member("ana")] })).map(
        ({ channel, key }) => [channel, key],
      );
    expect(keys(night, "n1")).toEqual([["email", `opening/${opening}/email/ana`]]);
    expect(keys(night, "n2")).toEqual(keys(night, "n1"));
    expect(keys(monday, "n1")).toEqual([["email", "first/n1/email/ana"]]);
    expect(keys(monday, "n2")).toEqual([["email", "first/n2/email/ana"]]);
  });

  test("somebody, of any urgent or high case, whatever all preferred", () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((one) => String(one).padStart(2, "0")).join(":"));
    const quiet = fc.option(
      fc.record({ from: time, to: time, timeZone: fc.constantFrom(null, "Asia/Kolkata") }),
    );
    const people = fc.array(fc.record({ off: fc.subarray([...priorities]), quiet }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        people,
        fc.integer({ min: 0, max: 7 * 1440 }),
        fc.constantFrom("urgent" as const, "high" as const),
        fc.constantFrom(...newsTopics.filter((one) => one !== "case-raised" && one !== "case-assigned")),
        (preferences, minutes, priority, topic) => {
          const at = new Date(monday.getTime() + minutes * 60_000);
          const onDuty = preferences.map((one, i) => ({ staffId: `p${i}`, ...one }));
          const notices = noticesOf(news({ priority, at, topic }), listeners({ onDuty }));
          expect(notices.length).toBeGreaterThan(0);
          const first = Math.min(...notices.map((one) => one.at.getTime()));
          const latest = priority === "urgent" ? 0 : 4 * 86_400_000;
          expect(first - at.getTime()).toBeLessThanOrEqual(latest);
          expect(first).toBeGreaterThanOrEqual(at.getTime());
        },
      ),
      { numRuns: 300 },
    );
  });
});
