import { describe, expect, test } from "vitest";
import { instruments } from "@/domain/instruments/catalogue";
import type { Answers, Item } from "@/domain/instruments/instrument";
import { rules } from "@/domain/rules/catalogue";
import { defaultThresholds } from "@/domain/rules/thresholds";
import { viewOf } from "@/domain/view";
import { checkIn, day, recordWith } from "@/tests/support/records";

/** The gravest answer to every item: the highest option or number, yes, everything at once. */
function gravest(items: readonly Item[]): Answers {
  return Object.fromEntries(items.map((item) => [item.linkId, gravestTo(item)]));
}

function gravestTo(item: Item) {
  if (item.type === "boolean") return true;
  if (item.type === "choice") return item.options.at(-1)?.value ?? null;
  if (item.type === "multi-choice") return item.options.map(({ value }) => String(value));
  if (item.type === "blood-pressure") return { sys: 220, dia: 130 };
  return "max" in item ? item.max : null;
}

const record = recordWith(
  instruments.flatMap(({ id, items }) => [
    checkIn(id, gravest(items), day(7)),
    checkIn(id, gravest(items), day(21)),
  ]),
);
const occasions = [
  ...record.checkIns
    .filter(({ authoredAt }) => authoredAt > day(7))
    .map((current) => [current.instrument, current] as const),
  ["silence", null] as const,
];

describe("a rule asked about what it does not judge says nothing", () => {
  test.each(rules)("$id", (rule) => {
    for (const [occasion, current] of occasions) {
      if (rule.on.some((one) => one === occasion)) continue;
      const view = viewOf(record, current, day(22), defaultThresholds);
      expect([occasion, rule.evaluate(view, defaultThresholds)]).toEqual([occasion, null]);
    }
  });
});
