import { expect, test } from "vitest";
import { laterChoices } from "@/components/later-choices";
import { canSnooze, canWait } from "@/domain/triage";

/** A Monday, 11 in the morning at the clinic. */
const now = new Date("2026-03-02T16:00:00Z");
const choices = laterChoices(now, "America/New_York");

test("a case may come back in hours or in the morning of a day, by the clinic's clock", () => {
  expect(choices.map(({ label }) => label)).toEqual([
    "In 2 hours, Mar 2, 1:00 PM EST",
    "In 4 hours, Mar 2, 3:00 PM EST",
    "Tomorrow, Mar 3, 9:00 AM EST",
    "In 3 days, Mar 5, 9:00 AM EST",
    "In a week, Mar 9, 9:00 AM EDT",
    "In 2 weeks, Mar 15, 9:00 AM EDT",
    "In 4 weeks, Mar 29, 9:00 AM EDT",
  ]);
});

test("all but the last are near enough to wait, and all to sleep", () => {
  const stands = { priority: "medium", status: "claimed", dueAt: now, safety: false } as const;
  expect(choices.map(({ at }) => canWait(new Date(at), now) === null)).toEqual(
    choices.map((_, place) => place < 6),
  );
  expect(choices.every(({ at }) => canSnooze(stands, new Date(at), now) === null)).toBe(true);
});
