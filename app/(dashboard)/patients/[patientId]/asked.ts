import { caseloadText, readCaseload } from "@/domain/caseload";
import { type Place, parsePlace } from "@/domain/cursor";
import { oneOf } from "../../search-params";

export const ranges = [
  { code: "8", label: "8 wk", weeks: 8, words: "the last 8 weeks" },
  { code: "26", label: "26 wk", weeks: 26, words: "the last 26 weeks" },
  { code: "all", label: "All", weeks: null, words: "all time" },
] as const;
export type Range = (typeof ranges)[number];

/** What the URL asks of a patient's page: a stretch of time, laid out how, as chart or table, and how far back the journal begins. */
export type Asked = {
  readonly range: Range;
  readonly view: "chart" | "table";
  /** By the calendar, or by days since the last dose. */
  readonly by: "calendar" | "dose";
  readonly before: Place | null;
  /** The caseload the page was opened from, and where in it the patient stood then. */
  readonly list: string | null;
  readonly at: string | null;
};

type Query = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is as if it were not there. */
export function readAsked({ range, view, by, before, list, at }: Query): Asked {
  return {
    range: ranges.find((one) => one.code === range) ?? ranges[1],
    view: view === "table" ? "table" : "chart",
    by: by === "dose" ? "dose" : "calendar",
    before: typeof before === "string" ? parsePlace(before) : null,
    list: typeof list === "string" ? caseloadText(readCaseload(new URLSearchParams(list))) : null,
    at: oneOf(at),
  };
}

export function hrefOf(
  patientId: string,
  asked: Pick<Asked, "range" | "view" | "by" | "list" | "at"> & { before?: string | null },
): string {
  const query = new URLSearchParams({
    ...(asked.range === ranges[1] ? {} : { range: asked.range.code }),
    ...(asked.view === "chart" ? {} : { view: asked.view }),
    ...(asked.by === "calendar" ? {} : { by: asked.by }),
    ...(asked.before ? { before: asked.before } : {}),
    ...(asked.list ? { list: asked.list } : {}),
    ...(asked.at ? { at: asked.at } : {}),
  }).toString();
  return `/patients/${patientId}${query === "" ? "" : `?${query}`}`;
}
