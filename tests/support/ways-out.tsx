import { renderToStaticMarkup } from "react-dom/server";
import { POST as tablesDoor } from "@/app/api/exports/send/route";
import { GET as fhirDoor } from "@/app/api/patients/[patientId]/fhir.json/route";
import { GET as scoresDoor } from "@/app/api/patients/[patientId]/scores.csv/route";
import { ScoreTable } from "@/components/score-table";
import { findTrend } from "@/db/queries/find-trend";
import { listJournal } from "@/db/queries/list-journal";
import type { Viewer } from "@/domain/access";
import { readImport } from "@/domain/import/read-import";
import { findInstrument } from "@/domain/instruments/catalogue";
import type { Answers } from "@/domain/instruments/instrument";
import { parseQuestionnaireResponse } from "@/domain/questionnaire-response";
import { readCsv } from "@/domain/read-csv";
import { adminSql } from "@/tests/support/database";

/** What one way out of Heron tells of a patient: answers by check-in, scores by check-in and measure. */
export type Told = {
  answers?: ReadonlyMap<string, Answers>;
  /** Keys are "ID instrument/measure". A score that could not be made may be null or left out. */
  scores?: ReadonlyMap<string, number | null>;
  /** People read it: numbers have one decimal at most. */
  isRounded?: true;
};

type WayOut = (clinician: Viewer, patientId: string) => Promise<Told>;

/**
 * Every way by which answers and scores leave the database for somebody's eyes. A new one (the PDF's text is the next) is one more
 * entry here: `tests/db/equality.test.ts` then holds it to all others.
 */
export const waysOut: Readonly<Record<string, WayOut>> = {
  "the database": async (_, patientId) => {
    const answers = await adminSql()`select id, answers from app.check_ins where patient_id = ${patientId}`;
    const scores = await adminSql()`select check_in_id, instrument, measure, value from app.scores
      where patient_id = ${patientId}`;
    return {
      answers: new Map(answers.map((row) => [row.id, row.answers])),
      scores: new Map(
        scores.map((row) => [`${row.check_in_id} ${row.instrument}/${row.measure}`, row.value]),
      ),
    };
  },

  "the journal": async (clinician, patientId) => {
    const { entries } = await listJournal(clinician, patientId, null);
    const answered = entries.flatMap((one) => (one.kind === "check-in" ? [one] : []));
    return { answers: new Map(answered.map((one) => [one.id, one.answers])) };
  },

  "the chart's data": async (clinician, patientId) => {
    const { series } = await findTrend(clinician, patientId, new Date(0));
    return { scores: pointsOf(series) };
  },

  "the table beside the chart": async (clinician, patientId) => {
    const { series } = await findTrend(clinician, patientId, new Date(0));
    const scores = new Map<string, number>();
    for (const [key, points] of Object.entries(series)) {
      for (const [checkInId, value] of readTable(key, points)) scores.set(`${checkInId} ${key}`, value);
    }
    return { scores, isRounded: true };
  },

  "the CSV of scores": async (_, patientId) => ({ scores: scoresIn(await tableOf("scores", patientId)) }),

  "the CSV beside the chart": async (_, patientId) => ({
    scores: scoresIn(await textOf(scoresDoor, patientId)),
  }),

  "the CSV of answers": async (_, patientId) => {
    const read = readImport(await tableOf("answers", patientId), new Date());
    if (read.kind !== "read") throw new Error(read.problem.message);
    const answers = read.entries.map((entry) => {
      if (entry.kind === "refused") throw new Error(JSON.stringify(entry.problems));
      return [entry.identifier?.split("|")[1] ?? "", entry.checkIn.answers] as const;
    });
    return { answers: new Map(answers) };
  },

  FHIR: async (_, patientId) => {
    const { entry } = JSON.parse(await textOf(fhirDoor, patientId));
    const resources = (entry as { resource: Record<string, unknown> }[]).map(({ resource }) => resource);
    const answers = new Map<string, Answers>();
    const scores = new Map<string, number | null>();
    for (const resource of resources) {
      if (resource.resourceType === "QuestionnaireResponse") {
        const read = parseQuestionnaireResponse(resource, new Date());
        if (read.kind !== "ok") throw new Error(JSON.stringify(read.issues));
        answers.set(String(resource.id), read.checkIn.answers);
      }
      const own = codeOf(resource, "urn:heron:CodeSystem/measure");
      if (own) scores.set(`${String(resource.id).slice(0, 36)} ${own}`, valueOfQuantity(resource));
    }
    return { answers, scores };
  },
};

type Points = Awaited<ReturnType<typeof findTrend>>["series"];

function pointsOf(series: Points): Map<string, number> {
  return new Map(
    Object.entries(series).flatMap(([key, points]) =>
      points.map((point) => [`${point.checkInId} ${key}`, point.value] as const),
    ),
  );
}

function readTable(key: string, points: Points[string]): (readonly [string, number])[] {
  const [instrument = "", id] = key.split("/");
  const measure = findInstrument(instrument)?.measures.find((one) => one.id === id);
  if (!measure) throw new Error(`no measure ${key}`);
  const props = { name: key, measure, points, before: null, baseline: null, flags: [], timeZone: "UTC" };
  const html = renderToStaticMarkup(<ScoreTable {...props} />);
  return [...html.matchAll(/data-check-in="([^"]+)".*?data-score="">([\d.,]+)/g)].map(
    ([, checkInId = "", shown = ""]) => [checkInId, Number(shown.replaceAll(",", ""))] as const,
  );
}

function scoresIn(text: string): Map<string, number | null> {
  const read = readCsv(text);
  if (read.kind !== "rows") throw new Error("the CSV of scores cannot be read");
  const [head, ...rows] = read.rows.map(({ cells }) => cells);
  const column = (name: string) => head?.indexOf(name) ?? -1;
  const scores = rows.map((cells) => {
    const [id, instrument, measure, value] = ["check_in_id", "instrument", "measure", "value"].map(
      (name) => cells[column(name)],
    );
    return [`${id} ${instrument}/${measure}`, value === null ? null : Number(value)] as const;
  });
  return new Map(scores);
}

/** A table of one patient, as the page Exports sends it. */
async function tableOf(what: "answers" | "scores", patientId: string): Promise<string> {
  const freeText = what === "answers" ? { freeText: "yes" } : {};
  const request = new Request("http://localhost/", {
    method: "POST",
    headers: { host: "localhost", origin: "http://localhost", "content-type": "application/json" },
    body: JSON.stringify({ what, patientId, reason: "treatment", ...freeText }),
  });
  const response = await tablesDoor(request, { params: Promise.resolve({}) });
  if (response.status !== 200) throw new Error(await response.text());
  return response.text();
}

type Door = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function textOf(door: Door, patientId: string): Promise<string> {
  const request = new Request("http://localhost/", { headers: { host: "localhost" } });
  const response = await door(request, { params: Promise.resolve({ patientId }) });
  if (response.status !== 200) throw new Error(`${response.status}`);
  return response.text();
}

function codeOf(resource: Record<string, unknown>, system: string): string | null {
  if (resource.resourceType !== "Observation") return null;
  const { coding } = resource.code as { coding: { system: string; code: string }[] };
  return coding.find((one) => one.system === system)?.code ?? null;
}

function valueOfQuantity({ valueQuantity }: Record<string, unknown>): number | null {
  return (valueQuantity as { value: number } | undefined)?.value ?? null;
}
