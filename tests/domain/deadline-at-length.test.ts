import { expect, test } from "vitest";
import { type ClinicCalendar, dueAt } from "@/domain/deadline";

const weekday = ["09:00", "17:00"] as const;
const clinic: ClinicCalendar = {
  timeZone: "America/New_York",
  hours: [null, weekday, weekday, weekday, weekday, weekday, null],
  holidays: ["2026-11-26"],
};

test("thousands of deadlines take moments", () => {
  const start = performance.now();
  for (let i = 0; i < 10_000; i += 1) {
    const authoredAt = new Date(Date.parse("2026-06-01T00:00Z") + i * 1_800_000);
    for (const priority of ["urgent", "high", "medium"] as const) dueAt(priority, authoredAt, clinic);
  }
  expect(performance.now() - start).toBeLessThan(3_000);
});
