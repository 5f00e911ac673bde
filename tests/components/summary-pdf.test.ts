import { describe, expect, test } from "vitest";
import { summaryPdf } from "@/components/summary-pdf";
import { arrangeSummary, type SummaryPage } from "@/domain/summary-page";
import { readPdf } from "@/tests/support/read-pdf";
import { chartOf, facts, flag, fullest, madeAt, point } from "@/tests/support/summaries";

/** Every word of a page, in the order it is read; how it was broken into lines does not count. */
function wordsOf(page: SummaryPage): string[] {
  const ofTable = (table: SummaryPage["flags"]) => [
    table.title,
    ...(table.rows.length > 0 ? [...table.columns, ...table.rows.flat()] : []),
    table.note ?? "",
  ];
  return [
    ...page.who,
    page.title,
    page.made,
    page.glance,
    page.chart,
    ...ofTable(page.checkIns),
    page.plan.title,
    ...page.plan.lines,
    ...ofTable(page.flags),
    ...page.foot,
  ];
}

const unspaced = (text: string) => text.replaceAll(/\s/g, "");

describe("the one-page summary as a PDF", () => {
  test.each([
    ["letter", facts()],
    ["letter", fullest()],
    ["a4", facts({ phq9: [], gad7: [] })],
    ["a4", fullest()],
  ] as const)("holds all its words, in order, on one %s page", async (paper, given) => {
    const page = arrangeSummary(given);
    const read = await readPdf(await summaryPdf(page, chartOf(), madeAt, paper));
    expect(read.pages).toBe(1);
    let from = 0;
    const text = unspaced(read.text);
    for (const words of wordsOf(page)) {
      const at = text.indexOf(unspaced(words), from);
      expect(at, words).toBeGreaterThanOrEqual(0);
      from = at + unspaced(words).length;
    }
  });

  test("is tagged: headings, tables with header cells, a figure; the title names nobody", async () => {
    const page = arrangeSummary(facts({ flags: [flag(), flag()], phq9: [point(15, 7), point(18, 0)] }));
    const { roles, title, language } = await readPdf(await summaryPdf(page, chartOf(), madeAt, "letter"));
    const count = (role: string) => roles.filter((one) => one === role).length;
    expect([count("H1"), count("H2"), count("Figure"), count("Table")]).toEqual([1, 5, 1, 2]);
    expect([count("TH"), count("TD")]).toEqual([8 + 4, 2 * 8 + 2 * 4]);
    expect([title, language]).toEqual(["Check-in summary", "en-US"]);
  });

  test("is the same bytes when made twice", async () => {
    const make = () => summaryPdf(arrangeSummary(fullest()), chartOf(), madeAt, "letter");
    expect(Buffer.compare(await make(), await make())).toBe(0);
  });

  test("needs no chart where there is no score", async () => {
    const page = arrangeSummary(facts({ phq9: [], gad7: [] }));
    const read = await readPdf(await summaryPdf(page, null, madeAt, "a4"));
    expect(read.text).toContain("No PHQ-9 or GAD-7 in this period.");
    expect(read.roles).not.toContain("Figure");
  });
});
