import { describe, expect, test } from "vitest";
import type { ClinicCalendar } from "@/domain/deadline";
import { type Escalated, eventOf, stepsDue } from "@/domain/escalation";
import type { Priority } from "@/domain/priority";
import { transitions } from "@/domain/transitions";

const weekday = ["09:00", "17:00"] as const;
const clinic: ClinicCalendar = {
  timeZone: "UTC",
  hours: [null, weekday, weekday, weekday, weekday, weekday, null],
  holidays: [],
};
const at = (text: string) => new Date(`2026-11-${text}Z`);
/** Due on Tuesday at 3 PM. */
const stands = {
  status: "new" as const,
  priority: "high" as Priority,
  dueAt: at("24T15:00"),
  answeredAt: at("23T15:00"),
  ownerId: null,
  claimedAt: null,
  pausedAt: null,
  escalatedTo: null,
};
const owned = { ...stands, status: "claimed" as const, ownerId: "ana", claimedAt: at("24T10:00") };

describe("a missed deadline goes", () => {
  test.each([
    ["nowhere before it is missed", stands, "24T14:59", []],
    ["to the pool when nobody has it", stands, "24T15:00", ["pool"]],
    ["to the lead a working hour later", stands, "24T16:00", ["pool", "lead"]],
    ["to the pool at once, open or not", { ...stands, dueAt: at("22T15:00") }, "22T15:00", ["pool"]],
    [
      "to its owner at once, open or not",
      { ...owned, dueAt: at("22T15:00"), claimedAt: at("22T14:00") },
      "22T15:00",
      ["owner"],
    ],
    [
      "by its deadline once whoever claimed it late gave it back",
      { ...owned, ownerId: null, claimedAt: at("24T16:30") },
      "24T15:00",
      ["pool"],
    ],
    ["to its owner first", owned, "24T15:00", ["owner"]],
    ["then to the pool", owned, "24T16:00", ["owner", "pool"]],
    ["then to the lead", owned, "24T17:00", ["owner", "pool", "lead"]],
    ["no step twice", { ...owned, escalatedTo: "pool" as Escalated }, "24T17:00", ["lead"]],
    ["no further than the lead", { ...owned, escalatedTo: "lead" as Escalated }, "28T17:00", []],
    ["to whoever claimed it late, from then on", { ...owned, claimedAt: at("24T16:30") }, "24T16:29", []],
    ["with the night between", { ...owned, claimedAt: at("24T16:30") }, "25T09:30", ["owner", "pool"]],
    [
      "nowhere while the clock stands still",
      { ...owned, status: "waiting" as const, pausedAt: at("24T12:00") },
      "28T15:00",
      [],
    ],
    ["nowhere while it sleeps", { ...owned, status: "snoozed" as const }, "28T15:00", []],
    ["nowhere once closed", { ...owned, status: "closed" as const }, "28T15:00", []],
  ])("%s", (_, one, now, expected) => {
    expect(stepsDue(one, at(now), clinic)).toEqual(expected);
  });
});

describe("an urgent case, day and night", () => {
  const urgent = {
    ...stands,
    priority: "urgent" as const,
    answeredAt: at("22T02:00"),
    dueAt: at("22T03:00"),
  };
  test.each([
    ["unclaimed for 14 minutes", urgent, "22T02:14", []],
    ["unclaimed for 15 minutes", urgent, "22T02:15", ["pool"]],
    ["unclaimed for 30 minutes", urgent, "22T02:30", ["pool", "lead"]],
    ["closed and opened again on Monday, at once", { ...urgent, dueAt: at("23T03:00") }, "23T02:14", []],
    ["then after 15 minutes", { ...urgent, dueAt: at("23T03:00") }, "23T02:15", ["pool"]],
    ["by the answer where its deadline was earlier", { ...urgent, dueAt: at("22T02:10") }, "22T02:14", []],
    [
      "claimed and overdue",
      { ...urgent, status: "claimed" as const, ownerId: "ana", claimedAt: at("22T02:10") },
      "22T03:00",
      ["owner"],
    ],
    [
      "15 minutes on",
      { ...urgent, status: "claimed" as const, ownerId: "ana", claimedAt: at("22T02:10") },
      "22T03:15",
      ["owner", "pool"],
    ],
    [
      "30 minutes on",
      { ...urgent, status: "claimed" as const, ownerId: "ana", claimedAt: at("22T02:10") },
      "22T03:30",
      ["owner", "pool", "lead"],
    ],
    [
      "waiting: its clock runs on",
      { ...urgent, status: "waiting" as const, ownerId: "ana", claimedAt: at("22T02:10") },
      "22T03:00",
      ["owner"],
    ],
  ])("%s", (_, one, now, expected) => {
    expect(stepsDue(one, at(now), clinic)).toEqual(expected);
  });
});

test("each step is an event by Heron", () => {
  for (const step of ["owner", "pool", "lead"] as const) expect(transitions[eventOf(step)].by).toBe("heron");
});
