import { expect, test } from "vitest";
import type { Priority } from "@/domain/priority";
import { caseAfter } from "@/domain/queue-order";

const of = (caseId: string, priority: Priority, minute: number) => ({
  caseId,
  priority,
  dueAt: new Date(Date.UTC(2026, 2, 2, 12, minute)),
});
const rows = [
  of("a", "urgent", 50),
  of("b", "high", 10),
  of("d", "high", 20),
  of("f", "low", 0),
  of("g", "low", 30),
];

test.each([
  ["the next in the list", of("b", "high", 10), "d"],
  ["the next, when it has left the list itself", of("c", "high", 15), "d"],
  ["the next, though it is older than that", of("e", "high", 15), "d"],
  ["the younger of two due together", of("c", "high", 20), "d"],
  ["none older, of two due together", of("e", "high", 20), "f"],
  ["the first of a lower priority, however early that is due", of("e", "high", 59), "f"],
  ["the last before it, at the end", of("g", "low", 30), "f"],
  ["the last, beyond the end", of("h", "low", 35), "g"],
])("after a case comes %s", (_, one, next) => {
  expect(caseAfter(rows, one)?.caseId).toBe(next);
});

test("after the only case comes none", () => {
  expect(caseAfter([of("a", "low", 0)], of("a", "low", 0))).toBeNull();
});
