import { answerText } from "@/domain/answer-text";
import {
  type ClinicalColumn,
  type ClinicalTable,
  type Disguise,
  moment,
  patientNumber,
  rowId,
  shifted,
} from "@/domain/exports/column";
import { findInstrument, findItem } from "@/domain/instruments/catalogue";
import { type Wording, worded } from "@/domain/instruments/clinic-wording";
import type { Answers, AnswerValue, Item } from "@/domain/instruments/instrument";
import { parseMoment } from "@/domain/local-day";

/** A check-in as the database gives it: moments in ISO 8601, UTC. */
export type AnsweredRow = {
  readonly patientId: string;
  readonly patientNumber: string;
  /** The patient's zone: answers may name a time without one. */
  readonly timeZone: string;
  readonly checkInId: string;
  readonly authoredAt: string;
  readonly receivedAt: string;
  readonly instrument: string;
  readonly instrumentVersion: string;
  readonly status: string;
  readonly source: string;
  readonly answers: Answers;
};

export type AnswerRow = AnsweredRow & {
  readonly linkId: string;
  /** Null when this Heron no longer knows the item. */
  readonly item: Item | null;
  readonly answer: AnswerValue;
};

/** The answers of a check-in in the instrument's order, each a row; what is not of the instrument comes last, by its linkId. */
export function answerRows(
  checkIn: AnsweredRow,
  wording: Wording | null,
  { freeText }: { freeText: boolean },
): AnswerRow[] {
  const found = findInstrument(checkIn.instrument);
  const items = found ? worded(found, wording).items : [];
  const known = items.filter(({ linkId }) => linkId in checkIn.answers);
  const ids = new Set(known.map(({ linkId }) => linkId));
  const others = Object.keys(checkIn.answers)
    .filter((linkId) => !ids.has(linkId))
    .sort();
  const rows = [
    ...known.map((item) => ({ linkId: item.linkId, item })),
    ...others.map((linkId) => ({ linkId, item: findItem(linkId)?.item ?? null })),
  ];
  return rows.flatMap(({ linkId, item }) => {
    const answer = checkIn.answers[linkId] ?? null;
    return !freeText && isFreeText(item, answer) ? [] : { ...checkIn, linkId, item, answer };
  });
}

/** What the patient may have written in own words: text items, and texts to items that nothing is known of. */
function isFreeText(item: Item | null, answer: AnswerValue): boolean {
  if (item) return item.type === "text";
  return typeof answer === "string" || Array.isArray(answer);
}

function coded(answer: AnswerValue): string | number | boolean | null {
  if (answer === null || typeof answer !== "object") return answer;
  return "sys" in answer ? `${answer.sys}/${answer.dia}` : answer.join(";");
}

/** An answer that can only be one of the instrument's own: options it offers, numbers, pressures, yes and no; moments shifted. */
function disguised({ item, answer, timeZone }: AnswerRow, disguise: Disguise): AnswerValue {
  if (!item || item.type === "text") return null;
  if (item.type === "dateTime") {
    const at = typeof answer === "string" ? parseMoment(answer, timeZone) : null;
    return shifted(at?.toISOString() ?? null, disguise);
  }
  if (item.type === "choice" || item.type === "multi-choice") {
    const offered = (one: unknown) => item.options.some(({ value }) => value === one);
    if (Array.isArray(answer)) return answer.filter(offered);
    return offered(answer) ? answer : null;
  }
  return typeof answer === "string" || Array.isArray(answer) ? null : answer;
}

function inWords(item: Item | null, answer: AnswerValue): string | null {
  if (answer === null) return null;
  return item ? answerText(item, answer) : String(coded(answer));
}

const same = <Name extends string>(
  name: Name,
  means: string,
  cell: (row: AnswerRow) => string | null,
  values?: readonly string[],
): ClinicalColumn<AnswerRow> => ({
  name,
  type: "text",
  means,
  ...(values && { values }),
  cell,
  research: "same",
});

export const answersTable: ClinicalTable<AnswerRow> = {
  name: "answers",
  title: "Answers",
  row: "one item of one check-in that counts, as it was answered; items that were not asked have no row",
  order: "by patient as registered, then time, then the items in the order they are asked",
  columns: [
    patientNumber,
    moment("authored_at", "When the patient finished answering.", (row) => row.authoredAt),
    {
      ...moment<AnswerRow>("received_at", "When Heron received it.", (row) => row.receivedAt),
      research: "out",
    },
    same("instrument", "The questionnaire, by its id: see docs/instruments.", (row) => row.instrument),
    {
      name: "instrument_version",
      type: "text",
      means: "Version of the questionnaire as its sender named it.",
      cell: (row) => row.instrumentVersion,
      // A sender may write anything here.
      research: "out",
    },
    same("status", "How far the check-in came (FHIR QuestionnaireResponse.status).", (row) => row.status, [
      "completed",
      "amended",
      "in-progress",
      "stopped",
    ]),
    same("item", "The question, by its linkId.", (row) => row.linkId),
    same(
      "question",
      "The question in the words it was asked in.",
      ({ item, linkId }) => item?.text || item?.label || linkId,
    ),
    {
      name: "value",
      type: "text",
      means:
        "The answer as a code or number; several joined by semicolons, a blood pressure as systolic/diastolic in mmHg. Empty when it was asked and not answered.",
      cell: (row) => coded(row.answer),
      research: {
        name: "value",
        type: "text",
        means:
          "The answer as a code or number; several joined by semicolons, a blood pressure as systolic/diastolic in mmHg. Empty when not answered. Moments are shifted as all of the subject's; free text has no row.",
        cell: (row, disguise) => coded(disguised(row, disguise)),
      },
    },
    {
      name: "answer",
      type: "text",
      means: "The answer in the words it was offered in. Empty when it was asked and not answered.",
      cell: (row) => inWords(row.item, row.answer),
      research: {
        name: "answer",
        type: "text",
        means: "The answer in the words it was offered in. Empty when not answered.",
        cell: (row, disguise) => inWords(row.item, disguised(row, disguise)),
      },
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
