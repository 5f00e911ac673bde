import { expect, test } from "vitest";
import { byCase, byOwner, sortOut } from "@/domain/handover";
import type { Priority } from "@/domain/priority";
import type { CaseState } from "@/domain/transitions";

const hours = (passed: number) => new Date(Date.parse("2026-03-02T15:00:00Z") + passed * 3_600_000);

function open(
  id: string,
  priority: Priority,
  due: number,
  more: Partial<Parameters<typeof sortOut>[0][number]> = {},
) {
  const status: CaseState = "new";
  return {
    id,
    priority,
    status,
    dueAt: hours(due),
    pausedAt: null,
    owner: null,
    waitingUntil: null,
    snoozedUntil: null,
    ...more,
  };
}

test("each open case is told in one place: urgent wherever it stands, what waits or sleeps by when that ends", () => {
  const cases = [
    open("low, later", "low", 100),
    open("medium, due", "medium", 7.9),
    open("high, due", "high", 7.99),
    open("overdue", "high", -3),
    open("due as the next shift ends", "medium", 8),
    open("urgent, waiting", "urgent", 2, { status: "waiting", waitingUntil: hours(1) }),
    open("urgent", "urgent", 1),
    open("waits longer", "high", 1, { status: "waiting", waitingUntil: hours(30) }),
    open("waits", "medium", 90, { status: "waiting", waitingUntil: hours(3) }),
    open("sleeps longer", "medium", 1, { status: "snoozed", snoozedUntil: hours(90) }),
    open("sleeps", "low", 1, { status: "snoozed", snoozedUntil: hours(50) }),
  ];
  const parts = sortOut(cases, hours(8));
  const ids = Object.fromEntries(
    Object.entries(parts).map(([name, those]) => [name, those.map((one) => one.id)]),
  );
  expect(ids).toEqual({
    urgent: ["urgent", "urgent, waiting"],
    due: ["overdue", "high, due", "medium, due"],
    waiting: ["waits", "waits longer"],
    snoozed: ["sleeps", "sleeps longer"],
    later: ["due as the next shift ends", "low, later"],
  });
});

test("whose they are is counted, nobody's first", () => {
  const cases = [
    open("a", "low", 1, { owner: "Ben" }),
    open("b", "urgent", 1, { owner: "Ana" }),
    open("c", "medium", 1, { owner: "Ana", status: "snoozed" }),
    open("d", "high", 1),
  ];
  expect(byOwner(cases)).toEqual([
    { owner: null, count: 1, urgent: 0, asleep: 0 },
    { owner: "Ana", count: 2, urgent: 1, asleep: 1 },
    { owner: "Ben", count: 1, urgent: 0, asleep: 0 },
  ]);
  expect(byOwner([])).toEqual([]);
});

test("what happened is told case by case, the latest case first, each in its order", () => {
  const at = (caseId: string, passed: number) => ({ caseId, at: hours(passed) });
  const told = byCase([at("a", 1), at("b", 2), at("c", 2.5), at("a", 3)]);
  expect(told).toEqual([[at("a", 1), at("a", 3)], [at("c", 2.5)], [at("b", 2)]]);
});
