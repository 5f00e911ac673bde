import type { Table } from "@/domain/exports/column";
import { type Priority, priorities } from "@/domain/priority";

/** Where a patient stands, as the caseload shows it. */
export type StandingRow = {
  readonly number: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly standing: {
    readonly phq9: { readonly value: number; readonly band: string | null; readonly at: string } | null;
    readonly changeFromPrevious: number | null;
    readonly baseline: number | null;
    readonly changeFromBaseline: number | null;
    readonly reliable: string | null;
    readonly response: string | null;
    readonly onTrack: boolean | null;
    readonly openFlags: number;
    readonly lastCheckInAt: Date | null;
    readonly nextDueOn: string | null;
  };
  readonly plan: { readonly doseMg: number; readonly form: string } | null;
  readonly openCase: { readonly priority: Priority } | null;
};

export const caseloadTable: Table<StandingRow> = {
  name: "caseload",
  title: "Caseload",
  row: "one patient, as they stand now",
  order: "as the screen has it",
  columns: [
    {
      name: "patient_number",
      type: "text",
      means: "The clinic's own number of the patient.",
      cell: (row) => row.number,
    },
    { name: "family_name", type: "text", means: "Family name.", cell: (row) => row.familyName },
    { name: "given_name", type: "text", means: "Given name.", cell: (row) => row.givenName },
    {
      name: "phq9",
      type: "number",
      means: "Latest PHQ-9 total, 0 to 27, higher is more unwell; empty before the first.",
      cell: ({ standing }) => standing.phq9?.value ?? null,
    },
    {
      name: "phq9_band",
      type: "text",
      means: "Published band of that total.",
      cell: ({ standing }) => standing.phq9?.band ?? null,
    },
    {
      name: "phq9_at",
      type: "moment",
      means: "When it was answered.",
      cell: ({ standing }) => standing.phq9?.at ?? null,
    },
    {
      name: "change_from_previous",
      type: "number",
      means: "Points since the PHQ-9 before; above zero is worse.",
      cell: ({ standing }) => standing.changeFromPrevious,
    },
    {
      name: "baseline",
      type: "number",
      means: "PHQ-9 total before treatment.",
      cell: ({ standing }) => standing.baseline,
    },
    {
      name: "change_from_baseline",
      type: "number",
      means: "Points since the baseline; above zero is worse.",
      cell: ({ standing }) => standing.changeFromBaseline,
    },
    {
      name: "reliable_change",
      type: "text",
      means: "Whether that change is beyond measurement noise.",
      values: ["improved", "worse", "no-reliable-change"],
      cell: ({ standing }) => standing.reliable,
    },
    {
      name: "response",
      type: "text",
      means: "Whether it is a response to treatment, or remission; empty when neither.",
      values: ["response", "remission"],
      cell: ({ standing }) => standing.response,
    },
    {
      name: "on_track",
      type: "yes-or-no",
      means: "Whether the course is as it was for others who did well; empty where that cannot be told.",
      values: ["true", "false"],
      cell: ({ standing }) => standing.onTrack,
    },
    {
      name: "open_priority",
      type: "text",
      means: "Priority of the open case; empty when none is open.",
      values: priorities,
      cell: ({ openCase }) => openCase?.priority ?? null,
    },
    {
      name: "open_flags",
      type: "number",
      means: "Open flags.",
      cell: ({ standing }) => standing.openFlags,
    },
    {
      name: "plan_dose_mg",
      type: "number",
      means: "Dose of the plan in force, in mg.",
      cell: ({ plan }) => plan?.doseMg ?? null,
    },
    {
      name: "plan_form",
      type: "text",
      means: "Form of the plan in force.",
      cell: ({ plan }) => plan?.form ?? null,
    },
    {
      name: "last_check_in_at",
      type: "moment",
      means: "When Heron last heard from the patient.",
      cell: ({ standing }) => standing.lastCheckInAt?.toISOString() ?? null,
    },
    {
      name: "next_due_on",
      type: "day",
      means: "Day the next PHQ-9 is due; in the past when it is waiting.",
      cell: ({ standing }) => standing.nextDueOn,
    },
  ],
};
