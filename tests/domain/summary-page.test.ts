import { describe, expect, test } from "vitest";
import { arrangeSummary } from "@/domain/summary-page";
import { prescription } from "@/tests/support/records";
import { ago, facts, flag, fullest, point } from "@/tests/support/summaries";

describe("the one-page summary", () => {
  test("names the patient by name, number and birth date, and says who made it when", () => {
    const { who, made, title } = arrangeSummary(facts());
    expect(who).toEqual(["Rivera, Maria", "#0192", "born May 2, 1985 (41 y)"]);
    expect(made).toBe("River clinic. Made Nov 23, 2026, 8:10 PM EST by A. Ruiz.");
    expect(title).toBe("Check-in summary, May 25 to Nov 23, 2026");
  });

  test("writes the year of both ends where they differ", () => {
    expect(arrangeSummary(facts({ from: ago(400) })).title).toBe(
      "Check-in summary, Oct 19, 2025 to Nov 23, 2026",
    );
  });

  test("joins PHQ-9 and GAD-7 of one day, newest first, each compared with the one before", () => {
    const { rows, note } = arrangeSummary(facts()).checkIns;
    expect(rows).toEqual([
      ["Nov 23, 2026", "18", "+3", "Moderately severe", "1", "9", "—", "Mild"],
      ["Nov 16, 2026", "15", "—", "Moderately severe", "—", "—", "—", "—"],
    ]);
    expect(note).toBeNull();
  });

  test("compares the first score of the period with the one before it, which it does not show", () => {
    const { rows } = arrangeSummary(facts({ phq9: [point(20, 190), point(15, 7)], gad7: [] })).checkIns;
    expect(rows.map((row) => row.slice(0, 3))).toEqual([["Nov 16, 2026", "15", "\u22125"]]);
  });

  test.each([
    [null, "not answered"],
    ["not-finished" as const, "—"],
    [0, "0"],
    [3, "3"],
  ])("writes item 9 answered %j as %s", (answer, cell) => {
    const item9 = new Map([["18 0", answer]]);
    expect(arrangeSummary(facts({ item9 })).checkIns.rows[0]?.[4]).toBe(cell);
  });

  test("marks an estimated total, and says so only where one is shown", () => {
    const shown = arrangeSummary(facts({ phq9: [point(18, 0, { prorated: true })] })).checkIns;
    expect(shown.rows[0]?.[1]).toBe("18*");
    expect(shown.note).toBe("* Some items were not answered: the total is estimated from those that were.");
    const hidden = arrangeSummary(
      facts({ phq9: [point(20, 190, { prorated: true }), point(18, 0)] }),
    ).checkIns;
    expect(hidden.note).toBeNull();
  });

  test("shows six days and counts the rest", () => {
    const phq9 = Array.from({ length: 8 }, (_, i) => point(10 + i, 7 * (8 - i)));
    const table = arrangeSummary(facts({ phq9, gad7: [] })).checkIns;
    expect(table.rows).toHaveLength(6);
    expect(table.note).toBe("2 earlier days not shown.");
  });

  test("says when nothing was answered", () => {
    const table = arrangeSummary(facts({ phq9: [], gad7: [] })).checkIns;
    expect([table.rows, table.note]).toEqual([[], "No PHQ-9 or GAD-7 in this period."]);
  });

  test("counts doses by what they were, and names those off the plan, newest first", () => {
    const dose = { kind: "scheduled" as const, mg: 60, plannedMg: 60, above: false };
    const { lines } = arrangeSummary(
      facts({
        plan: prescription,
        doses: [
          { ...dose, at: ago(20) },
          { ...dose, at: ago(17), kind: "skipped", mg: null },
          { ...dose, at: ago(14), mg: 90, above: true },
          { ...dose, at: ago(11), kind: "partial", mg: 30 },
          { ...dose, at: ago(8), kind: "extra", mg: null, plannedMg: null },
        ],
        kept: {
          fromOn: "2026-11-01",
          toOn: "2026-11-23",
          scheduled: 8,
          taken: 4,
          skipped: 1,
          unknown: 3,
          atLeast: 0.5,
          atMost: 0.9,
        },
      }),
    ).plan;
    expect(lines[0]).toMatch(/^Plan: \d+ mg ketamine, /);
    expect(lines.slice(1)).toEqual([
      "Reported in this period: 3 scheduled, 1 skipped, 1 extra, 1 above the plan.",
      "Of 8 planned doses since Nov 1: 4 taken, 1 skipped, 3 not written down.",
      "Off the plan: Nov 15 extra dose, amount not told; Nov 9 90 mg of 60 planned.",
    ]);
  });

  test("says that there is no plan, and names four doses off it at most", () => {
    expect(arrangeSummary(facts()).plan.lines).toEqual([
      "No plan in force, so doses cannot be compared.",
      "Reported in this period: 0 scheduled, 0 skipped, 0 extra, 0 above the plan.",
    ]);
    const off = arrangeSummary(fullest()).plan.lines.at(-1) ?? "";
    expect(off.split(";")).toHaveLength(5);
    expect(off).toMatch(/; 56 earlier\.$/);
  });

  test.each([
    [{}, "Open, not claimed"],
    [{ owner: "A. Ruiz" }, "Open, with A. Ruiz"],
    [
      { closedAt: ago(1), outcome: "visit-booked" as const, closedBy: "A. Ruiz" },
      "Visit booked, Nov 22, A. Ruiz",
    ],
    [
      { closedAt: ago(1), outcome: "visit-booked" as const, ownOutcome: "Phone visit" },
      "Phone visit, Nov 22",
    ],
    [{ closedAt: ago(1) }, "Closed, Nov 22"],
  ])("says what came of a flag: %j", (more, words) => {
    const [row] = arrangeSummary(facts({ flags: [flag(more)] })).flags.rows;
    expect(row).toEqual(["Nov 20, 2026", "Medium", "PHQ-9 rose by 6 in two weeks. (CHG-03 v2)", words]);
  });

  test("cuts long words so that five flags fit, and counts the others", () => {
    const { rows, note } = arrangeSummary(fullest()).flags;
    expect([rows.length, note]).toEqual([5, "25 more flags on screen."]);
    for (const row of rows) {
      expect(row[2]).toMatch(/^.{118,120}… \(SUI-0\d v2\)$/);
      expect(row[3]?.length).toBeLessThanOrEqual(120);
    }
    expect(arrangeSummary(facts({ flags: Array.from({ length: 6 }, () => flag()) })).flags.note).toBe(
      "1 more flag on screen.",
    );
    expect(arrangeSummary(facts()).flags.note).toBe("No flag was raised in this period.");
  });

  test("leaves a sentence that fits as it is", () => {
    const summary = "x".repeat(120);
    expect(arrangeSummary(facts({ flags: [flag({ summary })] })).flags.rows[0]?.[2]).toBe(
      `${summary} (CHG-03 v2)`,
    );
  });

  test("ends with what it is not, and with the versions it was made by", () => {
    expect(arrangeSummary(facts()).foot).toEqual([
      "What the patient reported, not a diagnosis. A low score or no flag does not rule out risk.",
      "PHQ-9 2001. Rules 66.92. Heron 0.1.0.",
    ]);
  });
});
