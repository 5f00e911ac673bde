import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { PlanCard } from "@/components/plan-card";
import { adherence } from "@/domain/adherence";
import { dosesOf } from "@/domain/dose";
import { type Supply, supplyOf } from "@/domain/supply";
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
const text = (plan: typeof prescription | null, supply: Supply | null = null) =>
  renderToStaticMarkup(
    <PlanCard
      patientId="p1"
      prescription={plan}
      doses={doses.map((one) => ({ ...one, plannedRoute: prescription.route, above: false }))}
      period="12 weeks"
      kept={adherence(doses, plan, day(20), 21, zone)}
      supply={supply}
      today="2026-08-23"
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

test("says what is left, by whose count, and until when it lasts", () => {
  const supplied = {
    ...prescription,
    dispensedUnits: 10,
    dispensedOn: "2026-08-03",
    daysSupply: 30,
  };
  const entries = [0, 3, 6].map((at) => dose({}, day(at)));
  const at = (list: typeof entries) => supplyOf(dosesOf(list, supplied, zone), supplied, day(7), zone);
  expect(text(supplied, at(entries))).toContain(
    "of 10 left since Aug 3, 2026, by the journal, which may miss doses. An estimate: it does not reach the dose of",
  );
  const counted = [...entries.slice(0, 2), dose({ "dj.left": 4 }, day(6))];
  expect(text(supplied, at(counted))).toContain(
    "Supply: 4 of 10 left since Aug 3, 2026, as the patient counted.",
  );
  expect(text(supplied, at(counted))).toContain("Next supply due Sep 2, 2026.");
  expect(text(supplied)).not.toContain("Supply");
});

test("says the dose in force today, and the steps that lead to it", () => {
  const steps = [
    { fromOn: "2026-08-10", doseMg: 125 },
    { fromOn: "2026-08-24", doseMg: 150 },
  ];
  const plan = text({ ...prescription, titration: steps });
  expect(plan).toContain("125 mg lozenge, one day on, two days off");
  expect(plan).toContain("Steps: 100 mg at first, 125 mg from Aug 10, 2026, 150 mg from Aug 24, 2026.");
  expect(plan).toContain("125 mg injected reaches the blood as about");
});

test.each([
  [{ strengthMg: 50, doseMg: 75 }, " A dose is 1.5 × 50 mg lozenge."],
  [{ strengthMg: 60, doseMg: 100 }, " Nearest by quarters: 1.75 × 60 mg lozenge (105 mg)."],
])("says how many make a dose: %j", (plan, words) => {
  expect(text({ ...prescription, ...plan })).toContain(words);
});

test("says nothing of how many where a dose is one, or is measured", () => {
  for (const plan of [prescription, { ...prescription, strengthMg: 50, concentrationMgPerMl: 50 }])
    expect(text(plan)).not.toMatch(/A dose is|Nearest/);
});
