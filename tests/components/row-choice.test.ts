import { expect, test } from "vitest";
import { extended, kept, noChoice, toggled } from "@/components/row-choice";

const rows = ["a", "b", "c", "d", "e"];
const chosen = (choice: { ids: ReadonlySet<string> }) => [...choice.ids].sort();

test("a row is chosen and let go again", () => {
  expect(chosen(toggled(noChoice, "b"))).toEqual(["b"]);
  expect(chosen(toggled(toggled(noChoice, "b"), "b"))).toEqual([]);
});

test("a range begins at the row one comes from, both ends in it, upwards too", () => {
  expect(chosen(extended(noChoice, rows, "b", "d"))).toEqual(["b", "c", "d"]);
  expect(chosen(extended(noChoice, rows, "d", "b"))).toEqual(["b", "c", "d"]);
});

test("going on from its end widens a range, going back narrows it", () => {
  const down = extended(extended(toggled(noChoice, "b"), rows, "b", "c"), rows, "c", "d");
  expect(chosen(down)).toEqual(["b", "c", "d"]);
  expect(chosen(extended(down, rows, "d", "c"))).toEqual(["b", "c"]);
  expect(chosen(extended(down, rows, "d", "a"))).toEqual(["a", "b"]);
});

test("a range begun elsewhere leaves what was chosen before", () => {
  const first = toggled(noChoice, "a");
  expect(chosen(extended(first, rows, "d", "e"))).toEqual(["a", "d", "e"]);
});

test("rows that have left the list are no longer chosen", () => {
  const choice = extended(noChoice, rows, "a", "c");
  expect(chosen(kept(choice, ["c", "d"]))).toEqual(["c"]);
  expect(kept(choice, rows)).toBe(choice);
});
