import { describe, expect, test } from "vitest";
import { Random } from "@/bin/demo/random";
import { compareTimeline, newTally, readTwice } from "@/bin/proof/rules/compare";
import { properties } from "@/bin/proof/rules/properties";
import { timelineOf } from "@/bin/proof/rules/timeline";
import { rules } from "@/domain/rules/catalogue";

/** `npm run proof:rules` goes through 100,000 timelines; these are the first few of another seed. */
test("the rules and a second reading of their text agree", () => {
  const tally = newTally();
  for (let i = 0; i < 300; i++) compareTimeline(`1/${i}`, tally);
  expect(tally.shown).toEqual([]);
  expect(tally.judged).toBeGreaterThan(1000);
}, 120_000);

test("every rule has a second reading, but for the one that speaks of rules that fail", () => {
  const once = rules.map(({ id }) => id).filter((id) => !readTwice.includes(id));
  expect(once).toEqual(["ENGINE-01"]);
});

describe.each(Object.entries(properties))("%s", (name, holds) => {
  test("makes no difference", () => {
    for (let i = 0; i < 25; i++) {
      expect(holds(timelineOf(`2/${i}`), new Random(`${name}/${i}`))).toBeNull();
    }
  }, 60_000);
});
