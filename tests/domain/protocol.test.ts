import { expect, test } from "vitest";
import { priorities } from "@/domain/priority";
import { protocolFor, steps } from "@/domain/protocol";

test("every priority begins with the answers, then with what is done first", () => {
  expect(priorities.map((priority) => protocolFor(priority, false).slice(0, 2))).toEqual([
    ["answers-read", "called-now"],
    ["answers-read", "contacted-today"],
    ["answers-read", "contacted-soon"],
    ["answers-read", "taken-to-review"],
  ]);
});

test("a safety flag adds the risk assessment and the safety plan, after the contact", () => {
  expect(protocolFor("high", true)).toEqual([
    "answers-read",
    "contacted-today",
    "risk-assessed",
    "safety-plan",
    "doses-considered",
    "next-contact",
  ]);
  for (const priority of priorities) expect(protocolFor(priority, false)).not.toContain("risk-assessed");
});

test("no step is on a list twice, and each is on some list", () => {
  const lists = priorities.flatMap((priority) => [protocolFor(priority, true), protocolFor(priority, false)]);
  for (const list of lists) expect(new Set(list).size).toBe(list.length);
  expect(new Set(lists.flat())).toEqual(new Set(Object.keys(steps)));
});
