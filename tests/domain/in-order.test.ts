import { expect, test } from "vitest";
import { comesBefore, inOrder } from "@/domain/in-order";
import { withScores } from "@/domain/with-scores";
import { checkIn, day, phq9 } from "@/tests/support/records";

const told = (id: string, on: number) => phq9(1, day(on), { id });

test("check-ins stand in the order they were answered, those of one moment by id", () => {
  const list = [told("b", 2), told("d", 0), told("a", 2), told("c", 1)];
  expect(inOrder(list).map(({ id }) => id)).toEqual(["d", "c", "a", "b"]);
  expect(list.map(({ id }) => id)).toEqual(["b", "d", "a", "c"]);
});

test.each([
  ["a", 0, "b", 1, true],
  ["b", 0, "a", 1, true],
  ["a", 1, "b", 0, false],
  ["a", 1, "b", 1, true],
  ["b", 1, "a", 1, false],
  ["a", 1, "a", 1, false],
])("%s of day %d comes before %s of day %d: %s", (id, on, other, otherOn, before) => {
  expect(comesBefore(told(id, on), told(other, otherOn))).toBe(before);
});

test("a stored check-in is scored as its instrument says, and not at all when nobody knows it any more", () => {
  const { scores, ...stored } = phq9(12, day(0));
  expect(withScores(stored)).toEqual({ ...stored, scores });
  const gone = checkIn("retired-questionnaire", { "old.1": 4 }, day(0));
  expect(withScores(gone)).toEqual({ ...gone, scores: [] });
});
