import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PlanCard } from "@/components/plan-card";
import { adherence } from "@/domain/adherence";
import { dosesOf } from "@/domain/dose";
import { day, dose, prescription } from "@/tests/support/records";

const zone = "America/New_York";
const doses = dosesOf(
  [
    ...[0, 3, 6, 9].map((at) => dose({}, day(at))),
    dose({ "dj.kind": "skipped" }, day(12)),
    dose({ "dj.route": "injected" }, day(15)),
  ],
  prescription,
  zone,
);
const text = (plan: typeof prescription | null) =>
  renderToStaticMarkup(
    <PlanCard
      patientId="p1"
      prescription={plan}
      doses={doses.map((one) => ({ ...one, above: false }))}
      period="12 weeks"
      kept={adherence(doses, plan, day(20), 21, zone)}
    />,
  ).replaceAll(/<[^>]+>/g, "");

test("says what was taken of what was planned, and what nobody wrote down", () => {
  expect(text(prescription)).toContain(
    "Of 7 planned doses since Aug 3, 2026: 5 taken, 1 skipped, 1 not written down.",
  );
  expect(text(null)).not.toContain("not written down");
});

test("another route is compared as an estimate with its range", () => {
  expect(text(prescription)).toContain(
    "100 mg injected reaches the blood as about 310 mg (291 to 417) under the tongue would",
  );
});

test("a solution shows its volume, a microdose plan that it is not meant to be felt", () => {
  const solution = { ...prescription, concentrationMgPerMl: 50, intent: "sub-perceptual" } as const;
  expect(text(solution)).toContain("100 mg (2 mL of 50 mg/mL)");
  expect(text(solution)).toContain("Meant not to be felt.");
  expect(text(prescription)).not.toContain("Meant not to be felt.");
});
