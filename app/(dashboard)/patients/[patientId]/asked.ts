import { type Place, parsePlace } from "@/domain/cursor";

export const ranges = [
  { code: "8", label: "8 wk", weeks: 8, words: "the last 8 weeks" },
  { code: "26", label: "26 wk", weeks: 26, words: "the last 26 weeks" },
  { code: "all", label: "All", weeks: null, words: "all time" },
] as const;
export type Range = (typeof ranges)[number];

/** What the URL asks of a patient's page: a stretch of time, chart or table, and how far back the journal begins. */
export type Asked = {
  readonly range: Range;
  readonly view: "chart" | "table";
  readonly before: Place | null;
};

type Query = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is as if it were not there. */
export function readAsked({ range, view, before }: Query): Asked {
  return {
    range: ranges.find((one) => one.code === range) ?? ranges[1],
    view: view === "table" ? "table" : "chart",
    before: typeof before === "string" ? parsePlace(before) : null,
  };
}

export function hrefOf(
  patientId: string,
  asked: { range: Range; view: Asked["view"]; before?: string | null },
): string {
  const query = new URLSearchParams({
    ...(asked.range === ranges[1] ? {} : { range: asked.range.code }),
    ...(asked.view === "chart" ? {} : { view: asked.view }),
    ...(asked.before ? { before: asked.before } : {}),
  }).toString();
  return `/patients/${patientId}${query === "" ? "" : `?${query}`}`;
}
