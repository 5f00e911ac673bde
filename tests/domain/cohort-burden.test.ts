import { expect, test } from "vitest";
import { generateCohort } from "@/bin/demo/cohort";
import { isWorse } from "@/domain/priority";
import { retell } from "@/tests/support/retold";

const until = new Date("2026-11-24T15:00:00Z");

test("at most 10 % of check-ins open a high or urgent case, and 1 % an urgent one (rules.md §9)", () => {
  const cohort = generateCohort({ seed: 11, until, patients: 40, weeks: 26, timeZone: "America/New_York" });
  const judged = cohort.filter((one) => one.story === null).flatMap((one) => retell(one, 2));
  const pressing = (from: "high" | "urgent") =>
    judged.filter(({ raised, open }) =>
      raised.some(
        ({ finding }) =>
          !isWorse(from, finding.priority) && open.every((known) => isWorse(finding.priority, known)),
      ),
    ).length / judged.length;
  expect(judged.length).toBeGreaterThan(2_500);
  expect(pressing("high")).toBeLessThan(0.1);
  expect(pressing("urgent")).toBeLessThan(0.01);
  expect(pressing("high")).toBeGreaterThan(0.01);
}, 60_000);
