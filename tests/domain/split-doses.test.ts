import { expect, test } from "vitest";
import type { Dose } from "@/domain/dose";
import { joinParts } from "@/domain/split-doses";

const told = (kind: Dose["kind"], mg: number | null, more: object = {}) => ({
  kind,
  mg,
  route: "sublingual" as Dose["route"],
  effect: null as number | null,
  on: "2026-08-03",
  ...more,
});
const part = (mg: number | null, more: object = {}) => told("partial", mg, more);

test.each([
  ["two parts of a day are one dose", [part(30), part(30)], [part(60)]],
  [
    "three too, and others between them stay",
    [part(20), told("extra", 60), part(20), part(20)],
    [part(60), told("extra", 60)],
  ],
  [
    "of two days are two",
    [part(30), part(30, { on: "2026-08-04" })],
    [part(30), part(30, { on: "2026-08-04" })],
  ],
  [
    "by two routes are two",
    [part(30), part(30, { route: "swallowed" })],
    [part(30), part(30, { route: "swallowed" })],
  ],
  ["an unknown part makes the dose unknown", [part(30), part(null)], [part(null)]],
  ["whichever part it is", [part(null), part(30)], [part(null)]],
  [
    "the strongest effect counts",
    [part(30, { effect: 3 }), part(30, { effect: 6 })],
    [part(60, { effect: 6 })],
  ],
  ["whichever part it is of", [part(30, { effect: 6 }), part(30, { effect: 3 })], [part(60, { effect: 6 })]],
  ["or the only one told", [part(30, { effect: 4 }), part(30)], [part(60, { effect: 4 })]],
  ["be it the later one", [part(30), part(30, { effect: 4 })], [part(60, { effect: 4 })]],
  [
    "whole doses of a day stay apart",
    [told("scheduled", 60), told("scheduled", 60)],
    [told("scheduled", 60), told("scheduled", 60)],
  ],
  ["a part and a whole one too", [told("scheduled", 60), part(30)], [told("scheduled", 60), part(30)]],
  ["and a skipped one", [part(30), told("skipped", null)], [part(30), told("skipped", null)]],
  ["nothing", [], []],
])("%s", (_, doses, whole) => {
  expect(joinParts(doses)).toEqual(whole);
});
