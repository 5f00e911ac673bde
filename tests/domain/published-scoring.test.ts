import { expect, test } from "vitest";
import * as published from "@/bin/proof/published-scoring";
import { compareScoring } from "@/bin/proof/scoring-cases";

/** `npm run proof:scoring` leaves out no set of answers; this walks through the large ones in steps. */
const comparisons = compareScoring(1, 41, 4_000);

test.each(comparisons.map((one) => [one.line, one] as const))("both ways agree: %s", (_, one) => {
  expect(one.cases).toBeGreaterThan(0);
  expect(one.first).toBeNull();
});

test.each([
  [published.phq9("222222221"), "17 moderately-severe"],
  [published.phq9("1111.1111"), "9 mild*"],
  [published.phq9("11111111."), "-"],
  [published.gad7("33333.."), "21 severe*"],
  [published.auditC("0.."), "0 low"],
  [published.who5("55555"), "100 adequate"],
  [published.cssrs("nyynnn."), "moderate"],
  [published.signals(`f${"2".repeat(19)}`, false), "11 many"],
])("the second way stands on its own: %s", (verdict, expected) => {
  expect(verdict).toBe(expected);
});
