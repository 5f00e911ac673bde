import { expect, test } from "vitest";
import { countsOver, isOneMore, type Version } from "@/domain/versions";
import { day } from "@/tests/support/records";

type Status = Version["status"];
const version = (status: Status, on: number): Version => ({ status, authoredAt: day(on) });

test.each<[Status, number, Status, number, boolean]>([
  ["completed", 1, "in-progress", 2, true],
  ["in-progress", 2, "completed", 1, false],
  ["amended", 1, "completed", 2, true],
  ["completed", 2, "amended", 1, false],
  ["stopped", 1, "in-progress", 2, true],
  ["amended", 2, "amended", 1, true],
  ["amended", 1, "amended", 2, false],
  ["completed", 1, "stopped", 1, true],
  ["in-progress", 1, "in-progress", 1, true],
])("%s on day %d counts over %s on day %d: %s", (status, on, other, otherOn, counts) => {
  expect(countsOver(version(status, on), version(other, otherOn))).toBe(counts);
});

test.each<[Status, Status[], boolean]>([
  ["in-progress", [], true],
  ["in-progress", ["in-progress", "completed"], true],
  ["completed", [], true],
  ["completed", ["in-progress", "in-progress"], true],
  ["completed", ["in-progress", "completed"], false],
  ["completed", ["stopped"], false],
  ["stopped", ["completed"], false],
  ["completed", ["amended"], true],
  ["amended", ["completed", "amended"], true],
])("%s after %j is one more version: %s", (status, known, isMore) => {
  const versions = known.map((one, index) => version(one, index));
  expect(isOneMore(version(status, 9), versions)).toBe(isMore);
});
