import { expect, test } from "vitest";
import { agoText, clockText, dayText, leftText } from "@/components/time";

const zone = "America/New_York";
const now = new Date("2026-01-02T15:00:00Z");

test.each([
  ["2026-01-01T15:00:00Z", "Jan 1", "this year's"],
  ["2025-12-31T15:00:00Z", "Dec 31, 2025", "last year's"],
  ["2026-01-01T03:00:00Z", "Dec 31, 2025", "last year's where the clinic is"],
  ["2027-01-02T15:00:00Z", "Jan 2, 2027", "next year's"],
])("%s reads %s, being %s", (at, day) => {
  expect(dayText(new Date(at), zone, now)).toBe(day);
  expect(clockText(new Date(at), zone, now)).toContain(`${day}, `);
});

test.each([
  [30, "30 d overdue"],
  [75, "2 months overdue"],
  [400, "13 months overdue"],
  [1200, "3 years overdue"],
])("%d days past due read %s", (days, words) => {
  expect(leftText(new Date(now.getTime() - days * 86_400_000), now)).toBe(words);
});

test("what is older than a week is told by its date alone", () => {
  expect(agoText(new Date(now.getTime() - 8 * 86_400_000), now)).toBe("");
});
