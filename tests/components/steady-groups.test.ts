import { expect, test } from "vitest";
import { steady } from "@/components/steady-groups";

const group = (key: string, ...ids: string[]) => ({
  key,
  rows: ids.map((id) => ({ id, content: `${id} now` })),
});
const shown = (result: ReturnType<typeof steady<string, string>>) =>
  result.groups.map(({ key, rows }) => [key, rows.map(({ id, isGone }) => (isGone ? `${id} gone` : id))]);

test("a row that left keeps its place, marked", () => {
  const result = steady([group("high", "a", "b", "c")], [group("high", "a", "c")]);
  expect(shown(result)).toEqual([["high", ["a", "b gone", "c"]]]);
});

test("a row that came is counted and waits", () => {
  const result = steady([group("high", "a")], [group("urgent", "x"), group("high", "a")]);
  expect(shown(result)).toEqual([["high", ["a"]]]);
  expect(result.fresh).toBe(1);
});

test("a row whose priority changed is counted and stays where it was", () => {
  const result = steady([group("high", "a"), group("low", "b")], [group("urgent", "b"), group("high", "a")]);
  expect(shown(result)).toEqual([
    ["high", ["a"]],
    ["low", ["b"]],
  ]);
  expect(result.moved).toBe(1);
  expect(result.fresh).toBe(0);
});

test("a row that stayed shows its new content", () => {
  const before = [{ key: "high", rows: [{ id: "a", content: "old" }] }];
  expect(steady(before, [group("high", "a")]).groups[0]?.rows[0]?.content).toBe("a now");
});
