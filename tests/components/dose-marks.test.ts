import { describe, expect, test } from "vitest";
import { countDoses, type DoseMark, doseText, estimateOf, estimateText } from "@/components/dose-marks";
import { foldAxis } from "@/components/plot-fold";
import { day } from "@/tests/support/records";

const mark = (more: Partial<DoseMark> = {}): DoseMark => ({
  checkInId: "c",
  at: day(0),
  kind: "scheduled",
  route: "sublingual",
  mg: 60,
  plannedMg: 60,
  plannedRoute: "sublingual",
  above: false,
  ...more,
});

describe("what a dose by another route comes to", () => {
  test.each([
    ["swallowed", { route: "swallowed" }, { mg: 40, low: 28, high: 73 }],
    ["by the planned route", {}, null],
    ["without a plan", { route: "swallowed", plannedRoute: null }, null],
    ["of an unknown amount", { route: "swallowed", mg: null }, null],
    ["by a route nobody published", { route: "snorted" }, null],
    ["by a route not told", { route: null }, null],
  ] as const)("%s", (_, more, estimate) => {
    expect(estimateOf(mark(more))).toEqual(estimate);
  });

  test("several are told as a stretch, with the widest range", () => {
    const swallowed = [mark({ route: "swallowed" }), mark({ route: "swallowed", mg: 90 })];
    expect(estimateText(swallowed)).toBe(
      "by estimate reaches the blood as about 40 to 60 mg (28 to 109) under the tongue would",
    );
    expect(estimateText([mark({ route: "snorted" })])).toBe(
      "no published estimate of what reaches the blood",
    );
  });
});

test("other routes count against the plan of their own day", () => {
  const doses = [
    mark({ route: "swallowed", plannedRoute: "swallowed" }),
    mark({ route: "swallowed" }),
    mark({ kind: "extra", above: true, mg: 150 }),
    mark({ kind: "partial" }),
    mark({ kind: "skipped", mg: null }),
  ];
  const { taken, extra, skipped, above, otherRoutes } = countDoses(doses);
  expect([taken, extra, skipped, above]).toEqual([3, 1, 1, 1]);
  expect([...otherRoutes].map(([route, of]) => [route, of.length])).toEqual([["swallowed", 1]]);
  expect(doseText(doses, "America/New_York")).toBe(
    "Doses Aug 3, 2026 to Aug 3, 2026: 3 scheduled, 1 skipped, 1 extra. 1 swallowed: by estimate reaches the blood as about 40 mg (28 to 73) under the tongue would. 1 above the plan, the largest 250% of it.",
  );
  expect(doseText([], "UTC")).toBe("No doses reported in this period.");
});

test.each([
  [[], ["dose", "+1 d", "+2 d"]],
  [[3], ["dose", "+1 d", "+2 d", "+3 d"]],
  [[0, 14], 15],
  [[40], 15],
])("the columns of a fold of days %j", (days, labels) => {
  const fold = foldAxis([days.map((one) => ({ point: {}, days: one }))]);
  if (typeof labels === "number") expect(fold.labels).toHaveLength(labels);
  else expect(fold.labels).toEqual(labels);
  expect(fold.labels.at(-1)?.startsWith("≥")).toBe(days.some((one) => one > 14));
  expect(fold.axis).toEqual({ from: 0, to: fold.labels.length });
});
