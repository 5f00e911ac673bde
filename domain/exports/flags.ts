import { explain, explanationInWords, type FlagBasis } from "@/domain/explain";
import { type ClinicalTable, moment, patientNumber, rowId } from "@/domain/exports/column";
import { type Priority, priorities } from "@/domain/priority";
import type { Evidence } from "@/domain/rules/rule";
import { type Outcome, outcomes } from "@/domain/triage";

/** As the database gives it: moments in ISO 8601, UTC. */
export type FlagRow = {
  readonly patientId: string;
  readonly patientNumber: string;
  readonly id: string;
  readonly caseId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly priority: Priority;
  readonly summary: string;
  readonly evidence: Evidence[];
  readonly basis: FlagBasis | null;
  readonly answeredAt: string;
  readonly raisedAt: string;
  readonly closedAt: string | null;
  /** How the case ended; null while it is open. */
  readonly outcome: Outcome | null;
};

export const flagsTable: ClinicalTable<FlagRow> = {
  name: "flags",
  title: "Flags",
  row: "one flag: a finding of a rule that was raised and stays until its case is closed",
  order: "by patient as registered, then when it was raised",
  columns: [
    patientNumber,
    moment("answered_at", "When the answer that raised it was given.", (row) => row.answeredAt),
    moment("raised_at", "When it was raised.", (row) => row.raisedAt),
    {
      name: "rule",
      type: "text",
      means: "The rule, by its id: see docs/rules.",
      cell: (row) => row.ruleId,
      research: "same",
    },
    {
      name: "rule_version",
      type: "number",
      means: "Version of the rule that raised it.",
      cell: (row) => row.ruleVersion,
      research: "same",
    },
    {
      name: "thresholds_version",
      type: "number",
      means:
        "Version of the clinic's numbers it was judged by; 0 for Heron's defaults. Empty on flags older than this column.",
      cell: (row) => row.basis?.thresholdsVersion ?? null,
      research: "same",
    },
    {
      name: "priority",
      type: "text",
      means: "How soon a person was to look.",
      values: priorities,
      cell: (row) => row.priority,
      research: "same",
    },
    {
      name: "summary",
      type: "text",
      means: "What was seen, in one sentence.",
      cell: (row) => row.summary,
      research: "out",
    },
    {
      name: "explanation",
      type: "text",
      means: "Why it was raised, in full: answers quoted, rule, numbers and source, as the case shows it.",
      cell: (row, { timeZone }) => explanationInWords(explain(row, timeZone)),
      research: "out",
    },
    moment("closed_at", "When its case was closed; empty while it is open.", (row) => row.closedAt),
    {
      name: "outcome",
      type: "text",
      means: "How its case ended; empty while it is open.",
      values: outcomes.map(({ code }) => code),
      cell: (row) => row.outcome,
      research: "same",
    },
    rowId("case_id", "case", "The case it belongs to.", (row) => row.caseId),
    rowId("flag_id", "flag", "The flag.", (row) => row.id),
  ],
};
