import { type ClinicalTable, moment, patientNumber, rowId } from "@/domain/exports/column";

/** As the database gives it: moments in ISO 8601, UTC. */
export type ScoreRow = {
  readonly patientId: string;
  readonly patientNumber: string;
  readonly checkInId: string;
  readonly authoredAt: string;
  readonly receivedAt: string;
  readonly instrument: string;
  readonly instrumentVersion: string;
  readonly measure: string;
  readonly value: number | null;
  readonly band: string | null;
  readonly prorated: boolean;
  readonly answered: number;
  readonly of: number;
  readonly source: string;
};

export const scoresTable: ClinicalTable<ScoreRow> = {
  name: "scores",
  title: "Scores",
  row: "one measure of one check-in that counts: of corrected check-ins only the latest version is in it",
  order: "by patient as registered, then instrument, measure and time",
  columns: [
    patientNumber,
    moment("authored_at", "When the patient finished answering.", (row) => row.authoredAt),
    {
      ...moment<ScoreRow>("received_at", "When Heron received it.", (row) => row.receivedAt),
      research: "out",
    },
    {
      name: "instrument",
      type: "text",
      means: "The questionnaire, by its id: see docs/instruments.",
      cell: (row) => row.instrument,
      research: "same",
    },
    {
      name: "instrument_version",
      type: "text",
      means: "Version of the questionnaire as its sender named it.",
      cell: (row) => row.instrumentVersion,
      // A sender may write anything here.
      research: "out",
    },
    {
      name: "measure",
      type: "text",
      means:
        "Which number of the questionnaire, such as total: ranges and directions are in docs/instruments.",
      cell: (row) => row.measure,
      research: "same",
    },
    {
      name: "value",
      type: "number",
      means: "The score. Empty when too little was answered to score: empty is never zero.",
      cell: (row) => row.value,
      research: "same",
    },
    {
      name: "band",
      type: "text",
      means:
        "Published band of the score, such as moderate; empty where the measure has none. Says how unwell, never how soon.",
      cell: (row) => row.band,
      research: "same",
    },
    {
      name: "prorated",
      type: "yes-or-no",
      means: "Whether missing items were replaced by the mean of those answered.",
      values: ["true", "false"],
      cell: (row) => row.prorated,
      research: "same",
    },
    {
      name: "items_answered",
      type: "number",
      means: "How many of the items that are scored were answered.",
      cell: (row) => row.answered,
      research: "same",
    },
    {
      name: "items_scored",
      type: "number",
      means: "How many items the score is made of.",
      cell: (row) => row.of,
      research: "same",
    },
    {
      name: "source",
      type: "text",
      means: "Whether it was answered in Heron's own form or sent by another system.",
      values: ["heron", "api"],
      cell: (row) => row.source,
      research: "out",
    },
    rowId("check_in_id", "check_in", "The check-in it comes from.", (row) => row.checkInId),
  ],
};
