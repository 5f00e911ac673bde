import { describe, expect, test } from "vitest";
import {
  type CaseloadAsked,
  caseloadFilters,
  caseloadSorts,
  caseloadText,
  filterWords,
  readCaseload,
  withFilter,
} from "@/domain/caseload";
import { type CaseloadView, viewOf } from "@/domain/caseload-view";

const severeAndLate: CaseloadAsked = { sort: "due", filters: { band: "severe", due: "late" } };

describe("what a URL asks of the caseload", () => {
  test("is read back as it was written, for every sort and every choice", () => {
    for (const { code: sort } of caseloadSorts) {
      for (const { name, choices } of caseloadFilters) {
        for (const { code } of choices) {
          const asked = { sort, filters: { [name]: code } };
          expect(readCaseload(new URLSearchParams(caseloadText(asked)))).toEqual(asked);
        }
      }
    }
  });

  test("is one text for the same, whatever was chosen first", () => {
    expect(caseloadText(severeAndLate)).toBe("sort=due&band=severe&due=late");
    expect(caseloadText({ sort: "due", filters: { due: "late", band: "severe" } })).toBe(
      caseloadText(severeAndLate),
    );
    expect(caseloadText({ sort: "deterioration", filters: {} })).toBe("sort=deterioration");
  });

  test("may come from a page's query, and what cannot be read is not there", () => {
    expect(readCaseload({ sort: "due", band: "severe", due: "late", name: "Ruiz" })).toEqual(severeAndLate);
    expect(readCaseload({})).toEqual({ sort: "deterioration", filters: {} });
    expect(readCaseload({ sort: ["due", "name"], band: "worst", case: ["any"], heard: undefined })).toEqual({
      sort: "deterioration",
      filters: {},
    });
  });

  test("is said in words, filter by filter", () => {
    expect(filterWords(severeAndLate)).toEqual([
      { name: "band", words: "PHQ-9 band: severe" },
      { name: "due", words: "PHQ-9 due: overdue" },
    ]);
    expect(filterWords({ sort: "name", filters: {} })).toEqual([]);
  });

  test("changes by one filter and keeps the others", () => {
    expect(withFilter(severeAndLate, "band", "mild").filters).toEqual({ band: "mild", due: "late" });
    expect(withFilter(severeAndLate, "case", "mine").filters).toEqual({
      band: "severe",
      due: "late",
      case: "mine",
    });
    expect(withFilter(severeAndLate, "band", null)).toEqual({ sort: "due", filters: { due: "late" } });
  });
});

test("a view is in front when it asks for the same", () => {
  const view = (id: string, asked: CaseloadAsked): CaseloadView => ({
    id,
    name: id,
    asked,
    isDefault: false,
  });
  const views = [view("a", severeAndLate), view("b", { sort: "name", filters: {} })];
  expect(viewOf(views, { sort: "due", filters: { due: "late", band: "severe" } })?.id).toBe("a");
  expect(viewOf(views, { sort: "name", filters: {} })?.id).toBe("b");
  expect(viewOf(views, { sort: "due", filters: {} })).toBeNull();
});
