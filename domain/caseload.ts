import { phq9Total } from "@/domain/instruments/phq-9";

/** How a caseload may be sorted; the first is what it begins with. */
export const caseloadSorts = [
  { code: "deterioration", label: "Deterioration", says: "Worst first" },
  { code: "score", label: "PHQ-9", says: "Highest PHQ-9 first" },
  { code: "rise", label: "Change vs last", says: "Largest rise since the last PHQ-9 first" },
  { code: "baseline", label: "Change vs baseline", says: "Largest rise since baseline first" },
  { code: "due", label: "Due", says: "Longest overdue first" },
  { code: "heard", label: "Last heard", says: "Longest not heard from first" },
  { code: "name", label: "Name", says: "By family name" },
] as const;
export type CaseloadSort = (typeof caseloadSorts)[number]["code"];

/** What a caseload may be narrowed to: at most one choice of each. Codes stand in URLs, so none says anything of a person. */
export const caseloadFilters = [
  {
    name: "case",
    label: "Open case",
    choices: [
      { code: "urgent", label: "Urgent" },
      { code: "pressing", label: "Urgent or high" },
      { code: "any", label: "Any open" },
      { code: "mine", label: "Held by me" },
      { code: "free", label: "Held by nobody" },
      { code: "none", label: "None open" },
    ],
  },
  {
    name: "band",
    label: "PHQ-9 band",
    choices: phq9Total.bands.map(({ code, label }) => ({ code, label })),
  },
  {
    name: "course",
    label: "Course",
    choices: [
      { code: "worse", label: "Reliably worse" },
      { code: "off-track", label: "Not on track" },
      { code: "same", label: "No reliable change" },
      { code: "improved", label: "Reliably improved" },
      { code: "response", label: "Response" },
      { code: "remission", label: "In remission" },
    ],
  },
  {
    name: "due",
    label: "PHQ-9 due",
    choices: [
      { code: "late", label: "Overdue" },
      { code: "late-week", label: "Over a week late" },
      { code: "soon", label: "Within 7 days" },
    ],
  },
  {
    name: "heard",
    label: "Last heard",
    choices: [
      { code: "7", label: "Over 7 days ago" },
      { code: "14", label: "Over 14 days ago" },
      { code: "28", label: "Over 28 days ago" },
      { code: "never", label: "Never" },
    ],
  },
] as const;
export type CaseloadFilter = (typeof caseloadFilters)[number]["name"];

/** What is asked of a caseload. */
export type CaseloadAsked = {
  readonly sort: CaseloadSort;
  readonly filters: Readonly<Partial<Record<CaseloadFilter, string>>>;
};

type Query = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/** Sort and filters of a query; whatever cannot be read is as if it were not there. */
export function readCaseload(query: Query): CaseloadAsked {
  const given = (name: string) => (query instanceof URLSearchParams ? query.get(name) : query[name]);
  const sort = caseloadSorts.find(({ code }) => code === given("sort"))?.code ?? caseloadSorts[0].code;
  const chosen = caseloadFilters.flatMap(({ name, choices }) => {
    const choice = choices.find(({ code }) => code === given(name));
    return choice ? [[name, choice.code] as const] : [];
  });
  return { sort, filters: Object.fromEntries(chosen) };
}

/** The query that `readCaseload` reads back: always the same for the same, and never empty. */
export function caseloadText({ sort, filters }: CaseloadAsked): string {
  const chosen = caseloadFilters.flatMap(({ name }) => {
    const code = filters[name];
    return code === undefined ? [] : [[name, code] as const];
  });
  return new URLSearchParams({ sort, ...Object.fromEntries(chosen) }).toString();
}

/** What the filters say, e.g. ["PHQ-9 band: Severe", "PHQ-9 due: Overdue"]; empty where there is none. */
export function filterWords({ filters }: CaseloadAsked): { name: CaseloadFilter; words: string }[] {
  return caseloadFilters.flatMap(({ name, label, choices }) => {
    const choice = choices.find(({ code }) => code === filters[name]);
    return choice ? [{ name, words: `${label}: ${choice.label.toLowerCase()}` }] : [];
  });
}

/** The same but for one filter, changed or taken away. */
export function withFilter(asked: CaseloadAsked, name: CaseloadFilter, code: string | null): CaseloadAsked {
  const { [name]: _, ...others } = asked.filters;
  return { ...asked, filters: code === null ? others : { ...others, [name]: code } };
}
