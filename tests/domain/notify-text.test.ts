import { describe, expect, test } from "vitest";
import { instruments } from "@/domain/instruments/catalogue";
import { bodyOf, isQuiet, retryAt, subjectOf } from "@/domain/notify";

describe("what is said", () => {
  test.each([
    ["first", "urgent", 1, "Action needed: 1 urgent item in your queue"],
    ["again", "urgent", 3, "Action needed: 3 urgent items in your queue"],
    ["opening", "high", 2, "Action needed: 2 high items in your queue"],
    ["digest", "medium", 1, "1 item in your queue"],
    ["digest", "low", 12, "12 items in your queue"],
    ["own", "high", 1, "Action needed: 1 high item given to you"],
    ["test", "low", 1, "Test message from Heron"],
  ] as const)("%s, %s, %d: %s", (step, priority, count, subject) => {
    expect(subjectOf(step, priority, count)).toBe(subject);
  });

  test("how many and how soon, in words that name nobody and nothing", () => {
    expect(bodyOf(subjectOf("first", "urgent", 1), "https://heron.example/queue")).toBe(
      "Action needed: 1 urgent item in your queue. Sign in to view.\n\nhttps://heron.example/queue\n",
    );
    const words = instruments.flatMap(({ id, title, shortTitle }) => [id, title, shortTitle]);
    const forbidden = [...words, "suicid", "depress", "ketamine", "score", "patient", "PHQ", "harm"];
    for (const step of ["first", "again", "lead", "opening", "digest", "own"] as const)
      for (const priority of ["urgent", "high", "medium", "low"] as const)
        for (const count of [1, 2, 400]) {
          const subject = subjectOf(step, priority, count);
          const text = bodyOf(subject, "https://heron.example/queue");
          expect(text).toMatch(
            /^(Action needed: )?\d+ ((urgent|high|medium|low) )?items? (in your queue|given to you)\. Sign in to view\.\n\nhttps:\/\/heron\.example\/queue\n$/,
          );
          expect(subject.length).toBeLessThanOrEqual(60);
          expect(forbidden.filter((word) => text.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
        }
  });
});

test.each([
  ["22:00", "08:00", "2026-03-02T12:59:59Z", true],
  ["22:00", "08:00", "2026-03-02T13:00:00Z", false],
  ["22:00", "08:00", "2026-03-03T02:59:59Z", false],
  ["22:00", "08:00", "2026-03-03T03:00:00Z", true],
  ["10:30", "12:00", "2026-03-02T15:29:59Z", false],
  ["10:30", "12:00", "2026-03-02T15:30:00Z", true],
  ["10:30", "12:00", "2026-03-02T16:59:59Z", true],
  ["10:30", "12:00", "2026-03-02T17:00:00Z", false],
  ["08:00", "08:00", "2026-03-02T13:00:00Z", false],
  ["08:00", "08:00", "2026-03-02T18:00:00Z", false],
])("quiet hours from %s to %s in New York at %s: %s", (from, to, at, quiet) => {
  expect(isQuiet({ from, to, timeZone: null }, new Date(at), "America/New_York")).toBe(quiet);
});

const noon = new Date("2026-03-02T16:00:00Z");

test("tries again later and later, never twice in a row after the same time, and at most an hour apart", () => {
  const waits = [1, 2, 3, 8, 40].map((failures) => retryAt(failures, noon, 0.5).getTime() - noon.getTime());
  expect(waits).toEqual([30_000, 60_000, 120_000, 3_600_000, 3_600_000]);
  expect(retryAt(1, noon, 0).getTime()).toBeLessThan(retryAt(1, noon, 1).getTime());
});
